#include "document_text.hpp"

#include "document_words.hpp"
#include "drawing.hpp"
#include "page.hpp"
#include "report_document.hpp"

#include <cmath>
#include <utility>

#include <fmt/format.h>

namespace ergoaudit {
namespace {

class ChapterText {
  public:
    ChapterText(const DocumentChapter& chapter, const Report& report, const TextStyle& style)
        : chapter_(chapter), page_(style), profile_(report.profile), scoring_(report.knowledge->scoring) {}

    std::string run() {
        bool says_the_action = chapter_.audit->status == Status::withheld;  // nothing stands before it
        if (!says_the_action) title();
        for (const DocumentSection& section : chapter_.sections) {
            if (!says_the_action) page_.heading(section.heading);
            for (const DocumentBlock& block : section.blocks) write(block);
            if (std::exchange(says_the_action, false)) title();
        }
        return page_.take();
    }

  private:
    void title() { page_.ends(chapter_.audit->source, fmt::format("ergoaudit, profile {}", profile_), Ink::dim); }

    void write(const DocumentBlock& block) {
        switch (block.kind) {
            case DocumentBlock::Kind::paragraph:
                page_.paragraph(block.text, "  ");
                break;
            case DocumentBlock::Kind::quiet:
                page_.paragraph(block.text, "  ", Ink::dim);
                break;
            case DocumentBlock::Kind::warning:
                page_.paragraph(block.text, "  ", Ink::strong);
                break;
            case DocumentBlock::Kind::action:
                page_.box(block.text, Ink::bad);
                break;
            case DocumentBlock::Kind::steps:
            case DocumentBlock::Kind::points:
            case DocumentBlock::Kind::glance:
                list(block);
                break;
            case DocumentBlock::Kind::table:
                table(block.table);
                break;
            case DocumentBlock::Kind::score:
                score();
                break;
            case DocumentBlock::Kind::drawing:
                drawing();
                break;
        }
    }

    void list(const DocumentBlock& block) {
        std::size_t number = 0;
        for (const DocumentItem& item : block.items) {
            std::string text = item.lead;
            if (!text.empty() && !item.text.empty())
                text += block.kind == DocumentBlock::Kind::glance && !text.ends_with(':') ? ": " : " ";
            text += item.text;
            const bool is_numbered = block.kind == DocumentBlock::Kind::steps;
            page_.paragraph(text, is_numbered ? fmt::format("  {}. ", ++number) : std::string("  - "));
            for (const std::string& note : item.notes) page_.paragraph(note, "     ", Ink::dim);
        }
    }

    // A row a paragraph: what it is about, and under it what is said of that.
    void table(const DocumentTable& table) {
        page_.paragraph(table.caption + ":", "  ", Ink::dim);
        for (const auto& row : table.rows) {
            page_.paragraph(row.front(), "  - ");
            std::string rest;
            for (std::size_t i = 1; i < row.size(); ++i)
                if (row[i] != "\u2013" && !row[i].empty())
                    rest += fmt::format("{}{}: {}", rest.empty() ? "" : "; ", table.head[i], without_full_stop(row[i]));
            if (!rest.empty()) page_.paragraph(rest, "    ", Ink::dim);
        }
    }

    void score() {
        const double value = chapter_.audit->score.total.score.value;
        if (!std::isnan(value)) page_.bar(value / 100, "", ink_of_score(value, scoring_));
    }

    void drawing() {
        for (const DrawnPanel& panel : draw_panels(*chapter_.audit, "")) {
            page_.paragraph(panel.heading + ":", "  ", Ink::strong);
            for (const std::string& sentence : panel.sentences) page_.paragraph(sentence, "  - ");
        }
    }

    const DocumentChapter& chapter_;
    Page page_;
    std::string_view profile_;
    const Scoring& scoring_;
};

}  // namespace

std::string chapter_as_text(const DocumentChapter& chapter, const Report& report, const TextStyle& style) {
    return ChapterText(chapter, report, style).run();
}

}  // namespace ergoaudit
