// What is written is what is read, for every fact of the table, in every unit and in any order.

#include "written_facts.hpp"

#include "ergoaudit/base/files.hpp"
#include "ergoaudit/input/fact_path.hpp"
#include "ergoaudit/input/written_key.hpp"

#include <algorithm>
#include <cmath>
#include <random>
#include <vector>

namespace ergoaudit {
namespace {

std::vector<Instance> instances_to_try(const FactInfo& info) {
    if (info.group == Group::region) return {{.region = 0}, {.region = 13}};
    if (info.group == Group::side) return {{.side = 0}, {.side = 1}};
    return {{}};
}

std::vector<double> values_to_try(const FactInfo& info) {
    if (is_name_in_list(info)) return {1};
    const double middle = info.kind == Kind::number && info.unit != Unit::none ? (info.low + info.high) / 2 + 0.0625
                                                                               : std::floor((info.low + info.high) / 2);
    return {info.low, info.low == info.high ? info.low : middle, info.high};
}

TEST(RoundTrip, every_fact_is_read_as_it_was_written_and_nothing_else) {
    int read = 0;
    for (std::uint16_t i = 0; i < fact_count; ++i) {
        const Fact fact{i};
        const FactInfo& info = fact.info();
        if (info.origin != Origin::described) continue;
        for (const Instance at : instances_to_try(info))
            for (const double value : values_to_try(info)) {
                if (info.path == "screening.answered" && value == 1) continue;  // says more than itself
                const std::string text = file_with(fact, value, at);
                const Description description = described(text);
                EXPECT_EQ(description.facts.value(fact, at), value) << text;
                EXPECT_EQ(description.where[row_of(fact, at).index].line, 2u) << text;
                for (std::uint16_t row = 0; row < row_size; ++row) {
                    const bool same_list = is_name_in_list(info);
                    if (description.facts.knows(Row{row}) && !same_list) {
                        EXPECT_EQ(row, row_of(fact, at).index);
                    }
                }
                for (const Fact other : facts_of_list(info.belongs_to.empty() ? "-" : info.belongs_to))
                    EXPECT_EQ(description.facts.value(other), other == fact ? 1 : 0) << text;
                ++read;
            }
    }
    EXPECT_GT(read, 1000);
}

TEST(RoundTrip, every_length_and_weight_is_the_same_in_every_unit) {
    int compared = 0;
    for (std::uint16_t i = 0; i < fact_count; ++i) {
        const Fact fact{i};
        const FactInfo& info = fact.info();
        if (info.origin != Origin::described || is_name_in_list(info)) continue;
        const std::string table(info.path.substr(0, info.path.rfind('.')));
        for (const std::string& other : other_units_of(key_of(fact))) {
            const auto key = find_written_key(table, other);
            ASSERT_TRUE(key) << info.path << " as " << other;
            ASSERT_EQ(key->fact, fact);
            const double value = (info.low * 2 + info.high) / 3;
            const std::string text = fmt::format("{}\n{} = {}\n", header_of(fact), other, value / key->to_native);
            EXPECT_NEAR(described(text).facts.value(fact), value, 1e-9) << text;
            ++compared;
        }
    }
    EXPECT_GT(compared, 200);
}

TEST(RoundTrip, familiar_lengths_convert_exactly) {
    const auto desk = [](const char* line) {
        return described(std::string("[desk]\n") + line).facts.value("desk.height_cm"_fact);
    };
    EXPECT_EQ(desk("height_in = 29"), 73.66);
    EXPECT_EQ(desk("height_in = 28.5"), 72.39);
    EXPECT_EQ(desk("height_mm = 735"), 73.5);
    EXPECT_EQ(desk("height_mm = 731"), 73.1);
    EXPECT_EQ(described("screen = { diagonal_cm = 60.96 }").facts.value("screen.diagonal_in"_fact), 24);
    EXPECT_EQ(described("person = { weight_lb = 100 }").facts.value("person.weight_kg"_fact), 45.359237);
    EXPECT_EQ(described("screen = { character_height_cm = 0.3 }").facts.value("screen.character_height_mm"_fact), 3);
}

struct Section {
    std::string header;
    std::vector<std::string> lines;
};

std::string joined(const std::vector<Section>& sections) {
    std::string text;
    for (const Section& section : sections) {
        text += section.header + "\n";
        for (const std::string& line : section.lines) text += line + "\n";
    }
    return text;
}

TEST(RoundTrip, order_never_matters_to_the_facts) {
    std::vector<Section> sections = {
        {"[person]", {"stature_cm = 171", "stature_self_reported = true", "eyewear = \"reading\"", "weight_lb = 150"}},
        {"[chair]",
         {"kind = \"task\"", "seat_height_mm = 455", "seat_height_min_cm = 40", "seat_height_max_in = 21",
          "defects = [\"sinks\", \"tips\"]"}},
        {"[desk]", {"height_in = 29", "thickness_cm = 3"}},
        {"[discomfort.neck]", {"severity_0_10 = 3", "weeks = 4"}},
        {"[discomfort.lower_back]", {"severity_0_10 = 1"}},
        {"[screening]",
         {"answered = true", "at_once = \"none\"", "chest_pain = true", "stroke_signs = false",
          "today = [\"cancer_history\"]", "fever_or_unwell = false", "cancer_history = false"}},
        {"[rula.left]", {"neck = 2"}},
        {"[rula.right]", {"neck = 3"}},
    };
    const Facts expected = described(joined(sections)).facts;
    EXPECT_TRUE(expected.says("screening.chest_pain"_fact));
    EXPECT_TRUE(expected.says("screening.cancer_history"_fact));
    EXPECT_FALSE(expected.says("screening.stroke_signs"_fact));
    EXPECT_TRUE(expected.knows("screening.arthritis"_fact));
    std::mt19937 random(7);
    for (int round = 0; round < 60; ++round) {
        std::shuffle(sections.begin(), sections.end(), random);
        for (Section& section : sections) std::shuffle(section.lines.begin(), section.lines.end(), random);
        const Facts facts = described(joined(sections)).facts;
        for (std::uint16_t row = 0; row < row_size; ++row) {
            EXPECT_EQ(facts.knows(Row{row}), expected.knows(Row{row}));
            if (expected.knows(Row{row})) {
                EXPECT_EQ(facts[Row{row}], expected[Row{row}]);
                EXPECT_EQ(facts.from(Row{row}), expected.from(Row{row}));
            }
        }
    }
}

TEST(RoundTrip, setting_a_fact_by_its_written_path_equals_writing_it) {
    for (std::uint16_t i = 0; i < fact_count; ++i) {
        const Fact fact{i};
        const FactInfo& info = fact.info();
        if (info.origin != Origin::described || is_name_in_list(info)) continue;
        for (const Instance at : instances_to_try(info)) {
            const double value = info.high;
            Description set = described("");
            const std::string assignment = written_path(fact, at) + "=" + value_text(fact, value);
            const auto problem = set_fact(set, assignment);
            EXPECT_FALSE(problem) << assignment << (problem ? to_text(*problem) : "");
            EXPECT_EQ(set.facts.value(fact, at), value) << assignment;
            const auto place = resolve_written_path(written_path(fact, at));
            ASSERT_TRUE(place.ok()) << written_path(fact, at);
            EXPECT_EQ(place.value().row(), row_of(fact, at));
            if (info.path == "screening.answered") continue;
            const Description written = described(file_with(fact, value, at));
            EXPECT_EQ(set.facts.from(fact, at), written.facts.from(fact, at)) << assignment;
            EXPECT_EQ(set.facts.screens(), written.facts.screens()) << assignment;
        }
    }
}

}  // namespace
}  // namespace ergoaudit
