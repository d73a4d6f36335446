// One page for whoever answers for the workstation. Entry: employer_sections().

#include "document_words.hpp"
#include "document_writer.hpp"
#include "page.hpp"
#include "program_words.hpp"
#include "recorded.hpp"
#include "role_sections.hpp"

#include "ergoaudit/base/number_text.hpp"
#include "ergoaudit/base/text.hpp"

#include <algorithm>
#include <cmath>
#include <span>
#include <string>
#include <vector>

#include <fmt/format.h>

namespace ergoaudit {
namespace {

using BlockKind = DocumentBlock::Kind;

constexpr std::size_t most_open = 10;  // more do not fit the page beside the plan
constexpr std::size_t most_told = 5;   // remedies, likewise

class EmployerSections : private DocumentWriter {
  public:
    explicit EmployerSections(const Audit& audit) : audit_(audit) {}

    std::vector<DocumentSection> run() {
        about();
        to_do();
        open_checks();
        how_it_is_made();
        return take();
    }

  private:
    [[nodiscard]] std::string_view said(TextKey key) const { return text_in(audit_.texts, key); }

    void about() {
        section("glance", "At a glance");
        block(BlockKind::score);
        const auto say = [&](std::string_view lead, std::string_view text) {
            if (!text.empty())
                item(BlockKind::glance, {.lead = std::string(lead), .text = std::string(text), .notes = {}});
        };
        say("Work id", audit_.id);
        say("Place", joined({said("assessment.location"_text), said("assessment.team"_text)}));
        say("Assessed", joined({said("assessment.date"_text), said("assessment.assessor"_text)}));
        say("Checked by", said("assessment.checked_by"_text));
        say("Review", said("assessment.review_on"_text));
        say("Score", score_in_short(audit_.score.total));
        say(lead_of_what_first, what_first());
        say("What it costs", what_it_costs());
    }

    static std::string joined(std::initializer_list<std::string_view> parts) {
        std::string text;
        for (const std::string_view part : parts)
            if (!part.empty()) text += (text.empty() ? "" : ", ") + std::string(part);
        return text;
    }

    std::string what_first() const {
        if (!audit_.plan) return {};
        if (!audit_.plan->before_all.empty()) return audit_.plan->before_all;
        const auto& steps = audit_.plan->told().steps;
        for (std::size_t i = 0; i < steps.size(); ++i)
            if (!is_done(steps[i])) return step_said(steps, i) + ".";
        if (!steps.empty()) return "Look again at what was done: as described, it is not right yet.";
        return something_is_wrong_here(audit_)
                   ? "See what is not right yet: nothing that can be set or bought here is known to better it."
                   : "Nothing has to be set or bought among what is known.";
    }

    // Whoever keeps the record writes it in their own words: "done", "done on the day".
    [[nodiscard]] bool is_done(const PlanStep& step) const {
        return without_capital(std::string(recorded_action(audit_.texts, step.id).status)).starts_with("done");
    }

    std::string what_it_costs() const {
        if (!audit_.plan) return {};
        const PlanVersion &free = audit_.plan->free, &bought = audit_.plan->bought;
        if (!audit_.plan->before_all.empty()) return "Not told before that is put right; it may cost something itself.";
        const double now = audit_.score.total.score.value;
        if (!(bought.buys()))
            return free.steps.empty() ? std::string("Nothing.")
                                      : fmt::format("Nothing. {}.", now_and_then(now, free.score_after));
        if (std::isnan(free.score_after))
            return fmt::format("{}. {}.", with_capital(price_said(bought.cost, audit_)),
                               now_and_then(now, bought.score_after));
        const std::string cheaper = cheaper_in_words(*audit_.plan, audit_);
        return fmt::format("{}. {}; {} with the free steps alone.{}{}", with_capital(price_said(bought.cost, audit_)),
                           now_and_then(now, bought.score_after), whole(free.score_after), cheaper.empty() ? "" : " ",
                           cheaper);
    }

    void to_do() {
        if (!audit_.plan || audit_.plan->told().steps.empty()) return;
        section("plan", "What there is to do");
        DocumentTable steps{.caption = "In this order", .head = {"Step", "Price", "Who", "By", "Status"}, .rows = {}};
        const auto& planned = audit_.plan->told().steps;
        for (std::size_t i = 0; i < planned.size(); ++i) {
            const PlanStep& step = planned[i];
            const RecordedAction action = recorded_action(audit_.texts, step.id);
            steps.rows.push_back({step_in_full(planned, i),
                                  step.group == PlanStepGroup::buy ? price_said(step.price, audit_) : or_dash({}),
                                  or_dash(action.owner), or_dash(action.due), or_dash(action.status)});
        }
        table(std::move(steps));
    }

    // Each once, though it be asked sitting and standing.
    [[nodiscard]] std::vector<const Finding*> open_ones() const {
        std::vector<const Finding*> open;
        const auto says = [&](const Finding* one) { return check_said(*one); };
        for (const Finding& one : audit_.findings)
            if (is_wrong(one.verdict) && std::ranges::find(open, check_said(one), says) == open.end())
                open.push_back(&one);
        return open;
    }

    void open_checks() {
        const std::vector<const Finding*> open = open_ones();
        section("findings", "Checks of the workstation");
        DocumentTable found{.caption = "Not right yet, the heaviest first; \"you\" is who sits there",
                            .head = {"Check", "Subject", "Weight", "Should be"},
                            .rows = {}};
        for (std::size_t i = 0; i < std::min(most_open, open.size()); ++i)
            found.rows.push_back({check_said(*open[i]), category_in_words(open[i]->rule->category),
                                  std::string(severity_names[static_cast<std::size_t>(open[i]->rule->severity)]),
                                  what_is_right(*open[i]->rule)});
        table(std::move(found));
        what_no_step_does(std::span(open).first(std::min(most_open, open.size())));
        const std::size_t passed = audit_.count(Verdict::pass), unknown_yet = audit_.count(Verdict::unknown);
        std::string rest =
            fmt::format("{} {} right, {} not known yet.", passed, passed == 1 ? "check is" : "checks are", unknown_yet);
        if (open.size() > most_open) rest = fmt::format("And {} more. {}", open.size() - most_open, rest);
        paragraph(BlockKind::quiet, std::move(rest));
        paragraph(BlockKind::paragraph, audit_.gate_passed ? "Gate: passed." : "Gate: not passed.");
    }

    [[nodiscard]] bool has_several_screens() const {
        return std::ranges::any_of(audit_.findings, [](const Finding& one) { return one.at.screen > 0; });
    }

    // With its screen, where there are several. A message that gives numbers names it already.
    [[nodiscard]] std::string check_said(const Finding& finding) const {
        const Group group = finding.rule->group;
        const bool is_of_a_screen = group == Group::screen || group == Group::view;
        if (!is_of_a_screen || !has_several_screens() || finding.message.starts_with("Screen ")) return finding.message;
        return fmt::format("Screen {}: {}", finding.at.screen + 1, without_capital(finding.message));
    }

    // A number says what it is of, where it is of one thing. What only is or is not so has none.
    static std::string what_is_right(const Rule& rule) {
        const std::string band = minus_said(band_said(rule));
        const auto is_one_thing = rule.measure.code.size() == 1;
        return is_one_thing ? fmt::format("{}: {}", in_words(rule.measure), band) : band;
    }

    // Light, noise, something to measure: what nobody sets or buys. A check that reads a body has no remedy here.
    void what_no_step_does(std::span<const Finding* const> open) {
        std::vector<std::string_view> told;
        for (const Finding* one : open) {
            if (one->fix.empty() || is_in_the_plan(*one->rule) || told.size() == most_told ||
                std::ranges::find(told, one->fix) != told.end())
                continue;
            if (told.empty())
                paragraph(BlockKind::paragraph, "What is to be done about those that no step puts right:");
            told.push_back(one->fix);
            item(BlockKind::points, one->fix);
        }
    }

    [[nodiscard]] bool is_in_the_plan(const Rule& rule) const {
        return audit_.plan && std::ranges::any_of(audit_.plan->told().steps, [&](const PlanStep& step) {
                   return std::ranges::find(step.clears, rule.id) != step.clears.end() ||
                          std::ranges::find(step.clears_part, rule.id, &ClearedPart::rule) != step.clears_part.end();
               });
    }

    void how_it_is_made() {
        section("method", "What this is for");
        paragraph(BlockKind::quiet,
                  "This page is for whoever answers for the workstation: to set, to buy and to follow up. The score is "
                  "the share of the recommendations for workstations that apply and are known which this one meets, "
                  "weighted by how much they matter. It measures no person and no injury. Review it after a change of "
                  "desk, chair, screen, place, task or user.");
    }

    const Audit& audit_;
};

}  // namespace

std::vector<DocumentSection> employer_sections(const Audit& audit) { return EmployerSections(audit).run(); }

}  // namespace ergoaudit
