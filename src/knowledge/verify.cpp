#include "basis.hpp"

#include "ergoaudit/knowledge/knowledge.hpp"
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

std::set<std::string_view> cited_keys(const Knowledge& knowledge) {
    std::set<std::string_view> keys;
    const auto cite = [&](std::span<const std::string_view> more) { keys.insert(more.begin(), more.end()); };
    for (const Rule& rule : knowledge.rules)
        for (const Citation& citation : rule.sources) keys.insert(citation.key);
    for (const Question& question : knowledge.safety.questions) cite(question.sources);
    for (const RedFlag& flag : knowledge.safety.red_flags) cite(flag.sources);
    for (const Contraindication& one : knowledge.safety.contraindications) cite(one.sources);
    for (const EmergencyNumber& one : knowledge.safety.emergency_numbers) cite(one.sources);
    for (const Exercise& exercise : knowledge.exercise.exercises) cite(exercise.sources);
    cite(knowledge.exercise.programme.breaks.sources);
    cite(knowledge.exercise.programme.sources);
    for (const Knob& knob : knowledge.knobs) keys.insert(knob.source);
    for (const Profile& profile : knowledge.profiles) {
        for (const RuleChange& change : profile.changes) cite(change.sources);
        for (const LegalClause& clause : profile.clauses) keys.insert(clause.source);
    }
    return keys;
}

void append(Diagnostics& all, Diagnostics more) {
    all.insert(all.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

}  // namespace

Diagnostics verify(const Knowledge& knowledge) {
    Diagnostics problems;
    for (const Rule& rule : knowledge.rules) {
        append(problems, run_examples(rule));
        append(problems, check_bound_examples(rule));
        append(problems, check_mutants(rule));
        append(problems, check_basis(rule, knowledge));
    }
    const std::set<std::string_view> cited = cited_keys(knowledge);
    for (const Source& source : knowledge.sources)
        if (!cited.contains(source.key))
            problems.push_back({.file = {},
                                .message = fmt::format("nobody cites the source \"{}\"", source.key),
                                .help = "cite it where it is used, or take it out"});
    return problems;
}

}  // namespace ergoaudit
