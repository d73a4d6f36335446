#include "step_check.hpp"

#include "ergoaudit/base/number_text.hpp"
#include "ergoaudit/instruments/instrument_score.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

namespace ergoaudit {
namespace {

class StepCheck {
  public:
    explicit StepCheck(const Instrument& instrument)
        : instrument_(instrument), uses_(instrument.items.size() + instrument.steps.size()) {}

    std::vector<StepProblem> run() {
        count_uses();
        if (problems_.empty()) check_values();
        return std::move(problems_);
    }

  private:
    [[nodiscard]] std::string_view name(std::size_t input) const {
        const std::size_t items = instrument_.items.size();
        return input < items ? instrument_.items[input].id : instrument_.steps[input - items].id;
    }

    void count_uses() {
        for (std::size_t i = 0; i < instrument_.steps.size(); ++i) {
            const ScoreStep& step = instrument_.steps[i];
            for (const StepInput input : step.inputs) use(i, input);
            for (const TableAxis& axis : step.axes) use(i, axis.input);
        }
        const std::size_t last = instrument_.steps.size() - 1;
        for (std::size_t i = 0; i + 1 < uses_.size(); ++i)
            if (uses_[i] == 0) problems_.push_back({last, fmt::format("\"{}\" is used by no step", name(i)), {}});
    }

    void use(std::size_t step, StepInput input) {
        if (++uses_[input] == 2)
            problems_.push_back({step, fmt::format("\"{}\" is used twice", name(input)),
                                 "each item and each step is used once: only then the range of a score is exact"});
    }

    // With nothing known every value that can come does come.
    void check_values() {
        std::vector<PossibleOptions> answers;
        for (const InstrumentItem& item : instrument_.items) answers.push_back(all_options(item));
        for (std::size_t i = 0; i < instrument_.steps.size(); ++i) {
            Instrument so_far = instrument_;
            so_far.steps = instrument_.steps.first(i + 1);
            if (!axes_hold(i)) return;
            ranges_.resize(i + 1);
            if (!score_steps(so_far, answers, ranges_)) {
                problems_.push_back({i,
                                     fmt::format("\"{}\" can have more than {} different values",
                                                 name(instrument_.items.size() + i), most_values),
                                     "split the sum, or give points that share a step"});
                return;
            }
        }
    }

    bool axes_hold(std::size_t step) {
        for (const TableAxis& axis : instrument_.steps[step].axes) {
            const auto [low, high] = range_of(axis.input);
            if (low >= axis.from && high <= axis.to && whole(axis.input)) continue;
            problems_.push_back(
                {step,
                 fmt::format("\"{}\" runs from {} to {}, but the axis from {} to {}", name(axis.input),
                             plain_number(low, 2), plain_number(high, 2), axis.from, axis.to),
                 "an axis holds every value that can come, in whole numbers; bound the step with least and most"});
            return false;
        }
        return true;
    }

    [[nodiscard]] ScoreRange range_of(StepInput input) const {
        if (input >= instrument_.items.size()) return ranges_[input - instrument_.items.size()];
        const auto [low, high] = std::ranges::minmax_element(instrument_.items[input].options, {}, &ItemOption::points);
        return {low->points, high->points};
    }

    [[nodiscard]] bool whole(StepInput input) const {
        const auto is_whole = [](double value) { return value == std::floor(value); };
        if (input < instrument_.items.size())
            return std::ranges::all_of(instrument_.items[input].options, is_whole, &ItemOption::points);
        const ScoreStep& step = instrument_.steps[input - instrument_.items.size()];
        if (step.kind == StepKind::table) return std::ranges::all_of(step.cells, is_whole);
        return std::ranges::all_of(step.inputs, [&](StepInput one) { return whole(one); });
    }

    const Instrument& instrument_;
    std::vector<int> uses_;           // by input
    std::vector<ScoreRange> ranges_;  // by step
    std::vector<StepProblem> problems_;
};

}  // namespace

std::vector<StepProblem> problems_of_steps(const Instrument& instrument) { return StepCheck(instrument).run(); }

}  // namespace ergoaudit
