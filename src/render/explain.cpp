// One thing explained whole, like a page of a book: what is checked, why, how to measure, the band and where it comes
// from, what is disputed, how to put it right.

#include "explain_aid.hpp"
#include "page.hpp"
#include "program_words.hpp"
#include "rule_words.hpp"

#include "ergoaudit/base/number_text.hpp"
#include "ergoaudit/base/text.hpp"
#include "ergoaudit/body/facts_of_derivation.hpp"
#include "ergoaudit/input/fact_path.hpp"
#include "ergoaudit/input/written_key.hpp"
#include "ergoaudit/render/knowledge_pages.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>
#include <vector>

#include <fmt/format.h>

namespace ergoaudit {
namespace {

void rule_page(Page& page, const Rule& rule, const Knowledge& knowledge) {
    page.ends(rule.words.title, fmt::format("{}, {}", rule.id, severity_of(rule)), Ink::strong);
    for (const Part& part : parts_of(rule, knowledge)) {
        page.heading(part.heading);
        for (const std::string& paragraph : part.paragraphs) page.paragraph(paragraph, "  ");
        for (const std::string& item : part.list) page.paragraph(item, "  - ");
    }
}

std::string from_to(const Range& range) {
    return range.from == range.to ? fmt::format("{}", range.to) : fmt::format("{} to {}", range.from, range.to);
}

std::string counted(int count, std::string_view what) {
    return fmt::format("{} {}{}", count, what, count == 1 ? "" : "s");
}

std::string amount_in_words(const Dose& dose) {
    if (dose.by_the_clock()) return fmt::format("{} s", from_to(dose.duration_s));
    std::string amount = fmt::format("{} times", from_to(dose.reps.to > 1 ? dose.reps : dose.sets));
    if (dose.reps.to > 1 && dose.sets.to > 1) amount = fmt::format("{} sets of {}", from_to(dose.sets), amount);
    if (dose.hold_s.to > 0) amount += fmt::format(", hold {} s", from_to(dose.hold_s));
    if (dose.sides == 2) amount += ", each side";
    return amount;
}

// What is planned for, and the steps in which it grows.
std::string usual_in_words(const Dose& dose) {
    std::vector<std::string> usual, steps;
    const auto add_step = [&](int step, std::string words) {
        if (step > 0) steps.push_back(std::move(words));
    };
    if (dose.by_the_clock()) {
        usual.push_back(fmt::format("{} s", dose.usual.duration_s));
        add_step(dose.step.duration_s, fmt::format("{} s", dose.step.duration_s));
    } else {
        const std::string sets = dose.sets.to > 1 ? counted(dose.usual.sets, "set") + " of " : std::string();
        usual.push_back(sets + counted(dose.usual.reps, "time"));
        if (dose.hold_s.to > 0) usual.push_back(fmt::format("hold {} s", dose.usual.hold_s));
        add_step(dose.step.reps, fmt::format("{} more", counted(dose.step.reps, "repetition")));
        add_step(dose.step.hold_s, fmt::format("a hold {} s longer", dose.step.hold_s));
        add_step(dose.step.sets, fmt::format("{} more", counted(dose.step.sets, "set")));
    }
    std::string words = fmt::format("Usually: {}.", fmt::join(usual, ", "));
    if (!steps.empty()) words += fmt::format(" May grow in a week by: {}.", fmt::join(steps, ", or "));
    return words;
}

// How the seconds come about; empty: there are none.
std::string pace_in_words(const Dose& dose) {
    std::vector<std::string> parts;
    if (dose.setup_s > 0) parts.push_back(fmt::format("{} s to get ready", dose.setup_s));
    if (!dose.by_the_clock()) {
        if (dose.tempo_s > 0)
            parts.push_back(fmt::format("{} s for each movement{}", dose.tempo_s,
                                        dose.hold_s.to > 0 ? ", beside the hold" : std::string_view{}));
        if (dose.sets.to > 1 && dose.rest_s > 0) parts.push_back(fmt::format("{} s of rest between sets", dose.rest_s));
        if (dose.sides == 2 && dose.side_change_s > 0)
            parts.push_back(fmt::format("{} s to change sides", dose.side_change_s));
    }
    return parts.empty() ? std::string() : fmt::format("Pace: {}.", fmt::join(parts, "; "));
}

std::string listed(std::span<const Fact> facts) {
    std::vector<std::string_view> names;
    for (const Fact fact : facts) names.push_back(last_part(fact.info().path));
    return names.empty() ? "nothing" : fmt::format("{}", fmt::join(names, ", "));
}

// "upper back, wrist and hand".
std::string spoken(std::span<const std::string_view> regions) {
    std::vector<std::string> names;
    for (const std::string_view region : regions) names.push_back(region_in_a_sentence(region));
    return fmt::format("{}", fmt::join(names, ", "));
}

std::string_view place_of(DeskClass desk_class) {
    switch (desk_class) {
        case DeskClass::d1:
            return "at the desk";
        case DeskClass::d2:
            return "near the desk, at a wall or in a doorway";
        case DeskClass::d3:
            return "on a mat, where nobody looks on";
        case DeskClass::d4:
            return "at home or in a gym";
        case DeskClass::d5:
            return "outside or in your free time";
    }
    return {};
}

std::string_view evidence_of(EvidenceGrade grade) {
    switch (grade) {
        case EvidenceGrade::a:
            return "tried with office workers in a trial";
        case EvidenceGrade::b:
            return "tried with others in a trial, or asked for by a guideline";
        case EvidenceGrade::c:
            return "from a public handout";
        case EvidenceGrade::d:
            return "from a clinic's page";
    }
    return {};
}

// A condition that speaks against it: why, and what is done about it.
std::string caution_in_words(std::string_view code, const Exercise& exercise, const Knowledge& knowledge) {
    std::string words(code);
    std::string_view here, to_whom;
    for (const Contraindication& one : knowledge.safety.contraindications) {
        if (one.code != code) continue;
        if (words == code) words += fmt::format(": {}", one.note.substr(0, one.note.find(". ")));
        for (const ModifiedExercise& change : one.modifies)
            if (change.exercise == exercise.id) here = change.text;
    }
    if (words.back() != '.') words += '.';
    for (const Modification& change : exercise.modifications)
        if (change.caution == code) {
            here = change.text;
            if (change.only_if_taught) to_whom = ", and only if a professional taught it to you";
        }
    return fmt::format("{} With this exercise{}: {}", words, to_whom, here.empty() ? "leave it out." : here);
}

// For whom and what: where it is done, what it moves and answers, and what speaks against it.
void exercise_fit(Page& page, const Exercise& exercise, const Knowledge& knowledge) {
    page.heading("For what and whom");
    std::vector<std::string_view> places;
    for (const ExerciseSpot spot : exercise.places)
        places.push_back(exercise_spot_names[static_cast<std::size_t>(spot)]);
    page.paragraph(
        fmt::format("Class {}: {}. Place: {}; position: {}; needs: {}.",
                    desk_class_names[static_cast<std::size_t>(exercise.desk_class)], place_of(exercise.desk_class),
                    fmt::join(places, ", "), listed(exercise.positions), listed(exercise.equipment)),
        "  ");
    page.paragraph(
        fmt::format("Force: {}; regions: {}; muscles: {}.", force_names[static_cast<std::size_t>(exercise.force)],
                    spoken(exercise.regions), fmt::join(exercise.muscles, ", ")),
        "  ");
    if (!exercise.loads.empty()) page.paragraph(fmt::format("Takes part meanwhile: {}.", spoken(exercise.loads)), "  ");
    if (!exercise.asks.empty())
        page.paragraph(fmt::format("{} So it is left out unless: {}.", exercise.asks_why,
                                   fmt::join(conditions_in_words(exercise.asks), "; ")),
                       "  ");
    if (!exercise.answers_regions.empty())
        page.paragraph(fmt::format("Answers discomfort in: {}.", spoken(exercise.answers_regions)), "  ");
    if (!exercise.answers_findings.empty())
        page.paragraph(fmt::format("Answers the findings: {}.", fmt::join(exercise.answers_findings, ", ")), "  ");
    if (!exercise.progress_to.empty())
        page.paragraph(fmt::format("Leads to: {}.", fmt::join(exercise.progress_to, ", ")), "  ");
    if (!exercise.regress_to.empty())
        page.paragraph(fmt::format("Easier instead: {}.", fmt::join(exercise.regress_to, ", ")), "  ");
    if (!exercise.cautions.empty()) page.heading("Take care");
    for (const std::string_view caution : exercise.cautions)
        page.paragraph(caution_in_words(caution, exercise, knowledge), "  - ");
}

void exercise_dose(Page& page, const Exercise& exercise) {
    const Dose& dose = exercise.dose;
    page.heading("How much");
    page.paragraph(fmt::format("{}; {} days a week, at least {} hours apart{}; {}.", amount_in_words(dose),
                               from_to(exercise.days_per_week), exercise.min_gap_h,
                               exercise.times_per_day.to > 1
                                   ? fmt::format(", {} times on such a day", from_to(exercise.times_per_day))
                                   : std::string(),
                               exercise.intensity),
                   "  ");
    if (exercise.breath_hold) page.paragraph("The breath is held meanwhile.", "  ");
    if (exercise.seconds > 0)
        page.paragraph(fmt::format("{} That takes about {} s.", usual_in_words(dose), exercise.seconds), "  ");
    if (const std::string pace = pace_in_words(dose); !pace.empty()) page.paragraph(pace, "  ");
    if (!exercise.automatic)
        page.paragraph(fmt::format("Never chosen automatically: {}", exercise.why_not_automatic), "  ");
    page.paragraph(fmt::format("Harder: {}", exercise.progress), "  ");
    page.paragraph(fmt::format("Easier: {}", exercise.regress), "  ");
}

void exercise_page(Page& page, const Exercise& exercise, const Knowledge& knowledge) {
    page.ends(exercise.name,
              fmt::format("{}, {}, grade {}", exercise.id, exercise_kind_names[static_cast<std::size_t>(exercise.kind)],
                          evidence_grade_names[static_cast<std::size_t>(exercise.grade)]),
              Ink::strong);
    page.paragraph(exercise.cue, "  ");
    page.heading("How");
    std::size_t number = 0;
    for (const std::string_view sentence : exercise.instructions)
        page.paragraph(sentence, fmt::format("  {}. ", ++number));
    exercise_dose(page, exercise);
    page.heading("Stop");
    page.paragraph(exercise.stop_if, "  ");
    exercise_fit(page, exercise, knowledge);
    page.heading("Sources");
    page.paragraph(fmt::format("Grade {}: {}.", evidence_grade_names[static_cast<std::size_t>(exercise.grade)],
                               evidence_of(exercise.grade)),
                   "  ");
    for (const std::string_view key : exercise.sources) page.paragraph(source_in_words(key, knowledge), "  - ");
}

bool reads(const Program& program, const FactInfo& info) {
    return std::ranges::any_of(program.code, [&](const Instruction& step) {
        const auto row = row_read(step, {});
        return row && &owner_of(*row).fact.info() == &info;
    });
}

void fact_page(Page& page, const FactInfo& info, const Knowledge& knowledge) {
    page.heading(info.path);
    page.paragraph(info.meaning, "  ");
    for (const Question& question : knowledge.safety.questions)
        if (question.fact.exists() && &question.fact.info() == &info) page.paragraph(question.text, "  ", Ink::strong);
    if (!info.how_to_measure.empty()) page.paragraph(fmt::format("How to measure: {}.", info.how_to_measure), "  ");
    if (info.kind == Kind::number)
        page.paragraph(fmt::format("From {} to {}.", plain_number(info.low), quantity(info.high, info.unit)), "  ");
    if (!info.choices.empty()) page.paragraph(fmt::format("One of: {}.", names_with(", ", info.choices)), "  ");
    if (!std::isnan(info.assumed))
        page.paragraph(fmt::format("Taken as {} when nobody says.", info.choices.empty()
                                                                        ? quantity(info.assumed, info.unit)
                                                                        : std::string(choice_name(info, info.assumed))),
                       "  ");
    std::string readers;
    for (const Rule& rule : knowledge.rules)
        for (const Program* program : programs_of(rule))
            if (reads(*program, info) && readers.find(rule.id) == std::string::npos)
                readers += fmt::format("{}{}", readers.empty() ? "" : ", ", rule.id);
    if (!readers.empty()) page.paragraph(fmt::format("Read by: {}.", readers), "  ");
    if (const auto fact = find_fact(info.path); fact && moves_derived_facts(*fact))
        page.paragraph("Other values are worked out with it.", "  ");
}

void score_page(Page& page, const Scoring& scoring) {
    page.heading(fmt::format("The score, {}", scoring.model));
    page.paragraph(
        "The score is the share of the recommendations that apply to this description and are known, weighted by "
        "severity. It is no measure of injury and no medical statement.",
        "  ");
    page.paragraph(fmt::format("Weights: critical {}, serious {}, moderate {}, minor {}.",
                               plain_number(scoring.weights[0]), plain_number(scoring.weights[1]),
                               plain_number(scoring.weights[2]), plain_number(scoring.weights[3])),
                   "  ");
    page.paragraph(
        "A measure inside its ideal band earns its whole weight, at or beyond the tolerable one nothing, between them "
        "a share that falls in a straight line. A yes or no earns all or nothing. Score = 100 × earned ÷ weight of "
        "what is known.",
        "  ");
    page.paragraph(
        "What is not known counts neither for nor against you. The range says what could come out: below, everything "
        "unknown is wrong and every estimated measure at the worst point of its 90 % interval; above, the best.",
        "  ");
    page.paragraph(fmt::format("Below {} % of the applicable weight known, the score is called provisional. Labels:",
                               plain_number(100 * scoring.provisional_below_coverage)),
                   "  ");
    for (const ScoreLabel& label : scoring.labels)
        page.paragraph(fmt::format("from {}: {}", plain_number(label.from), label.word), "    ");
    page.paragraph(
        "\"Probably\" stands before a finding whose measure rests on an estimate, where the 90 % interval holds more "
        "than one verdict.",
        "  ");
}

std::optional<WrittenKey> find_written_path(std::string_view path) {
    const std::size_t dot = path.rfind('.');
    return dot == std::string_view::npos ? std::nullopt : find_written_key(path.substr(0, dot), path.substr(dot + 1));
}

std::string meaning_of(std::string_view path) {
    const auto key = find_written_path(path);
    if (!key || key->form == Form::list) return "a list of names";
    if (key->form == Form::text) return std::string(key->text.info().meaning);
    const std::string_view meaning = key->fact.info().meaning;
    return key->form == Form::stages ? fmt::format("where this clicks: {}", meaning) : std::string(meaning);
}

// A key that is no single fact: a list of names, the clicks of a setting, or words.
void other_key_page(Page& page, std::string_view path) {
    const auto key = find_written_path(path);
    if (!key) return;
    page.heading(path);
    if (key->form == Form::list) {
        page.paragraph("A list of names; those listed are so, the others are not:", "  ");
        for (const Fact fact : facts_of_list(key->list)) page.paragraph(name_in_list(fact), "  - ");
        return;
    }
    page.paragraph(meaning_of(path), "  ");
    if (key->form != Form::stages) return;
    page.paragraph(
        fmt::format("A list of numbers: the settings at which it holds, for furniture that has a few of them. The plan "
                    "then takes one of these. Leave it out where it can be set anywhere. How it is set now stands in "
                    "{}.",
                    key->fact.info().path),
        "  ");
}

bool is_table(std::string_view name) {
    return std::ranges::find(description_tables(), name) != description_tables().end();
}

// A table by its name, and its keys.
void table_page(Page& page, std::string_view table) {
    const bool is_repeated = is_list_of_records(table) || table == "screen";
    page.heading(is_repeated ? fmt::format("[[{}]]", table) : fmt::format("[{}]", table));
    if (is_repeated) page.paragraph("May stand several times.", "  ");
    for (const std::string& key : keys_of(table))
        page.paragraph(fmt::format("{}: {}", key, meaning_of(fmt::format("{}.{}", table, key))), "  - ");
}

// A key by its whole path; nothing is written when there is none.
void key_page(Page& page, std::string_view path, const Knowledge& knowledge) {
    const auto key = find_written_path(path);
    if (const auto place = resolve_written_path(path); place.ok())
        fact_page(page, place.value().fact.info(), knowledge);
    else if (key && key->form == Form::fact)
        fact_page(page, key->fact.info(), knowledge);
    else
        other_key_page(page, path);
}

// The keys of all tables that end in these words: "height_cm" ends "desk.height_cm" and more.
std::vector<std::string> keys_called(std::string_view last) {
    std::vector<std::string> paths;
    for (const std::string_view table : description_tables())
        if (find_written_key(table, last)) paths.push_back(fmt::format("{}.{}", table, last));
    return paths;
}

void keys_page(Page& page, std::string_view last, const Knowledge& knowledge) {
    const std::vector<std::string> paths = keys_called(last);
    if (paths.size() == 1) return key_page(page, paths.front(), knowledge);
    if (paths.empty()) return;
    page.paragraph("Several keys are called that:");
    for (const std::string& path : paths) page.paragraph(fmt::format("{}: {}", path, meaning_of(path)), "  - ");
}

void item_page(Page& page, std::string_view item, const std::vector<const Aid*>& variants, const Knowledge& knowledge) {
    for (std::size_t i = 0; i < variants.size(); ++i) aid_page(page, *variants[i], i + 1, variants.size(), knowledge);
    std::vector<std::string> keys = keys_called(item);
    std::erase(keys, fmt::format("shop.prices.{}", item));  // told with the price
    if (!keys.empty()) page.heading("Keys called that");
    for (const std::string& path : keys) page.paragraph(fmt::format("{}: {}", path, meaning_of(path)), "  - ");
    if (is_table(item)) table_page(page, item);
}

}  // namespace

std::string explain(std::string_view name, const Knowledge& knowledge, const TextStyle& style) {
    Page page(style);
    const std::string_view what = name.substr(0, name.find('@'));  // of a verdict or a step, whatever it is about
    if (const Rule* rule = knowledge.rule(what))
        rule_page(page, *rule, knowledge);
    else if (const Exercise* exercise = knowledge.exercise.find(what))
        exercise_page(page, *exercise, knowledge);
    else if (what == "score")
        score_page(page, knowledge.scoring);
    else if (const auto variants = variants_of(what, knowledge); !variants.empty())
        item_page(page, what, variants, knowledge);
    else if (is_table(whole_table(what)))
        table_page(page, whole_table(what));
    else if (what.find('.') != std::string_view::npos)
        key_page(page, what, knowledge);
    else
        keys_page(page, what, knowledge);
    return page.take();
}

std::vector<std::string> names_to_explain(const Knowledge& knowledge) {
    std::vector<std::string> names = {"score"};
    for (const Rule& rule : knowledge.rules) names.emplace_back(rule.id);
    for (const Exercise& exercise : knowledge.exercise.exercises) names.emplace_back(exercise.id);
    for (const Aid& aid : knowledge.aids)
        if (aid.kind == AidKind::buy) names.emplace_back(aid.item);
    for (const std::string_view table : description_tables()) {
        names.emplace_back(table);
        for (const std::string& key : keys_of(table)) {
            names.push_back(fmt::format("{}.{}", table, key));
            names.push_back(key);
        }
    }
    for (const FactInfo& fact : all_facts())  // the names in lists
        if (fact.origin == Origin::described && !fact.belongs_to.empty()) names.emplace_back(fact.path);
    return names;
}

}  // namespace ergoaudit
