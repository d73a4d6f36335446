#pragma once
// Private to this folder: words that the documents of several roles share.

#include "ergoaudit/render/report.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ergoaudit {

// "Input devices", and "input devices" inside a sentence.
[[nodiscard]] std::string category_in_words(Category category);
[[nodiscard]] std::string category_in_a_sentence(Category category);
// "60 to 70 cm", "at most 3 cm", "yes": what is right.
[[nodiscard]] std::string band_said(const Rule& rule);
// With a true minus sign.
[[nodiscard]] std::string minus_said(std::string text);
// Likewise of a sentence, where a number begins; not in what is to be written into a file: "tilt_deg = -5".
[[nodiscard]] std::string with_true_minus(std::string_view sentence);
// Of a sentence within a row of others.
[[nodiscard]] std::string_view without_full_stop(std::string_view text);
// A dash where nothing is said.
[[nodiscard]] std::string or_dash(std::string_view text);
[[nodiscard]] std::string number_said(double value, Unit unit);
// "about 350 EUR": what a thing costs is never told to the penny.
[[nodiscard]] std::string price_said(double price, std::string_view currency);
[[nodiscard]] std::string price_said(double price, const Audit& audit);

// The line of the first screen that the page of several files repeats for each of them.
inline constexpr std::string_view lead_of_what_first = "What first";

// "Nearly as good for about 80: desk raisers and compact keyboard. The score is 97 then."; empty where there is none.
[[nodiscard]] std::string cheaper_in_words(const WorkstationPlan& plan, const Audit& audit);

// Before what a plan spoils.
inline constexpr std::string_view less_true = "Less true then than now, because something else weighs more:";
// That, and the titles of it; empty where the plan spoils nothing.
[[nodiscard]] std::string made_wrong_in_words(const PlanVersion& version, const Audit& audit);
// A step with what it must not be left without.
[[nodiscard]] std::string step_said(std::span<const PlanStep> steps, std::size_t one);
// Likewise, and what does as well until it is bought.
[[nodiscard]] std::string step_in_full(std::span<const PlanStep> steps, std::size_t one);
// "Puts right", or what takes its place.
[[nodiscard]] std::string_view settles_in_words(const PlanStep& step);
// What a step is for: "Puts right: …. Improves: …. Keeps right: …".
[[nodiscard]] std::string effect_said(const PlanStep& step, const Knowledge& knowledge);
// Whether any check of the workstation itself is not right.
[[nodiscard]] bool something_is_wrong_here(const Audit& audit);
// The places of the audits in the order in which they are told: who must be seen comes first, the most urgent before
// all, whichever file it was; `urgency` rises from 1, the most urgent.
[[nodiscard]] int urgency(const Audit& audit);
[[nodiscard]] std::vector<std::size_t> by_urgency(const Report& report);
// What ends an action: a new answer, and nothing else.
inline constexpr std::string_view after_the_action =
    "The workstation can wait. When a clinician has seen you, answer the safety questions as things are then, and run "
    "the "
    "audit again.";
// Whom an action is for, where several are told of: "This is about a.toml."; empty where there is one.
[[nodiscard]] std::string whom_it_is_about(const Report& report, const Audit& audit);
// What is hard to believe in a description, or a name nobody knows: a sentence or two each. The report rests on them.
[[nodiscard]] std::vector<std::string> questions_said(std::span<const Diagnostic> questions);
// The heading where no finding is wrong: whether anything is known at all.
struct NothingWrong {
    std::string_view heading, text;  // the text may be empty
};
[[nodiscard]] NothingWrong nothing_wrong_in_words(const Audit& audit);
[[nodiscard]] bool is_nothing_known(const Audit& audit);
// The rules that are right and nowhere wrong, each once: one that is right standing and wrong sitting is none of them,
// nor one whose other side is wrong, nor one that rests on what the plan changes.
[[nodiscard]] std::vector<const Rule*> rules_to_leave_alone(const Audit& audit);
// "62 of 100, needs work; between 50 and 70."
[[nodiscard]] std::string score_in_short(const ScorePart& part);

}  // namespace ergoaudit
