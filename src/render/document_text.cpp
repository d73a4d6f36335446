#include "document_text.hpp"

#include "document_words.hpp"
#include "drawing.hpp"
#include "page.hpp"
#include "report_document.hpp"

#include <cmath>

#include <fmt/format.h>

namespace ergoaudit {
namespace {

class DocumentText {
  public:
    DocumentText(const Report& report, const TextStyle& style)
        : document_(document_of(report)), page_(style), profile_(report.profile), scoring_(report.knowledge->scoring) {}

    std::string run() {
        for (const DocumentChapter& chapter : document_.chapters) {
            audit_ = chapter.audit;
            page_.blank();
            page_.ends(audit_->source, fmt::format("ergoaudit, profile {}", profile_), Ink::dim);
            for (const DocumentSection& section : chapter.sections) {
                page_.heading(section.heading);
                for (const DocumentBlock& block : section.blocks) write(block);
            }
        }
        return page_.take();
    }

  private:
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
        const double value = audit_->score.total.score.value;
        if (!std::isnan(value)) page_.bar(value / 100, "", ink_of_score(value, scoring_));
    }

    void drawing() {
        for (const DrawnPanel& panel : draw_panels(*audit_, "")) {
            page_.paragraph(panel.heading + ":", "  ", Ink::strong);
            for (const std::string& sentence : panel.sentences) page_.paragraph(sentence, "  - ");
        }
    }

    ReportDocument document_;
    Page page_;
    std::string_view profile_;
    const Scoring& scoring_;
    const Audit* audit_ = nullptr;
};

}  // namespace

std::string document_as_text(const Report& report, const TextStyle& style) { return DocumentText(report, style).run(); }

}  // namespace ergoaudit
