#pragma once
// The report for a person as a document: what stands where, in plain sentences, before any format. HTML and Markdown
// write the same document, so that neither says what the other leaves out.

#include "ergoaudit/render/report.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace ergoaudit {

struct DocumentItem {
    std::string lead;                // said strongly, first; may be empty
    std::string text;                // may be empty
    std::vector<std::string> notes;  // under it, quietly
};

struct DocumentTable {
    std::string caption;
    std::vector<std::string> head;
    std::vector<std::vector<std::string>> rows;  // as wide as the head; the first cell names the row
    std::vector<std::size_t> chapters;           // that the rows lead to, by number; empty: to none
};

struct DocumentBlock {
    enum class Kind : std::uint8_t { paragraph, quiet, warning, action, steps, points, glance, table, score, drawing };
    Kind kind = Kind::paragraph;
    std::string text;
    std::vector<DocumentItem> items;  // of steps, points and glance
    DocumentTable table;
};

struct DocumentSection {
    std::string name;  // "plan": an id within its chapter
    std::string heading;
    std::vector<DocumentBlock> blocks;
};

// One audited description.
struct DocumentChapter {
    const Audit* audit = nullptr;
    std::size_t number = 0;  // among the files, from 1
    std::vector<DocumentSection> sections;
};

struct ReportDocument {
    std::string title;
    DocumentTable overview;                 // a row a chapter, in their order; empty with fewer than two
    std::vector<DocumentChapter> chapters;  // who must be seen comes first
    std::string made_with;                  // "ergoaudit 0.1.0, profile office, rules 0123456789abcdef"
};

// Of the audit at that place of the report.
[[nodiscard]] DocumentChapter chapter_of(const Report& report, std::size_t i);
[[nodiscard]] ReportDocument document_of(const Report& report);

}  // namespace ergoaudit
