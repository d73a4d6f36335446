// Exercises and breaks as Markdown: what a person prints or pins up.

#include "document_words.hpp"
#include "exercise_text.hpp"
#include "markdown_text.hpp"

#include "ergoaudit/base/text.hpp"
#include "ergoaudit/render/report.hpp"

#include <fmt/format.h>

namespace ergoaudit {
namespace {

class Markdown {
  public:
    void heading(std::string_view text, int level) {
        blank();
        out_ += fmt::format("{} {}\n\n", std::string(static_cast<std::size_t>(level), '#'), md_literal(text));
    }
    void paragraph(std::string_view text) {
        if (!text.empty()) out_ += md_literal(text) + "\n\n";
    }
    void item(std::string_view text) { out_ += fmt::format("- {}\n", md_literal(text)); }
    void numbered(std::size_t number, std::string_view text) {
        out_ += fmt::format("{}. {}\n", number, md_literal(text));
    }
    void line(std::string_view text) { out_ += fmt::format("{}\n", text); }
    // Exactly one empty line, unless nothing stands before.
    void blank() {
        while (out_.ends_with("\n\n")) out_.pop_back();
        if (!out_.empty()) out_ += '\n';
    }
    std::string take() {
        while (out_.ends_with("\n\n")) out_.pop_back();
        return std::move(out_);
    }

  private:
    std::string out_;
};

void exercise(Markdown& page, const PrescribedExercise& one) {
    page.heading(one.name, 3);
    page.paragraph(fmt::format("{}; {}; {}. {}", dose_in_words(one), days_in_words(one), one.intensity, one.cue));
    page.paragraph(one.modification);
    for (std::size_t i = 0; i < one.instructions.size(); ++i) page.numbered(i + 1, one.instructions[i]);
    page.blank();
    page.paragraph(one.stop_if);
    page.paragraph(harder_and_easier(one));
    page.paragraph(fmt::format("Grade {}; sources: {}", evidence_grade_names[static_cast<std::size_t>(one.grade)],
                               fmt::join(one.sources, ", ")));
}

void timetable(Markdown& page, const Prescription& prescription) {
    if (prescription.sessions.empty()) return;
    page.heading("The week", 2);
    page.line("| When and where | Exercises | Minutes |");
    page.line("| --- | --- | --- |");
    for (const Session& session : prescription.sessions)
        page.line(fmt::format("| {} | {} | {} |", md_literal(session.name), md_literal(names_in(session, prescription)),
                              about_minutes(session)));
    page.blank();
}

void weeks(Markdown& page, const Prescription& prescription) {
    if (prescription.weeks.empty()) return;
    page.heading("The weeks", 2);
    for (const WeekPlan& week : prescription.weeks)
        page.item(fmt::format("{}: {}", weeks_in_words(week.weeks), week_in_words(week)));
    page.blank();
}

void breaks(Markdown& page, const Prescription& prescription) {
    if (!prescription.breaks) return;
    page.heading("Breaks", 2);
    for (const std::string& text : breaks_in_words(prescription)) page.item(text);
    page.blank();
}

void good_to_know(Markdown& page, const Audit& audit) {
    const Prescription& prescription = audit.prescription;
    page.heading("Good to know", 2);
    for (const Advice& advice : prescription.advice) page.paragraph(advice.text);
    if (!prescription.exercises.empty()) page.paragraph(audit.safety.safety_net);
    for (const Advice& advice : prescription.around) page.paragraph(advice.text);
    for (const CrisisLine& line : prescription.crisis_lines) page.paragraph(crisis_line_in_words(line));
}

void safety_first(Markdown& page, const Audit& audit) {
    page.paragraph(audit.safety.headline);
    for (const auto& reason : audit.safety.reasons) page.item(reason.text);
    page.blank();
    if (audit.prescription.withheld_because) page.paragraph(*audit.prescription.withheld_because);
    for (const std::string_view note : audit.prescription.notes) page.paragraph(note);
}

void please_check(Markdown& page, const Audit& audit) {
    if (audit.diagnostics.empty()) return;
    page.heading("Please check", 2);
    for (const std::string& question : questions_said(audit.diagnostics)) page.item(question);
    page.blank();
}

void one(Markdown& page, const Audit& audit, std::string_view disclaimer) {
    page.heading(fmt::format("Exercises and breaks: {}", audit.source), 1);
    safety_first(page, audit);
    if (audit.status != Status::withheld) {
        please_check(page, audit);
        timetable(page, audit.prescription);
        if (!audit.prescription.exercises.empty()) page.heading("The exercises", 2);
        for (const PrescribedExercise& each : audit.prescription.exercises) exercise(page, each);
        if (audit.prescription.more_with) page.paragraph(*audit.prescription.more_with);
        weeks(page, audit.prescription);
        breaks(page, audit.prescription);
        good_to_know(page, audit);
    }
    if (audit.prescription.exercises.empty()) page.paragraph(disclaimer);
}

}  // namespace

std::string exercise_as_markdown(const Report& report, const TextStyle& style) {
    Markdown page;
    for (const Audit& audit : report.audits)
        if (audit.exit != Exit::bad_input) one(page, audit, report.knowledge->exercise.programme.disclaimer);
    std::string text = page.take();
    return style.ascii ? in_ascii(text) : text;
}

}  // namespace ergoaudit
