// Which sections a report has, by role. Entry: document_of().

#include "report_document.hpp"

#include "document_words.hpp"
#include "role_sections.hpp"

#include <algorithm>
#include <iterator>

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

}  // namespace

DocumentChapter chapter_of(const Report& report, std::size_t i) {
    return {.audit = &report.audits[i], .number = i + 1, .sections = sections_for(report, report.audits[i])};
}

ReportDocument document_of(const Report& report) {
    ReportDocument document;
    document.title = title_of(report);
    for (const std::size_t i : by_urgency(report)) document.chapters.push_back(chapter_of(report, i));
    document.made_with =
        fmt::format("ergoaudit {}, profile {}, rules {}", ERGOAUDIT_VERSION, report.profile, report.knowledge->digest);
    return document;
}

}  // namespace ergoaudit
