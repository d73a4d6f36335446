// The plan as a person reads it: what to do now, what to buy, what to do differently, what is left.

#include "document_words.hpp"
#include "exercise_text.hpp"
#include "page.hpp"

#include "ergoaudit/base/number_text.hpp"
#include "ergoaudit/base/text.hpp"
#include "ergoaudit/render/plan_pages.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

namespace ergoaudit {
namespace {

class PlanText {
  public:
    PlanText(const PlanPage& page, const TextStyle& style)
        : plan_(*page.plan), all_(page), style_(style), page_(style) {}

    std::string run() {
        page_.ends(std::string(all_.source), fmt::format("ergoaudit, profile {}", all_.profile), Ink::dim);
        write_questions(page_, all_.questions);
        if (!plan_.before_all.empty()) {
            page_.heading("First of all");
            page_.paragraph(plan_.before_all, "  ", Ink::bad);
        }
        if (plan_.bought.buys()) {
            way("The plan", plan_.bought);
            way("Without buying anything", plan_.free);
            if (!plan_.free.unresolved.empty() && plan_.before_all.empty())
                page_.paragraph("What helps until then stands with each finding: ergoaudit check.", "  ", Ink::dim);
        } else
            way("The plan", plan_.bought);
        cheaper();
        conflicts();
        habits();
        measure_next();
        closing();
        return page_.take();
    }

  private:
    void way(std::string_view heading, const PlanVersion& version) {
        page_.heading(heading);
        if (version.steps.empty()) page_.paragraph(nothing_to_do(version), "  ");
        for (std::size_t i = 0; i < version.steps.size(); ++i) step(version, i);
        if (!version.steps.empty())
            page_.paragraph(
                fmt::format("{}{}.", now_and_then(all_.score_now, version.score_after),
                            version.buys() ? ", for " + price_said(version.cost, all_.currency) : std::string()),
                "  ", Ink::strong);
        if (version.described.is("desk.kind=sit-stand"_choice))
            page_.paragraph(desk_buttons_in_words(version.described), "  ");
        if (!version.unresolved.empty()) {
            page_.paragraph("Not reached then:", "  ", Ink::warn);
            for (const std::string_view rule : version.unresolved) page_.paragraph(title_of(rule), "  - ");
        }
        if (!version.made_wrong.empty()) {
            page_.paragraph(less_true, "  ", Ink::warn);
            for (const std::string_view rule : version.made_wrong) page_.paragraph(title_of(rule), "  - ");
        }
        if (!version.needs.empty()) ask_for(version.needs);
        if (!version.is_exhaustive)
            page_.paragraph("There were too many ways to look at all of them: a better one may exist.", "  ", Ink::dim);
    }

    [[nodiscard]] std::string_view nothing_to_do(const PlanVersion& version) const {
        if (!plan_.before_all.empty()) return "What can be set is planned once that is put right.";
        if (!version.unresolved.empty())
            return version.needs.empty() ? "Nothing that can be set here puts right what is left."
                                         : "Nothing that your file says can be set puts right what is left.";
        if (std::isnan(version.score_after)) return "Too little is known to say what to change: measure first.";
        constexpr double nearly_all = 100 - 1e-6;
        if (version.workstation_after < nearly_all) return "Nothing that can be set here makes it better.";
        return "Nothing has to be changed.";
    }

    void ask_for(std::span<const Row> needs) {
        page_.paragraph("More might be possible if your file also said:", "  ", Ink::warn);
        constexpr std::size_t most = 3;
        for (const Row row : needs.first(std::min(most, needs.size()))) {
            const FactInfo& info = owner_of(row).fact.info();
            page_.paragraph(fmt::format("{} ({}): {}", info.meaning, written_path(row), how_to_tell(info)), "  - ");
        }
    }

    void step(const PlanVersion& version, std::size_t number) {
        const PlanStep& one = version.steps[number];
        page_.paragraph(one.text, fmt::format("  {}. ", number + 1), Ink::strong);
        if (const std::string needed = needed_in_words(version.steps, number); !needed.empty())
            page_.paragraph(needed, "     ", Ink::warn);
        if (!one.meanwhile.empty()) page_.paragraph(one.meanwhile, "     ", Ink::dim);
        if (!one.assumed.empty()) page_.paragraph(fmt::format("Assumed: {}.", one.assumed), "     ", Ink::dim);
        for (const PlanTarget& target : version.targets)
            if (style_.verbose && target.fact == one.fact) as_good(target, one.unit);
        std::vector<std::string> cleared;
        for (const std::string_view rule : one.clears) cleared.push_back(title_of(rule));
        for (const ClearedPart& part : one.clears_part)
            cleared.push_back(fmt::format("{}, {}", title_of(part.rule), part.where));
        if (!cleared.empty())
            page_.paragraph(fmt::format("{}: {}", settles_in_words(one), fmt::join(cleared, "; ")), "     ", Ink::dim);
        const auto titles = [&](const char* lead, const std::vector<std::string_view>& rules) {
            std::vector<std::string> names;
            for (const std::string_view rule : rules) names.push_back(title_of(rule));
            if (!names.empty()) page_.paragraph(fmt::format("{}: {}", lead, fmt::join(names, "; ")), "     ", Ink::dim);
        };
        titles("Improves", one.lessens);
        titles("Keeps right", one.keeps);
        if (!one.needed_for.empty())
            page_.paragraph(fmt::format("Needed for: {}", fmt::join(one.needed_for, "; ")), "     ", Ink::dim);
    }

    void as_good(const PlanTarget& target, Unit unit) {
        if (target.low < target.high)
            page_.paragraph(fmt::format("As good from {} to {}, all else as planned.", plain_number(target.low),
                                        quantity(target.high, unit)),
                            "     ", Ink::dim);
        const auto& follow = target.if_others_follow;
        if (follow && (follow->from < target.low || follow->to > target.high))
            page_.paragraph(fmt::format("As good from {} to {}, if the rest is set anew for it.",
                                        plain_number(follow->from), quantity(follow->to, unit)),
                            "     ", Ink::dim);
    }

    void conflicts() {
        if (plan_.conflicts.empty()) return;
        page_.heading("Why it does not fit without buying");
        for (const PlanConflict& one : plan_.conflicts) {
            page_.paragraph(one.text, "  - ");
            if (!one.sums.empty()) page_.paragraph(one.sums, "    ");
            if (one.resolved_by.empty()) {
                page_.paragraph(one.needs.empty() ? "With what may be bought and what stays as it is, nothing was "
                                                    "found that settles it."
                                                  : "Nothing that may be bought settles it by what your file says.",
                                "    ", Ink::dim);
                continue;
            }
            const bool is_one_set = one.resolved_by.size() == 1 && !one.resolved_by.front().with.empty();
            page_.paragraph(is_one_set                              ? "Only together they settle it:"
                            : !one.resolved_by.front().with.empty() ? "Each line settles it:"
                            : one.resolved_by.size() > 1            ? "Each of these alone settles it:"
                                                                    : "This settles it:",
                            "    ", Ink::dim);
            for (const WayOut& way : one.resolved_by) {
                std::string things = thing_in_words(way.item);
                for (const std::string_view further : way.with) things += "; " + thing_in_words(further);
                const std::string_view beyond = way.price > all_.budget ? ", more than the budget" : "";
                page_.paragraph(fmt::format("{} ({}{})", things, price_said(way.price, all_.currency), beyond),
                                "    - ", Ink::dim);
            }
        }
    }

    // What is recommended; with `-v` the name under which `explain` tells more.
    [[nodiscard]] std::string title_of(std::string_view id) const {
        const Rule* rule = all_.knowledge->rule(id);
        if (rule == nullptr) return std::string(id);
        return style_.verbose ? fmt::format("{} ({})", rule->words.title, id) : std::string(rule->words.title);
    }

    // The step by which it comes; where kinds of it come by different ones, what it is.
    [[nodiscard]] std::string thing_in_words(std::string_view item) const {
        std::string_view step;
        for (const Aid& aid : all_.knowledge->aids) {
            if (aid.item != item || aid.step == step) continue;
            if (!step.empty()) return with_capital(spoken_name(item));
            step = aid.step;
        }
        return std::string(step.empty() ? item : step);
    }

    void cheaper() {
        if (!plan_.cheaper) return;
        page_.heading("Nearly as good for less");
        for (const std::string_view item : plan_.cheaper->items) page_.paragraph(thing_in_words(item), "  - ");
        page_.paragraph(fmt::format("For {} the score is {} then. With its settings: ergoaudit plan --budget {}",
                                    price_said(plan_.cheaper->cost, all_.currency), whole(plan_.cheaper->score_after),
                                    machine_number(plan_.cheaper->cost)),
                        "  ", Ink::dim);
    }

    void habits() {
        if (plan_.habits.empty()) return;
        page_.heading("Habits, apart from the furniture");
        for (const PlanStep& one : plan_.habits) page_.paragraph(one.text, "  - ");
        if (!std::isnan(plan_.score_with_habits))
            page_.paragraph(
                fmt::format("With these the score is {}. If somebody who treats you told you otherwise, that counts.",
                            whole(plan_.score_with_habits)),
                "  ", Ink::dim);
    }

    void measure_next() {
        constexpr std::size_t most = 2;
        std::size_t told = 0;
        for (const MeasureNext& one : all_.measure_next) {
            if (told == most || is_asked_for(one)) continue;
            if (told++ == 0) page_.heading("Measure next, to be surer");
            page_.paragraph(fmt::format("{}: {}", one.what, one.how), "  - ");
            page_.paragraph(where_to_write(one.key), "    ", Ink::dim);
        }
    }

    // Above, with the plan that lacks it.
    [[nodiscard]] bool is_asked_for(const MeasureNext& measure) const {
        return std::ranges::any_of(plan_.bought.needs, [&](Row row) { return written_path(row) == measure.key; });
    }

    [[nodiscard]] bool is_asked_for(Fact key) const {
        return std::ranges::find(plan_.bought.needs, row_of(key)) != plan_.bought.needs.end();
    }

    void closing() {
        page_.blank();
        const auto sets_the_seat = [](const PlanStep& step) { return step.fact == "chair.seat_height_cm"; };
        if (!all_.chair_is_known && !is_asked_for("chair.kind"_fact) &&
            std::ranges::none_of(plan_.bought.steps, sets_the_seat))
            page_.paragraph(
                "Your file does not say what kind of chair it is, so the seat is left as it is: write kind under "
                "[chair] and ask again.");
        if (plan_.bought.buys() && all_.body_is_estimated)
            page_.paragraph(all_.stature_is_known
                                ? "Buy from stature, set by tape: which things are needed hardly changes with an exact "
                                  "measurement, where to set them does. Measure before you set."
                                : "Nobody's stature is given, so this fits somebody of middling size: measure your "
                                  "stature and ask again before you buy.");
        if (plan_.bought.buys())
            page_.paragraph("Prices are assumed where your file gives none under [shop] prices, about as in euros.", "",
                            Ink::dim);
        if (!plan_.free.steps.empty() || plan_.bought.buys())
            page_.paragraph(
                "Each step counts on those before it. If something hurts more after a change, turn it back "
                "and ask somebody who can look at you.");
    }

    const WorkstationPlan& plan_;
    const PlanPage& all_;
    TextStyle style_;
    Page page_;
};

}  // namespace

std::string plan_as_text(const PlanPage& page, const TextStyle& style) { return PlanText(page, style).run(); }

}  // namespace ergoaudit
