#pragma once
// Private to this folder: writes the sections of a chapter one after another, numbers with a true minus sign.

#include "document_words.hpp"
#include "report_document.hpp"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace ergoaudit {

class DocumentWriter {
  public:
    void section(std::string_view name, std::string heading) {
        sections_.push_back({.name = std::string(name), .heading = std::move(heading), .blocks = {}});
    }
    void add(DocumentSection section) { sections_.push_back(std::move(section)); }
    DocumentBlock& block(DocumentBlock::Kind kind) {
        auto& blocks = sections_.back().blocks;
        blocks.push_back({.kind = kind, .text = {}, .items = {}, .table = {}});
        return blocks.back();
    }
    void paragraph(DocumentBlock::Kind kind, std::string text) {
        if (!text.empty()) block(kind).text = with_true_minus(text);
    }
    // Of the list that the section ends with, or a new one.
    void item(DocumentBlock::Kind kind, DocumentItem item) {
        auto& blocks = sections_.back().blocks;
        if (blocks.empty() || blocks.back().kind != kind) block(kind);
        item.lead = with_true_minus(item.lead);
        item.text = with_true_minus(item.text);
        for (std::string& note : item.notes) note = with_true_minus(note);
        blocks.back().items.push_back(std::move(item));
    }
    void item(DocumentBlock::Kind kind, std::string_view text) {
        item(kind, {.lead = {}, .text = std::string(text), .notes = {}});
    }
    // None where it has no row.
    void table(DocumentTable table) {
        if (table.rows.empty()) return;
        for (auto& row : table.rows)
            for (std::string& cell : row) cell = with_true_minus(cell);
        block(DocumentBlock::Kind::table).table = std::move(table);
    }

    [[nodiscard]] std::vector<DocumentSection> take() { return std::move(sections_); }

  private:
    std::vector<DocumentSection> sections_;
};

}  // namespace ergoaudit
