#pragma once
// The shipped instruments, scored by the names of their items, as a test writes them.

#include "ergoaudit/instruments/instrument_score.hpp"
#include "ergoaudit/knowledge/knowledge.hpp"

#include <map>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

namespace ergoaudit {

inline void PrintTo(const ScoreRange& range, std::ostream* out) { *out << range.low << " to " << range.high; }

}  // namespace ergoaudit

namespace ergoaudit::testing {

using Said = std::map<std::string, std::string>;  // item → option; "?" for not known

inline const Instrument& shipped(std::string_view id) {
    const Instrument* found = shipped_knowledge().instrument(id);
    EXPECT_NE(found, nullptr) << id;
    return *found;
}

// The usual option of every item, changed by what is said.
inline std::vector<PossibleOptions> answers_of(const Instrument& instrument, const Said& said) {
    std::vector<PossibleOptions> answers;
    for (const InstrumentItem& item : instrument.items) answers.push_back(only(item.usual));
    for (const auto& [id, name] : said) {
        const std::size_t place = instrument.item(id);
        EXPECT_LT(place, instrument.items.size()) << id;
        if (place == instrument.items.size()) continue;
        const InstrumentItem& item = instrument.items[place];
        std::size_t option = 0;
        while (option < item.options.size() && item.options[option].name != name) ++option;
        EXPECT_TRUE(name == "?" || option < item.options.size()) << id << " = " << name;
        answers[place] = name == "?" ? all_options(item) : only(option);
    }
    return answers;
}

inline std::vector<ScoreRange> steps_of(const Instrument& instrument, const std::vector<PossibleOptions>& answers) {
    std::vector<ScoreRange> steps(instrument.steps.size());
    EXPECT_TRUE(score_steps(instrument, answers, steps));
    return steps;
}

inline ScoreRange range_of(const Instrument& instrument, std::string_view step, const Said& said) {
    const std::size_t place = instrument.step(step);
    EXPECT_LT(place, instrument.steps.size()) << step;
    return steps_of(instrument, answers_of(instrument, said))[place];
}

inline double value_of(const Instrument& instrument, std::string_view step, const Said& said) {
    const ScoreRange range = range_of(instrument, step, said);
    EXPECT_TRUE(range.known()) << step;
    return range.low;
}

inline Said operator+(Said a, const Said& b) {
    for (const auto& [item, option] : b) a[item] = option;
    return a;
}

// The next option with a name of its own; the number of options when there is none.
inline std::size_t next_answer(const InstrumentItem& item, std::size_t option) {
    const auto is_repeated = [&](std::size_t one) {
        for (std::size_t i = 0; i < one; ++i)
            if (item.options[i].name == item.options[one].name) return true;
        return false;
    };
    do ++option;
    while (option < item.options.size() && is_repeated(option));
    return option;
}

// Calls `visit` with every combination of answers to the items named, the others usual.
template <class Visit>
void each_combination(const Instrument& instrument, const std::vector<std::string>& items, Visit visit) {
    std::vector<PossibleOptions> answers = answers_of(instrument, {});
    std::vector<std::size_t> option(items.size(), 0), place;
    for (const std::string& id : items) place.push_back(instrument.item(id));
    while (true) {
        for (std::size_t i = 0; i < items.size(); ++i) answers[place[i]] = only(option[i]);
        visit(answers);
        std::size_t i = 0;
        while (i < items.size()) {
            const InstrumentItem& item = instrument.items[place[i]];
            option[i] = next_answer(item, option[i]);
            if (option[i] < item.options.size()) break;
            option[i++] = 0;
        }
        if (i == items.size()) return;
    }
}

// Over all combinations of the items: the step stays from `low` to `high`, reaches both, and no item that gets worse by
// itself lowers it. Says how many combinations there were.
inline std::size_t stays_and_rises(const Instrument& instrument, std::string_view step,
                                   const std::vector<std::string>& items, double low, double high) {
    const std::size_t at = instrument.step(step);
    std::vector<ScoreRange> steps(instrument.steps.size());
    double least = 1e9, most = -1e9;
    std::size_t combinations = 0, broken = 0;
    each_combination(instrument, items, [&](std::vector<PossibleOptions>& answers) {
        ++combinations;
        score_steps(instrument, answers, steps);
        const double score = steps[at].low;
        least = std::min(least, score);
        most = std::max(most, score);
        for (const std::string& id : items) {
            const std::size_t place = instrument.item(id);
            const auto options = instrument.items[place].options;
            const PossibleOptions was = answers[place];
            const double points = options[static_cast<std::size_t>(only_option(was))].points;
            for (std::size_t worse = 0; worse < options.size(); ++worse) {
                if (options[worse].points <= points) continue;
                answers[place] = only(worse);
                score_steps(instrument, answers, steps);
                if (steps[at].low < score) ++broken;
            }
            answers[place] = was;
        }
    });
    EXPECT_EQ(least, low) << step;
    EXPECT_EQ(most, high) << step;
    EXPECT_EQ(broken, 0u) << step << " falls when an item gets worse";
    return combinations;
}

}  // namespace ergoaudit::testing
