// Which sections a report has, by role. Entry: document_of().

#include "report_document.hpp"

#include "document_words.hpp"
#include "page.hpp"
#include "role_sections.hpp"

#include "ergoaudit/base/number_text.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <span>

#include <fmt/format.h>

namespace ergoaudit {
namespace {

DocumentSection not_read() {
    return {.name = "not-read",
            .heading = "This file was not read",
            .blocks = {{.kind = DocumentBlock::Kind::warning,
                        .text = "Its mistakes are shown where the program was run. Put them right and run it again.",
                        .items = {},
                        .table = {}}}};
}

std::vector<DocumentSection> sections_for(const Report& report, const Audit& audit) {
    if (audit.exit == Exit::bad_input) return {not_read()};
    switch (report.role) {
        case Role::employee:
            return person_sections(report, audit);
        case Role::manager:
            return employer_sections(audit);
        case Role::oh:
            break;
    }
    auto sections = record_before(audit);
    auto person = person_sections(report, audit);
    // who must be seen comes before any record
    sections.insert(audit.status == Status::withheld ? sections.begin() : sections.end(),
                    std::make_move_iterator(person.begin()), std::make_move_iterator(person.end()));
    std::ranges::move(record_after(report, audit), std::back_inserter(sections));
    return sections;
}

std::string_view title_of(const Report& report) {
    if (report.audits.size() != 1) return "Workstations";
    if (report.audits[0].status == Status::withheld) return "Please read this first";
    switch (report.role) {
        case Role::employee:
            return "Your workstation";
        case Role::manager:
            return "Workstation, for the employer";
        case Role::oh:
            break;
    }
    return "Workstation assessment";
}

// What the first screen of a chapter says under this; empty where it does not.
std::string_view at_a_glance(const DocumentChapter& chapter, std::string_view lead) {
    for (const DocumentSection& section : chapter.sections)
        for (const DocumentBlock& block : section.blocks)
            if (block.kind == DocumentBlock::Kind::glance)
                for (const DocumentItem& item : block.items)
                    if (item.lead == lead) return item.text;
    return {};
}

std::string first_of(const DocumentChapter& chapter) {
    if (chapter.audit->exit == Exit::bad_input) return "Not read: its mistakes are shown where the program was run.";
    for (const DocumentSection& section : chapter.sections)
        for (const DocumentBlock& block : section.blocks)
            if (block.kind == DocumentBlock::Kind::action) return block.text;
    return std::string(at_a_glance(chapter, lead_of_what_first));
}

std::string number_or_dash(double value) { return std::isnan(value) ? std::string("\u2013") : whole(value); }

DocumentTable overview_of(std::span<const DocumentChapter> chapters) {
    DocumentTable table;
    if (chapters.size() < 2) return table;
    table.caption = "The workstations, in the order of this page";
    table.head = {"Workstation", "Now", "Planned", "Costs", std::string(lead_of_what_first)};
    for (const DocumentChapter& chapter : chapters) {
        const Audit& audit = *chapter.audit;
        const bool has_plan = audit.plan.has_value() && audit.status != Status::withheld;
        table.rows.push_back(
            {audit.source, number_or_dash(audit.score.total.score.value),
             number_or_dash(has_plan ? audit.plan->told().score_after : unknown),
             has_plan && audit.plan->told().buys() ? price_said(audit.plan->told().cost, audit) : std::string("\u2013"),
             first_of(chapter)});
        table.chapters.push_back(chapter.number);
    }
    return table;
}

}  // namespace

DocumentChapter chapter_of(const Report& report, std::size_t i) {
    return {.audit = &report.audits[i], .number = i + 1, .sections = sections_for(report, report.audits[i])};
}

ReportDocument document_of(const Report& report) {
    ReportDocument document;
    document.title = title_of(report);
    for (const std::size_t i : by_urgency(report)) document.chapters.push_back(chapter_of(report, i));
    document.overview = overview_of(document.chapters);
    document.made_with =
        fmt::format("ergoaudit {}, profile {}, rules {}", ERGOAUDIT_VERSION, report.profile, report.knowledge->digest);
    return document;
}

}  // namespace ergoaudit
