#include "ergoaudit/input/template.hpp"

#include "value_check.hpp"

#include "ergoaudit/base/text.hpp"
#include "ergoaudit/input/written_key.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace ergoaudit {
namespace {

constexpr std::size_t line_width = 100;

// What decides most of an audit and takes two minutes.
constexpr Fact minimal_facts[] = {
    "person.stature_cm"_fact,      "chair.kind"_fact,         "chair.seat_height_cm"_fact,
    "desk.height_cm"_fact,         "screen.kind"_fact,        "screen.mount"_fact,
    "screen.top_height_cm"_fact,   "screen.distance_cm"_fact, "habits.sitting_hours_per_day"_fact,
    "habits.break_every_min"_fact, "habits.stress_0_10"_fact};

void add_comment(std::string& out, std::string text, std::string_view indent = "") {
    std::replace(text.begin(), text.end(), '\n', ' ');
    for (const std::string& line : wrap(printable(text), line_width)) out += fmt::format("# {}{}\n", indent, line);
}

std::string header_of(std::string_view table) { return table == "screen" ? "[[screen]]" : fmt::format("[{}]", table); }

void add_fact(std::string& out, Fact fact) {
    const FactInfo& info = fact.info();
    add_comment(out, info.how_to_measure.empty() ? std::string(info.meaning)
                                                 : fmt::format("{}: {}", info.meaning, info.how_to_measure));
    const std::string_view key = last_part(info.path);
    if (info.kind == Kind::choice) {
        add_comment(out, "one of " + one_of(names_in(info.choices)));
        out += fmt::format("# {} = \"\"\n\n", key);
    } else {
        out += fmt::format("# {} =\n\n", key);
    }
}

struct QuestionGroup {
    std::string_view key, heading;
};
constexpr QuestionGroup question_groups[] = {
    {"at_once", "Signs that need help straight away"},
    {"today", "Signs that a doctor should hear about today"},
    {"soon", "Signs to have looked at in the next days or weeks"},
    {"ready", "Before you exercise"},
};

}  // namespace

std::string minimal_template() {
    std::string out;
    add_comment(
        out,
        "A short description of one workstation. Measure, write the number behind the \"=\", and take the \"#\" "
        "off the line. Leave what you do not know: it is listed as unknown and never counted against you. "
        "Inches and millimetres are fine too: height_in, height_mm.");
    std::string_view table;
    for (const Fact fact : minimal_facts) {
        const std::string_view path = fact.info().path;
        const std::string_view own = path.substr(0, path.find('.'));
        if (own != table) out += fmt::format("{}{}\n", table.empty() ? "\n" : "", header_of(own));
        table = own;
        add_fact(out, fact);
    }
    out.pop_back();
    return out;
}

std::string screening_template(std::span<const QuestionText> questions, int answers_last_days) {
    std::string out = "[screening]\n";
    add_comment(
        out,
        "Questions that come before exercises. Each group takes one answer: \"none\" when nothing in it is true "
        "for you, or the keys that are, in brackets. Take the \"#\" off a group's last line and write your "
        "answer behind the \"=\". A group without an answer is a group not asked.");
    for (const QuestionGroup& group : question_groups) out += "\n" + question_group_template(group.key, questions);
    return out + "\n" + answered_on_template(answers_last_days);
}

std::string question_group_template(std::string_view key, std::span<const QuestionText> questions) {
    std::string out;
    for (const QuestionGroup& group : question_groups)
        if (group.key == key) add_comment(out, fmt::format("{} ({})", group.heading, group.key));
    for (const QuestionText& question : questions)
        if (question.group == key) add_comment(out, fmt::format("{}: {}", question.key, question.text), "  ");
    return out + fmt::format("# {} =\n", key);
}

std::string answered_on_template(int answers_last_days) {
    std::string out;
    add_comment(out, fmt::format("The day you answered, as year-month-day. Answers older than {} days are asked again.",
                                 answers_last_days));
    return out + "# answered_on =\n";
}

}  // namespace ergoaudit
