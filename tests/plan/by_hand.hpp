#pragma once
// What decides about plans, written down a second time: what a workstation is worth, what may not happen, what can be
// bought and how far everything can be set. Slow and obvious; best_plan() is held against it.

#include "ergoaudit/body/moved_by.hpp"
#include "ergoaudit/body/posture.hpp"
#include "ergoaudit/input/description_reader.hpp"
#include "ergoaudit/knowledge/knowledge.hpp"
#include "ergoaudit/plan/best_plan.hpp"
#include "ergoaudit/plan/clashes.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

namespace ergoaudit::by_hand {

// A description, completed and derived, with what the plan may not touch.
struct Place {
    std::string text;
    Facts facts;
    std::vector<Stages> stages;
    Derivation derivation;
    std::vector<Rule> clashes;
    std::vector<Row> keep = {};
    std::vector<std::string_view> exclude = {};
    bool may_buy = true;
    std::span<const Knob> knobs = shipped_knowledge().knobs;

    void derive_again(Facts& changed) const {
        derive_postures(changed, shipped_knowledge().population, derivation.found);
    }
    [[nodiscard]] PlanInput input() const {
        return {.facts = facts,
                .knobs = knobs,
                .aids = shipped_knowledge().aids,
                .rules = shipped_knowledge().rules,
                .scoring = shipped_knowledge().scoring,
                .derive = [this](Facts& changed, Wanted) { derive_again(changed); },
                .clashes = clashes,
                .stages = stages,
                .keep = keep,
                .exclude = exclude,
                .may_buy = may_buy};
    }
};

// The shipped ones, on furniture with so few settings that what is bought can be tried in all of them.
inline std::span<const Knob> coarse_knobs() {
    static const std::vector<Knob> coarse = [] {
        std::vector<Knob> knobs(shipped_knowledge().knobs.begin(), shipped_knowledge().knobs.end());
        for (Knob& knob : knobs) knob.step *= knob.is_hub || knob.step == 5 ? 6 : 10;
        return knobs;
    }();
    return coarse;
}

inline std::optional<Place> place_of(const std::string& text) {
    auto read = read_description(text, "desk.toml");
    if (!read.ok()) return std::nullopt;
    Facts facts = read.value().facts;
    Derivation derivation = derive(facts, shipped_knowledge().population);
    return Place{text, facts, read.value().stages, std::move(derivation),
                 clashes_to_heed(shipped_knowledge().clashes, facts)};
}

// Whether a desk that moves leaves the keys no lower below the elbows than 7.5 cm, or than they were.
inline bool keys_stay_near_elbows(const Facts& found, const Facts& then, Instance posture) {
    if (!found.is("desk.kind=adjustable"_choice) && !found.is("desk.kind=sit-stand"_choice)) return true;
    const double was_cm = found.value("posture.home_row_above_elbow_cm"_fact, posture);
    const double is_cm = then.value("posture.home_row_above_elbow_cm"_fact, posture);
    return !(is_cm < std::fmin(-7.5, was_cm) - 0.0005);
}

// Whether no two screens that stand beside each other cover more of each other than they did: of both widths together
// nine twentieths lie between their middles; one that nobody measured may be 120 cm wide.
inline bool screens_keep_apart(const Facts& found, const Facts& then) {
    const Fact side = "screen.lateral_offset_cm"_fact, width = "screen.width_cm"_fact;
    for (std::uint8_t one = 0; one < found.screens(); ++one)
        for (std::uint8_t other = 0; other < one; ++other) {
            const auto apart_cm = [&](const Facts& facts) {
                return std::abs(facts.value(side, {.screen = one}) - facts.value(side, {.screen = other}));
            };
            const auto width_cm = [&](std::uint8_t screen) {
                return found.knows(width, {.screen = screen}) ? found.value(width, {.screen = screen}) : 120;
            };
            const double enough_cm = 0.45 * (width_cm(one) + width_cm(other));
            if (apart_cm(found) >= 20 && apart_cm(then) < std::min(enough_cm, apart_cm(found)) - 0.0005) return false;
        }
    return true;
}

// --- what a workstation is worth --------------------------------------------------------------------------------

// Failing critical, failing serious, lost, beyond what is tolerable, money, changes, from the aim, from the middle,
// size.
using Tuple = std::array<long long, 9>;
enum Part { critical, serious, lost, beyond, money, changes, off_aim, off_middle, size };

inline Tuple parts_of(const Worth& worth) {
    return {worth.critical, worth.serious, worth.lost,       worth.beyond, worth.money,
            worth.changes,  worth.off_aim, worth.off_middle, worth.size};
}

inline Tuple difference(const Tuple& a, const Tuple& b) {
    Tuple by{};
    for (std::size_t i = 0; i < by.size(); ++i) by[i] = a[i] - b[i];
    return by;
}

inline std::string shown(const Tuple& tuple) {
    return fmt::format("critical {} serious {} lost {} beyond {} money {} changes {} aim {} middle {} size {}",
                       tuple[0], tuple[1], tuple[2], tuple[3], tuple[4], tuple[5], tuple[6], tuple[7], tuple[8]);
}

inline double beyond_of(const Rule& rule, const Judgement& judged) {
    if (rule.measure.empty() || std::isnan(judged.measured)) return 0;
    const Interval within = rule.band.tolerable;
    return std::max({0.0, judged.measured - within.to, within.from - judged.measured});
}

inline void add(Tuple& sum, const Rule& rule, const Judgement& judged) {
    const auto weight = static_cast<long long>(shipped_knowledge().scoring.weight(rule.severity));
    if (judged.verdict == Verdict::fail) {
        if (rule.severity == Severity::critical) sum[critical] += weight;
        if (rule.severity == Severity::serious) sum[serious] += weight;
        sum[beyond] += weight * std::llround(1000 * beyond_of(rule, judged));
    }
    sum[lost] += weight * std::llround(10000 * (1 - judged.credit));
    const Interval ideal = rule.band.ideal;
    if (!std::isnan(rule.best)) {  // at one of the ends of its band, or with one end: then towards the other
        const double end = std::isfinite(ideal.to) && rule.best != ideal.to ? ideal.to : ideal.from;
        if (std::isfinite(judged.measured) && (judged.measured - rule.best) * (end - rule.best) > 0)
            sum[off_middle] += weight * std::llround(1000 * ((judged.measured - rule.best) / (end - rule.best)));
    } else if (std::isfinite(judged.measured) && std::isfinite(ideal.from) && std::isfinite(ideal.to) &&
               ideal.from < ideal.to)
        sum[off_middle] += weight * std::llround(1000 * std::abs(judged.measured - (ideal.from + ideal.to) / 2) /
                                                 ((ideal.to - ideal.from) / 2));
}

inline bool is_known(Verdict verdict) { return verdict != Verdict::unknown && verdict != Verdict::not_applicable; }

struct Audited {
    double earned = 0, weight = 0;
};

// The rules known on these facts.
inline Audited audited(const Facts& facts) {
    double earned = 0, weight = 0;
    for (const Rule& rule : shipped_knowledge().rules) {
        if (!is_workstation(rule.category)) continue;
        for (const Instance at : instances_of(rule.group, facts)) {
            const Judgement judged = judge(rule, facts, at);
            if (!is_known(judged.verdict)) continue;
            weight += shipped_knowledge().scoring.weight(rule.severity);
            earned += shipped_knowledge().scoring.weight(rule.severity) * judged.credit;
        }
    }
    return {earned, weight};
}

// What they earn of all they could, and how much all of it is.
inline double share_earned(const Facts& facts) {
    const auto [earned, weight] = audited(facts);
    return weight > 0 ? earned / weight : 0;
}
inline double known_on(const Facts& facts) { return audited(facts).weight; }

// The rules of the workstation on every instance that there is or could be, and how they stand.
struct Before {
    struct One {
        const Rule* rule;
        Instance at;
        Judgement judged;
    };
    std::vector<One> rules;
    Tuple today{};
    double known_weight = 0;

    explicit Before(const Facts& facts) : Before(rules_on(facts)) {}
    explicit Before(std::vector<One> some) : rules(std::move(some)) {
        for (const One& one : rules)
            if (is_known(one.judged.verdict)) {
                add(today, *one.rule, one.judged);
                known_weight += shipped_knowledge().scoring.weight(one.rule->severity);
            }
    }

    static std::vector<One> rules_on(const Facts& facts) {
        std::vector<One> rules;
        Facts also_standing = facts;
        also_standing.set("desk.kind"_fact, ("desk.kind=sit-stand"_choice).value, Provenance::measured);
        for (const Rule& rule : shipped_knowledge().rules) {
            if (!is_workstation(rule.category)) continue;
            for (const Instance at : instances_of(rule.group, also_standing))
                rules.push_back({&rule, at, judge_where_it_is(rule, facts, at)});
        }
        return rules;
    }

    static Judgement judge_where_it_is(const Rule& rule, const Facts& facts, Instance at) {
        for (const Instance there : instances_of(rule.group, facts))
            if (there == at) return judge(rule, facts, at);
        return {.verdict = Verdict::not_applicable};
    }

    struct After {
        Tuple sum{};
        bool newly_serious = false, vanished = false;
    };
    // Nothing where a known rule becomes unknown, or a critical one fails that did not, or fails by more.
    [[nodiscard]] std::optional<After> after(const Facts& facts) const {
        After after;
        for (const One& one : rules) {
            const Judgement now = judge_where_it_is(*one.rule, facts, one.at);
            const bool was_known = is_known(one.judged.verdict), failed = one.judged.verdict == Verdict::fail;
            if (now.verdict == Verdict::unknown && was_known) return std::nullopt;
            if (now.verdict == Verdict::not_applicable && was_known) {
                add(after.sum, *one.rule, one.judged);
                after.vanished = true;
            }
            if (!is_known(now.verdict)) continue;
            if (now.verdict == Verdict::fail && one.rule->severity == Severity::critical)
                if (!failed || beyond_of(*one.rule, now) > beyond_of(*one.rule, one.judged) + 1e-6) return std::nullopt;
            if (now.verdict == Verdict::fail && one.rule->severity == Severity::serious)
                if (!failed || beyond_of(*one.rule, now) > beyond_of(*one.rule, one.judged) + 1e-6)
                    after.newly_serious = true;
            add(after.sum, *one.rule, now);
        }
        return after;
    }
};

// --- what can be bought and set ---------------------------------------------------------------------------------

struct Thing {
    const Aid* aid;
    Instance at;
    double price;
    bool is_there;  // lies there unused: one thing, for one place
};

// Two for one place, or the same thing in two.
inline bool are_rivals(const Thing& a, const Thing& b) {
    return (a.aid->slot == b.aid->slot && a.at == b.at) || (a.is_there && b.is_there && a.aid->item == b.aid->item);
}

inline std::vector<Thing> things_for(const Place& place) {
    const Facts& facts = place.facts;
    bool some_are_named = false;
    for (std::uint16_t i = 0; i < fact_count; ++i)
        some_are_named = some_are_named || (fact_rows[i].belongs_to == "shop.offered" && facts.says(Fact{i}));
    std::vector<Thing> things;
    for (const Aid& aid : shipped_knowledge().aids) {
        if (std::ranges::count(place.exclude, aid.item) != 0) continue;
        std::vector<Instance> places;
        for (const Instance at : instances_of(aid.group, facts))
            if (std::ranges::none_of(aid.sets, [&](const AidEffect& effect) {
                    return std::ranges::count(place.keep, row_of(effect.fact, at)) != 0;
                }))
                places.push_back(at);
        if (aid.kind != AidKind::buy) {
            for (const Instance at : places) things.push_back({&aid, at, aid.price, false});
            continue;
        }
        const std::string item(aid.item);
        const bool own = facts.says(*find_fact("shop.own." + item));
        const bool sold = place.may_buy && (!some_are_named || facts.says(*find_fact("shop.offered." + item)));
        double price = aid.price;
        if (facts.knows(*find_fact("shop.prices." + item))) price = facts.value(*find_fact("shop.prices." + item));
        if (own)
            for (const Instance at : places) things.push_back({&aid, at, 0, true});
        const bool one_is_enough = own && places.size() < 2;
        if (own) std::ranges::reverse(places);
        if (sold && !one_is_enough && !(price > facts.value("shop.budget"_fact)))
            for (const Instance at : places) things.push_back({&aid, at, price, false});
    }
    return things;
}

// The fact of a path with another word before the unit: "_step" of "chair.seat_height_min_cm" without its "_min".
inline std::optional<Fact> with_word(std::string path, std::string_view without, std::string_view word) {
    if (const std::size_t place = path.find(without); !without.empty() && place != std::string::npos)
        path.erase(place, without.size());
    else if (!without.empty() || path.rfind('_') == std::string::npos)
        return std::nullopt;
    path.insert(path.rfind('_'), word);
    return find_fact(path);
}

// What brings a range brings its own steps.
inline void put_in_place(Facts& facts, const Thing& thing) {
    const Facts was = facts;
    for (const AidEffect& effect : thing.aid->sets) {
        const Row row = row_of(effect.fact, thing.at);
        const double value = effect.to.empty() ? effect.value : evaluate(effect.to, was, thing.at);
        if (!effect.to.empty() && facts.knows(row)) turn(facts, row, value);
        facts.set(row, value, Provenance::measured);
        for (const char* end : {"_min", "_max"})
            if (const auto step = with_word(std::string(effect.fact.info().path), end, "_step"))
                facts.forget(*step, thing.at);
    }
    const auto brings = [&](Fact fact) {
        return std::ranges::find(thing.aid->sets, fact, &AidEffect::fact) != thing.aid->sets.end();
    };
    for (const AidEffect& effect : thing.aid->sets)  // a new one goes as far as it goes
        for (const char* word : {"_min", "_max", "_step"})
            if (const auto beside = with_word(std::string(effect.fact.info().path), "", word))
                if (thing.aid->kind == AidKind::buy && !brings(*beside)) facts.forget(*beside, thing.at);
}

inline bool is_near(double a, double b) { return std::abs(a - b) < 1e-6; }

// Every value it can have, rising; only the present one where it cannot be turned; none where nothing is known of it.
inline std::vector<double> settings_for(const Place& place, const Knob& knob, Instance at, const Facts& facts) {
    const Row row = row_of(knob.fact, at);
    if (!facts.knows(row)) return {};
    const double now = facts[row];
    double low = evaluate(knob.low, facts, at), high = evaluate(knob.high, facts, at);
    if (const auto end = with_word(std::string(knob.fact.info().path), "", "_min"); end && facts.knows(*end, at))
        if (!std::isnan(low)) low = std::max(low, facts.value(*end, at));
    if (const auto end = with_word(std::string(knob.fact.info().path), "", "_max"); end && facts.knows(*end, at))
        if (!std::isnan(high)) high = std::min(high, facts.value(*end, at));
    std::vector<double> values;
    const bool turns = evaluate(knob.when, facts, at) == 1 && std::ranges::count(place.keep, row) == 0;
    const auto clicks = std::ranges::find(place.stages, row, &Stages::row);
    bool clicks_as_told = clicks != place.stages.end();
    for (const char* end : {"_min", "_max"})
        if (const auto limit = with_word(std::string(knob.fact.info().path), "", end))
            clicks_as_told = clicks_as_told && (facts.knows(*limit, at) ? facts.value(*limit, at) : -1) ==
                                                   (place.facts.knows(*limit, at) ? place.facts.value(*limit, at) : -1);
    if (turns && clicks_as_told) {
        for (const double value : clicks->values)
            if (value > low - 1e-6 && value < high + 1e-6) values.push_back(value);
    } else if (turns) {
        const auto own = with_word(std::string(knob.fact.info().path), "", "_step");
        double step = knob.step;
        if (own && facts.knows(*own, at)) {  // of fine ones several at once, up to the usual one
            const double fine = step = facts.value(*own, at);
            while (fine > 0 && step + fine <= std::min(knob.step, 1.0) + 1e-6) step += fine;
        }
        const bool assumed = knob.range_given.exists() && !facts.knows(knob.range_given, at);
        double first = low;
        if (assumed && !is_near(low * 10, std::round(low * 10))) first = std::ceil(low * 10) / 10;
        for (long i = 0; step > 0 && first + static_cast<double>(i) * step < high + 1e-6; ++i)
            values.push_back(std::round((first + static_cast<double>(i) * step) * 1000) / 1000);
        if (const auto top = with_word(std::string(knob.fact.info().path), "", "_max"); top && facts.knows(*top, at))
            for (double& value : values)
                if (const double most = facts.value(*top, at); value > most + 1e-6)
                    value = std::floor(most * 1000) / 1000;
        if (const auto end = with_word(std::string(knob.fact.info().path), "", "_min"); end && facts.knows(*end, at))
            for (double& value : values)
                if (const double least = facts.value(*end, at); value < least - 1e-6)
                    value = std::ceil(least * 1000) / 1000;
    }
    std::erase_if(values, [&](double value) {  // by less than a tape tells nobody turns anything
        return std::abs(value - now) < 0.05 || std::round(value * 10) == std::round(now * 10);
    });
    values.push_back(now);
    std::ranges::sort(values);
    return values;
}

}  // namespace ergoaudit::by_hand
