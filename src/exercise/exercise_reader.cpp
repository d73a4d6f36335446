// One pass over the documents: each [[exercise]] becomes an Exercise, [programme] the Programme; then the links between
// exercises are checked. The only entry is `read_exercises`, at the end.
#include "ergoaudit/exercise/exercise_reader.hpp"

#include "programme_reader.hpp"

#include "ergoaudit/base/country.hpp"
#include "ergoaudit/base/text.hpp"
#include "ergoaudit/rules/expression_reader.hpp"
#include "ergoaudit/toml/field_reader.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace ergoaudit {
namespace {

using toml_tree::Document;
using toml_tree::Node;

constexpr std::size_t longest_cue = 90;  // characters: one line of a notification
constexpr int words_read_a_second = 4;
constexpr int reading_share = 5;  // reading the cue takes a fifth of the exercise at most

bool is_kebab_case(std::string_view id) {
    const auto is_plain = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; };
    return !id.empty() && id.front() != '-' && id.back() != '-' && std::all_of(id.begin(), id.end(), is_plain) &&
           id.find("--") == std::string_view::npos;
}

std::size_t words_in(std::string_view text) {
    std::size_t words = 0;
    bool inside = false;
    for (const char c : text) {
        if (c != ' ' && !inside) ++words;
        inside = c != ' ';
    }
    return words;
}

std::span<const std::string_view> texts(FieldReader& fields, std::string_view key) {
    return fields.arena().keep(fields.texts_or_none(key));
}

std::span<const std::string_view> region_list(FieldReader& fields, std::string_view key) {
    std::vector<std::string_view> names = fields.texts_or_none(key);
    for (const std::string_view name : names) {
        if (std::find(region_names.begin(), region_names.end(), name) != region_names.end()) continue;
        fields.problem(fields.where(key), fmt::format("there is no region \"{}\"", name),
                       fmt::format("one of: {}", fmt::join(region_names, ", ")));
    }
    return fields.arena().keep(std::move(names));
}

// Names in a list, as facts: "wall" in "equipment" is exercise.equipment.wall.
std::span<const Fact> fact_list(FieldReader& fields, std::string_view key) {
    std::vector<Fact> facts;
    for (const std::string_view name : fields.texts_or_none(key)) {
        if (const auto fact = find_fact(fmt::format("exercise.{}.{}", key, name)))
            facts.push_back(*fact);
        else
            fields.problem(fields.where(key), fmt::format("\"{}\" is none of [exercise] {}", name, key));
    }
    return fields.arena().keep(std::move(facts));
}

std::span<const ExerciseSpot> spot_list(FieldReader& fields) {
    std::vector<ExerciseSpot> spots;
    for (const std::string_view name : fields.texts_or_none("places")) {
        const auto found = std::find(exercise_spot_names.begin(), exercise_spot_names.end(), name);
        if (found == exercise_spot_names.end())
            fields.problem(fields.where("places"), fmt::format("there is no place \"{}\"", name),
                           fmt::format("one of: {}", fmt::join(exercise_spot_names, ", ")));
        else
            spots.push_back(static_cast<ExerciseSpot>(found - exercise_spot_names.begin()));
    }
    if (spots.empty()) fields.problem(fields.where("places"), "\"places\" names no place");
    return fields.arena().keep(std::move(spots));
}

Amount read_amount(FieldReader& dose, std::string_view key, const Amount& fallback) {
    const Node* const node = dose.table(key);
    if (node == nullptr) return fallback;
    FieldReader fields = dose.inside(*node);
    const Amount amount = {.sets = whole_or(fields, "sets", fallback.sets),
                           .reps = whole_or(fields, "reps", fallback.reps),
                           .hold_s = whole_or(fields, "hold_s", fallback.hold_s),
                           .duration_s = whole_or(fields, "duration_s", fallback.duration_s)};
    fields.done();
    return amount;
}

constexpr std::array<std::string_view, 7> counted_keys = {"sets",    "reps",   "hold_s",       "sides",
                                                          "tempo_s", "rest_s", "side_change_s"};

void check_dose(FieldReader& fields, const Dose& dose) {
    const Amount& usual = dose.usual;
    if (!dose.sets.holds(usual.sets) || !dose.reps.holds(usual.reps) || !dose.hold_s.holds(usual.hold_s) ||
        !dose.duration_s.holds(usual.duration_s))
        fields.problem(fields.where("usual"),
                       "the usual dose lies outside the ranges of sets, reps, hold_s, duration_s");
    if (dose.sets.from < 1 || dose.reps.from < 1)
        fields.problem(fields.where("sets"), "sets and reps must be 1 or more");
    if (dose.sides != 1 && dose.sides != 2) fields.problem(fields.where("sides"), "\"sides\" must be 1 or 2");
    if (dose.sets.to > 1 && dose.rest_s == 0)
        fields.problem(fields.where("sets"), "several sets need \"rest_s\" between them");
    if (dose.by_the_clock())
        for (const std::string_view key : counted_keys)
            if (fields.any(key) != nullptr)
                fields.problem(fields.where(key),
                               fmt::format("a dose by the clock (\"duration_s\") has no \"{}\"", key));
}

Dose read_dose(FieldReader& fields) {
    Dose dose;
    dose.sets = range_or(fields, "sets", {1, 1});
    dose.reps = range_or(fields, "reps", {1, 1});
    dose.hold_s = range_or(fields, "hold_s", {0, 0});
    dose.duration_s = range_or(fields, "duration_s", {0, 0});
    dose.sides = whole_or(fields, "sides", 1);
    dose.tempo_s = whole_or(fields, "tempo_s", 0);
    dose.setup_s = whole_or(fields, "setup_s", 0);
    dose.rest_s = whole_or(fields, "rest_s", 0);
    dose.side_change_s = whole_or(fields, "side_change_s", 0);
    dose.usual = read_amount(fields, "usual", dose.low());
    dose.step = read_amount(fields, "step", {0, 0, 0, 0});
    check_dose(fields, dose);
    return dose;
}

// Which places a class allows at least: D1 at the desk, D2 near it, D3 on a mat, D4 at home, D5 outside.
void check_class(FieldReader& fields, const Exercise& exercise) {
    const auto spot = static_cast<ExerciseSpot>(exercise.desk_class);
    if (std::find(exercise.places.begin(), exercise.places.end(), spot) == exercise.places.end())
        fields.problem(fields.where("places"),
                       fmt::format("class {} needs the place \"{}\"", desk_class_names[static_cast<std::size_t>(spot)],
                                   exercise_spot_names[static_cast<std::size_t>(spot)]));
    for (const ExerciseSpot place : exercise.places)
        if (place < spot) fields.problem(fields.where("places"), "a place asks for a lower class");
}

void read_modifications(FieldReader& fields, Exercise& exercise) {
    std::vector<Modification> modifications;
    for (const Node* node : fields.tables("modify")) {
        FieldReader entry = fields.inside(*node);
        modifications.push_back({.caution = entry.text("caution"),
                                 .text = entry.text("text"),
                                 .only_if_taught = entry.yes_no_or("only_if_taught", false)});
        entry.done();
        const auto& codes = exercise.cautions;
        if (std::find(codes.begin(), codes.end(), modifications.back().caution) == codes.end())
            entry.problem(entry.where("caution"),
                          fmt::format("\"{}\" is no caution of this exercise", modifications.back().caution));
    }
    exercise.modifications = fields.arena().keep(std::move(modifications));
}

// What an exercise asks of the place or the person is of no use without the sentence that says why not.
void read_asks(FieldReader& fields, std::span<const Definition> definitions, Exercise& exercise) {
    exercise.asks_why = fields.text_or("asks_why", {});
    const Node* node = fields.any("asks");
    if ((node == nullptr) != exercise.asks_why.empty())
        fields.problem(fields.where(node == nullptr ? "asks_why" : "asks"), "\"asks\" and \"asks_why\" go together");
    exercise.asks = read_truth(fields, "asks", {.definitions = definitions});
}

void read_answers(FieldReader& fields, Exercise& exercise) {
    const Node* node = fields.table("answers");
    if (node == nullptr) {
        if (exercise.automatic) fields.problem(fields.where(), "\"answers\" is missing");
        return;
    }
    FieldReader answers = fields.inside(*node);
    exercise.answers_findings = texts(answers, "findings");
    exercise.answers_regions = region_list(answers, "regions");
    answers.done();
    if (exercise.automatic && exercise.answers_findings.empty() && exercise.answers_regions.empty())
        fields.problem(fields.where("answers"), "the exercise answers nothing");
}

template <class E>
void choose(FieldReader& fields, std::string_view key, std::span<const std::string_view> names, E& into) {
    if (const auto found = fields.one_of(key, names)) into = static_cast<E>(*found);
}

// Reading the cue may take a fifth of the exercise.
void check_reading_time(FieldReader& fields, const Exercise& exercise) {
    const auto words = static_cast<int>(words_in(exercise.cue));
    if (exercise.seconds > 0 && words * reading_share > exercise.seconds * words_read_a_second)
        fields.problem(fields.where("cue"),
                       fmt::format("the cue has {} words: reading them takes more than a fifth of {} seconds", words,
                                   exercise.seconds));
}

void check_choosing(FieldReader& fields, const Exercise& exercise) {
    const bool has_time = exercise.dose.seconds(exercise.dose.low()) > exercise.dose.setup_s;
    if (exercise.automatic && !has_time) fields.problem(fields.where(), "the dose takes no time");
    if (exercise.automatic && !exercise.why_not_automatic.empty())
        fields.problem(fields.where("why_not_automatic"), "\"why_not_automatic\" goes with automatic = false");
    if (!exercise.automatic && exercise.why_not_automatic.empty())
        fields.problem(fields.where("automatic"), "automatic = false needs \"why_not_automatic\"");
    if (exercise.times_per_day.from < 1)
        fields.problem(fields.where("times_per_day"), "\"times_per_day\" must be 1 or more");
}

void check_words(FieldReader& fields, const Exercise& exercise) {
    if (!exercise.id.empty() && !is_kebab_case(exercise.id))
        fields.problem(fields.where("id"), fmt::format("\"{}\" is no kebab-case id", exercise.id));
    if (const std::size_t length = code_points(exercise.cue); length > longest_cue)
        fields.problem(fields.where("cue"),
                       fmt::format("the cue has {} characters, {} are the most", length, longest_cue));
    if (exercise.instructions.empty()) fields.problem(fields.where("instructions"), "there are no instructions");
    if (exercise.sources.empty()) fields.problem(fields.where("sources"), "there is no source");
    if (exercise.positions.empty()) fields.problem(fields.where("positions"), "there is no position");
    const bool moves_a_region = exercise.kind == ExerciseKind::strength || exercise.is_flexibility();
    if (moves_a_region && exercise.regions.empty()) fields.problem(fields.where("regions"), "there is no region");
    if (exercise.days_per_week.from < 1 || exercise.days_per_week.to > static_cast<int>(weekday_names.size()))
        fields.problem(fields.where("days_per_week"), "\"days_per_week\" must lie between 1 and 7");
}

Exercise read_exercise(FieldReader fields, std::span<const Definition> definitions) {
    Exercise exercise;
    exercise.id = fields.text("id");
    exercise.name = fields.text("name");
    choose(fields, "kind", exercise_kind_names, exercise.kind);
    choose(fields, "force", force_names, exercise.force);
    choose(fields, "class", desk_class_names, exercise.desk_class);
    exercise.regions = region_list(fields, "regions");
    exercise.loads = region_list(fields, "loads");
    exercise.muscles = texts(fields, "muscles");
    exercise.equipment = fact_list(fields, "equipment");
    exercise.positions = fact_list(fields, "positions");
    read_asks(fields, definitions, exercise);
    exercise.places = spot_list(fields);
    exercise.dose = read_dose(fields);
    exercise.seconds = exercise.dose.seconds(exercise.dose.usual);
    exercise.days_per_week = range_or(fields, "days_per_week", {1, 7});
    exercise.times_per_day = range_or(fields, "times_per_day", {1, 1});
    exercise.automatic = fields.yes_no_or("automatic", true);
    exercise.why_not_automatic = fields.text_or("why_not_automatic", {});
    exercise.min_gap_h = whole_or(fields, "min_gap_h", 24);
    exercise.intensity = fields.text("intensity");
    exercise.breath_hold = fields.yes_no_or("breath_hold", false);
    exercise.cue = fields.text("cue");
    exercise.instructions = texts(fields, "instructions");
    exercise.progress = fields.text("progress");
    exercise.regress = fields.text("regress");
    exercise.progress_to = texts(fields, "progress_to");
    exercise.regress_to = texts(fields, "regress_to");
    exercise.cautions = texts(fields, "cautions");
    read_modifications(fields, exercise);
    read_answers(fields, exercise);
    choose(fields, "grade", evidence_grade_names, exercise.grade);
    exercise.sources = texts(fields, "sources");
    exercise.stop_if = fields.text("stop_if");
    check_class(fields, exercise);
    check_words(fields, exercise);
    check_reading_time(fields, exercise);
    check_choosing(fields, exercise);
    fields.done();
    return exercise;
}

CrisisLine read_crisis_line(FieldReader fields) {
    const CrisisLine line = {.country = fields.text("country"),
                             .name = fields.text("name"),
                             .contact = fields.text("contact"),
                             .source = fields.text("source")};
    if (!line.country.empty() && !is_country_code(line.country))
        fields.problem(fields.where("country"), "a country is written with two capitals, as in ISO 3166");
    fields.done();
    return line;
}

struct Found {
    Exercise exercise;
    const Document* document;
    SourceSpan where;
};

void check_together(const std::vector<Found>& found, Arena& arena, Diagnostics& problems) {
    const auto exists = [&](std::string_view id) {
        return std::any_of(found.begin(), found.end(), [&](const Found& f) { return f.exercise.id == id; });
    };
    for (std::size_t i = 0; i < found.size(); ++i) {
        const auto& [exercise, document, where] = found[i];
        FieldReader fields(document->root, *document, arena, problems);
        if (i > 0 && !exercise.id.empty() && found[i - 1].exercise.id == exercise.id)
            fields.problem(where, fmt::format("there are two exercises \"{}\"", exercise.id));
        for (const auto& links : {exercise.progress_to, exercise.regress_to})
            for (const std::string_view id : links)
                if (!exists(id)) fields.problem(where, fmt::format("there is no exercise \"{}\"", id));
    }
}

}  // namespace

Result<ExerciseKnowledge> read_exercises(std::span<const Document> documents, Arena& arena,
                                         std::span<const Definition> definitions) {
    Diagnostics problems;
    std::vector<Found> found;
    std::optional<Programme> programme;
    std::vector<CrisisLine> crisis_lines;
    for (const Document& document : documents) {
        FieldReader fields(document.root, document, arena, problems);
        for (const Node* table : fields.tables("exercise"))
            found.push_back({read_exercise(fields.inside(*table), definitions), &document, table->where});
        if (const Node* table = fields.table("programme")) {
            if (programme) fields.problem(table->where, "there is another [programme] already");
            programme = read_programme(fields.inside(*table), definitions);
        }
        for (const Node* table : fields.tables("crisis_line"))
            crisis_lines.push_back(read_crisis_line(fields.inside(*table)));
        (void)fields.any("source");
        fields.done();
    }
    std::stable_sort(found.begin(), found.end(),
                     [](const Found& a, const Found& b) { return a.exercise.id < b.exercise.id; });
    check_together(found, arena, problems);
    const auto all_exist = [&](std::string_view list, std::span<const std::string_view> ids) {
        for (const std::string_view id : ids)
            if (std::ranges::none_of(found, [&](const Found& one) { return one.exercise.id == id; }))
                problems.push_back({.message = fmt::format("[programme] {}: there is no exercise \"{}\"", list, id)});
    };
    if (programme) {
        all_exist("rotation", programme->rotation);
        all_exist("first_when_short", programme->first_when_short);
        all_exist("retractions", programme->retractions);
        for (const Found& one : found)
            if (stretched_s(one.exercise, one.exercise.dose.usual) > programme->stretch_s_per_muscle)
                problems.push_back({.file = std::string(one.document->file),
                                    .where = one.where,
                                    .message = fmt::format("\"{}\" stretches a muscle for longer than {} seconds",
                                                           one.exercise.id, programme->stretch_s_per_muscle)});
    }
    if (!programme) problems.push_back({.message = "no exercise file has a [programme]"});
    if (found.empty()) problems.push_back({.message = "no exercise file has an [[exercise]]"});
    if (has_error(problems)) return problems;
    std::vector<Exercise> exercises;
    for (const Found& entry : found) exercises.push_back(entry.exercise);
    return {{.exercises = arena.keep(std::move(exercises)),
             .programme = *programme,
             .crisis_lines = arena.keep(std::move(crisis_lines))},
            std::move(problems)};
}

}  // namespace ergoaudit
