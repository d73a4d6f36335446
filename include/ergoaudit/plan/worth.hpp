#pragma once
// What a planned workstation is worth, part by part in the order in which plans are compared. Integers: equal is equal.

#include "ergoaudit/plan/knob.hpp"
#include "ergoaudit/rules/judge.hpp"
#include "ergoaudit/rules/scoring.hpp"

#include <compare>
#include <optional>
#include <span>

namespace ergoaudit {

// Compared from the first part to the last; smaller is better. Adding up keeps the order, so that parts of a
// workstation that do not touch each other can be solved apart.
struct Worth {
    long long critical = 0, serious = 0;  // weight of the failing rules of that severity
    long long lost = 0;                   // weight · ten-thousandths of credit not earned
    long long beyond = 0;      // weight · thousandths of the measure beyond what is tolerable, where failing
    long long money = 0;       // hundredths
    long long changes = 0;     // settings changed and things bought or taken away
    long long off_aim = 0;     // thousandths from the aim of the knobs that have one and are turned
    long long off_middle = 0;  // weight · thousandths of the half width of each ideal band, from its middle
    long long size = 0;        // thousandths of the changes themselves

    friend constexpr auto operator<=>(const Worth&, const Worth&) = default;
    constexpr Worth& operator+=(const Worth& more) {
        critical += more.critical, serious += more.serious, lost += more.lost, beyond += more.beyond;
        money += more.money, changes += more.changes, off_aim += more.off_aim, off_middle += more.off_middle;
        size += more.size;
        return *this;
    }
    friend constexpr Worth operator+(Worth a, const Worth& b) { return a += b; }

    // Whether anything is wrong or loses points: money, changes and what only decides between equals left aside.
    [[nodiscard]] constexpr bool costs_something() const {
        return critical != 0 || serious != 0 || lost != 0 || beyond != 0;
    }
};

// A rule on one instance and how it was judged before anything changes.
struct RuleAt {
    const Rule* rule = nullptr;
    Instance at;
    Judgement before;

    [[nodiscard]] bool was_known() const {
        return before.verdict != Verdict::unknown && before.verdict != Verdict::not_applicable;
    }
};

// What may not happen, beyond what never may.
struct Strictness {
    bool no_new_serious = false;    // no serious rule may fail that did not before, or by more
    bool nothing_vanishes = false;  // no rule may stop to apply
    friend constexpr bool operator==(Strictness, Strictness) = default;
};

struct Cost {
    Worth worth;
    bool newly_serious = false;  // a serious rule fails that did not before, or by more
    bool vanished = false;       // the rule does not apply any more and counts as it stood before
};

// How far a measure lies beyond what is tolerable, in its own unit; 0 inside, for a yes or no, and where nothing is
// measured.
[[nodiscard]] double overshoot(const Rule& rule, const Judgement& judgement);

// What a rule costs as it is judged after a change. A rule that does not apply any more counts as it stood before; one
// that was not known before counts once it is. Nothing, because it may not be: a known rule becomes unknown, a critical
// one fails that did not before, or fails by more.
[[nodiscard]] std::optional<Cost> cost_of(const RuleAt& one, const Judgement& after, const Scoring& scoring,
                                          Strictness strictness);

// What the rules of a workstation that are known cost together, as it is audited: in weights.
struct Toll {
    double critical = 0, serious = 0;  // failing
    double lost = 0, known = 0;
    [[nodiscard]] double share_lost() const { return known > 0 ? lost / known : 1; }  // nothing known earns nothing
    // Nothing more fails, and neither weight nor share of what is lost is more, but for rounding.
    [[nodiscard]] bool is_no_worse_than(const Toll& other) const;
};
[[nodiscard]] Toll toll_of(std::span<const Rule> rules, const Scoring& scoring, const Facts& facts);

// Whether there is anything to judge: about standing only where somebody stands.
[[nodiscard]] bool exists_here(const Rule& rule, const Facts& facts, Instance at);

// Judged where the instance exists; where nobody stands, nothing about standing applies.
[[nodiscard]] Judgement judge_here(const Rule& rule, const Facts& facts, Instance at);

}  // namespace ergoaudit
