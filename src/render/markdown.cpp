// The report as Markdown: the same document as HTML, tables as lists, the drawing in words, lines of 80 columns.

#include "document_words.hpp"
#include "drawing.hpp"
#include "markdown_text.hpp"
#include "report_document.hpp"

#include "ergoaudit/base/text.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

namespace ergoaudit {
namespace {

constexpr std::size_t md_width = 80;  // one less is used: a line may need a backslash in front

class MarkdownPage {
  public:
    explicit MarkdownPage(const Report& report) : document_(document_of(report)) {}

    std::string run() {
        heading(1, document_.title);
        if (!document_.overview.rows.empty()) {
            heading(2, "At a glance");
            table(document_.overview);
        }
        for (const DocumentChapter& chapter : document_.chapters) one(chapter);
        if (document_.chapters.empty()) paragraph("No description was found.");
        paragraph(md_literal(document_.made_with) + ".");
        return std::move(out_);
    }

  private:
    [[nodiscard]] bool is_single() const { return document_.chapters.size() == 1; }

    void blank() {
        if (!out_.empty() && !out_.ends_with("\n\n")) out_ += '\n';
    }
    void heading(std::size_t level, std::string_view text) {
        blank();
        out_ += fmt::format("{} {}\n", std::string(level, '#'), md_literal(text));
    }
    // `text` is literal already.
    void lines(std::string_view text, std::string_view first, std::string_view next) {
        bool is_first = true;
        for (const std::string& line : wrap(text, md_width - 1 - next.size())) {
            out_ += std::string(is_first ? first : next) + md_line(line) + "\n";
            is_first = false;
        }
        if (is_first) out_ += std::string(first) + "\\-\n";
    }
    void paragraph(std::string_view text) {
        blank();
        lines(text, "", "");
    }

    void one(const DocumentChapter& chapter) {
        chapter_ = &chapter;
        if (!is_single()) heading(2, fmt::format("File {}", chapter.number));
        bool says_the_action = chapter.audit->status == Status::withheld;  // only its heading stands before it
        const auto name = [&] { paragraph("Description: " + md_literal(chapter.audit->source)); };
        if (!says_the_action) name();
        for (const DocumentSection& section : chapter.sections) {
            heading(is_single() ? 2 : 3,
                    is_single() ? section.heading : fmt::format("{} (file {})", section.heading, chapter.number));
            in_quote_ = false;
            for (const DocumentBlock& block : section.blocks) write(block);
            if (std::exchange(says_the_action, false)) name();
        }
    }

    void write(const DocumentBlock& block) {
        if (block.kind != DocumentBlock::Kind::warning && block.kind != DocumentBlock::Kind::action) in_quote_ = false;
        switch (block.kind) {
            case DocumentBlock::Kind::paragraph:
            case DocumentBlock::Kind::quiet:
                paragraph(md_literal(block.text));
                break;
            case DocumentBlock::Kind::warning:
            case DocumentBlock::Kind::action:
                quote(block.text);
                break;
            case DocumentBlock::Kind::steps:
                list(block, true);
                break;
            case DocumentBlock::Kind::points:
                list(block, false);
                break;
            case DocumentBlock::Kind::glance:
                list(block, false);
                break;
            case DocumentBlock::Kind::table:
                table(block.table);
                break;
            case DocumentBlock::Kind::score:
                break;  // said below, under Score
            case DocumentBlock::Kind::drawing:
                drawing();
                break;
        }
    }

    void quote(std::string_view text) {
        if (text.empty()) return;
        if (in_quote_)
            out_ += ">\n";
        else
            blank();
        lines(md_literal(text), "> ", "> ");
        in_quote_ = true;
    }

    static std::string strong(std::string_view lead) {
        const std::string words = md_literal(lead);
        return words.empty() ? std::string() : "**" + words + "**";
    }

    void list(const DocumentBlock& block, bool is_numbered) {
        blank();
        std::size_t number = 0;
        for (const DocumentItem& item : block.items) {
            std::string text = strong(item.lead);
            if (!item.text.empty()) text += (text.empty() ? "" : " ") + md_literal(item.text);
            for (const std::string& note : item.notes) text += " " + md_literal(note);
            const std::string mark = is_numbered ? fmt::format("{}. ", ++number) : std::string("- ");
            lines(text, mark, std::string(mark.size(), ' '));
        }
    }

    void table(const DocumentTable& table) {
        paragraph(md_literal(table.caption) + ":");
        blank();
        for (const auto& row : table.rows) {
            std::string text = strong(row.front());
            std::string rest;
            for (std::size_t i = 1; i < row.size(); ++i)
                if (row[i] != "\u2013") {
                    std::string name = table.head[i];
                    if (!rest.empty()) name[0] = static_cast<char>(name[0] | 0x20);
                    rest += fmt::format("{}{}: {}", rest.empty() ? "" : "; ", md_literal(name),
                                        md_literal(without_full_stop(row[i])));
                }
            if (!rest.empty()) text += " " + rest + ".";
            lines(text, "- ", "  ");
        }
    }

    void drawing() {
        for (const DrawnPanel& panel : draw_panels(*chapter_->audit, fmt::format("d{}-", chapter_->number))) {
            paragraph(md_literal(panel.heading) + ":");
            blank();
            for (const std::string& sentence : panel.sentences) lines(md_literal(sentence), "- ", "  ");
        }
    }

    ReportDocument document_;
    const DocumentChapter* chapter_ = nullptr;
    std::string out_;
    bool in_quote_ = false;  // two after each other are one quotation
};

}  // namespace

std::string as_markdown(const Report& report, const TextStyle& style) {
    std::string page = MarkdownPage(report).run();
    return style.ascii ? in_ascii(page) : page;
}

}  // namespace ergoaudit
