#include "tests/body/people.hpp"
#include "tests/support/same_knowledge.hpp"

#include "ergoaudit/body/estimate.hpp"

#include <cmath>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace ergoaudit {
namespace {

using ::testing::HasSubstr;
using testing::read_document;
using testing::shipped;

std::string messages(const Diagnostics& problems) {
    std::string all;
    for (const Diagnostic& problem : problems) all += to_text(problem);
    return all;
}

// The shipped file with one piece of text exchanged.
toml_tree::Document exchanged(const std::string& path, const std::string& from, const std::string& to) {
    std::string text = read_document(path).text;
    const std::size_t at = text.find(from);
    EXPECT_NE(at, std::string::npos) << from;
    text.replace(at, from.size(), to);
    return toml_tree::parse(text, path).value();
}

constexpr const char* survey_path = "profiles/populations/ansur2.toml";
constexpr const char* civilian_path = "profiles/populations/civilian.toml";

std::string problems_of(const toml_tree::Document& survey, const toml_tree::Document& civilian) {
    Arena arena;
    const Result<Population> read = read_population(survey, civilian, arena);
    EXPECT_FALSE(read.ok());
    return messages(read.problems());
}

TEST(Population, HoldsTheSurveysNumbers) {
    const SexTable& men = shipped().sex[static_cast<std::size_t>(Sex::male)];
    ASSERT_EQ(men.mean.size(), survey_size);
    ASSERT_EQ(men.covariance.size(), survey_size * survey_size);
    EXPECT_EQ(men.mean[0], 175.6215);
    EXPECT_NEAR(std::sqrt(men.covariance[0]), 6.85508, 1e-5);
    EXPECT_EQ(shipped().sex[static_cast<std::size_t>(Sex::female)].mean[0], 162.8473);
}

TEST(Population, ReadTwiceIsTheSame) {
    Arena arena;
    const auto again = read_population(read_document(survey_path), read_document(civilian_path), arena);
    ASSERT_TRUE(again.ok());
    EXPECT_TRUE(same(shipped(), again.value()));
    for (const PopulationNumber& number : population_numbers()) {
        Population other = again.value();
        number.of(other) += 1;
        EXPECT_FALSE(same(shipped(), other)) << number.key;
    }
}

TEST(Population, AllowancesAreThoseTheFactTableAssumes) {
    EXPECT_EQ(shipped().allowances.shoe_height_cm, "person.shoe_height_cm"_fact.info().assumed);
    EXPECT_EQ(shipped().allowances.slump_cm, "person.slump_cm"_fact.info().assumed);
}

TEST(Population, DimensionsMayStandInAnyOrder) {
    const std::string text = R"(
[order]
dimensions = [)";
    std::string names;
    for (std::size_t i = survey_size; i-- > 0;) names += "\"" + std::string(dimension_names[i]) + "\",";
    std::string survey = text + names + "]\n";
    for (const char* sex : {"female", "male"}) {
        survey += "[" + std::string(sex) + "]\nmean = [";
        for (std::size_t i = survey_size; i-- > 0;) survey += std::to_string(i) + ",";
        survey += "]\ncovariance = [\n";
        for (std::size_t i = survey_size; i-- > 0;) {
            survey += "[";
            for (std::size_t j = survey_size; j-- > 0;) survey += std::to_string(i == j ? i + 1 : 0) + ",";
            survey += "],\n";
        }
        survey += "]\n";
    }
    Arena arena;
    const auto read =
        read_population(toml_tree::parse(survey, "turned.toml").value(), read_document(civilian_path), arena);
    ASSERT_TRUE(read.ok()) << messages(read.problems());
    for (std::size_t i = 0; i < survey_size; ++i) {
        EXPECT_EQ(read.value().sex[0].mean[i], static_cast<double>(i));
        EXPECT_EQ(read.value().sex[0].covariance[i * survey_size + i], static_cast<double>(i + 1));
    }
}

TEST(Population, EveryProblemIsReportedWhereItStands) {
    const auto survey = read_document(survey_path);
    const auto civilian = read_document(civilian_path);
    EXPECT_THAT(problems_of(exchanged(survey_path, "\"head_length\"", "\"head_lenght\""), civilian),
                HasSubstr("unknown dimension \"head_lenght\""));
    EXPECT_THAT(problems_of(exchanged(survey_path, "  \"head_length\",\n", ""), civilian),
                HasSubstr("dimension \"head_length\" is missing"));
    EXPECT_THAT(problems_of(exchanged(survey_path, "\"head_length\"", "\"stature\""), civilian),
                HasSubstr("dimension \"stature\" stands twice"));
    EXPECT_THAT(problems_of(exchanged(survey_path, "mean = [175.6215, ", "mean = ["), civilian),
                HasSubstr("male.mean must have 31 numbers, not 30"));
    EXPECT_THAT(problems_of(exchanged(survey_path, "[46.9921, 45.71081", "[46.9921, 45.7"), civilian),
                HasSubstr("not symmetric: weight and stature"));
    EXPECT_THAT(problems_of(exchanged(survey_path, "[46.9921, ", "[1.0, "), civilian),
                HasSubstr("male.covariance is not positive definite"));
    EXPECT_THAT(problems_of(exchanged(survey_path, "[46.9921, ", "[\"x\", "), civilian),
                HasSubstr("must hold numbers only"));
    EXPECT_THAT(problems_of(survey, exchanged(civilian_path, "slump_cm", "slumpp_cm")),
                ::testing::AllOf(HasSubstr("unknown key \"slumpp_cm\""), HasSubstr("allowances.slump_cm is missing"),
                                 HasSubstr("did you mean \"slump_cm\"?")));
    EXPECT_THAT(problems_of(survey, exchanged(civilian_path, "slump_cm = 2.0", "slump_cm = -2")),
                HasSubstr("allowances.slump_cm must be a number, 0 or more"));
    EXPECT_THAT(problems_of(survey, exchanged(civilian_path, "[geometry]", "[geometrie]")),
                HasSubstr("unknown table \"geometrie\""));
}

TEST(Population, EmptyDocumentsAreProblemsNotCrashes) {
    const auto empty = toml_tree::parse("", "empty.toml").value();
    EXPECT_THAT(problems_of(empty, empty), HasSubstr("[order] must name the dimensions"));
}

}  // namespace
}  // namespace ergoaudit
