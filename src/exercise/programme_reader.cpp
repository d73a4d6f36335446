#include "programme_reader.hpp"

#include "ergoaudit/exercise/selection.hpp"
#include "ergoaudit/rules/expression_reader.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

namespace ergoaudit {
namespace {

using toml_tree::Node;

constexpr double most_whole = 86400;  // a day in seconds: nothing here counts further

std::optional<int> whole(const Node& node) {
    const double* number = node.number();
    if (number == nullptr || !(*number >= 0 && *number <= most_whole) || *number != std::floor(*number))
        return std::nullopt;
    return static_cast<int>(*number);
}

AdviceFor read_whom(FieldReader& entry) {
    const bool without = entry.yes_no_or("without_limits", false), with = entry.yes_no_or("with_limits", false);
    if (without && with) entry.problem(entry.where("with_limits"), "with limits and without: then leave both out");
    return without ? AdviceFor::without_limits : with ? AdviceFor::with_limits : AdviceFor::everybody;
}

// When to stop has to be among what goes with every session.
std::span<const Advice> read_advice(FieldReader& fields) {
    std::vector<Advice> all;
    for (const Node* node : fields.tables("advice")) {
        FieldReader entry = fields.inside(*node);
        all.push_back({.id = entry.text("id"),
                       .text = entry.text("text"),
                       .whom = read_whom(entry),
                       .in_detail = entry.yes_no_or("in_detail", false),
                       .in_calendar = entry.yes_no_or("in_calendar", false),
                       .from_weeks = whole_or(entry, "from_weeks", 0)});
        entry.done();
    }
    const auto is_told_everybody = [](const Advice& one) {
        return one.in_calendar && one.whom == AdviceFor::everybody;
    };
    if (std::ranges::none_of(all, is_told_everybody))
        fields.problem(fields.where("advice"), "no [[programme.advice]] for everybody says in_calendar = true",
                       "when to stop goes with every session");
    return fields.arena().keep(std::move(all));
}

std::span<const Advice> read_withheld(FieldReader& fields) {
    std::vector<Advice> all;
    for (const Node* node : fields.tables("withheld")) {
        FieldReader entry = fields.inside(*node);
        all.push_back({.id = entry.text("id"), .text = entry.text("text")});
        entry.done();
    }
    return fields.arena().keep(std::move(all));
}

std::span<const AroundAdvice> read_around(FieldReader& fields, std::span<const Definition> definitions) {
    std::vector<AroundAdvice> around;
    for (const Node* node : fields.tables("around")) {
        FieldReader entry = fields.inside(*node);
        around.push_back({.id = entry.text("id"),
                          .when = read_truth(entry, "when", {.definitions = definitions}),
                          .text = entry.text("text"),
                          .sources = fields.arena().keep(entry.texts_or_none("sources")),
                          .with_exercises = entry.yes_no_or("with_exercises", false),
                          .with_strength = entry.yes_no_or("with_strength", false),
                          .without_limits = entry.yes_no_or("without_limits", false),
                          .names_crisis_line = entry.yes_no_or("names_crisis_line", false),
                          .even_in_short = entry.yes_no_or("even_in_short", false),
                          .in_calendar = entry.yes_no_or("in_calendar", false),
                          .from_weeks = whole_or(entry, "from_weeks", 0)});
        entry.done();
    }
    return fields.arena().keep(std::move(around));
}

std::span<const ProgrammeWeeks> read_weeks(FieldReader& fields) {
    std::vector<ProgrammeWeeks> weeks;
    for (const Node* node : fields.tables("weeks")) {
        FieldReader entry = fields.inside(*node);
        weeks.push_back({.weeks = range_or(entry, "weeks", {0, 0}),
                         .text = entry.text("text"),
                         .without_strength = entry.text_or("without_strength", {}),
                         .progress = entry.yes_no_or("progress", false)});
        entry.done();
        const int expected = weeks.size() == 1 ? 1 : weeks[weeks.size() - 2].weeks.to + 1;
        if (weeks.back().weeks.from != expected)
            entry.problem(entry.where("weeks"), fmt::format("these weeks must begin with week {}", expected));
    }
    if (weeks.empty()) fields.problem(fields.where(), "there is no [[programme.weeks]]");
    return fields.arena().keep(std::move(weeks));
}

void read_worth(FieldReader fields, Programme& programme) {
    for (std::size_t grade = 0; grade < evidence_grade_names.size(); ++grade)
        programme.grade_worth[grade] = fields.number(evidence_grade_names[grade]);
    programme.worth_per_point_lost = fields.number("per_point_lost");
    programme.worth_per_severity = fields.number("per_severity");
    programme.worth_when_modified = fields.number_or("when_modified", 1);
    programme.worth_when_preferred = fields.number_or("when_preferred", 1);
    fields.done();
    for (const double worth : programme.grade_worth)
        if (!(worth > 0 && worth <= 1)) fields.problem(fields.where(), "a grade's worth lies above 0 and up to 1");
    if (!(programme.worth_per_point_lost >= 0) || !(programme.worth_per_severity >= 0))
        fields.problem(fields.where(), "a worth cannot be negative");
    if (!(programme.worth_when_modified > 0 && programme.worth_when_modified <= 1))
        fields.problem(fields.where("when_modified"), "a modified exercise is worth a share above 0 and up to 1");
    if (!(programme.worth_when_preferred >= 1))
        fields.problem(fields.where("when_preferred"), "a preferred exercise is worth at least as much as before");
}

BreakAdvice read_breaks(FieldReader fields, std::span<const Definition> definitions) {
    BreakAdvice breaks;
    breaks.change_posture_s = whole_or(fields, "change_posture_s", 0);
    breaks.change_posture_every_min = range_or(fields, "change_posture_every_min", {0, 0});
    breaks.pause_min = whole_or(fields, "pause_min", 0);
    breaks.pause_every_min = whole_or(fields, "pause_every_min", 0);
    breaks.look_away_s = whole_or(fields, "look_away_s", 0);
    breaks.look_away_every_min = whole_or(fields, "look_away_every_min", 0);
    breaks.change_posture = fields.text("change_posture");
    breaks.pause = fields.text("pause");
    breaks.look_away = fields.text("look_away");
    breaks.change_posture_standing = fields.text_or("change_posture_standing", breaks.change_posture);
    breaks.change_posture_seated = fields.text_or("change_posture_seated", breaks.change_posture);
    breaks.pause_seated = fields.text_or("pause_seated", breaks.pause);
    breaks.seated_when = read_truth(fields, "seated_when", {.definitions = definitions});
    breaks.sources = fields.arena().keep(fields.texts_or_none("sources"));
    fields.done();
    if (breaks.change_posture_every_min.from < 1 || breaks.pause_every_min < 1 || breaks.look_away_every_min < 1)
        fields.problem(fields.where(), "every break needs the minutes after which it comes");
    return breaks;
}

ActivityBuildUp read_activity(FieldReader& programme, std::string_view key) {
    ActivityBuildUp activity;
    const Node* const table = programme.table(key);
    if (table == nullptr) return activity;
    FieldReader fields = programme.inside(*table);
    activity.target_min_per_week = whole_or(fields, "target_min_per_week", activity.target_min_per_week);
    activity.days_per_week = whole_or(fields, "days_per_week", activity.days_per_week);
    activity.most_days_per_week = whole_or(fields, "most_days_per_week", activity.days_per_week);
    activity.start_min = whole_or(fields, "start_min", activity.start_min);
    activity.step_min = whole_or(fields, "step_min", activity.step_min);
    activity.most_min = whole_or(fields, "most_min", activity.most_min);
    fields.done();
    return activity;
}

SessionTimes read_times(FieldReader& programme, std::string_view key) {
    SessionTimes times;
    const Node* const table = programme.table(key);
    if (table == nullptr) return times;
    FieldReader fields = programme.inside(*table);
    times.work_min = whole_or(fields, "work_min", times.work_min);
    times.home_min = whole_or(fields, "home_min", times.home_min);
    times.out_min = whole_or(fields, "out_min", times.out_min);
    times.remind_before_min = whole_or(fields, "remind_before_min", times.remind_before_min);
    fields.done();
    constexpr int minutes_a_day = 1440;
    if (std::max({times.work_min, times.home_min, times.out_min}) >= minutes_a_day)
        fields.problem(fields.where(), "a day has 1440 minutes");
    return times;
}

// Days with a day of rest between them.
std::span<const std::string_view> read_days(FieldReader& fields, std::string_view key) {
    std::vector<std::string_view> days = fields.texts_or_none(key);
    for (const std::string_view day : days)
        if (std::find(weekday_names.begin(), weekday_names.end(), day) == weekday_names.end())
            fields.problem(fields.where(key), fmt::format("there is no day \"{}\"", day),
                           fmt::format("one of: {}", fmt::join(weekday_names, ", ")));
    if (days.empty()) fields.problem(fields.where(key), "there are no strength days");
    for (std::size_t day = 0; day < weekday_names.size(); ++day) {
        const auto is_one = [&](std::size_t at) {
            return std::find(days.begin(), days.end(), weekday_names[at % weekday_names.size()]) != days.end();
        };
        if (is_one(day) && is_one(day + 1))
            fields.problem(fields.where(key), "strength days need a day of rest between them");
    }
    return fields.arena().keep(std::move(days));
}

std::span<const FewerStrengthDays> read_fewer_strength_days(FieldReader& fields) {
    std::vector<FewerStrengthDays> all;
    for (const Node* node : fields.tables("fewer_strength_days")) {
        FieldReader entry = fields.inside(*node);
        all.push_back({.caution = entry.text("caution"),
                       .days = read_days(entry, "days"),
                       .text = entry.text("text"),
                       .sources = fields.arena().keep(entry.texts_or_none("sources"))});
        entry.done();
    }
    return fields.arena().keep(std::move(all));
}

void check_reasons(FieldReader& fields, const Programme& programme) {
    for (const std::string_view id :
         {"not-screened", "out-of-date", "action", "none", "nothing-possible", "too-little-time", "elsewhere"})
        if (programme.why_withheld(id).empty())
            fields.problem(fields.where("withheld"), fmt::format("[[programme.withheld]] lacks \"{}\"", id));
}

}  // namespace

int whole_or(FieldReader& fields, std::string_view key, int fallback) {
    const Node* node = fields.any(key);
    if (node == nullptr) return fallback;
    if (const auto number = whole(*node)) return *number;
    fields.problem(node->where, fmt::format("\"{}\" must be a whole number of 0 or more", key));
    return fallback;
}

Range range_or(FieldReader& fields, std::string_view key, Range fallback) {
    const Node* node = fields.any(key);
    if (node == nullptr) return fallback;
    if (const auto number = whole(*node)) return {*number, *number};
    if (const auto* ends = node->array(); ends != nullptr && ends->size() == 2) {
        const auto from = whole((*ends)[0]), to = whole((*ends)[1]);
        if (from && to && *from <= *to) return {*from, *to};
    }
    fields.problem(node->where, fmt::format("\"{}\" must be a whole number or [from, to]", key));
    return fallback;
}

Programme read_programme(FieldReader fields, std::span<const Definition> definitions) {
    Programme programme;
    programme.strength_days = read_days(fields, "strength_days");
    programme.fewer_strength_days = read_fewer_strength_days(fields);
    programme.most_per_session = whole_or(fields, "most_per_session", programme.most_per_session);
    programme.most_per_day = whole_or(fields, "most_per_day", programme.most_per_day);
    programme.most_for_maintenance = whole_or(fields, "most_for_maintenance", programme.most_for_maintenance);
    programme.both_kinds_from_min = whole_or(fields, "both_kinds_from_min", programme.both_kinds_from_min);
    programme.first_when_short = fields.arena().keep(fields.texts_or_none("first_when_short"));
    programme.retractions = fields.arena().keep(fields.texts_or_none("retractions"));
    programme.most_regions = whole_or(fields, "most_regions", programme.most_regions);
    if (programme.most_per_day > static_cast<int>(most_chosen))
        fields.problem(fields.where("most_per_day"), fmt::format("no day has more than {} exercises", most_chosen));
    if (programme.most_regions > static_cast<int>(most_regions_wanted))
        fields.problem(fields.where("most_regions"), fmt::format("{} regions are the most", most_regions_wanted));
    programme.stretch_s_per_muscle = whole_or(fields, "stretch_s_per_muscle", programme.stretch_s_per_muscle);
    programme.rotation = fields.arena().keep(fields.texts_or_none("rotation"));
    programme.rotation_regions = fields.arena().keep(fields.texts_or_none("rotation_regions"));
    programme.rotation_from_min = whole_or(fields, "rotation_from_min", programme.rotation_from_min);
    programme.activity = read_activity(fields, "activity");
    programme.activity_in_pregnancy = read_activity(fields, "activity_in_pregnancy");
    programme.activity_when = read_truth(fields, "activity_when", {.definitions = definitions});
    programme.beginner_in_pregnancy = read_truth(fields, "beginner_in_pregnancy", {.definitions = definitions});
    programme.times = read_times(fields, "times");
    programme.review_after_weeks = whole_or(fields, "review_after_weeks", programme.review_after_weeks);
    programme.outcome_after_weeks = whole_or(fields, "outcome_after_weeks", programme.outcome_after_weeks);
    programme.effort_with_limits = fields.text("effort_with_limits");
    programme.no_growth = fields.text("no_growth");
    programme.weeks_of_pregnancy = whole_or(fields, "weeks_of_pregnancy", programme.weeks_of_pregnancy);
    programme.ends_in_pregnancy = fields.text("ends_in_pregnancy");
    for (const std::string_view slot : {"{weeks}", "{week}"})
        if (!programme.ends_in_pregnancy.empty() && programme.ends_in_pregnancy.find(slot) == std::string_view::npos)
            fields.problem(fields.where("ends_in_pregnancy"), fmt::format("\"ends_in_pregnancy\" must name {}", slot));
    if (const Node* worth = fields.table("worth"))
        read_worth(fields.inside(*worth), programme);
    else
        fields.problem(fields.where(), "[programme.worth] is missing");
    programme.weeks = read_weeks(fields);
    programme.disclaimer = fields.text("disclaimer");
    programme.advice = read_advice(fields);
    programme.withheld = read_withheld(fields);
    programme.around = read_around(fields, definitions);
    programme.nothing_for = fields.text("nothing_for");
    if (!programme.nothing_for.empty() && programme.nothing_for.find("{regions}") == std::string_view::npos)
        fields.problem(fields.where("nothing_for"), "\"nothing_for\" must name the {regions}");
    programme.sources = fields.arena().keep(fields.texts_or_none("sources"));
    check_reasons(fields, programme);
    if (const Node* breaks = fields.table("breaks"))
        programme.breaks = read_breaks(fields.inside(*breaks), definitions);
    else
        fields.problem(fields.where(), "[programme.breaks] is missing");
    fields.done();
    return programme;
}

}  // namespace ergoaudit
