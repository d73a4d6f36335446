// The plan as a person reads it: what to do now, what to buy, what to do differently, what is left.

#include "page.hpp"

#include "ergoaudit/base/number_text.hpp"
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
        if (!plan_.before_all.empty()) {
            page_.heading("First of all");
            page_.paragraph(plan_.before_all, "  ", Ink::bad);
        }
        if (plan_.bought.cost > 0) {
            way("The plan", plan_.bought);
            way("Without buying anything", plan_.free);
        } else
            way("The plan", plan_.free);
        conflicts();
        habits();
        measure_next();
        closing();
        return page_.take();
    }

  private:
    void way(std::string_view heading, const PlanVersion& version) {
        page_.heading(heading);
        if (version.steps.empty())
            page_.paragraph(version.unresolved.empty() ? "Nothing has to be changed."
                                                       : "What can be set here does not put the rest right.",
                            "  ");
        for (std::size_t i = 0; i < version.steps.size(); ++i) step(version, i);
        if (!version.steps.empty())
            page_.paragraph(fmt::format("{}{}.", now_and_then(all_.score_now, version.score_after),
                                        version.cost > 0 ? fmt::format(", for about {}", plain_number(version.cost))
                                                         : std::string()),
                            "  ", Ink::strong);
        if (version.described.is("desk.kind=sit-stand"_choice))
            page_.paragraph(desk_buttons_in_words(version.described), "  ");
        if (!version.unresolved.empty()) {
            std::string left;
            for (const std::string_view rule : version.unresolved)
                left += (left.empty() ? "" : ", ") + std::string(rule);
            page_.paragraph(fmt::format("Still not right then: {}. ergoaudit explain RULE tells more.", left), "  ",
                            Ink::warn);
        }
        if (!version.is_exhaustive)
            page_.paragraph("There were too many ways to look at all of them: a better one may exist.", "  ", Ink::dim);
    }

    void step(const PlanVersion& version, std::size_t number) {
        const PlanStep& one = version.steps[number];
        page_.paragraph(one.text, fmt::format("  {}. ", number + 1), Ink::strong);
        for (const std::string& needed : one.needs_step)
            for (std::size_t other = 0; other < version.steps.size(); ++other)
                if (version.steps[other].id == needed)
                    page_.paragraph(fmt::format("Only together with step {}.", other + 1), "     ", Ink::warn);
        if (!one.assumed.empty()) page_.paragraph(fmt::format("Assumed: {}.", one.assumed), "     ", Ink::dim);
        for (const PlanTarget& target : version.targets)
            if (style_.verbose && target.fact == one.fact) as_good(target, one.unit);
        if (style_.verbose && !one.clears.empty()) {
            std::string cleared;
            for (const std::string_view rule : one.clears) cleared += (cleared.empty() ? "" : ", ") + std::string(rule);
            page_.paragraph(fmt::format("Puts right: {}", cleared), "     ", Ink::dim);
        }
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
            std::string ways;
            for (const WayOut& way : one.resolved_by)
                ways += fmt::format("{}{} ({})", ways.empty() ? "" : ", ", fmt::join(everything_in(way), " and "),
                                    plain_number(way.price));
            const bool is_one_set = one.resolved_by.size() == 1 && !one.resolved_by.front().with.empty();
            page_.paragraph(ways.empty() ? std::string("Nothing in the shop settles it.")
                            : is_one_set ? fmt::format("Only together they settle it: {}.", ways)
                                         : fmt::format("Each of these alone settles it: {}.", ways),
                            "    ", Ink::dim);
        }
    }

    static std::vector<std::string_view> everything_in(const WayOut& way) {
        std::vector<std::string_view> items = {way.item};
        items.insert(items.end(), way.with.begin(), way.with.end());
        return items;
    }

    void habits() {
        if (plan_.habits.empty()) return;
        page_.heading("Habits, apart from the furniture");
        for (const PlanStep& one : plan_.habits) page_.paragraph(one.text, "  - ");
        page_.paragraph(fmt::format("With these the score is {}.", whole(plan_.score_with_habits)), "  ", Ink::dim);
    }

    void measure_next() {
        if (all_.measure_next.empty()) return;
        page_.heading("Measure next, to be surer");
        constexpr std::size_t most = 2;
        for (const MeasureNext& one : all_.measure_next.first(std::min(most, all_.measure_next.size())))
            page_.paragraph(fmt::format("{}: {}", one.what, one.how), "  - ");
    }

    void closing() {
        page_.blank();
        if (!all_.chair_is_known)
            page_.paragraph(
                "Of what kind the chair is, nobody says, so the seat is left as it is: write kind under "
                "[chair] and ask again.");
        if (plan_.bought.cost > 0 && all_.body_is_estimated)
            page_.paragraph(
                "Buy from stature, set by tape: which things are needed hardly changes with an exact "
                "measurement, where to set them does. Measure before you set.");
        if (plan_.bought.cost > 0)
            page_.paragraph("Prices are assumed where your file gives none under [shop] prices.", "", Ink::dim);
        if (!plan_.free.steps.empty() || plan_.bought.cost > 0)
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
