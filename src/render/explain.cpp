// One thing explained whole, like a page of a book: what is checked, why, how to measure, the band and where it comes
// from, what is disputed, how to put it right.

#include "page.hpp"
#include "rule_words.hpp"

#include "ergoaudit/base/number_text.hpp"
#include "ergoaudit/body/facts_of_derivation.hpp"
#include "ergoaudit/input/fact_path.hpp"
#include "ergoaudit/input/written_key.hpp"
#include "ergoaudit/render/knowledge_pages.hpp"

#include <algorithm>
#include <cmath>
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

std::string amount_in_words(const Dose& dose) {
    if (dose.by_the_clock()) return fmt::format("{} s", from_to(dose.duration_s));
    std::string amount = fmt::format("{} times", from_to(dose.reps));
    if (dose.sets.to > 1) amount = fmt::format("{} rounds of {}", from_to(dose.sets), amount);
    if (dose.hold_s.to > 0) amount += fmt::format(", hold {} s", from_to(dose.hold_s));
    if (dose.sides == 2) amount += ", each side";
    return amount;
}

std::string listed(std::span<const Fact> facts) {
    std::vector<std::string_view> names;
    for (const Fact fact : facts) names.push_back(last_part(fact.info().path));
    return names.empty() ? "nothing" : fmt::format("{}", fmt::join(names, ", "));
}

// For whom and what: where it is done, what it moves and answers, and what speaks against it.
void exercise_fit(Page& page, const Exercise& exercise) {
    page.heading("For what and whom");
    std::vector<std::string_view> places;
    for (const ExerciseSpot spot : exercise.places)
        places.push_back(exercise_spot_names[static_cast<std::size_t>(spot)]);
    page.paragraph(fmt::format("Class {}; place: {}; position: {}; needs: {}.",
                               desk_class_names[static_cast<std::size_t>(exercise.desk_class)], fmt::join(places, ", "),
                               listed(exercise.positions), listed(exercise.equipment)),
                   "  ");
    page.paragraph(
        fmt::format("Force: {}; regions: {}; muscles: {}.", force_names[static_cast<std::size_t>(exercise.force)],
                    fmt::join(exercise.regions, ", "), fmt::join(exercise.muscles, ", ")),
        "  ");
    if (!exercise.answers_regions.empty() || !exercise.answers_findings.empty())
        page.paragraph(
            fmt::format("Answers discomfort in: {}; findings: {}.", fmt::join(exercise.answers_regions, ", "),
                        fmt::join(exercise.answers_findings, ", ")),
            "  ");
    if (!exercise.cautions.empty())
        page.paragraph(fmt::format("Cautions: {}.", fmt::join(exercise.cautions, ", ")), "  ");
    for (const Modification& change : exercise.modifications)
        page.paragraph(fmt::format("{}: {}", change.caution, change.text), "  - ");
    if (!exercise.progress_to.empty())
        page.paragraph(fmt::format("Leads to: {}.", fmt::join(exercise.progress_to, ", ")), "  ");
    if (!exercise.regress_to.empty())
        page.paragraph(fmt::format("Easier instead: {}.", fmt::join(exercise.regress_to, ", ")), "  ");
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
    const Dose& dose = exercise.dose;
    page.heading("How much");
    page.paragraph(
        fmt::format("{}; {} days a week{}, at least {} hours apart; {}. {}", amount_in_words(dose),
                    from_to(exercise.days_per_week),
                    exercise.times_per_day.to > 1 ? fmt::format(", {} times a day", from_to(exercise.times_per_day))
                                                  : std::string(),
                    exercise.min_gap_h, exercise.intensity,
                    exercise.seconds > 0 ? fmt::format("About {} s.", exercise.seconds) : std::string()),
        "  ");
    if (!exercise.automatic)
        page.paragraph(fmt::format("Never chosen automatically: {}", exercise.why_not_automatic), "  ");
    page.paragraph(fmt::format("Harder: {}", exercise.progress), "  ");
    page.paragraph(fmt::format("Easier: {}", exercise.regress), "  ");
    page.heading("Stop");
    page.paragraph(exercise.stop_if, "  ");
    exercise_fit(page, exercise);
    page.heading("Sources");
    for (const std::string_view key : exercise.sources)
        if (const Source* source = knowledge.source(key))
            page.paragraph(fmt::format("{}: {} [{}]", source->title, source->says,
                                       known_names[static_cast<std::size_t>(source->known)]),
                           "  - ");
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
    if (!info.choices.empty()) page.paragraph(fmt::format("One of: {}.", info.choices), "  ");
    if (!std::isnan(info.assumed))
        page.paragraph(fmt::format("Taken as {} when nobody says.", info.choices.empty()
                                                                        ? quantity(info.assumed, info.unit)
                                                                        : std::string(choice_name(info, info.assumed))),
                       "  ");
    std::string readers;
    for (const Rule& rule : knowledge.rules)
        for (const Program* program : {&rule.applies, &rule.measure, &rule.require})
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

// A key that is no single fact: a list of names, or words.
void other_key_page(Page& page, std::string_view path) {
    const std::size_t dot = path.rfind('.');
    if (dot == std::string_view::npos) return;
    const auto key = find_written_key(path.substr(0, dot), path.substr(dot + 1));
    if (!key) return;
    page.heading(path);
    if (key->form == Form::text) page.paragraph(key->text.info().meaning, "  ");
    if (key->form != Form::list) return;
    page.paragraph("A list of names; those listed are so, the others are not:", "  ");
    for (const Fact fact : facts_of_list(key->list)) page.paragraph(name_in_list(fact), "  - ");
}

}  // namespace

std::string explain(std::string_view what, const Knowledge& knowledge, const TextStyle& style) {
    Page page(style);
    if (const Rule* rule = knowledge.rule(what))
        rule_page(page, *rule, knowledge);
    else if (const Exercise* exercise = knowledge.exercise.find(what))
        exercise_page(page, *exercise, knowledge);
    else if (what == "score")
        score_page(page, knowledge.scoring);
    else if (const auto place = resolve_written_path(what); place.ok())
        fact_page(page, place.value().fact.info(), knowledge);
    else
        other_key_page(page, what);
    return page.take();
}

}  // namespace ergoaudit
