#include "cross_checks.hpp"

#include "ergoaudit/base/text.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace ergoaudit {

namespace {

bool is_listed(std::string_view name, Names names) { return std::ranges::find(names, name) != names.end(); }

bool is_flag(std::string_view id, const SafetyKnowledge& knowledge) {
    return std::ranges::find(knowledge.red_flags, id, &RedFlag::id) != knowledge.red_flags.end();
}

// A problem of the files as a whole has the place of the table it is about, or only a file.
void report_at(SourceLocation where, std::string message, Diagnostics& problems) {
    problems.push_back({.file = std::string(where.file), .where = where.span, .message = std::move(message)});
}

void check_questions(const SafetyKnowledge& knowledge, SourceLocation anywhere, Diagnostics& problems) {
    for (const FactInfo& fact : all_facts()) {
        if (!is_question(fact)) continue;
        const std::string_view key = last_part(fact.path);
        const auto asked = std::ranges::count(knowledge.questions, key, &Question::key);
        if (asked == 0) report_at(anywhere, fmt::format("no [[question]] asks for screening.{}", key), problems);
        if (asked > 1) report_at(anywhere, fmt::format("screening.{} is asked {} times", key, asked), problems);
    }
}

void check_flag(const RedFlag& flag, const SafetyKnowledge& knowledge, Diagnostics& problems) {
    for (const std::string_view id : flag.instead_of)
        if (!is_flag(id, knowledge) || id == flag.id)
            report_at(flag.where, fmt::format("\"{}\" in \"instead_of\" is no other red flag", id), problems);
    for (const std::string_view name : flag.lifted_by)
        if (!is_flag(name, knowledge) && !find_fact(fmt::format("screening.{}", name)) &&
            !find_fact(fmt::format("conditions.{}", name)))
            report_at(flag.where, fmt::format("\"{}\" in \"lifted_by\" is no key of [screening] or [conditions]", name),
                      problems);
}

}  // namespace

void check_exercises(const Contraindication& entry, SafetyTable& table) {
    for (const std::string_view id : entry.removes)
        if (!is_kebab(id)) table.complain("removes", fmt::format("\"{}\" is no exercise id", id));
    for (const std::string_view id : entry.prefers) {
        if (!is_kebab(id)) table.complain("prefers", fmt::format("\"{}\" is no exercise id", id));
        if (is_listed(id, entry.removes)) table.complain("prefers", fmt::format("\"{}\" is removed as well", id));
    }
    for (const ModifiedExercise& change : entry.modifies) {
        if (!is_kebab(change.exercise))
            table.complain("modifies", fmt::format("\"{}\" is no exercise id", change.exercise));
        if (is_listed(change.exercise, entry.removes))
            table.complain("modifies", fmt::format("\"{}\" is removed as well", change.exercise));
    }
}

void check_whole(const SafetyKnowledge& knowledge, std::span<const toml_tree::Document> documents,
                 Diagnostics& problems) {
    const SourceLocation anywhere = {documents.empty() ? std::string_view{} : documents.front().file, {}};
    check_questions(knowledge, anywhere, problems);
    for (const RedFlag& flag : knowledge.red_flags) check_flag(flag, knowledge, problems);
    if (knowledge.answers_last_days == 0) report_at(anywhere, "\"answers_last_days\" is missing", problems);
    if (knowledge.safety_net.empty()) report_at(anywhere, "\"safety_net\" is missing", problems);
    if (knowledge.any_emergency_number.empty()) report_at(anywhere, "[anywhere] is missing", problems);
    for (const int level : {1, 2})
        if (std::ranges::find(knowledge.headlines, level, &Headline::level) == knowledge.headlines.end())
            report_at(anywhere, fmt::format("level {} has no [[headline]]", level), problems);
}

}  // namespace ergoaudit
