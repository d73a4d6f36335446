#pragma once
// One report, many formats: each a pure function of the audits.

#include "ergoaudit/audit/audit.hpp"
#include "ergoaudit/audit/comparison.hpp"
#include "ergoaudit/privacy/role.hpp"

#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ergoaudit {

// Two audits of one workstation.
struct Compared {
    std::string_view before, after;  // the files, as named
    std::string_view profile;
    const Comparison* comparison = nullptr;
    std::string_view action;  // what an urgent answer asks for, after; empty when none does: then it comes first
};

struct Report {
    std::vector<Audit> audits;  // in the order of the files
    std::size_t files = 0;      // how many audits there are where these are only some of them; 0: these are all
    const Knowledge* knowledge = nullptr;
    std::string_view profile;         // id
    int today = 0;                    // days since 1970-01-01: where calendars begin
    const Compared* since = nullptr;  // of the only audit, what changed since last time; may be null
    Role role = Role::employee;       // whose audits these are: already cut to what that role may see

    [[nodiscard]] bool is_of_several() const { return (files > 0 ? files : audits.size()) > 1; }
};

// A report that is written while the audits are made, so that nobody has to hold all of them.
class GrowingReport {
  public:
    GrowingReport() = default;
    GrowingReport(const GrowingReport&) = delete;
    GrowingReport& operator=(const GrowingReport&) = delete;
    virtual ~GrowingReport() = default;

    // `next`: as the whole report, with the next audit alone and `files` said. What can be written now; may be empty.
    virtual std::string add(const Report& next) = 0;
    // What is left. `head`: as the whole report, without audits.
    virtual std::string end(const Report& head) = 0;
};

struct TextStyle {
    std::size_t width = 80;
    bool colour = false;
    bool ascii = false;
    bool quiet = false;    // only what comes first, and the score
    bool verbose = false;  // rule ids, body terms, sources, what passed
};

[[nodiscard]] std::string as_text(const Report& report, const TextStyle& style);
[[nodiscard]] std::unique_ptr<GrowingReport> growing_text(const TextStyle& style);
[[nodiscard]] std::string as_json(const Report& report);
[[nodiscard]] std::unique_ptr<GrowingReport> growing_json(const TextStyle&);
// One self-contained page: no script, no network, light and dark, for the screen and for paper.
[[nodiscard]] std::string as_html(const Report& report, const TextStyle& style);
// The same document for tickets and wikis: CommonMark with tables as lists, lines of 80.
[[nodiscard]] std::string as_markdown(const Report& report, const TextStyle& style);
// The drawing alone.
[[nodiscard]] std::string as_svg(const Report& report, const TextStyle& style);

// A letter to a doctor or physiotherapist: what was told and advised, no diagnosis. Plain text of 72 columns; several
// are parted by a form feed.
[[nodiscard]] std::string as_letter(const Report& report, const TextStyle& style);

// Exercises and breaks alone.
[[nodiscard]] std::string exercise_as_text(const Report& report, const TextStyle& style);
[[nodiscard]] std::string exercise_as_markdown(const Report& report, const TextStyle& style);
// RFC 5545: one event for each session, repeated weekly for the length of the programme from `today` on, and the two
// reviews. Floating local times, no METHOD. Empty where nobody has a session.
[[nodiscard]] std::string as_calendar(const Report& report, const TextStyle& style);
// Settings of break timers, to be merged into theirs. Empty where nobody is given breaks.
[[nodiscard]] std::string as_stretchly(const Report& report, const TextStyle& style);
[[nodiscard]] std::string as_safe_eyes(const Report& report, const TextStyle& style);

// The one table of formats: what --format accepts, in the order in which it is listed.
struct Format {
    std::string_view name;
    std::string_view meaning;
    std::string (*render)(const Report&, const TextStyle&);
    bool shows_postures = true;  // AuditSettings::postures
    bool shows_plan = true;      // AuditSettings::plan
    bool heeds_quiet = false;    // TextStyle::quiet leaves plan and exercises out
    bool for_managers = true;    // false: it shows a body or exercises, of which nothing is for them
    // For another program, which keeps what it was given: an empty text is not written, and at levels 1 and 2 an
    // earlier one is to be deleted.
    bool is_imported = false;
    bool for_one_person = false;  // kept by one person: of several people together there is none
    // The same bytes written audit by audit; null where the whole is needed.
    std::unique_ptr<GrowingReport> (*grow)(const TextStyle&) = nullptr;
};
[[nodiscard]] std::span<const Format> formats();
// Those of the exercise command.
[[nodiscard]] std::span<const Format> exercise_formats();

}  // namespace ergoaudit
