#include "exercise_text.hpp"

#include "document_words.hpp"

#include "ergoaudit/base/number_text.hpp"

#include <algorithm>
#include <vector>

#include <fmt/format.h>

namespace ergoaudit {
namespace {

std::string amount_in_words(const Amount& amount, bool counts_sets) {
    constexpr int a_minute = 60, said_in_minutes_from = 120;
    if (const int seconds = amount.duration_s; seconds > 0)
        return seconds >= said_in_minutes_from && seconds % a_minute == 0 ? fmt::format("{} min", seconds / a_minute)
                                                                          : fmt::format("{} s", seconds);
    std::string words;
    if (amount.reps > 1) {
        if (counts_sets) words = fmt::format("{} {} of ", amount.sets, amount.sets == 1 ? "set" : "sets");
        words += fmt::format("{} times", amount.reps);
    } else if (counts_sets) {
        words = fmt::format("{} {}", amount.sets, amount.sets == 1 ? "time" : "times");
    }
    if (amount.hold_s > 0) words += fmt::format("{}hold {} s", words.empty() ? "" : ", ", amount.hold_s);
    return words;
}

// Of the smaller dose only what is smaller, where it is one thing.
std::string what_differs(const Amount& first, const Amount& usual) {
    if (first.sets == usual.sets && first.reps == usual.reps && first.duration_s == usual.duration_s)
        return fmt::format("{} s", first.hold_s);
    if (first.sets == usual.sets && first.hold_s == usual.hold_s && first.duration_s == usual.duration_s)
        return fmt::format("{} {}", first.reps, first.reps == 1 ? "time" : "times");
    return amount_in_words(first, usual.sets > 1);
}

void write_exercise(Page& page, const PrescribedExercise& one, ExerciseDetail detail) {
    page.paragraph(fmt::format("{}: {}, {}. {}", one.name, dose_in_words(one), days_in_words(one), one.cue), "  - ");
    if (!one.modification.empty()) page.paragraph(one.modification, "    ", Ink::warn);
    if (detail == ExerciseDetail::in_short) return;
    std::size_t number = 0;
    for (const std::string_view sentence : one.instructions)
        page.paragraph(sentence, fmt::format("      {}. ", ++number));
    page.paragraph(one.stop_if, "      ");
    page.paragraph(fmt::format("Effort: {}. {}", one.intensity, harder_and_easier(one)), "      ");
    std::vector<std::string> why;
    for (const WhyChosen& reason : one.why) why.push_back(reason.text.empty() ? reason.id : reason.text);
    page.paragraph(fmt::format("Why: {}", fmt::join(why, "; ")), "      ");
    page.paragraph(fmt::format("Grade {}. Sources: {}", evidence_grade_names[static_cast<std::size_t>(one.grade)],
                               fmt::join(one.sources, ", ")),
                   "      ", Ink::dim);
}

void write_activity(Page& page, const Prescription& prescription) {
    if (prescription.activity) page.paragraph(activity_in_words(*prescription.activity), "  ");
}

void write_weeks(Page& page, const Prescription& prescription) {
    for (const WeekPlan& week : prescription.weeks)
        page.paragraph(week_in_words(week), fmt::format("  {}: ", weeks_in_words(week.weeks)));
}

void write_breaks(Page& page, const Prescription& prescription) {
    for (const std::string& text : breaks_in_words(prescription)) page.paragraph(text, "  - ");
}

void write_around(Page& page, const Prescription& prescription, ExerciseDetail detail) {
    for (const Advice& advice : prescription.around)
        if (detail == ExerciseDetail::everything || !advice.in_detail) page.paragraph(advice.text, "  ");
    for (const CrisisLine& line : prescription.crisis_lines)
        page.paragraph(crisis_line_in_words(line), "  ", Ink::strong);
}

void write_left_out(Page& page, const Prescription& prescription) {
    if (prescription.left_out.empty()) return;
    page.heading("Left out");
    struct Reason {
        std::string_view why;
        std::string ids;
    };
    std::vector<Reason> reasons;  // each once, in the order in which they first stand
    for (const LeftOut& left : prescription.left_out)
        if (const auto same = std::ranges::find(reasons, left.why, &Reason::why); same != reasons.end())
            same->ids += ", " + left.id;
        else
            reasons.push_back({left.why, left.id});
    for (const Reason& reason : reasons)
        page.paragraph(fmt::format("{}: {}", reason.ids, reason.why), "  - ", Ink::dim);
}

}  // namespace

std::string activity_in_words(const ActivityPlan& activity) {
    std::string counts;
    for (const std::string_view exercise : activity.exercises) {
        std::string name(exercise);
        std::ranges::replace(name, '-', ' ');
        counts += (counts.empty() ? " What counts: " : ", ") + name;
    }
    if (!counts.empty()) counts += ".";
    return fmt::format("Activity, beside these minutes: from {} toward {} minutes a week.{}",
                       plain_number(activity.now_min_per_week), activity.target_min_per_week, counts);
}

std::string harder_and_easier(const PrescribedExercise& one) {
    return one.progress.empty() ? fmt::format("Easier: {}", one.regress)
                                : fmt::format("Harder: {} Easier: {}", one.progress, one.regress);
}

std::string dose_in_words(const PrescribedExercise& one) {
    const Amount &usual = one.dose.usual, first = one.dose.low();
    std::string dose = amount_in_words(usual, usual.sets > 1);
    if (!(first == usual)) dose += fmt::format(" (to begin with {})", what_differs(first, usual));
    return one.sides == 2 && one.dose.usual.duration_s == 0 ? dose + ", each side" : dose;
}

bool grows(const Prescription& prescription) {
    return std::ranges::any_of(prescription.weeks,
                               [&](const WeekPlan& week) { return week.doses != prescription.weeks.front().doses; });
}

std::string weeks_in_words(Range weeks) {
    return weeks.from == weeks.to ? fmt::format("Week {}", weeks.from)
                                  : fmt::format("Weeks {} to {}", weeks.from, weeks.to);
}

std::string days_in_words(const PrescribedExercise& one) {
    return fmt::format("{} {} a week", one.days_per_week, one.days_per_week == 1 ? "day" : "days");
}

std::string week_in_words(const WeekPlan& week) {
    if (!week.activity_min_per_week) return week.text;
    return fmt::format("{} Activity: {} minutes a week.", week.text, *week.activity_min_per_week);
}

int about_minutes(const Session& session) {
    constexpr int a_minute = 60;
    return std::max(1, (session.seconds + a_minute - 1) / a_minute);
}

std::vector<std::string> breaks_in_words(const Prescription& prescription) {
    std::vector<std::string> sentences;
    if (!prescription.breaks) return sentences;
    const BreakAdvice& breaks = *prescription.breaks;
    for (const std::string_view text : {breaks.change_posture, breaks.pause, breaks.look_away})
        if (!text.empty()) sentences.push_back(break_sentence(breaks, text));
    return sentences;
}

std::string crisis_line_in_words(const CrisisLine& line) {
    return fmt::format("In a crisis: {}, {}.", line.name, line.contact);
}

std::string names_in(const Session& session, const Prescription& prescription) {
    std::vector<std::string_view> names;
    for (const std::string_view id : session.exercises)
        for (const PrescribedExercise& one : prescription.exercises)
            if (one.id == id) names.push_back(one.name);
    return fmt::format("{}", fmt::join(names, ", "));
}

void write_questions(Page& page, std::span<const Diagnostic> questions) {
    if (questions.empty()) return;
    page.heading("Please check");
    for (const std::string& question : questions_said(questions)) page.paragraph(question, "  ? ", Ink::warn);
}

void write_exercises(Page& page, const Audit& audit, ExerciseDetail detail) {
    const Prescription& prescription = audit.prescription;
    const bool in_detail = detail == ExerciseDetail::everything;
    page.heading("Exercises and breaks");
    if (prescription.withheld_because) page.paragraph(*prescription.withheld_because, "  ");
    for (const std::string_view note : prescription.notes) page.paragraph(note, "  ", Ink::warn);
    for (const PrescribedExercise& one : prescription.exercises) write_exercise(page, one, detail);
    for (const Session& one : prescription.sessions)
        page.paragraph(fmt::format("{}: {}; about {} min.", one.name, names_in(one, prescription), about_minutes(one)),
                       "  ");
    if (in_detail && !prescription.exercises.empty())
        page.paragraph(fmt::format("{} {} of {} seconds are planned, {} are left.",
                                   has_strength(prescription.exercises) ? "On the first strength day of the week"
                                                                        : "On the first day of the week",
                                   prescription.planned_seconds, prescription.budget_seconds,
                                   prescription.budget_seconds - prescription.planned_seconds),
                       "  ");
    if (prescription.more_with) page.paragraph(*prescription.more_with, "  ");
    write_activity(page, prescription);
    if (in_detail) write_weeks(page, prescription);
    for (const Advice& advice : prescription.advice)
        if (in_detail || !advice.in_detail) page.paragraph(advice.text, "  ");
    if (!prescription.exercises.empty() && !audit.safety.safety_net.empty())
        page.paragraph(audit.safety.safety_net, "  ", Ink::warn);
    write_breaks(page, prescription);
    write_around(page, prescription, detail);
    if (in_detail) write_left_out(page, prescription);
}

void write_action(Page& page, const Report& report, const Audit& audit) {
    page.box(audit.safety.headline, Ink::bad);
    if (const std::string whom = whom_it_is_about(report, audit); !whom.empty()) page.paragraph(whom, "", Ink::strong);
    page.heading("Why");
    for (const auto& reason : audit.safety.reasons) page.paragraph(reason.text, "  - ");
    page.blank();
    if (audit.prescription.withheld_because) page.paragraph(*audit.prescription.withheld_because);
    page.paragraph(report.knowledge->exercise.programme.disclaimer);
    page.paragraph(std::string(after_the_action));
}

std::string exercise_as_text(const Report& report, const TextStyle& style) {
    Page page(style);
    for (const std::size_t i : by_urgency(report)) {
        const Audit& audit = report.audits[i];
        if (audit.exit == Exit::bad_input) continue;
        page.blank();
        if (audit.status == Status::withheld) {
            write_action(page, report, audit);
            continue;
        }
        page.ends(audit.source, fmt::format("ergoaudit exercise, profile {}", report.profile), Ink::dim);
        if (!audit.safety.headline.empty()) page.paragraph(audit.safety.headline, "  ", Ink::strong);
        for (const auto& reason : audit.safety.reasons) page.paragraph(reason.text, "  - ");
        write_questions(page, audit.diagnostics);
        write_exercises(page, audit, style.quiet ? ExerciseDetail::in_short : ExerciseDetail::everything);
        if (audit.prescription.exercises.empty())
            page.paragraph(report.knowledge->exercise.programme.disclaimer, "", Ink::dim);
    }
    return page.take();
}

}  // namespace ergoaudit
