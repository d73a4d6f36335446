#include "ergoaudit/audit/comparison.hpp"

#include "wording.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <utility>

#include <fmt/format.h>

namespace ergoaudit {
namespace {

bool is_known(const Finding& finding) {
    return finding.verdict == Verdict::pass || finding.verdict == Verdict::partial || finding.verdict == Verdict::fail;
}

using Key = std::pair<std::string_view, std::string_view>;

std::map<Key, const Finding*> by_key(const Audit& audit) {
    std::map<Key, const Finding*> all;
    for (const Finding& finding : audit.findings) all[{finding.rule->id, finding.subject}] = &finding;
    return all;
}

VerdictChange change_of(const Finding* before, const Finding* after) {
    const Finding& shown = after != nullptr ? *after : *before;
    return {.rule = shown.rule->id,
            .subject = shown.subject,
            .title = shown.rule->words.title,
            .severity = shown.rule->severity,
            .before = before != nullptr ? before->verdict : Verdict::not_applicable,
            .after = after != nullptr ? after->verdict : Verdict::not_applicable,
            .credit_before = before != nullptr ? before->credit : unknown,
            .credit_after = after != nullptr ? after->credit : unknown,
            .message = shown.message};
}

// The heaviest change first.
void by_weight(std::vector<VerdictChange>& changes, const Scoring& scoring) {
    const auto weight = [&](const VerdictChange& one) {
        const double moved = std::abs(one.credit_after - one.credit_before);
        return scoring.weight(one.severity) * (std::isnan(moved) ? 1 : moved);
    };
    std::stable_sort(changes.begin(), changes.end(),
                     [&](const VerdictChange& a, const VerdictChange& b) { return weight(a) > weight(b); });
}

// Sorts the checks of both audits into what got better, worse, known and unknown; what was known both times is summed.
void sort_out(Comparison& result, const Audit& before, const Audit& after, const Scoring& scoring) {
    const auto was = by_key(before), is = by_key(after);
    double weight = 0, earned_before = 0, earned_after = 0;
    for (const Finding& now : after.findings) {
        const auto found = was.find({now.rule->id, now.subject});
        const Finding* then = found == was.end() ? nullptr : found->second;
        const bool known_then = then != nullptr && is_known(*then);
        if (is_known(now) && !known_then) result.newly_known.push_back(change_of(then, &now));
        if (!is_known(now) && known_then) result.no_longer_known.push_back(change_of(then, &now));
        if (!is_known(now) || !known_then) continue;
        ++result.common;
        weight += scoring.weight(now.rule->severity);
        earned_before += scoring.weight(now.rule->severity) * then->credit;
        earned_after += scoring.weight(now.rule->severity) * now.credit;
        if (now.credit > then->credit) result.better.push_back(change_of(then, &now));
        if (now.credit < then->credit) result.worse.push_back(change_of(then, &now));
    }
    for (const Finding& then : before.findings)
        if (is_known(then) && !is.contains({then.rule->id, then.subject}))
            result.no_longer_known.push_back(change_of(&then, nullptr));
    if (weight > 0) {
        result.common_before = 100 * earned_before / weight;
        result.common_after = 100 * earned_after / weight;
    }
    for (auto* list : {&result.better, &result.worse, &result.newly_known, &result.no_longer_known})
        by_weight(*list, scoring);
}

// Nothing of a workstation is told where somebody has to be seen first.
bool is_withheld(const Audit& audit) { return audit.status == Status::withheld; }

// Levels 1 to 3 ask for somebody; 4 and "not screened" do not.
int urgency(const Audit& audit) { return 4 - std::min(audit.safety.action_level.value_or(4), 4); }

void decide(Comparison& result, const Audit& before, const Audit& after) {
    if (!before.id.empty() && !after.id.empty() && before.id != after.id) {
        result.outcome = Outcome::not_comparable;
        result.because = "the two files are of different people";
        return;
    }
    if (urgency(after) > urgency(before)) {
        result.outcome = Outcome::worse;
        result.because = "an answer asks for somebody more urgently than before";
        return;
    }
    if (is_withheld(after)) {
        result.outcome = urgency(after) < urgency(before) ? Outcome::better : Outcome::same;
        return;
    }
    if (is_withheld(before) && !after.safety.screened) {  // what is not told any more is not well
        result.outcome = Outcome::not_comparable;
        result.because = "the answers about health that asked for help first are out of date or not there any more";
        return;
    }
    if (is_withheld(before)) {
        result.outcome = Outcome::better;
        result.because = "nothing asks for help first any more; of the workstation nothing was told then";
        return;
    }
    if (result.common == 0) {
        result.outcome = Outcome::not_comparable;
        result.because = "no check is known in both";
        return;
    }
    // As plans have it: a serious check may come to fail in exchange for a critical one that does no more.
    const bool is_in_exchange = std::ranges::any_of(result.better, [](const VerdictChange& one) {
        return one.severity == Severity::critical && one.before == Verdict::fail && one.after != Verdict::fail;
    });
    const Severity bearable = is_in_exchange ? Severity::serious : Severity::moderate;
    const auto fails_anew = std::find_if(result.worse.begin(), result.worse.end(), [&](const VerdictChange& one) {
        return one.severity < bearable && one.after == Verdict::fail && one.before != Verdict::fail;
    });
    const double moved = result.common_after - result.common_before;
    constexpr double noticed = 1e-4;  // what a report prints
    if (fails_anew != result.worse.end()) {
        result.outcome = Outcome::worse;
        result.because = fmt::format("a {} check fails that did not",
                                     severity_names[static_cast<std::size_t>(fails_anew->severity)]);
    } else if (moved < -noticed) {
        result.outcome = Outcome::worse;
    } else {
        result.outcome = moved > noticed || urgency(after) < urgency(before) ? Outcome::better : Outcome::same;
    }
}

std::string written(const Facts& facts, Fact fact, Instance at) {
    return facts.knows(fact, at) ? value_in_words(fact.info(), facts.value(fact, at), 2) : "not given";
}

bool differs(const Facts& a, const Facts& b, Fact fact, Instance at) {
    if (a.knows(fact, at) != b.knows(fact, at)) return true;
    return a.knows(fact, at) && a.value(fact, at) != b.value(fact, at);
}

// "reading, bifocal"; "none" of a list that is empty.
std::string names_written(const Facts& facts, std::string_view list) {
    std::string names;
    bool is_given = false;
    for (std::uint16_t i = 0; i < fact_count; ++i) {
        if (fact_rows[i].belongs_to != list) continue;
        is_given = is_given || facts.knows(Fact{i});
        if (facts.says(Fact{i})) names += fmt::format("{}{}", names.empty() ? "" : ", ", last_part(fact_rows[i].path));
    }
    return !names.empty() ? names : is_given ? "none" : "not given";
}

// A list of names is one value, however many of its names changed.
ValueChange list_change(const Facts& before, const Facts& after, const FactInfo& one_of_it) {
    ValueChange change{.key = std::string(one_of_it.belongs_to), .before = {}, .after = {}};
    if (one_of_it.who_may_see != Sensitivity::health) {
        change.before = names_written(before, one_of_it.belongs_to);
        change.after = names_written(after, one_of_it.belongs_to);
    }
    return change;
}

}  // namespace

Comparison compare(const Audit& before, const Audit& after, const Scoring& scoring) {
    Comparison result;
    if (!is_withheld(before) && !is_withheld(after)) {
        result.score_before = before.score.total.score.value;
        result.score_after = after.score.total.score.value;
        sort_out(result, before, after, scoring);
    }
    decide(result, before, after);
    return result;
}

std::vector<ValueChange> changed_values(const Facts& before, const Facts& after) {
    std::vector<ValueChange> changes;
    std::set<std::string_view> told;  // lists
    for (std::uint16_t i = 0; i < fact_count; ++i) {
        const FactInfo& info = fact_rows[i];
        if (info.origin == Origin::derived) continue;
        for (std::size_t number = 0; number < room_in(info.group); ++number) {
            const Row row{
                static_cast<std::uint16_t>(layout::rows.place[i].first + layout::rows.place[i].stride * number)};
            const auto [fact, at] = owner_of(row);
            if (!differs(before, after, fact, at)) continue;
            if (!info.belongs_to.empty()) {
                if (told.insert(info.belongs_to).second) changes.push_back(list_change(before, after, info));
                continue;
            }
            ValueChange change{.key = written_path(fact, at), .before = {}, .after = {}};
            if (info.who_may_see != Sensitivity::health) {
                change.before = written(before, fact, at);
                change.after = written(after, fact, at);
            }
            changes.push_back(std::move(change));
        }
    }
    return changes;
}

}  // namespace ergoaudit
