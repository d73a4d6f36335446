#include "ergoaudit/plan/aid_check.hpp"

#include "slips.hpp"

#include "ergoaudit/base/number_text.hpp"
#include "ergoaudit/rules/rule_check.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

namespace ergoaudit {
namespace {

// --- examples ---------------------------------------------------------------------------------------------------

// What an aid makes of a workstation, rounded as examples are compared.
struct AidOutcome {
    bool can = false;         // it can be had here
    std::vector<Given> sets;  // then: what is so afterwards, by row

    friend bool operator==(const AidOutcome&, const AidOutcome&) = default;
};

AidOutcome in_order(AidOutcome outcome) {
    for (Given& given : outcome.sets) given.value = rounded_to_milli(given.value);
    std::ranges::sort(outcome.sets, {}, &Given::row);
    return outcome;
}

AidOutcome outcome_of(const Aid& aid, const AidExample& example) {
    const auto [facts, at] = facts_of(Example{.given = example.given});
    if (!fits(aid, facts, at)) return {};
    AidOutcome outcome{.can = true, .sets = {}};
    for (const AidEffect& effect : aid.sets)
        outcome.sets.push_back(
            {row_of(effect.fact, at), effect.to.empty() ? effect.value : evaluate(effect.to, facts, at)});
    return in_order(std::move(outcome));
}

AidOutcome said_by(const AidExample& example) {
    return in_order({.can = !example.cannot, .sets = {example.sets.begin(), example.sets.end()}});
}

std::string in_words(const Given& given) {
    const FactInfo& info = owner_of(given.row).fact.info();
    const std::string path = written_path(given.row);
    switch (info.kind) {
        case Kind::yes_no:
            return fmt::format("{} is {}", path, given.value != 0);
        case Kind::choice:
            return fmt::format("{} is \"{}\"", path, choice_name(info, given.value));
        default:
            return fmt::format("{} is {}", path, plain_number(given.value, 3));
    }
}

const Given* find(const AidOutcome& outcome, Row row) {
    const auto found = std::ranges::find(outcome.sets, row, &Given::row);
    return found == outcome.sets.end() ? nullptr : &*found;
}

// One sentence for each fact that comes out otherwise.
std::vector<std::string> differences(const AidOutcome& said, const AidOutcome& outcome) {
    std::vector<std::string> found;
    for (const Given& given : said.sets) {
        const Given* const set = find(outcome, given.row);
        if (set == nullptr)
            found.push_back(fmt::format("says that {}, which is not set", in_words(given)));
        else if (set->value != given.value)
            found.push_back(fmt::format("says that {}, but {}", in_words(given), in_words(*set)));
    }
    for (const Given& given : outcome.sets)
        if (find(said, given.row) == nullptr) found.push_back(fmt::format("does not say that {}", in_words(given)));
    return found;
}

std::string name_of(const Aid& aid) { return fmt::format("aid \"{}\"", aid.item); }

// --- slips ------------------------------------------------------------------------------------------------------

class AidTrial {
  public:
    explicit AidTrial(const Aid& aid) : aid_(aid) {}

    void all() {
        for (const ProgramMutant& one : slips_in(aid_.when, 0)) {
            Aid mutant = aid_;
            mutant.when.code = one.code;
            attempt(mutant, fmt::format("when: {}", one.change));
        }
        if (!std::ranges::equal(aid_.when.code, always.code)) {
            Aid mutant = aid_;
            mutant.when = always;
            attempt(mutant, "when: dropped");
        }
        for (std::size_t i = 0; i < aid_.sets.size(); ++i) effect(i);
    }
    [[nodiscard]] MutationResult take() && { return std::move(result_); }

  private:
    void effect(std::size_t i) {
        const AidEffect& effect = aid_.sets[i];
        const FactInfo& info = effect.fact.info();
        if (effect.to.empty()) {
            for (const double near : {effect.value - 1, effect.value + 1}) {
                const bool is_value =
                    info.kind == Kind::yes_no ? near >= 0 && near <= 1 : !choice_name(info, near).empty();
                AidEffect changed = effect;
                changed.value = near;
                const Row row = row_of(effect.fact);
                if (is_value)
                    attempt_effect(i, changed,
                                   fmt::format("{} became {}", in_words({row, effect.value}), in_words({row, near})));
            }
        }
        for (const ProgramMutant& one : slips_in(effect.to, info.step)) {
            AidEffect changed = effect;
            changed.to.code = one.code;
            attempt_effect(i, changed, fmt::format("{}: {}", info.path, one.change));
        }
        std::vector<AidEffect> others(aid_.sets.begin(), aid_.sets.end());
        others.erase(others.begin() + static_cast<std::ptrdiff_t>(i));
        Aid mutant = aid_;
        mutant.sets = others;
        attempt(mutant, fmt::format("{}: dropped", info.path));
    }

    void attempt_effect(std::size_t i, const AidEffect& changed, std::string change) {
        std::vector<AidEffect> sets(aid_.sets.begin(), aid_.sets.end());
        sets[i] = changed;
        Aid mutant = aid_;
        mutant.sets = sets;
        attempt(mutant, std::move(change));
    }

    void attempt(const Aid& mutant, std::string change) {
        ++result_.tried;
        if (std::ranges::all_of(mutant.examples, [&](const AidExample& example) {
                return outcome_of(mutant, example) == said_by(example);
            }))
            result_.survived.push_back(std::move(change));
    }

    const Aid& aid_;
    MutationResult result_;
};

}  // namespace

Diagnostics run_examples(const Aid& aid) {
    Diagnostics problems;
    for (std::size_t i = 0; i < aid.examples.size(); ++i) {
        const AidExample& example = aid.examples[i];
        const AidOutcome said = said_by(example), outcome = outcome_of(aid, example);
        const auto problem = [&](const std::string& what, std::string help) {
            problems.push_back(problem_of(aid.where, example.where,
                                          fmt::format("{}: example {} {}", name_of(aid), i + 1, what),
                                          std::move(help)));
        };
        if (said.can && !outcome.can)
            problem("says that it can be had, but it cannot",
                    "\"when\" is not known to hold, or a number that is set is not known");
        else if (!said.can && outcome.can)
            problem("says that it cannot be had, but it can", "");
        else
            for (const std::string& difference : differences(said, outcome)) problem(difference, "");
    }
    return problems;
}

MutationResult mutate(const Aid& aid) {
    AidTrial trial(aid);
    trial.all();
    return std::move(trial).take();
}

Diagnostics check_mutants(const Aid& aid) { return unnoticed(mutate(aid), aid.where, name_of(aid)); }

}  // namespace ergoaudit
