#include "ergoaudit/input/template.hpp"

#include "written_facts.hpp"

#include <vector>

#include <gmock/gmock.h>

namespace ergoaudit {
namespace {

using testing::HasSubstr;

bool says_nothing(const Description& description) {
    for (std::uint16_t row = 0; row < row_size; ++row)
        if (description.facts.knows(Row{row})) return false;
    return description.texts.empty() && description.facts.screens() == 0;
}

// The template with every "# key =" line taken in; `value` goes behind each "=".
std::string filled(const std::string& text, const std::string& key, const std::string& value) {
    const std::size_t at = text.find("# " + key + " =");
    EXPECT_NE(at, std::string::npos) << key;
    if (at == std::string::npos) return text;
    const std::size_t end = text.find('\n', at);
    return text.substr(0, at) + key + " = " + value + text.substr(end);
}

const std::vector<QuestionText> questions = {
    {"at_once", "chest_pain", "Do you have pain or pressure in the chest today?"},
    {"at_once", "stroke_signs", "Did a side of your face, an arm or a leg go weak or numb?"},
    {"today", "fever_or_unwell", "Do you have a fever, or do you feel ill this week?"},
    {"soon", "arthritis", "Has a doctor told you that you have arthritis?"},
    {"ready", "heart_condition", "Has a doctor told you that you have a heart condition?"},
};

TEST(Template, read_as_it_is_says_nothing) {
    EXPECT_TRUE(says_nothing(described(minimal_template())));
    EXPECT_TRUE(says_nothing(described(screening_template(questions, 28))));
    EXPECT_TRUE(says_nothing(described(minimal_template() + "\n" + screening_template(questions, 28))));
}

TEST(Template, minimal_asks_for_what_decides_most_and_says_how) {
    std::string text = minimal_template();
    EXPECT_THAT(text, HasSubstr("a book flat on your head"));
    EXPECT_LT(std::count(text.begin(), text.end(), '\n'), 70);
    for (const auto& [key, value] : std::vector<std::pair<std::string, std::string>>{{"stature_cm", "171"},
                                                                                     {"seat_height_cm", "46"},
                                                                                     {"height_cm", "73"},
                                                                                     {"mount", "\"stand\""},
                                                                                     {"top_height_cm", "120"},
                                                                                     {"distance_cm", "60"},
                                                                                     {"sitting_hours_per_day", "7"},
                                                                                     {"break_every_min", "60"},
                                                                                     {"stress_0_10", "4"}})
        text = filled(text, key, value);
    const Facts facts = described(text).facts;
    EXPECT_EQ(facts.value("person.stature_cm"_fact), 171);
    EXPECT_EQ(facts.value("desk.height_cm"_fact), 73);
    EXPECT_EQ(facts.value("screen.distance_cm"_fact), 60);
    EXPECT_EQ(facts.value("habits.stress_0_10"_fact), 4);
    EXPECT_EQ(facts.screens(), 1);
}

TEST(Template, screening_shows_every_question_and_writes_no_answer) {
    const std::string text = screening_template(questions, 28);
    for (const QuestionText& question : questions) {
        EXPECT_THAT(text, HasSubstr(std::string(question.text)));
        EXPECT_THAT(text, HasSubstr("#   " + std::string(question.key) + ": "));
    }
    for (const char* group : {"at_once", "today", "soon", "ready"}) {
        EXPECT_THAT(text, HasSubstr("# " + std::string(group) + " =\n"));
        EXPECT_FALSE(says_nothing(described(filled(text, group, "\"none\"")))) << group;
        // an answer somebody forgot to write is told, not taken for "none"
        EXPECT_THAT(complaints(filled(text, group, "")), HasSubstr("a value is missing")) << group;
    }
}

TEST(Template, how_long_answers_hold_is_what_the_knowledge_says) {
    EXPECT_THAT(answered_on_template(28), HasSubstr("Answers older than 28 days are asked again."));
    EXPECT_THAT(screening_template(questions, 14), HasSubstr("Answers older than 14 days are asked again."));
}

TEST(Template, a_question_with_a_line_break_stays_a_comment) {
    const std::vector<QuestionText> odd = {{"at_once", "chest_pain", "one\ntwo = 3"}};
    EXPECT_TRUE(says_nothing(described(screening_template(odd, 28))));
}

}  // namespace
}  // namespace ergoaudit
