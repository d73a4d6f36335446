// Steps: which there are, in which order, in which words, and what they do. Entry: steps_of().

#include "plan_steps.hpp"

#include "owned_sets.hpp"
#include "wording.hpp"

#include "ergoaudit/base/number_text.hpp"
#include "ergoaudit/base/text.hpp"
#include "ergoaudit/body/moved_by.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include <fmt/format.h>

namespace ergoaudit {
namespace {

// A step before it is put into words: a thing with its settings, or one setting.
struct Move {
    const Purchase* purchase = nullptr;
    std::vector<const Purchase*> taken_off = {};  // parts that came with it
    std::vector<const PlannedSetting*> settings;
    std::size_t place = 0;  // of the knob in the order in which knobs are turned
};

std::size_t place_of(const PlanGround& ground, const Knob* knob) {
    return static_cast<std::size_t>(knob - ground.knowledge.knobs.data());
}

std::string_view table_of(Fact fact) { return fact.info().path.substr(0, fact.info().path.find('.')); }

std::size_t alike(std::string_view a, std::string_view b) {
    return static_cast<std::size_t>(std::ranges::mismatch(a, b).in1 - a.begin());
}

// With its settings; a thing that has none goes with the furniture that it changes: with the knob of the same table
// whose name is most like what it sets.
std::size_t place_of(const PlanGround& ground, const Move& move) {
    if (!move.settings.empty()) return place_of(ground, move.settings.front()->knob);
    const Fact set = move.purchase->aid->sets.front().fact;
    std::size_t place = ground.knowledge.knobs.size(), most = 0;
    for (const Knob& knob : ground.knowledge.knobs) {
        if (table_of(knob.fact) != table_of(set)) continue;
        const std::size_t same = alike(knob.fact.info().path, set.info().path);
        if (same <= most) continue;
        most = same;
        place = place_of(ground, &knob);
    }
    return place;
}

// Whether what is taken off comes with what is bought: nobody could have taken it off before.
bool brings(const Purchase& bought, const Purchase& taken_off) {
    if (bought.aid->kind != AidKind::buy || taken_off.aid->kind != AidKind::remove || bought.at != taken_off.at)
        return false;
    bool is_other = false;
    for (const AidEffect& effect : taken_off.aid->sets) {
        const auto brought = std::ranges::find(bought.aid->sets, effect.fact, &AidEffect::fact);
        if (brought == bought.aid->sets.end()) return false;
        is_other = is_other || brought->value != effect.value;
    }
    return is_other;
}

// Parts that come with a thing and are taken off again are told with it.
void tell_parts_with_things(std::vector<Move>& moves) {
    for (Move& part : moves) {
        if (part.purchase == nullptr) continue;
        const auto thing = std::ranges::find_if(
            moves, [&](const Move& one) { return one.purchase != nullptr && brings(*one.purchase, *part.purchase); });
        if (thing == moves.end()) continue;
        thing->taken_off.push_back(part.purchase);
        part.purchase = nullptr;
    }
    std::erase_if(moves, [](const Move& one) { return one.purchase == nullptr && one.settings.empty(); });
}

std::vector<Move> moves_of(const PlanGround& ground, const Plan& plan) {
    std::vector<Move> moves(plan.purchases.size());
    for (std::size_t i = 0; i < plan.purchases.size(); ++i) moves[i].purchase = &plan.purchases[i];
    for (const PlannedSetting& setting : plan.settings) {
        if (setting.purchase >= 0)
            moves[static_cast<std::size_t>(setting.purchase)].settings.push_back(&setting);
        else
            moves.push_back({.settings = {&setting}});
    }
    tell_parts_with_things(moves);
    for (Move& move : moves) move.place = place_of(ground, move);
    std::ranges::stable_sort(moves, {}, &Move::place);
    return moves;
}

std::string with_instance(std::string_view id, Group group, Instance at) {
    return group == Group::screen ? fmt::format("{}@screen[{}]", id, at.screen) : std::string(id);
}

// At a desk with two heights a height from the floor is one of the screen at one of them.
std::string at_which_desk_height(const PlannedSetting& setting, const Facts& planned) {
    const Fact desk = "desk.height_cm"_fact;
    if (setting.knob->fact != "screen.top_height_cm"_fact || !stands(planned) || !planned.knows(desk)) return {};
    return fmt::format(", with the desk at {}", quantity(planned.value(desk), Unit::cm));
}

// What was taken for granted of how far it goes, here.
std::string range_in_words(const PlannedSetting& setting, const Facts& planned) {
    const Knob& knob = *setting.knob;
    const std::string range = fmt::format("{} to {}", plain_number(evaluate(knob.low, planned, setting.at)),
                                          quantity(evaluate(knob.high, planned, setting.at), knob.fact.info().unit));
    return fmt::format(fmt::runtime(knob.assumed), fmt::arg("range", range));
}

PlanStep adjustment(const PlanGround& ground, const PlannedSetting& setting, const Facts& planned) {
    const FactInfo& info = setting.knob->fact.info();
    PlanStep step{.id = written_path(setting.knob->fact, setting.at),
                  .fact = written_path(setting.knob->fact, setting.at),
                  .item = {},
                  .from = setting.from,
                  .to = setting.to,
                  .unit = info.unit};
    step.text = turned_in_words(*setting.knob, setting.at, setting.from, setting.to, ground.description) +
                at_which_desk_height(setting, planned);
    if (setting.range_assumed) step.assumed = range_in_words(setting, planned);
    return step;
}

// Parts of a set that are not paid for.
std::string there_already(const PlanGround& ground, const Aid& aid) {
    const Facts &facts = ground.workup.facts, &described = ground.description.facts;
    if (price_of(aid, facts) == price_of(aid, described)) return {};
    std::vector<std::string> parts;
    for (const std::string_view part : owned_parts(aid.item, ground.knowledge.aids, facts))
        parts.push_back(spoken_name(part));
    return fmt::format("; {} {} there already", fmt::join(parts, " and "), parts.size() == 1 ? "is" : "are");
}

std::string without_capital(std::string_view sentence) {
    std::string text(sentence);
    if (!text.empty() && text[0] >= 'A' && text[0] <= 'Z') text[0] = static_cast<char>(text[0] - 'A' + 'a');
    return text;
}

PlanStep purchase(const PlanGround& ground, const Move& move) {
    const Aid& aid = *move.purchase->aid;
    PlanStep step{.id = with_instance(aid.item, aid.group, move.purchase->at)};
    step.kind = aid.kind == AidKind::buy ? PlanStepKind::buy : PlanStepKind::remove;
    step.group = aid.kind == AidKind::buy && !move.purchase->owned ? PlanStepGroup::buy : PlanStepGroup::now;
    step.item = aid.kind == AidKind::buy ? aid.item : std::string_view{};
    step.price = move.purchase->price;
    std::string text =
        with_capital(which_screen(aid.group, move.purchase->at, ground.description)) + std::string(aid.step);
    if (move.purchase->owned) {
        constexpr std::string_view get = "Get ";
        if (const std::size_t place = text.find(get); place != std::string::npos)
            text.replace(place, get.size(), "Use ");
        text += " (it is there already)";
    }
    if (step.group == PlanStepGroup::buy) {
        const std::string_view currency = ground.description.text("shop.currency"_text);
        text += fmt::format(" (about {}{}{}{})", plain_number(step.price), currency.empty() ? "" : " ",
                            printable(currency), there_already(ground, aid));
    }
    std::vector<std::string> set;
    for (const PlannedSetting* setting : move.settings) {
        const FactInfo& info = setting->knob->fact.info();
        const std::string_view what = info.meaning.substr(0, info.meaning.find(" ("));  // without how it is counted
        set.push_back(fmt::format("{}: {}", what, quantity(setting->to, info.unit)));
        if (setting->knob->fact == aid.setting) {
            step.fact = written_path(setting->knob->fact, setting->at);
            step.from = setting->from;
            step.to = setting->to;
            step.unit = info.unit;
        }
    }
    if (!set.empty()) text += fmt::format(". Set it: {}", fmt::join(set, "; "));
    for (const Purchase* part : move.taken_off) text += fmt::format(". Then {}", without_capital(part->aid->step));
    step.text = std::move(text);
    return step;
}

void carry_out(const Move& move, Facts& facts) {
    if (move.purchase != nullptr) put_in_place(facts, *move.purchase->aid, move.purchase->at);
    for (const Purchase* part : move.taken_off) put_in_place(facts, *part->aid, part->at);
    for (const PlannedSetting* setting : move.settings)
        turn(facts, row_of(setting->knob->fact, setting->at), setting->to);
}

struct WrongCheck {
    const Rule* rule;
    Instance at;
    friend bool operator==(const WrongCheck&, const WrongCheck&) = default;
};

// What is wrong on these facts; of a rule in the order of its instances.
std::vector<WrongCheck> wrong_checks(const PlanGround& ground, const Facts& facts) {
    std::vector<WrongCheck> wrong;
    for (const Rule& rule : ground.rules)
        if (is_workstation(rule.category))
            for (const Instance at : instances_of(rule.group, facts))
                if (is_wrong(judge(rule, facts, at).verdict)) wrong.push_back({&rule, at});
    return wrong;
}

// The facts with the first steps made, one more at a time; derived. The first is as it stands.
std::vector<Facts> stages_of(const PlanGround& ground, const std::vector<Move>& moves) {
    std::vector<Facts> stages = {ground.workup.facts};
    for (const Move& move : moves) {
        Facts facts = stages.back();
        carry_out(move, facts);
        ground.derive(facts, Wanted::everything());
        stages.push_back(std::move(facts));
    }
    return stages;
}

// By how much a grave rule may fail after a step where it failed by so much before, and nobody has to hurry to the step
// that takes it back: nothing more where it is critical, a share more where it is serious.
double bearable_after(const GraveRule& before, const Scoring& scoring) {
    constexpr double nearly_nothing = 1e-6;
    const bool is_already_serious = before.fails_by > 0 && before.rule->severity == Severity::serious;
    return (is_already_serious ? 1 + scoring.bearable_worsening : 1) * before.fails_by + nearly_nothing;
}

// How it stands before each step and after the last one, and what is wrong then.
struct StagesJudged {
    std::vector<Facts> facts;
    std::vector<std::vector<WrongCheck>> wrong;
    std::vector<std::vector<GraveRule>> grave;
};
StagesJudged judged_stages(const PlanGround& ground, const std::vector<Move>& moves) {
    StagesJudged stages{.facts = stages_of(ground, moves), .wrong = {}, .grave = {}};
    for (const Facts& facts : stages.facts) {
        stages.wrong.push_back(wrong_checks(ground, facts));
        stages.grave.push_back(grave_rules(ground, facts));
    }
    return stages;
}

// What a step must not be left without, by number: where it makes something grave fail, or fail by much more, the step
// that takes that back.
std::vector<std::size_t> needed_by(std::size_t step, const StagesJudged& stages, const Scoring& scoring) {
    std::vector<std::size_t> needed;
    const std::vector<std::vector<GraveRule>>& grave = stages.grave;
    for (std::size_t rule = 0; rule < grave[step].size(); ++rule) {
        const double bearable = bearable_after(grave[step][rule], scoring);
        if (grave[step + 1][rule].fails_by <= bearable) continue;
        for (std::size_t later = step + 1; later + 1 < grave.size(); ++later)
            if (grave[later + 1][rule].fails_by <= bearable) {
                if (std::ranges::find(needed, later) == needed.end()) needed.push_back(later);
                break;
            }
    }
    return needed;
}

// Whether setting the one moves what the other sets: a screen is measured from the floor and stands on the desk.
bool carries(const Move& one, const Move& other) {
    const auto carries_it = [&](Fact carrier) {
        return std::ranges::any_of(other.settings, [&](const PlannedSetting* setting) {
            return std::ranges::find(carried_by(carrier), setting->knob->fact) != carried_by(carrier).end();
        });
    };
    return std::ranges::any_of(one.settings, carries_it, [](const PlannedSetting* set) { return set->knob->fact; }) ||
           (one.purchase != nullptr && std::ranges::any_of(one.purchase->aid->sets, carries_it, &AidEffect::fact));
}

// With each move those that it must not be left without, and those that carry them, in the order in which they stand.
std::vector<std::size_t> with_what_they_need(const std::vector<Move>& moves, const StagesJudged& stages,
                                             const Scoring& scoring) {
    std::vector<std::size_t> order;
    std::vector<std::size_t> together;
    const auto add = [&](std::size_t one, auto again) -> void {
        if (std::ranges::find(order, one) != order.end() || std::ranges::find(together, one) != together.end()) return;
        together.push_back(one);
        for (const std::size_t needed : needed_by(one, stages, scoring)) again(needed, again);
        for (std::size_t carrier = 0; carrier < moves.size(); ++carrier)
            if (carrier != one && carries(moves[carrier], moves[one])) again(carrier, again);
    };
    for (std::size_t one = 0; one < moves.size(); ++one) {
        together.clear();
        add(one, add);
        std::ranges::sort(together);
        order.insert(order.end(), together.begin(), together.end());
    }
    return order;
}

// What is inseparable stands together: moved up behind what needs it. Another order makes other stages, so until it
// stays.
StagesJudged put_together(const PlanGround& ground, std::vector<Move>& moves) {
    StagesJudged stages = judged_stages(ground, moves);
    for (std::size_t round = 0; round < moves.size(); ++round) {
        const auto order = with_what_they_need(moves, stages, ground.knowledge.scoring);
        if (std::ranges::is_sorted(order)) break;
        std::vector<Move> together;
        for (const std::size_t one : order) together.push_back(moves[one]);
        moves = std::move(together);
        stages = judged_stages(ground, moves);
    }
    return stages;
}

// What is to stay stays where it is on what carries it: its height from the floor becomes another, and that is said.
void tell_what_goes_along(const PlanGround& ground, const StagesJudged& stages, std::vector<PlanStep>& steps) {
    constexpr double nearly_nothing = 1e-6;
    for (std::size_t i = 0; i < steps.size(); ++i)
        for (const Row row : ground.keep) {
            const double from = stages.facts[i][row], to = stages.facts[i + 1][row];
            if (!(std::abs(to - from) > nearly_nothing)) continue;
            const auto [fact, at] = owner_of(row);
            const FactInfo& info = fact.info();
            steps[i].text += fmt::format(
                ". What is to stay goes along: {}{}, from {} to {}", which_screen(info.group, at, ground.description),
                info.meaning.substr(0, info.meaning.find(" (")), plain_number(from), quantity(to, info.unit));
        }
}

// Which of the instances of a rule; with one screen only the posture tells.
std::string where_in_words(const WrongCheck& check, const Facts& facts) {
    if (check.rule->group == Group::view && facts.screens() <= 1) return std::string(posture_names[check.at.posture]);
    return subject_in_words(check.rule->group, check.at, facts);
}

// The last stage at which one of these is still wrong.
template <class IsIt>
std::size_t last_wrong(const StagesJudged& stages, IsIt is_it) {
    std::size_t last = stages.wrong.size() - 1;
    while (last > 0 && std::ranges::none_of(stages.wrong[last], is_it)) --last;
    return last;
}

// What a rule loses at a stage: a share for each of its instances.
double lost_at(const Rule& rule, const Facts& facts) {
    double lost = 0;
    for (const Instance at : instances_of(rule.group, facts))
        if (const Judgement one = judge(rule, facts, at); !std::isnan(one.credit)) lost += 1 - one.credit;
    return lost;
}

// What stays wrong but loses less than today, told at the step that gains most of it.
void tell_what_they_lessen(const StagesJudged& stages, std::vector<PlanStep>& steps) {
    constexpr double of_note = 0.01;
    const Rule* before = nullptr;
    for (const WrongCheck& check : stages.wrong.back()) {
        if (std::exchange(before, check.rule) == check.rule) continue;
        const auto is_told = [&](const PlanStep& step) {  // of one of its places
            return std::ranges::find(step.clears_part, check.rule->id, &ClearedPart::rule) != step.clears_part.end();
        };
        if (std::ranges::any_of(steps, is_told)) continue;
        std::vector<double> lost;
        for (const Facts& facts : stages.facts) lost.push_back(lost_at(*check.rule, facts));
        if (lost.front() - lost.back() < of_note) continue;
        std::size_t best = 0;
        for (std::size_t i = 1; i < steps.size(); ++i)
            if (lost[i] - lost[i + 1] > lost[best] - lost[best + 1]) best = i;
        steps[best].lessens.push_back(check.rule->id);
    }
}

// What is right today and in the end, and between them was spoilt by another step: told at the one that mends it.
void tell_what_they_keep(const StagesJudged& stages, std::vector<PlanStep>& steps) {
    for (std::size_t i = 1; i < steps.size(); ++i) {
        const Rule* before = nullptr;
        for (const WrongCheck& check : stages.wrong[i]) {
            if (std::exchange(before, check.rule) == check.rule) continue;
            const auto is_it = [&](const WrongCheck& one) { return one.rule == check.rule; };
            if (last_wrong(stages, is_it) == i && std::ranges::none_of(stages.wrong.front(), is_it))
                steps[i].keeps.push_back(check.rule->id);
        }
    }
}

// What each step clears for good of what is wrong today, and what it needs.
void tell_what_they_do(const PlanGround& ground, const StagesJudged& stages, std::vector<PlanStep>& steps) {
    const Rule* before = nullptr;
    for (const WrongCheck& check : stages.wrong.front()) {
        const Rule& rule = *check.rule;
        const auto rule_last = last_wrong(stages, [&](const WrongCheck& one) { return one.rule == &rule; });
        if (&rule != before && rule_last < steps.size()) steps[rule_last].clears.push_back(rule.id);
        before = &rule;
        const auto here_last = last_wrong(stages, [&](const WrongCheck& one) { return one == check; });
        if (here_last < rule_last)
            steps[here_last].clears_part.push_back(
                {rule.id, subject_name(rule.group, check.at), where_in_words(check, ground.workup.facts)});
    }
    for (std::size_t i = 0; i < steps.size(); ++i)
        for (const std::size_t needed : needed_by(i, stages, ground.knowledge.scoring))
            steps[i].needs_step.push_back(steps[needed].id);
}

}  // namespace

std::vector<GraveRule> grave_rules(const PlanGround& ground, const Facts& facts) {
    std::vector<GraveRule> rules;
    for (const Rule& rule : ground.rules) {
        if (!is_workstation(rule.category) || rule.severity > Severity::serious) continue;
        GraveRule grave{.rule = &rule};
        for (const Instance at : instances_of(rule.group, facts))
            if (const Judgement one = judge(rule, facts, at); one.verdict == Verdict::fail)
                grave.fails_by = std::max(grave.fails_by, overshoot(rule, one));
        rules.push_back(grave);
    }
    return rules;
}

std::vector<PlanStep> steps_of(const PlanGround& ground, const Plan& plan) {
    std::vector<Move> moves = moves_of(ground, plan);
    const StagesJudged stages = put_together(ground, moves);
    std::vector<PlanStep> steps;
    for (const Move& move : moves)
        steps.push_back(move.purchase == nullptr ? adjustment(ground, *move.settings.front(), plan.planned)
                                                 : purchase(ground, move));
    tell_what_they_do(ground, stages, steps);
    tell_what_they_lessen(stages, steps);
    tell_what_they_keep(stages, steps);
    tell_what_goes_along(ground, stages, steps);
    return steps;
}

}  // namespace ergoaudit
