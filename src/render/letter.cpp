// A letter that goes with somebody to a doctor or physiotherapist: one page of text. What was told and advised; no
// diagnosis.

#include "described_words.hpp"
#include "document_words.hpp"
#include "exercise_text.hpp"
#include "page.hpp"

#include "ergoaudit/base/date.hpp"
#include "ergoaudit/base/text.hpp"

#include <algorithm>
#include <span>
#include <vector>

#include <fmt/format.h>

namespace ergoaudit {
namespace {

constexpr std::size_t letter_width = 72, most_steps = 4, most_findings = 4;

class Letter {
  public:
    Letter(const Report& report, const Audit& audit, const TextStyle& style)
        : report_(report), audit_(audit), page_({.width = letter_width, .ascii = style.ascii}) {}

    std::string run() {
        action();
        head();
        told();
        why();
        found();
        advised();
        end();
        return page_.take();
    }

  private:
    [[nodiscard]] std::string_view text(TextKey key) const { return text_in(audit_.texts, key); }

    // How to go on with the program is nothing for who reads the letter: what stands before that.
    static std::string_view without_instructions(std::string_view text) {
        const std::size_t program = text.find("ergoaudit");
        if (program == std::string_view::npos) return text;
        const std::size_t end = text.rfind(". ", program);
        return end == std::string_view::npos ? std::string_view() : text.substr(0, end + 1);
    }

    std::string person() const {
        if (const std::string_view name = text("person.name"_text); !name.empty()) return std::string(name);
        return audit_.id.empty() ? std::string("the bearer of this letter") : "the person with work id " + audit_.id;
    }

    // What the person was told to do comes before everything else, also on paper.
    void action() {
        if (audit_.status != Status::withheld) return;
        page_.paragraph(audit_.safety.headline, "", Ink::strong);
        if (const std::string whom = whom_it_is_about(report_, audit_); !whom.empty()) page_.paragraph(whom);
        page_.blank();
    }

    void head() {
        const std::string_view day = text("assessment.date"_text);
        page_.paragraph(day.empty() ? date_text(report_.today) : std::string(day));
        page_.blank();
        page_.paragraph("To a doctor or physiotherapist");
        page_.blank();
        page_.paragraph(fmt::format("About {}", person()), "", Ink::strong);
        page_.blank();
        page_.paragraph(
            "Their workstation was assessed. This letter repeats what they told, what was found at the desk and what "
            "was advised. Sentences about the desk, the safety questions and exercise stand as they were told to the "
            "patient: \"you\" is the patient. It contains no diagnosis: nobody was examined.");
    }

    void told() {
        page_.heading("What was told");
        const auto regions = regions_described(audit_.described);
        for (const std::uint8_t region : regions)
            page_.paragraph(
                fmt::format("{}: {}.", region_in_words(region), discomfort_in_words(audit_.described, region)), "  - ");
        if (regions.empty()) page_.paragraph("No discomfort was described.", "  ");
        for (const auto& [name, said] : work_in_words(audit_))
            page_.paragraph(fmt::format("{}: {}.", name, said), "  - ");
        page_.paragraph(audit_.safety.declared, "  ");
        if (const auto health = health_in_words(audit_.described); !health.empty())
            page_.paragraph(fmt::format("About their health: {}.", fmt::join(health, "; ")), "  - ");
        for (const std::string_view limit : audit_.safety.limits)
            page_.paragraph(fmt::format("Their clearance has limits: \"{}\".", printable(limit)), "  - ");
    }

    void why() {
        const auto raises_a_level = [](const Reason& reason) { return reason.level > 0; };
        const auto& reasons = audit_.safety.reasons;
        if (!audit_.safety.headline.empty() || std::ranges::any_of(reasons, raises_a_level)) {
            page_.heading("Why they come to you");
            if (!audit_.safety.headline.empty())
                page_.paragraph(fmt::format("They were told: {}", audit_.safety.headline), "  ");
            for (const Reason& reason : reasons)
                if (raises_a_level(reason)) page_.paragraph(reason.text, "  - ");
        }
        const auto& notes = audit_.prescription.notes;
        if (std::ranges::all_of(reasons, raises_a_level) && notes.empty()) return;
        page_.heading("What they were told about exercise and watching out");
        for (const Reason& reason : reasons)
            if (!raises_a_level(reason)) page_.paragraph(reason.text, "  - ");
        for (const std::string& note : notes)
            if (const auto said = without_instructions(note); !said.empty()) page_.paragraph(said, "  - ");
    }

    void found() {
        std::vector<const Finding*> wrong;
        for (const Finding& finding : audit_.findings)  // most points first
            if (finding.verdict == Verdict::fail && is_workstation(finding.rule->category)) wrong.push_back(&finding);
        if (wrong.empty()) return;
        page_.heading("What was found at the desk");
        for (const Finding* finding : std::span(wrong).first(std::min(most_findings, wrong.size())))
            page_.paragraph(finding->message, "  - ");
        if (wrong.size() > most_findings)
            page_.paragraph(fmt::format("and {} more.", wrong.size() - most_findings), "  - ");
    }

    void advised() {
        page_.heading("What was advised");
        if (audit_.status == Status::withheld) {
            page_.paragraph("To be seen first. Nothing about the workstation, and no exercises.", "  ");
            return;
        }
        if (audit_.plan) {
            const auto& steps = audit_.plan->told().steps;
            const std::size_t shown = never_half_done(steps, most_steps);
            for (std::size_t i = 0; i < shown; ++i) page_.paragraph(steps[i].text + ".", "  - ");
            if (steps.size() > shown)
                page_.paragraph(
                    fmt::format("and {} more {}.", steps.size() - shown, steps.size() == shown + 1 ? "step" : "steps"),
                    "  - ");
        }
        for (const PrescribedExercise& one : audit_.prescription.exercises)
            page_.paragraph(fmt::format("Exercise: {}, {}, {}.{}{}", one.name, dose_in_words(one), days_in_words(one),
                                        one.modification.empty() ? "" : " ", one.modification),
                            "  - ");
        if (audit_.prescription.exercises.empty()) {
            const auto& withheld = audit_.prescription.withheld_because;
            const std::string_view why = withheld ? without_instructions(*withheld) : std::string_view();
            page_.paragraph(why.empty() ? "No exercises." : why, "  - ");
        }
        for (const std::string& sentence : breaks_in_words(audit_.prescription)) page_.paragraph(sentence, "  - ");
    }

    void end() {
        page_.heading("What would help");
        page_.paragraph(
            "Please say what they may do at work and in exercise, what they should leave out and until when, and "
            "whether equipment is needed for reasons of health. A note with the day is enough.",
            "  ");
        page_.blank();
        const std::string_view assessor = text("assessment.assessor"_text);
        page_.paragraph(assessor.empty() ? "Name and signature: ______________________________"
                                         : fmt::format("{}, ______________________________", assessor));
        page_.blank();
        page_.paragraph(fmt::format("Made with ergoaudit {}, rules {}.", ERGOAUDIT_VERSION, report_.knowledge->digest),
                        "", Ink::dim);
    }

    const Report& report_;
    const Audit& audit_;
    Page page_;
};

}  // namespace

std::string as_letter(const Report& report, const TextStyle& style) {
    std::string text;
    for (const std::size_t i : by_urgency(report)) {
        const Audit& audit = report.audits[i];
        if (audit.exit == Exit::bad_input) continue;  // nobody is known of whom it could speak
        if (!text.empty()) text += '\f';
        text += Letter(report, audit, style).run();
    }
    return text;
}

}  // namespace ergoaudit
