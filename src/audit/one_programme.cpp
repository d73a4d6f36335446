#include "ergoaudit/audit/one_programme.hpp"

#include "prescribing.hpp"
#include "workup.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

namespace ergoaudit {
namespace {

using Workstations = std::span<const AuditedWorkstation>;

// How much was told about how somebody can exercise there: minutes, floor, equipment.
std::ptrdiff_t told_of_exercise(const Facts& facts) {
    std::ptrdiff_t told = 0;
    for (std::uint16_t i = 0; i < fact_count; ++i)
        if (fact_rows[i].path.starts_with("exercise.") && facts.knows(Fact{i})) ++told;
    return told;
}

const AuditedWorkstation* where_it_is_kept(Workstations places) {
    const AuditedWorkstation* kept = nullptr;
    for (const AuditedWorkstation& place : places)
        if (!place.audit->prescription.exercises.empty() &&
            (kept == nullptr ||
             told_of_exercise(place.description->facts) > told_of_exercise(kept->description->facts)))
            kept = &place;
    return kept;
}

// What was found at several workstations; of what is wrong at more than one, as it is said at the first.
class FoundAnywhere {
  public:
    FoundAnywhere(const AuditedWorkstation& home, Workstations places) : issues_(issues_from(home.audit->findings)) {
        for (const AuditedWorkstation& place : places)
            if (place.audit != home.audit) add(*place.audit);
    }

    [[nodiscard]] const std::vector<FoundIssue>& issues() const { return issues_; }

  private:
    void add(const Audit& audit) {
        const std::vector<FoundIssue> known = issues_;
        for (FoundIssue issue : issues_from(audit.findings)) {
            if (std::ranges::find(known, issue.rule, &FoundIssue::rule) != known.end()) continue;
            issue.message = said_.emplace_back(fmt::format("{}: {}", audit.source, issue.message));
            issues_.push_back(issue);
        }
    }

    std::vector<FoundIssue> issues_;
    std::deque<std::string> said_;  // stays where it is while it grows
};

}  // namespace

void keep_one_programme(std::span<const AuditedWorkstation> places, const Knowledge& knowledge,
                        const AuditSettings& settings) {
    if (places.size() < 2) return;
    const AuditedWorkstation* const home = where_it_is_kept(places);
    if (home == nullptr) return;
    const FoundAnywhere found(*home, places);
    const auto prescribe_at = [&](const AuditedWorkstation& place, std::string_view elsewhere) {
        const Workup workup = work_up(*place.description, knowledge.population, settings.today);
        place.audit->prescription = prescription_for(*place.description, workup.facts, knowledge, settings,
                                                     place.audit->safety, found.issues(), elsewhere);
    };
    for (const AuditedWorkstation& place : places)
        if (place.audit != home->audit && !place.audit->safety.is_help_first())
            prescribe_at(place, home->audit->source);
    prescribe_at(*home, {});
}

}  // namespace ergoaudit
