// Steps: in which words, and what they do. Entry: steps_of().

#include "plan_steps.hpp"

#include "owned_sets.hpp"
#include "plan_stages.hpp"
#include "wording.hpp"

#include "ergoaudit/base/number_text.hpp"
#include "ergoaudit/base/text.hpp"
#include "ergoaudit/body/moved_by.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <utility>

#include <fmt/format.h>

namespace ergoaudit {
namespace {

std::string with_instance(std::string_view id, Group group, Instance at) {
    return group == Group::screen ? fmt::format("{}@screen[{}]", id, at.screen) : std::string(id);
}

// Of what the desk carries the height is told at one of the two that it has: the one for sitting, or for who never
// sits the one for standing, by so much above the other.
struct ToldAt {
    double above_cm = 0;
    std::string said;  // ", with the desk at 72 cm"; empty where there is but one height
};

ToldAt told_at(const PlannedSetting& setting, const Facts& planned) {
    const Fact desk = "desk.height_cm"_fact, standing = "desk.standing_height_cm"_fact;
    const auto carried = carried_by(desk);
    if (std::ranges::find(carried, setting.knob->fact) == carried.end() || !stands(planned) || !planned.knows(desk))
        return {};
    const bool never_sits = planned.is("person.seat=none"_choice) && planned.knows(standing);
    const double at = planned.value(never_sits ? standing : desk);
    return {.above_cm = at - planned.value(desk), .said = fmt::format(", with the desk at {}", quantity(at, Unit::cm))};
}

// What was taken for granted of how far it goes, here: where it stands now it does go.
std::string range_in_words(const PlannedSetting& setting, const Facts& planned) {
    const Knob& knob = *setting.knob;
    const double low = std::min(evaluate(knob.low, planned, setting.at), setting.from),
                 high = std::max(evaluate(knob.high, planned, setting.at), setting.from);
    const std::string range = fmt::format("{} to {}", plain_number(low), quantity(high, knob.fact.info().unit));
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
    const ToldAt told = told_at(setting, planned);
    step.text = turned_in_words(*setting.knob, setting.at, setting.from + told.above_cm, setting.to + told.above_cm,
                                ground.description) +
                told.said;
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

// Lengths on which it rests that the thing fits and is of use, and which nobody measured.
std::string assumed_to_fit(const Aid& aid, Instance at, const Facts& facts) {
    std::vector<std::string> texts;
    for (const Instruction& step : aid.when.code) {
        const auto row = row_read(step, at);
        if (!row || !facts.knows(*row) || facts.from(*row) != Provenance::defaulted) continue;
        const FactInfo& info = owner_of(*row).fact.info();
        if (info.unit != Unit::cm) continue;
        std::string text = fmt::format("{} ({})", assumed_in_words(info, facts[*row]), written_path(*row));
        if (std::ranges::find(texts, text) == texts.end()) texts.push_back(std::move(text));
    }
    return texts.empty() ? std::string{} : fmt::format("{}; measure it first", fmt::join(texts, ", "));
}

PlanStep purchase(const PlanGround& ground, const Move& move, const Facts& planned) {
    const Aid& aid = *move.purchase->aid;
    PlanStep step{.id = with_instance(aid.item, aid.group, move.purchase->at)};
    step.kind = aid.kind == AidKind::buy ? PlanStepKind::buy : PlanStepKind::remove;
    step.group = aid.kind == AidKind::buy && !move.purchase->owned ? PlanStepGroup::buy : PlanStepGroup::now;
    step.item = aid.kind == AidKind::buy ? aid.item : std::string_view{};
    step.price = move.purchase->price;
    step.assumed = assumed_to_fit(aid, move.purchase->at, ground.workup.facts);
    const bool is_bare = !move.taken_off.empty() && !aid.step_bare.empty();
    std::string done(is_bare ? aid.step_bare : aid.step);
    if (move.purchase->owned) {
        constexpr std::string_view get = "Get ";
        if (done.starts_with(get)) done.replace(0, get.size(), "Use ");
        done += " (it is there already)";
    }
    std::string text = with_capital(which_screen(aid.group, move.purchase->at, ground.description)) + done;
    if (step.group == PlanStepGroup::buy) {
        const std::string_view currency = ground.description.text("shop.currency"_text);
        text += fmt::format(" (about {}{}{}{})", plain_number(step.price), currency.empty() ? "" : " ",
                            printable(currency), there_already(ground, aid));
        step.meanwhile = aid.meanwhile;
    }
    std::vector<std::string> set;
    for (const PlannedSetting* setting : move.settings) {
        const FactInfo& info = setting->knob->fact.info();
        const std::string_view what = info.meaning.substr(0, info.meaning.find(" ("));  // without how it is counted
        const ToldAt told = told_at(*setting, planned);
        set.push_back(fmt::format("{}: {}{}", what, quantity(setting->to + told.above_cm, info.unit), told.said));
        if (setting->knob->fact == aid.setting) {
            step.fact = written_path(setting->knob->fact, setting->at);
            step.from = setting->from;
            step.to = setting->to;
            step.unit = info.unit;
        }
    }
    if (!set.empty()) text += fmt::format(". Set it: {}", fmt::join(set, "; "));
    if (!is_bare)
        for (const Purchase* part : move.taken_off)
            text += fmt::format(". Then {}", without_capital(std::string(part->aid->step)));
    step.text = std::move(text);
    return step;
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

bool is_right_somewhere(const Rule& rule, const Facts& facts) {
    return std::ranges::any_of(instances_of(rule.group, facts),
                               [&](Instance at) { return judge_here(rule, facts, at).verdict == Verdict::pass; });
}

// What is right today and in the end, and between them was spoilt by another step: told at the one that mends it.
void tell_what_they_keep(const StagesJudged& stages, std::vector<PlanStep>& steps) {
    for (std::size_t i = 1; i < steps.size(); ++i) {
        const Rule* before = nullptr;
        for (const WrongCheck& check : stages.wrong[i]) {
            if (std::exchange(before, check.rule) == check.rule) continue;
            const auto is_it = [&](const WrongCheck& one) { return one.rule == check.rule; };
            if (last_wrong(stages, is_it) == i && std::ranges::none_of(stages.wrong.front(), is_it) &&
                is_right_somewhere(*check.rule, stages.facts.front()))
                steps[i].keeps.push_back(check.rule->id);
        }
    }
}

bool tells_a_reason(const PlanStep& step) {
    return !step.clears.empty() || !step.clears_part.empty() || !step.lessens.empty() || !step.keeps.empty();
}

// Whether the setting lies within what the furniture has on these facts.
bool is_within_reach(const PlannedSetting& setting, const Facts& facts) {
    constexpr double a_hair = 1e-6;
    const Knob& knob = *setting.knob;
    return evaluate(knob.when, facts, setting.at) == 1 &&
           setting.to >= evaluate(knob.low, facts, setting.at) - a_hair &&
           setting.to <= evaluate(knob.high, facts, setting.at) + a_hair;
}

// How bad a rule stands: what it loses, where all is lost a little for each centimetre or degree that it is further
// off, and as much as all where nobody can tell.
double badness(const Rule& rule, const Facts& facts) {
    constexpr double a_little = 0.01;
    double bad = lost_at(rule, facts);
    for (const Instance at : instances_of(rule.group, facts)) {
        const Judgement one = judge(rule, facts, at);
        bad += one.verdict == Verdict::unknown ? 1 : a_little * overshoot(rule, one);
    }
    return bad;
}

bool is_right_on(const Rule& rule, const Facts& facts) {
    return std::ranges::none_of(instances_of(rule.group, facts),
                                [&](Instance at) { return is_wrong(judge(rule, facts, at).verdict); });
}

bool is_unknown_on(const Rule& rule, const Facts& facts) {
    return std::ranges::any_of(instances_of(rule.group, facts),
                               [&](Instance at) { return judge(rule, facts, at).verdict == Verdict::unknown; });
}

// Which rules can be a reason: those that stand better than today or are right in the end; all of which anything is
// known today; all.
enum class Counting : std::uint8_t { gains_since_today, what_is_known, everything };

// Titles of what loses more on the one facts than on the others, the heaviest first, two at most. Of what is wrong all
// the same in the end it is said that it only comes nearer; or, where it does not even do that, nothing.
std::vector<std::string> titles_of_what_is_worse(const PlanGround& ground, const Facts& worse, const Facts& better,
                                                 const Facts& planned, Counting counting) {
    constexpr double of_note = 1e-4;
    constexpr std::size_t most = 2;
    std::vector<std::pair<double, const Rule*>> found;
    const Facts& today = ground.workup.facts;
    const auto can_be_a_reason = [&](const Rule& rule) {
        if (counting == Counting::everything) return true;
        if (is_unknown_on(rule, today)) return false;
        return counting == Counting::what_is_known || is_right_on(rule, planned) ||
               badness(rule, planned) < badness(rule, today) - of_note;
    };
    const auto ask = [&](const Rule& rule) {
        const double by = badness(rule, worse) - badness(rule, better);
        if (by > of_note && can_be_a_reason(rule))
            found.emplace_back(by * ground.knowledge.scoring.weight(rule.severity), &rule);
    };
    for (const Rule& clash : ground.clashes) ask(clash);
    for (const Rule& rule : ground.rules)
        if (is_workstation(rule.category)) ask(rule);
    std::ranges::stable_sort(found, std::greater{}, &std::pair<double, const Rule*>::first);
    std::vector<std::string> titles;
    for (const auto& [by, rule] : found)
        if (titles.size() < most)
            titles.push_back(is_right_on(*rule, planned) ? std::string(rule->words.title)
                                                         : fmt::format("{}, as far as it goes", rule->words.title));
    return titles;
}

// A step may only matter together with another: then what is missed without it is its reason; or the other step, which
// could not be done; or, where others would do what it does, what it does when its turn comes.
void tell_what_they_are_needed_for(const PlanGround& ground, const std::vector<Move>& moves, const StagesJudged& stages,
                                   std::vector<PlanStep>& steps) {
    for (std::size_t i = 0; i < steps.size(); ++i) {
        if (tells_a_reason(steps[i])) continue;
        Facts without = ground.workup.facts;
        for (std::size_t other = 0; other < moves.size(); ++other)
            if (other != i) carry_out(moves[other], without);
        ground.derive(without, Wanted::everything());
        std::vector<std::string>& reasons = steps[i].needed_for;
        const Facts& planned = stages.facts.back();
        reasons = titles_of_what_is_worse(ground, without, planned, planned, Counting::gains_since_today);
        for (std::size_t other = 0; other < moves.size() && reasons.empty(); ++other)
            if (other != i && std::ranges::any_of(moves[other].settings, [&](const PlannedSetting* setting) {
                    return is_within_reach(*setting, planned) && !is_within_reach(*setting, without);
                }))
                reasons.push_back(moves[other].purchase != nullptr ? std::string(moves[other].purchase->aid->step)
                                                                   : steps[other].text);
        for (const Counting counting : {Counting::what_is_known, Counting::everything}) {
            if (reasons.empty()) reasons = titles_of_what_is_worse(ground, without, planned, planned, counting);
            if (reasons.empty())
                reasons = titles_of_what_is_worse(ground, stages.facts[i], stages.facts[i + 1], planned, counting);
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

std::vector<PlanStep> steps_of(const PlanGround& ground, const Plan& plan) {
    std::vector<Move> moves = moves_of(ground, plan);
    const StagesJudged stages = put_together(ground, moves);
    std::vector<PlanStep> steps;
    for (const Move& move : moves)
        steps.push_back(move.purchase == nullptr ? adjustment(ground, *move.settings.front(), plan.planned)
                                                 : purchase(ground, move, plan.planned));
    tell_what_they_do(ground, stages, steps);
    tell_what_they_lessen(stages, steps);
    tell_what_they_keep(stages, steps);
    tell_what_they_are_needed_for(ground, moves, stages, steps);
    tell_what_goes_along(ground, stages, steps);
    return steps;
}

}  // namespace ergoaudit
