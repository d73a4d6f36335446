// What a rule's examples notice: mutants written by hand, and each kind of change on a rule that leaves it unnoticed.

#include "ergoaudit/rules/mutants.hpp"

#include "ergoaudit/base/arena.hpp"
#include "ergoaudit/rules/rule_reader.hpp"
#include "ergoaudit/toml/tree.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace ergoaudit {
namespace {

using ::testing::Contains;
using ::testing::IsEmpty;
using ::testing::Not;

struct Tried {
    std::size_t count = 0;
    std::vector<std::string> survived;
};

Tried tried(const std::string& conditions, const std::vector<std::string>& examples) {
    std::string text =
        "[[rule]]\nid = \"r\"\ntitle = \"t\"\nfailure = \"f\"\nfix = \"x\"\nwhy = \"w\"\ncategory = \"seat\"\n"
        "severity = \"minor\"\n" +
        conditions + "sources = [{ key = \"k\", says = \"s\", known = \"primary\" }]\nexamples = [\n";
    for (const std::string& example : examples) text += "  " + example + ",\n";
    Arena arena;
    const auto document = toml_tree::parse(text + "]\n", "r.toml", toml_tree::Quote::everything);
    if (!document.ok()) return ADD_FAILURE() << text, Tried{};
    const auto rules = read_rules(document.value(), arena);
    std::string said;
    for (const Diagnostic& problem : rules.problems()) said += to_text(problem);
    if (!rules.ok()) return ADD_FAILURE() << said, Tried{};
    const MutationResult result = mutate(rules.value()[0]);
    return {result.tried, result.survived};
}

std::string example(const std::string& given, const std::string& verdict) {
    return "{ given = { " + given + " }, verdict = \"" + verdict + "\" }";
}
std::string deep(double cm, const std::string& verdict, const std::string& more = "\"chair.kind\" = \"task\"") {
    return example(more + ", \"chair.seat_depth_cm\" = " + std::to_string(cm), verdict);
}

const std::string band =
    "measure = \"chair.seat_depth_cm\"\nunit = \"cm\"\nideal = { from = 38, to = 43 }\n"
    "tolerable = { from = 35, to = 43 }\n";
const std::vector<std::string> at_the_bounds = {deep(34.9, "fail"),    deep(35, "fail"), deep(35.1, "partial"),
                                                deep(37.9, "partial"), deep(38, "pass"), deep(43, "pass"),
                                                deep(43.1, "fail")};

TEST(Mutants, of_a_band_are_noticed_by_examples_on_it_and_a_step_beyond) {
    const Tried all = tried(band, at_the_bounds);
    EXPECT_EQ(all.count, 6u);  // two ends of ideal, of which one is tolerable's as well, and the other end of tolerable
    EXPECT_THAT(all.survived, IsEmpty());
    for (std::size_t left_out : {1u, 2u, 3u, 4u, 5u, 6u}) {
        auto fewer = at_the_bounds;
        fewer.erase(fewer.begin() + static_cast<std::ptrdiff_t>(left_out));
        EXPECT_THAT(tried(band, fewer).survived, Not(IsEmpty())) << left_out;
    }
}

TEST(Mutants, of_a_condition_need_an_example_for_each_link) {
    const std::string applies = "applies = \"chair.kind == 'task' && person.seat == 'chair'\"\n";
    std::vector<std::string> examples;
    for (const std::string& one : at_the_bounds) {
        std::string text = one;
        text.replace(text.find("\"chair.kind\""), 0, "\"person.seat\" = \"chair\", ");
        examples.push_back(text);
    }
    EXPECT_THAT(tried(applies + band, examples).survived, Contains("applies: chair.kind == 'task' dropped"));
    EXPECT_THAT(tried(applies + band, examples).survived, Contains("applies: person.seat == 'chair' dropped"));
    examples.push_back(deep(50, "not_applicable", "\"person.seat\" = \"chair\", \"chair.kind\" = \"sofa\""));
    EXPECT_THAT(tried(applies + band, examples).survived, Not(Contains("applies: chair.kind == 'task' dropped")));
    EXPECT_THAT(tried(applies + band, examples).survived, Contains("applies: person.seat == 'chair' dropped"));
    examples.push_back(deep(50, "not_applicable", "\"person.seat\" = \"wheelchair\", \"chair.kind\" = \"task\""));
    EXPECT_THAT(tried(applies + band, examples).survived, IsEmpty());
}

TEST(Mutants, of_a_comparison_need_an_example_on_its_boundary) {
    const std::string require = "require = \"desk.depth_cm >= 80\"\n";
    const auto depth = [](const std::string& cm, const std::string& verdict) {
        return example("\"desk.depth_cm\" = " + cm, verdict);
    };
    EXPECT_THAT(tried(require, {depth("70", "fail"), depth("90", "pass")}).survived,
                ::testing::ElementsAre("require: (desk.depth_cm >= 80): > instead of >="));
    EXPECT_THAT(tried(require, {depth("70", "fail"), depth("80", "pass")}).survived, IsEmpty());
}

TEST(Mutants, of_a_sum_need_examples_where_every_term_counts) {
    const std::string sum =
        "measure = \"desk.depth_cm - mouse.lateral_offset_cm\"\nunit = \"cm\"\n"
        "ideal = { to = 80 }\ntolerable = { to = 80 }\n";
    const auto both = [](const std::string& depth, const std::string& free, const std::string& verdict) {
        return example("\"desk.depth_cm\" = " + depth + ", \"mouse.lateral_offset_cm\" = " + free, verdict);
    };
    EXPECT_THAT(tried(sum, {both("80", "0", "pass"), both("80.1", "0", "fail")}).survived,
                ::testing::UnorderedElementsAre("measure: mouse.lateral_offset_cm dropped",
                                                "measure: (desk.depth_cm - mouse.lateral_offset_cm): + instead of -"));
    EXPECT_THAT(tried(sum, {both("100", "20", "pass"), both("100.1", "20", "fail")}).survived, IsEmpty());
}

TEST(Mutants, without_the_answer_are_noticed_by_an_example_that_answers) {
    const std::string reported = "reported = \"reported.seat_depth\"\n";
    EXPECT_THAT(tried(reported + band, at_the_bounds).survived, ::testing::ElementsAre("reported: dropped"));
    auto answered = at_the_bounds;
    answered.push_back(example("\"reported.seat_depth\" = \"too-long\"", "fail"));
    EXPECT_THAT(tried(reported + band, answered).survived, IsEmpty());
}

}  // namespace
}  // namespace ergoaudit
