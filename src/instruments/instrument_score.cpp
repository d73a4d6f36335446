// Answers to a score: sets of possible values, step by step. Entries: score_steps(), answer_from(),
// score_instruments().

#include "ergoaudit/instruments/instrument_score.hpp"

#include "ergoaudit/base/number_text.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>

namespace ergoaudit {
namespace {

// Different values, rising; more than fit are forgotten and remembered as too many.
class Values {
  public:
    void clear() { size_ = 0; }
    void add(double value) {
        std::size_t place = size_;
        while (place > 0 && value_[place - 1] >= value) --place;
        if (place < size_ && value_[place] == value) return;
        if (size_ == most_values) {
            too_many_ = true;
            return;
        }
        for (std::size_t i = size_++; i > place; --i) value_[i] = value_[i - 1];
        value_[place] = value;
    }
    [[nodiscard]] std::span<const double> all() const { return {value_.data(), size_}; }
    void mark_too_many() { too_many_ = true; }
    [[nodiscard]] bool too_many() const { return too_many_; }
    [[nodiscard]] ScoreRange range() const { return {value_[0], value_[size_ - 1]}; }

  private:
    std::array<double, most_values> value_;  // only the first size_ are ever read
    std::size_t size_ = 0;
    bool too_many_ = false;
};

class Evaluation {
  public:
    Evaluation(const Instrument& instrument, std::span<const PossibleOptions> answers)
        : instrument_(instrument), answers_(answers) {}

    bool run(std::span<ScoreRange> ranges) {
        for (std::size_t i = 0; i < instrument_.steps.size(); ++i) {
            const ScoreStep& step = instrument_.steps[i];
            if (step.kind == StepKind::table)
                look_up(step, 0, 0, done_[i]);
            else
                add_up(step, done_[i]);
            if (done_[i].too_many()) return false;
            ranges[i] = done_[i].range();
        }
        return true;
    }

  private:
    template <class Visit>
    void each_value(StepInput input, Visit visit) const {
        if (input >= instrument_.items.size()) {
            for (const double value : done_[input - instrument_.items.size()].all()) visit(value);
            return;
        }
        const auto options = instrument_.items[input].options;
        for (unsigned bits = answers_[input]; bits != 0; bits &= bits - 1)
            visit(options[static_cast<std::size_t>(std::countr_zero(bits))].points);
    }

    // Bounds are applied to the whole, not on the way.
    void add_up(const ScoreStep& step, Values& result) {
        const bool is_sum = step.kind == StepKind::sum;
        double known = is_sum ? 0 : 1;  // of the inputs with one value; the others make the set
        Values* before = &spare_[0];
        Values* after = &spare_[1];
        before->clear();
        before->add(known);
        bool several = false;
        for (const StepInput input : step.inputs) {
            if (const double* one = only_value(input)) {
                known = is_sum ? known + *one : known * *one;
                continue;
            }
            several = true;
            after->clear();
            for (const double so_far : before->all())
                each_value(input, [&](double value) { after->add(is_sum ? so_far + value : so_far * value); });
            std::swap(before, after);
        }
        if (!several) {
            result.add(std::clamp(known, step.least, step.most));
            return;
        }
        for (const double value : before->all())
            result.add(std::clamp(is_sum ? value + known : value * known, step.least, step.most));
        if (spare_[0].too_many() || spare_[1].too_many()) result.mark_too_many();
    }

    [[nodiscard]] const double* only_value(StepInput input) const {
        if (input >= instrument_.items.size()) {
            const auto all = done_[input - instrument_.items.size()].all();
            return all.size() == 1 ? all.data() : nullptr;
        }
        const int option = only_option(answers_[input]);
        return option < 0 ? nullptr : &instrument_.items[input].options[static_cast<std::size_t>(option)].points;
    }

    void look_up(const ScoreStep& step, std::size_t axis, std::size_t cell, Values& result) const {
        if (axis == step.axes.size()) {
            result.add(step.cells[cell]);
            return;
        }
        const TableAxis& along = step.axes[axis];
        const auto width = static_cast<std::size_t>(along.to - along.from + 1);
        each_value(along.input, [&](double value) {
            look_up(step, axis + 1, cell * width + static_cast<std::size_t>(static_cast<int>(value) - along.from),
                    result);
        });
    }

    const Instrument& instrument_;
    std::span<const PossibleOptions> answers_;
    std::array<Values, most_steps> done_;  // by step
    std::array<Values, 2> spare_;
};

// The option that says the value of the observed fact; all of them when none does.
PossibleOptions option_of(const InstrumentItem& item, double value) {
    const FactInfo& info = item.observed.info();
    for (std::size_t i = 0; i < item.options.size(); ++i) {
        const ItemOption& option = item.options[i];
        const bool says = info.kind == Kind::choice   ? choice_name(info, value) == option.name
                          : info.kind == Kind::yes_no ? (option.name == "1") == (value != 0)
                                                      : option.points == value;
        if (says) return only(i);
    }
    return all_options(item);
}

// The weakest of what several expressions read; what reads nothing was decided by us.
struct Weakest {
    Provenance from = Provenance::measured;
    bool read_any = false;

    void add(const Program& program, const Facts& facts, Instance at) {
        for (const Instruction& step : program.code)
            if (const auto row = row_read(step, at); row && facts.knows(*row)) {
                from = weaker(from, facts.from(*row));
                read_any = true;
            }
    }
    [[nodiscard]] Provenance so_far() const { return read_any ? from : Provenance::defaulted; }
};

ItemAnswer derived(const InstrumentItem& item, const Facts& facts, Instance at) {
    ItemAnswer answer;
    Weakest weakest;
    PossibleOptions otherwise = 0;
    bool derives = false;
    for (std::size_t i = 0; i < item.options.size(); ++i) {
        const ItemOption& option = item.options[i];
        if (option.when.empty()) {
            if (!option.derived_only) otherwise |= only(i);
            continue;
        }
        derives = true;
        const bool taken_for_granted =
            option.unless_assumed.exists() && facts.from(option.unless_assumed, at) == Provenance::defaulted;
        const double holds = taken_for_granted ? unknown : evaluate(option.when, facts, at);
        weakest.add(option.when, facts, at);
        answer.from = weakest.so_far();
        if (holds == 0) continue;
        answer.possible |= only(i);
        if (holds == 1) return answer;
    }
    answer.possible |= derives ? otherwise : all_options(item);
    if (answer.possible == 0) answer.possible = all_options(item);
    return answer;
}

// What is derived, in the form in which measures are compared: a value on a limit is on it however it was reckoned.
Facts as_compared(Facts facts) {
    for (std::uint16_t i = 0; i < row_size; ++i) {
        const Row row{i};
        if (owner_of(row).fact.info().origin == Origin::derived && facts.knows(row))
            facts.set(row, rounded_to_milli(facts[row]), facts.from(row));
    }
    return facts;
}

InstrumentScore scored(const Instrument& instrument, const Facts& facts, Instance at, Observations observations) {
    InstrumentScore score{.instrument = &instrument, .at = at, .answers = {}, .steps = {}, .notes = {}};
    std::array<PossibleOptions, most_items> answers;
    score.answers.reserve(instrument.items.size());
    for (std::size_t i = 0; i < instrument.items.size(); ++i) {
        score.answers.push_back(answer_from(instrument.items[i], facts, at, observations));
        answers[i] = score.answers.back().possible;
    }
    score.steps.resize(instrument.steps.size());
    score_steps(instrument, std::span(answers).first(instrument.items.size()), score.steps);
    for (const InstrumentNote& note : instrument.notes)
        if (evaluate(note.when, facts, at) == 1) score.notes.push_back(note.text);
    return score;
}

}  // namespace

int only_option(PossibleOptions possible) { return std::has_single_bit(possible) ? std::countr_zero(possible) : -1; }

bool score_steps(const Instrument& instrument, std::span<const PossibleOptions> answers, std::span<ScoreRange> steps) {
    return Evaluation(instrument, answers).run(steps);
}

namespace {

ItemAnswer observed_or_derived(const InstrumentItem& item, const Facts& facts, Instance at, Observations observations) {
    if (observations == Observations::count && item.observed.exists() && facts.knows(item.observed, at)) {
        const PossibleOptions said = option_of(item, facts.value(item.observed, at));
        return {.possible = said, .observed = true, .from = facts.from(item.observed, at)};
    }
    return derived(item, facts, at);
}

// The last possible option, which is the one that holds, when the others only say the same.
int the_answer(const InstrumentItem& item, PossibleOptions possible) {
    const int last = std::bit_width(possible) - 1;
    for (unsigned bits = possible; bits != 0; bits &= bits - 1)
        if (item.options[static_cast<std::size_t>(std::countr_zero(bits))].name !=
            item.options[static_cast<std::size_t>(last)].name)
            return -1;
    return last;
}

}  // namespace

ItemAnswer answer_from(const InstrumentItem& item, const Facts& facts, Instance at, Observations observations) {
    ItemAnswer answer = observed_or_derived(item, facts, at, observations);
    answer.option = the_answer(item, answer.possible);
    return answer;
}

const ScoreLevel* level_at(const Instrument& instrument, double score) {
    const ScoreLevel* reached = nullptr;
    for (const ScoreLevel& level : instrument.levels)
        if (score >= level.from) reached = &level;
    return reached;
}

ScoreRange level_of(const Instrument& instrument, const ScoreRange& score) {
    const ScoreLevel* low = level_at(instrument, score.low);
    const ScoreLevel* high = level_at(instrument, score.high);
    if (low == nullptr || high == nullptr) return {};
    return {low->level, high->level};
}

std::size_t InstrumentScore::open_items() const {
    return static_cast<std::size_t>(
        std::ranges::count_if(answers, [](const ItemAnswer& answer) { return !answer.known(); }));
}

std::vector<InstrumentScore> score_instruments(std::span<const Instrument> instruments, const Facts& unrounded) {
    const Facts facts = as_compared(unrounded);
    std::vector<InstrumentScore> scores;
    for (const Instrument& instrument : instruments) {
        const std::size_t postures = instrument.each_posture && stands(facts) ? posture_names.size() : 1;
        Observations observations = Observations::count;
        for (std::uint8_t posture = 0; posture < postures; ++posture) {
            const std::size_t before = scores.size();
            for (Instance at : instances_of(instrument.group, facts)) {
                at.posture = posture;
                at.screen = main_screen(facts);
                if (instrument.applies.empty() || evaluate(instrument.applies, facts, at) == 1)
                    scores.push_back(scored(instrument, facts, at, observations));
            }
            if (scores.size() > before) observations = Observations::are_of_another_posture;
        }
    }
    return scores;
}

}  // namespace ergoaudit
