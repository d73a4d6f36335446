#pragma once
// The only place that knows what pass means. Total and pure.

#include "ergoaudit/rules/rule.hpp"

namespace ergoaudit {

struct Judgement {
    Verdict verdict = Verdict::unknown;
    double measured = unknown;                // rounded to 0.001; NaN for yes/no rules, reported answers and unknown
    double credit = unknown;                  // 0..1 when the verdict is pass, partial or fail
    int side = 0;                             // -1 below the ideal band, +1 above, 0 inside or not known
    Provenance from = Provenance::defaulted;  // the weakest in it; meaningless when unknown
};

[[nodiscard]] Judgement judge(const Rule& rule, const Facts& facts, Instance at);

// The same for a rule of which it is known that it applies.
[[nodiscard]] Judgement judge_applicable(const Rule& rule, const Facts& facts, Instance at);

// The same in steps, for who judges it again and again. What the rule asks for comes to so much, known: `from` is left
// out.
[[nodiscard]] const Program& asked_by(const Rule& rule);
[[nodiscard]] Judgement judged_by(const Rule& rule, double value);
// Where it asks for nothing but what is taken for granted, only an answer counts, whatever the value.
[[nodiscard]] bool asks_only_what_was_assumed(const Rule& rule, const Facts& facts, Instance at);

struct VerdictAndCredit {
    Verdict verdict;
    double credit;
    int side;
};
// Of a finite measure already rounded to 0.001.
[[nodiscard]] VerdictAndCredit place_in(const Band& band, double measured);

// Least and greatest credit over the closed interval from `low` to `high` (either order of magnitude may be infinite).
struct CreditRange {
    double worst, best;
};
[[nodiscard]] CreditRange credit_over(const Band& band, double low, double high);

// Share of a normal distribution that lies in the ideal band.
[[nodiscard]] double share_in_ideal(const Band& band, double mean, double sd);

}  // namespace ergoaudit
