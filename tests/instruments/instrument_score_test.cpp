// The evaluator against trying every combination, and answers from facts.

#include "scoring.hpp"
#include "tests/support/cases.hpp"

#include <bit>
#include <random>

#include <gtest/gtest.h>

namespace ergoaudit::testing {
namespace {

// Least and greatest score over every combination of possible answers, one by one.
std::vector<ScoreRange> by_trying_all(const Instrument& instrument, const std::vector<PossibleOptions>& possible) {
    std::vector<ScoreRange> least_and_most(instrument.steps.size(), {1e9, -1e9});
    std::vector<PossibleOptions> one = possible;
    std::vector<ScoreRange> steps(instrument.steps.size());
    const auto first_of = [](unsigned bits) { return static_cast<PossibleOptions>(bits & (~bits + 1)); };
    for (std::size_t i = 0; i < one.size(); ++i) one[i] = first_of(possible[i]);
    while (true) {
        score_steps(instrument, one, steps);
        for (std::size_t s = 0; s < steps.size(); ++s) {
            EXPECT_TRUE(steps[s].known());
            least_and_most[s].low = std::min(least_and_most[s].low, steps[s].low);
            least_and_most[s].high = std::max(least_and_most[s].high, steps[s].high);
        }
        std::size_t i = 0;
        for (; i < one.size(); ++i) {
            const unsigned rest = possible[i] & ~((static_cast<unsigned>(one[i]) << 1) - 1);
            if (rest != 0) {
                one[i] = first_of(rest);
                break;
            }
            one[i] = first_of(possible[i]);
        }
        if (i == one.size()) return least_and_most;
    }
}

TEST(InstrumentScore, TheRangeIsThatOfAllCombinations) {
    std::mt19937 random(20261126);
    for (const Instrument& instrument : shipped_knowledge().instruments)
        for (std::size_t run = 0; run < cases(400); ++run) {
            std::vector<PossibleOptions> possible;
            unsigned open = 0;
            for (const InstrumentItem& item : instrument.items) {
                const bool is_open = open < 7 && random() % 4 == 0;
                auto mask = static_cast<PossibleOptions>(random() & all_options(item));
                if (mask == 0 || !is_open) mask = only(random() % item.options.size());
                open += std::popcount(mask) > 1 ? 1 : 0;
                possible.push_back(mask);
            }
            EXPECT_EQ(steps_of(instrument, possible), by_trying_all(instrument, possible)) << instrument.id;
        }
}

TEST(InstrumentScore, KnowingMoreNeverWidensTheRange) {
    std::mt19937 random(4);
    for (const Instrument& instrument : shipped_knowledge().instruments) {
        std::vector<PossibleOptions> possible;
        for (const InstrumentItem& item : instrument.items) possible.push_back(all_options(item));
        for (std::size_t run = 0; run < cases(200); ++run) {
            std::vector<PossibleOptions> now = possible;
            ScoreRange before = steps_of(instrument, now).back();
            for (std::size_t i = 0; i < now.size(); ++i) {
                now[i] = only(random() % instrument.items[i].options.size());
                const ScoreRange after = steps_of(instrument, now).back();
                EXPECT_GE(after.low, before.low);
                EXPECT_LE(after.high, before.high);
                before = after;
            }
            EXPECT_TRUE(before.known());
        }
    }
}

TEST(InstrumentScore, AnObservedItemBeatsWhatIsDerived) {
    Facts facts;
    facts.set("posture.seat_above_legs_cm"_fact, 0, Provenance::estimated);
    const Instrument& rosa = shipped("rosa");
    const InstrumentItem& item = rosa.items[rosa.item("seat_height")];
    ItemAnswer answer = answer_from(item, facts, {});
    EXPECT_EQ(answer.possible, only(0));  // neutral
    EXPECT_FALSE(answer.observed);
    EXPECT_EQ(answer.from, Provenance::estimated);
    facts.set("rosa.seat_height"_fact, 1, Provenance::observed);  // too_low
    answer = answer_from(item, facts, {});
    EXPECT_EQ(item.options[static_cast<std::size_t>(answer.option)].name, "too_low");
    EXPECT_TRUE(answer.observed);
    EXPECT_EQ(answer.from, Provenance::observed);
}

// Every choice and every flag of [rosa] and [rula] is an option of its item.
TEST(InstrumentScore, EveryObservedValueIsAnOption) {
    std::size_t facts_seen = 0;
    for (const char* id : {"rosa", "rula"}) {
        const Instrument& instrument = shipped(id);
        for (std::uint16_t i = 0; i < fact_count; ++i) {
            const FactInfo& info = fact_rows[i];
            if (!info.path.starts_with(std::string(id) + ".")) continue;
            ++facts_seen;
            const std::size_t place = instrument.item(last_part(info.path));
            ASSERT_LT(place, instrument.items.size()) << info.path;
            EXPECT_EQ(instrument.items[place].observed, Fact{i});
            for (double value = info.low; value <= info.high; ++value) {
                Facts facts;
                facts.set(Fact{i}, value, Provenance::observed);
                EXPECT_TRUE(answer_from(instrument.items[place], facts, {}).known()) << info.path << " = " << value;
            }
        }
        for (const InstrumentItem& item : instrument.items) EXPECT_TRUE(item.observed.exists()) << item.id;
    }
    EXPECT_EQ(facts_seen, 34u + 20);
}

TEST(InstrumentScore, AnAssumedReclineIsNoAnswer) {
    const Instrument& rosa = shipped("rosa");
    const InstrumentItem& item = rosa.items[rosa.item("back_support")];
    Facts facts;
    facts.set("chair.backrest"_fact, 2, Provenance::measured);
    facts.set("chair.uses_backrest"_fact, 1, Provenance::measured);
    facts.set("chair.lumbar_support"_fact, 1, Provenance::measured);
    facts.set("chair.backrest_recline_deg"_fact, 0, Provenance::defaulted);
    EXPECT_FALSE(answer_from(item, facts, {}).known());
    facts.set("chair.backrest_recline_deg"_fact, 0, Provenance::measured);
    const int option = answer_from(item, facts, {}).option;
    ASSERT_GE(option, 0);
    EXPECT_EQ(item.options[static_cast<std::size_t>(option)].name, "wrong_recline");
}

// 3 hours a day in spells of 20 minutes, 6 hours in such spells: the article's order, and which clause it was.
TEST(InstrumentScore, WhereTwoClausesOfADurationMatchTheHigherOneDecides) {
    const Instrument& rosa = shipped("rosa");
    const InstrumentItem& item = rosa.items[rosa.item("chair_duration")];
    const auto answer = [&](double hours, double longest_min) {
        Facts facts;
        facts.set("habits.sitting_hours_per_day"_fact, hours, Provenance::measured);
        facts.set("habits.longest_sitting_min"_fact, longest_min, Provenance::measured);
        const int option = answer_from(item, facts, {}).option;
        if (option < 0) return std::string("not known");
        const ItemOption& found = item.options[static_cast<std::size_t>(option)];
        return std::string(found.name) + ", " + std::string(found.because);
    };
    EXPECT_EQ(answer(3, 20), "0, 1 hour a day or more");
    EXPECT_EQ(answer(6, 20), "1, more than 4 hours a day");
    EXPECT_EQ(answer(3, 61), "1, more than 1 hour at a stretch");
    EXPECT_EQ(answer(0.9, 30), "0, 30 minutes at a stretch or more");
    EXPECT_EQ(answer(0.9, 29), "-1, less than 1 hour a day and less than 30 minutes at a stretch");
    EXPECT_EQ(answer(unknown, 61), "1, more than 1 hour at a stretch");
    EXPECT_EQ(answer(5, unknown), "1, more than 4 hours a day");
    EXPECT_EQ(answer(3, unknown), "not known");
    EXPECT_EQ(answer(1, unknown), "0, 1 hour a day or more");
    EXPECT_EQ(answer(0.4, unknown), "-1, less than 1 hour a day and less than 30 minutes at a stretch");
}

TEST(InstrumentScore, AnyFactsGiveARange) {
    std::mt19937 random(99);
    for (std::size_t run = 0; run < cases(2000); ++run) {
        Facts facts;
        facts.set_screens(static_cast<std::uint8_t>(random() % 3));
        for (std::uint16_t row = 0; row < row_size; ++row)
            if (random() % 3 == 0)
                facts.set(Row{row}, static_cast<double>(static_cast<int>(random() % 2000) - 1000) / 7,
                          static_cast<Provenance>(random() % 5));
        for (const InstrumentScore& score : score_instruments(shipped_knowledge().instruments, facts)) {
            EXPECT_GE(score.score().low, score.instrument->lowest);
            EXPECT_LE(score.score().high, score.instrument->highest);
            EXPECT_LE(score.score().low, score.score().high);
        }
    }
}

}  // namespace
}  // namespace ergoaudit::testing
