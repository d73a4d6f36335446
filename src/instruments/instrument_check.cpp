#include "ergoaudit/instruments/instrument_check.hpp"

#include "ergoaudit/base/number_text.hpp"
#include "ergoaudit/instruments/instrument_score.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

namespace ergoaudit {
namespace {

std::string text_of(const ScoreRange& range) {
    if (range.known()) return plain_number(range.low, 2);
    return fmt::format("{} to {}", plain_number(range.low, 2), plain_number(range.high, 2));
}

class ExampleCheck {
  public:
    ExampleCheck(const Instrument& instrument, const WorkedExample& example)
        : instrument_(instrument), example_(example) {}

    Diagnostics run() {
        if (example_.from_facts)
            check_answers_from_facts();
        else
            check_score();
        return std::move(problems_);
    }

  private:
    void problem(std::string message) {
        problems_.push_back(
            {.level = Level::error,
             .file = std::string(instrument_.where.file),
             .where = example_.where,
             .message = fmt::format("{}, example \"{}\": {}", instrument_.id, example_.title, message)});
    }

    void check_answers_from_facts() {
        Facts facts;
        facts.set_screens(1);
        for (const Given& given : example_.given) facts.set(given.row, given.value, Provenance::measured);
        for (const ExampleAnswer& answer : example_.answers) {
            const InstrumentItem& item = instrument_.items[answer.item];
            const int option = answer_from(item, facts, {}).option;
            const auto name = [&](int number) {
                return number < 0 ? std::string_view("not known") : item.options[static_cast<std::size_t>(number)].name;
            };
            if (name(option) != name(answer.option))
                problem(fmt::format("{} is {}, not {}", item.id, name(option), name(answer.option)));
        }
    }

    void check_score() {
        std::array<PossibleOptions, most_items> answers;
        std::array<ScoreRange, most_steps> steps;
        for (std::size_t i = 0; i < instrument_.items.size(); ++i) answers[i] = only(instrument_.items[i].usual);
        for (const ExampleAnswer& answer : example_.answers)
            answers[answer.item] = answer.option < 0 ? all_options(instrument_.items[answer.item])
                                                     : only(static_cast<std::size_t>(answer.option));
        const auto all_steps = std::span(steps).first(instrument_.steps.size());
        score_steps(instrument_, std::span(answers).first(instrument_.items.size()), all_steps);
        for (const ExpectedValue& expected : example_.expected) {
            const bool is_level = expected.step == instrument_.steps.size();
            const ScoreRange found = is_level ? level_of(instrument_, all_steps.back()) : all_steps[expected.step];
            const ScoreRange wanted{expected.low, expected.high};
            if (!(found == wanted))
                problem(fmt::format("{} is {}, not {}",
                                    is_level ? instrument_.level_name : instrument_.steps[expected.step].id,
                                    text_of(found), text_of(wanted)));
        }
    }

    const Instrument& instrument_;
    const WorkedExample& example_;
    Diagnostics problems_;
};

}  // namespace

Diagnostics check_worked_examples(const Instrument& instrument) {
    Diagnostics problems;
    for (const WorkedExample& example : instrument.examples) {
        Diagnostics more = ExampleCheck(instrument, example).run();
        problems.insert(problems.end(), more.begin(), more.end());
    }
    const auto says_score = [&](const WorkedExample& example) {
        return std::ranges::any_of(example.expected, [&](const ExpectedValue& expected) {
            return expected.step + 1u == instrument.steps.size();
        });
    };
    if (std::ranges::none_of(instrument.examples, says_score))
        problems.push_back({.level = Level::error,
                            .file = std::string(instrument.where.file),
                            .message = fmt::format("{}: no worked example states the score", instrument.id)});
    return problems;
}

}  // namespace ergoaudit
