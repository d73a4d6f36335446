// Documents in, knowledge out, in one pass over all of them for each kind of table. Its only entry is `read_safety`.

#include "ergoaudit/safety/safety_reader.hpp"

#include "cross_checks.hpp"
#include "safety_table.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include <fmt/format.h>

namespace ergoaudit {

namespace {

constexpr std::array<std::string_view, 6> list_names = {"definition",       "question",  "red_flag",
                                                        "contraindication", "emergency", "headline"};

// What every reader of a table is given.
struct Reading {
    std::span<const toml_tree::Document> documents;
    Arena& arena;
    Diagnostics problems;
    std::span<const Definition> definitions;
};

// Calls `read(table, rows so far)` for every table of the list `name` in every document, in order.
template <class Row, class Read>
std::span<const Row> rows_of(std::string_view name, Reading& reading, Read read) {
    std::vector<Row> rows;
    for (const toml_tree::Document& document : reading.documents) {
        FieldReader file(document.root, document, reading.arena, reading.problems);
        for (const toml_tree::Node* const node : file.tables(name)) {
            SafetyTable table(*node, document, reading.arena, reading.problems);
            rows.push_back(read(table, std::span<const Row>(rows)));
            table.done();
        }
    }
    return reading.arena.keep(std::move(rows));
}

Definition definition(SafetyTable& table, std::span<const Definition> before) {
    const Definition result = {table.text("name"), table.text("is")};
    if (std::ranges::find(before, result.name, &Definition::name) != before.end())
        table.complain("name", fmt::format("\"{}\" is defined twice", result.name));
    if (result.text.empty()) return result;
    const Result<CompiledExpression> compiled = compile(result.text, {.definitions = before});
    for (const Diagnostic& problem : compiled.problems()) table.complain("is", problem.message, problem.help);
    return result;
}

std::optional<QuestionGroup> group_of(const FactInfo& fact) {
    for (std::size_t i = 0; i < question_group_names.size(); ++i)
        if (fact.belongs_to == fmt::format("screening.{}", question_group_names[i]))
            return static_cast<QuestionGroup>(i);
    // The numbers of the inflammatory pattern belong to `soon`; the other keys of [screening] keep the books.
    return is_question(fact) ? std::optional(QuestionGroup::soon) : std::nullopt;
}

Question question(SafetyTable& table, const Reading& reading) {
    Question result;
    result.key = table.text("key");
    result.text = table.text("text");
    result.also_yes = table.truth("also_yes", reading.definitions);
    result.sources = table.some_names("sources");
    const std::optional<Fact> fact = find_fact(fmt::format("screening.{}", result.key));
    const std::optional<QuestionGroup> group = fact ? group_of(fact->info()) : std::nullopt;
    if (group) {
        result.fact = *fact;
        result.group = *group;
    } else if (!result.key.empty()) {
        table.complain("key", fmt::format("\"{}\" is no question of [screening]", result.key));
    }
    return result;
}

// A flag's limit; full when it names none.
ExerciseLimit exercise_limit(SafetyTable& table) {
    if (table.any("exercise") == nullptr) return ExerciseLimit::full;
    const std::optional<std::size_t> limit = table.one_of("exercise", exercise_limit_names);
    return limit ? static_cast<ExerciseLimit>(*limit) : ExerciseLimit::none;
}

RedFlag red_flag(SafetyTable& table, std::span<const RedFlag> before, const Reading& reading) {
    RedFlag result;
    result.where = table.location();
    result.id = table.text("id");
    result.level = table.whole_number("level", 1, 3).value_or(0);
    static_cast<void>(table.text("when"));
    result.when = table.truth("when", reading.definitions);
    result.exercise = exercise_limit(table);
    result.only_mobility = table.yes_no_or("only_mobility", false);
    result.clearance = table.yes_no_or("clearance", false);
    result.passing = table.yes_no_or("passing", false);
    result.within_weeks = table.amount("within_weeks", reading.definitions);
    result.lifted_by = table.names("lifted_by");
    result.instead_of = table.names("instead_of");
    result.text = table.text("text");
    result.sources = table.some_names("sources");
    if (std::ranges::find(before, result.id, &RedFlag::id) != before.end())
        table.complain("id", fmt::format("\"{}\" stands twice", result.id));
    if ((result.level == 1 || result.level == 2) && result.exercise != ExerciseLimit::none)
        table.complain("level", "at levels 1 and 2 there are no exercises", "add exercise = \"none\"");
    if (result.level == 1 && !result.lifted_by.empty()) table.complain("lifted_by", "nothing lifts a level 1");
    return result;
}

std::span<const ModifiedExercise> modified(SafetyTable& table, Reading& reading) {
    std::vector<ModifiedExercise> result;
    for (const toml_tree::Node* const node : table.tables("modifies")) {
        SafetyTable change(*node, table.document(), reading.arena, reading.problems);
        result.push_back({change.text("exercise"), change.text("text")});
        change.done();
    }
    return reading.arena.keep(std::move(result));
}

bool is_in_capitals(std::string_view code) {
    return !code.empty() && std::ranges::all_of(code, [](char c) { return c >= 'A' && c <= 'Z'; });
}

Contraindication contraindication(SafetyTable& table, Reading& reading) {
    Contraindication result;
    result.where = table.location();
    result.code = table.text("code");
    static_cast<void>(table.text("when"));
    result.when = table.truth("when", reading.definitions);
    result.removes = table.names("removes");
    if (table.any("removes_region") != nullptr)
        result.removes_region =
            static_cast<RemovedRegion>(table.one_of("removes_region", removed_region_names).value_or(0));
    result.prefers = table.names("prefers");
    result.modifies = modified(table, reading);
    result.note = table.text("note");
    result.sources = table.some_names("sources");
    if (!result.code.empty() && !is_in_capitals(result.code)) table.complain("code", "a code is written in capitals");
    check_exercises(result, table);
    return result;
}

EmergencyNumber emergency(SafetyTable& table, std::span<const EmergencyNumber> before) {
    const EmergencyNumber result = {table.some_names("countries"), table.text("number"), table.text("urgent"),
                                    table.some_names("sources")};
    for (const std::string_view country : result.countries) {
        if (country.size() != 2 || !is_in_capitals(country))  // who writes UK is helped, too
            table.complain("countries", fmt::format("\"{}\" is no country: two capitals, ISO 3166", country));
        for (const EmergencyNumber& other : before)
            if (std::ranges::find(other.countries, country) != other.countries.end())
                table.complain("countries", fmt::format("\"{}\" is listed twice", country));
    }
    return result;
}

Headline headline(SafetyTable& table, std::span<const Headline> before) {
    const Headline result = {table.whole_number("level", 1, 3).value_or(0), table.text("text")};
    if (result.level == 0) table.complain("level", "a headline has a level");
    if (std::ranges::find(before, result.level, &Headline::level) != before.end())
        table.complain("level", fmt::format("level {} has two headlines", result.level));
    return result;
}

// What stands once in all the documents together.
void read_single_fields(Reading& reading, SafetyKnowledge& into) {
    for (const toml_tree::Document& document : reading.documents) {
        SafetyTable file(document.root, document, reading.arena, reading.problems);
        if (const std::optional<int> days = file.whole_number("answers_last_days", 1, 366)) {
            if (into.answers_last_days != 0) file.complain("answers_last_days", "\"answers_last_days\" stands twice");
            into.answers_last_days = *days;
        }
        if (const std::string_view text = file.text_or("safety_net", {}); !text.empty()) {
            if (!into.safety_net.empty()) file.complain("safety_net", "\"safety_net\" stands twice");
            into.safety_net = text;
        }
        if (const toml_tree::Node* const node = file.table("anywhere")) {
            SafetyTable anywhere(*node, document, reading.arena, reading.problems);
            if (!into.any_emergency_number.empty()) file.complain("anywhere", "[anywhere] stands twice");
            into.any_emergency_number = anywhere.text("number");
            into.unlisted_emergency_number = anywhere.text("number_where_unlisted");
            into.any_urgent = anywhere.text("urgent");
            anywhere.done();
        }
        for (const std::string_view name : list_names) static_cast<void>(file.any(name));  // read by rows_of
        file.done();
    }
}

}  // namespace

Result<SafetyKnowledge> read_safety(std::span<const toml_tree::Document> documents, Arena& arena) {
    Reading reading{.documents = documents, .arena = arena, .problems = {}, .definitions = {}};
    SafetyKnowledge result;
    read_single_fields(reading, result);
    result.definitions = rows_of<Definition>("definition", reading,
                                             [](SafetyTable& table, auto before) { return definition(table, before); });
    reading.definitions = result.definitions;
    result.questions =
        rows_of<Question>("question", reading, [&](SafetyTable& table, auto) { return question(table, reading); });
    result.red_flags = rows_of<RedFlag>(
        "red_flag", reading, [&](SafetyTable& table, auto before) { return red_flag(table, before, reading); });
    result.contraindications = rows_of<Contraindication>(
        "contraindication", reading, [&](SafetyTable& table, auto) { return contraindication(table, reading); });
    result.emergency_numbers = rows_of<EmergencyNumber>(
        "emergency", reading, [](SafetyTable& table, auto before) { return emergency(table, before); });
    result.headlines =
        rows_of<Headline>("headline", reading, [](SafetyTable& table, auto before) { return headline(table, before); });
    check_whole(result, documents, reading.problems);
    if (has_error(reading.problems)) return std::move(reading.problems);
    return result;
}

}  // namespace ergoaudit
