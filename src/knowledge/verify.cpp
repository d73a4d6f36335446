#include "basis.hpp"
#include "citations.hpp"

#include "ergoaudit/instruments/instrument_check.hpp"
#include "ergoaudit/knowledge/knowledge.hpp"
#include "ergoaudit/plan/aid_check.hpp"
#include "ergoaudit/plan/knob_check.hpp"
#include "ergoaudit/rules/mutants.hpp"
#include "ergoaudit/rules/rule_check.hpp"

#include <algorithm>
#include <iterator>
#include <set>
#include <string>
#include <string_view>

#include <fmt/format.h>

namespace ergoaudit {
namespace {

void append(Diagnostics& all, Diagnostics more) {
    all.insert(all.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

// The severity is the one that the review's word stands for; critical is high with support missing or a chair unsafe.
Diagnostics check_grade(const Rule& rule, const Scoring& scoring) {
    if (rule.grade == Grade::none || !rule.grade_reason.empty()) return {};
    const auto grade = static_cast<std::size_t>(rule.grade) - 1;
    const Severity expected = scoring.severity_of[grade];
    if (rule.severity == expected || (rule.grade == Grade::high && rule.severity == Severity::critical)) return {};
    return {{.file = std::string(rule.where.file),
             .where = rule.where.span,
             .message = fmt::format("rule \"{}\" is {}, but the review grades it {}, which is {}", rule.id,
                                    severity_names[static_cast<std::size_t>(rule.severity)], grade_names[grade],
                                    severity_names[static_cast<std::size_t>(expected)]),
             .help = "take that severity, or say why not in grade_reason"}};
}

}  // namespace

Diagnostics verify(const Knowledge& knowledge) {
    Diagnostics problems;
    for (const std::span<const Rule> rules : knowledge.rules_and_clashes())
        for (const Rule& rule : rules) {
            append(problems, run_examples(rule));
            append(problems, check_bound_examples(rule));
            append(problems, check_mutants(rule));
            append(problems, check_basis(rule, knowledge));
            append(problems, check_grade(rule, knowledge.scoring));
        }
    for (const Knob& knob : knowledge.knobs) {
        append(problems, check_range(knob));
        append(problems, run_examples(knob));
        append(problems, check_mutants(knob));
    }
    for (const Aid& aid : knowledge.aids) {
        append(problems, run_examples(aid));
        append(problems, check_mutants(aid));
    }
    for (const Profile& profile : knowledge.profiles)
        for (const RuleChange& change : profile.changes)
            if (change.from == profile.id) append(problems, check_basis(change, knowledge));
    for (const Instrument& instrument : knowledge.instruments) append(problems, check_worked_examples(instrument));
    std::set<std::string_view> cited;
    for (const Cited& one : citations(knowledge)) cited.insert(one.key);
    for (const Source& source : knowledge.sources)
        if (!cited.contains(source.key))
            problems.push_back({.file = std::string(source.place.file),
                                .where = source.place.span,
                                .message = fmt::format("nobody cites the source \"{}\"", source.key),
                                .help = "cite it where it is used, or take it out"});
    return problems;
}

}  // namespace ergoaudit
