// Two workstations of one person, who has one body: whatever the order of the files, nothing gets laxer.

#include "ergoaudit/safety/one_person.hpp"

#include "tests/safety/assessed_text.hpp"
#include "tests/support/cases.hpp"

#include <algorithm>
#include <random>

namespace ergoaudit {
namespace {

using namespace safety_test;

std::vector<Description> of_one_person(const std::vector<std::string>& texts) {
    std::vector<Description> files;
    for (const std::string& text : texts)
        files.push_back(read_description("[person]\nid = \"p7\"\n" + text, "desk.toml").value());
    share_health(files, knowledge(), parse_date(today).value());
    return files;
}

TEST(OnePerson, ANumberIsANumberAtEveryDesk) {
    const std::string pain =
        answered("wakes_second_half_of_night buttock_pain better_with_movement anti_inflammatory_helps",
                 "pain_months = 10\npain_began_at_age = 30\n[discomfort.lower_back]\nseverity_0_10 = 4\n");
    const SafetyAssessment alone = assess(pain);
    ASSERT_EQ(alone.action_level, 3);
    const auto files = of_one_person({pain, answered("")});
    EXPECT_EQ(files[0].facts.value("screening.pain_months"_fact), 10);
    EXPECT_EQ(files[1].facts.value("screening.pain_months"_fact), 10);
    for (const Description& file : files) {
        EXPECT_EQ(assess(file).action_level, 3);
        EXPECT_EQ(ids(assess(file)), ids(alone));
    }
}

// Where two files say different things, a third that is silent minds the graver.
TEST(OnePerson, WhoIsSilentMindsTheGraver) {
    const std::string mild = answered("", "[discomfort.neck]\nseverity_0_10 = 2\nat_rest_0_10 = 1\n"),
                      bad = answered("", "[discomfort.neck]\nseverity_0_10 = 9\nat_rest_0_10 = 9\n");
    const SafetyAssessment alone = assess(bad);
    ASSERT_TRUE(is_laxer(assess(mild), alone));
    for (const auto& order : {std::vector{mild, bad, answered("")}, std::vector{bad, mild, answered("")}})
        EXPECT_FALSE(is_laxer(assess(of_one_person(order)[2]), alone));
}

// Each pair: what one file says raises an alarm that the other one's number or answer would cancel.
TEST(OnePerson, NoFileCancelsTheAlarmOfAnother) {
    struct Pair {
        const char *harmless, *alarming;
    };
    for (const auto& [harmless, alarming] :
         {Pair{"[conditions]\nsystolic_mmhg = 130\ndiastolic_mmhg = 80\n",
               "[conditions]\nsystolic_mmhg = 190\ndiastolic_mmhg = 100\n"},
          Pair{"[discomfort.chest]\nseverity_0_10 = 0\n", "[discomfort.chest]\nseverity_0_10 = 5\n"},
          Pair{"[conditions]\npregnancy_weeks = 20\npregnancy_warning_sign = false\n",
               "[conditions]\npregnancy_weeks = 20\npregnancy_warning_sign = true\n"},
          Pair{"[conditions]\nosteoporosis = false\n", "[conditions]\nosteoporosis = true\n"},
          // both are graver in their own way
          Pair{"[conditions]\nsystolic_mmhg = 130\nosteoporosis = true\n",
               "[conditions]\nsystolic_mmhg = 190\nosteoporosis = false\n"}}) {
        const std::vector<std::string> texts = {answered("", harmless), answered("", alarming)};
        ASSERT_TRUE(is_laxer(assess(texts[0]), assess(texts[1]))) << harmless;
        for (const Description& file : of_one_person(texts))
            for (const std::string& text : texts) EXPECT_FALSE(is_laxer(assess(file), assess(text))) << text;
    }
}

TEST(OnePerson, ExercisesInThePositionsThatEveryFileAllows) {
    const auto positions = [](const Description& file) {
        std::string names;
        for (const auto& [name, position] : {std::pair("sitting", "exercise.positions.sitting"_fact),
                                             std::pair("standing", "exercise.positions.standing"_fact),
                                             std::pair("lying", "exercise.positions.lying"_fact)})
            if (!file.facts.knows(position))
                names += "?";
            else if (file.facts.says(position))
                names += std::string(name) + " ";
        return names;
    };
    struct Case {
        const char *one, *other, *both;
    };
    for (const auto& [one, other, both] :
         {Case{"", "", "???"}, Case{"[exercise]\npositions = [\"sitting\"]\n", "", "sitting "},
          Case{"[exercise]\npositions = [\"sitting\", \"lying\"]\n",
               "[exercise]\npositions = [\"sitting\", \"standing\"]\n", "sitting "},
          Case{"seat = \"wheelchair\"\n", "", "sitting "},
          Case{"seat = \"wheelchair\"\n[exercise]\npositions = [\"sitting\", \"lying\"]\n", "", "sitting lying "}})
        for (const Description& file : of_one_person({one, other})) EXPECT_EQ(positions(file), both) << one << other;
    const auto files =
        of_one_person({"[exercise]\navoid = [\"side-plank\"]\n", "[exercise]\navoid = [\"chin-tuck\"]\n"});
    for (const Description& file : files) EXPECT_EQ(file.list("exercise.avoid"_text).size(), 2u);
    EXPECT_FALSE(files[1].facts.knows("person.seat"_fact)) << "where somebody sits is told of each desk";
}

// Random answers in three files: the order changes nothing, and no file is judged laxer than alone, nor than what any
// file says yes to.
TEST(OnePerson, OrderChangesNothingAndNothingGetsLaxer) {
    std::mt19937 random(20261128);
    const auto pick = [&](int below) { return static_cast<int>(random() % static_cast<unsigned>(below)); };
    const std::vector<std::string> questions = {"cancer_history", "fever_or_unwell",  "heart_condition",
                                                "chest_pain",     "tingling_one_arm", "takes_prescribed_medicine"};
    const std::vector<std::string> conditions = {
        "surgery_weeks_ago = 3",  "surgery_region = \"hip\"",  "surgery_region = \"shoulder\"",
        "pregnancy_weeks = 20",   "recent_fracture_weeks = 4", "osteoporosis = true",
        "osteoporosis = false",   "hypertension = true",       "released_by_surgeon = true",
        "surgery_weeks_ago = 90", "systolic_mmhg = 190",       "systolic_mmhg = 120"};
    std::size_t shared = 0;
    for (std::size_t round = 0; round < ergoaudit::testing::cases(4000); ++round) {
        std::vector<std::string> texts;
        for (int file = 0; file < 3; ++file) {
            std::string keys, more;
            for (const std::string& one : questions)
                if (pick(8) == 0) keys += (keys.empty() ? "" : " ") + one;
            if (pick(2) == 0) more += "pain_months = " + std::to_string(pick(20)) + "\n";
            if (pick(2) == 0) more += "pain_began_at_age = " + std::to_string(20 + pick(40)) + "\n";
            std::string some;
            for (const std::string& one : conditions)
                if (pick(4) == 0 && some.find(one.substr(0, one.find(' '))) == some.npos) some += one + "\n";
            if (!some.empty()) more += "[conditions]\n" + some;
            for (const char* region : {"neck", "upper_back"})
                if (pick(2) == 0)
                    more += std::string("[discomfort.") + region + "]\nseverity_0_10 = " + std::to_string(pick(11)) +
                            "\nat_rest_0_10 = " + std::to_string(pick(11)) + "\n";
            texts.push_back(pick(4) == 0 ? more : answered(keys, more));
            if (texts.back() == more && more.find("pain_") == 0) texts.back() = "[screening]\n" + more;
        }
        const auto together = of_one_person(texts);
        for (std::size_t i = 0; i < texts.size(); ++i) {
            EXPECT_FALSE(is_laxer(assess(together[i]), assess(texts[i]))) << texts[i];
            for (const std::string& other : texts)
                if (const auto alarm = assess(other).action_level; alarm && *alarm <= 2)
                    EXPECT_LE(assess(together[i]).action_level.value_or(5), *alarm) << texts[i] << other;
            for (const Question& question : knowledge().questions)
                if (question.fact.info().kind == Kind::yes_no)
                    EXPECT_EQ(together[i].facts.says(question.fact), together[0].facts.says(question.fact));
            shared += is_laxer(assess(texts[i]), assess(together[i])) ? 1 : 0;
        }
        const auto turned = of_one_person({texts[2], texts[0], texts[1]});
        for (std::size_t i = 0; i < texts.size(); ++i)
            for (std::uint16_t row = 0; row < row_size; ++row) {
                const double one = together[i].facts[Row{row}], other = turned[(i + 1) % 3].facts[Row{row}];
                EXPECT_TRUE(one == other || (std::isnan(one) && std::isnan(other))) << written_path(Row{row});
            }
    }
    EXPECT_GT(shared, ergoaudit::testing::cases(4000));  // many a file has to mind what another one says
}

}  // namespace
}  // namespace ergoaudit
