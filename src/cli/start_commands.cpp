// init and schema: what one needs before the first description, and before the first program that reads reports.

#include "commands.hpp"

#include "ergoaudit/base/text.hpp"
#include "ergoaudit/input/description_reader.hpp"
#include "ergoaudit/input/input_schema.hpp"
#include "ergoaudit/input/template.hpp"
#include "ergoaudit/render/report_schema.hpp"
#include "ergoaudit/safety/safety_assessment.hpp"
#include "ergoaudit/toml/tree.hpp"

#include <algorithm>
#include <optional>
#include <vector>

#include <fmt/format.h>

namespace ergoaudit {
namespace {

std::vector<QuestionText> question_texts(const Knowledge& knowledge) {
    std::vector<QuestionText> questions;
    for (const Question& question : knowledge.safety.questions)
        questions.push_back({.group = question_group_names[static_cast<std::size_t>(question.group)],
                             .key = question.key,
                             .text = question.text});
    return questions;
}

std::string screening_of(const Knowledge& knowledge) {
    return screening_template(question_texts(knowledge), knowledge.safety.answers_last_days);
}

// Of a group one may give the answer of the whole, or of its questions one by one.
bool asks_already(const toml_tree::Node& screening, std::string_view group, std::span<const QuestionText> questions) {
    if (screening.find("answered") != nullptr || screening.find(group) != nullptr) return true;
    return std::ranges::any_of(questions, [&](const QuestionText& question) {
        return question.group == group && screening.find(question.key) != nullptr;
    });
}

// Whether the key stands there as a comment waiting for its answer.
bool waits_for_answer(std::string_view text, std::string_view key) {
    return text.find(fmt::format("# {} =", key)) != std::string_view::npos;
}

// The questions a description neither answers nor asks yet, as comments; those too that it answers, where these answers
// are out of date. Empty when there are none.
std::string questions_missing(std::string_view text, const toml_tree::Node& screening, const Knowledge& knowledge,
                              bool out_of_date) {
    const std::vector<QuestionText> questions = question_texts(knowledge);
    std::string out;
    for (const std::string_view group : question_group_names)
        if ((out_of_date || !asks_already(screening, group, questions)) && !waits_for_answer(text, group))
            out += question_group_template(group, questions) + "\n";
    if (!out.empty() && out_of_date)
        out =
            "# Your answers are out of date. Read the questions again, change below what is no longer so, and set\n"
            "# answered_on to that day.\n\n" +
            out;
    if (!out.empty() && screening.find("answered_on") == nullptr && !waits_for_answer(text, "answered_on"))
        out += answered_on_template(knowledge.safety.answers_last_days);
    return out;
}

// Whether a group stands there as comments, and has no answer yet.
bool has_open_questions(std::string_view text, const toml_tree::Node& root, const Knowledge& knowledge) {
    const toml_tree::Node* const screening = root.find("screening");
    const std::vector<QuestionText> questions = question_texts(knowledge);
    return std::ranges::any_of(question_group_names, [&](std::string_view group) {
        return waits_for_answer(text, group) && (screening == nullptr || !asks_already(*screening, group, questions));
    });
}

// Behind the line of the header "[screening]"; npos when the section is written in another form.
std::size_t after_screening_header(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        std::string line;
        for (const char c : text.substr(at, end - at))
            if (c != ' ' && c != '\t' && c != '\r') line += c;
        if (line == "[screening]" || line.starts_with("[screening]#")) return std::min(end + 1, text.size());
        at = end + 1;
    }
    return std::string_view::npos;
}

// In the file's own ends of lines.
std::string with_ends_of(std::string_view file, std::string_view added) {
    if (file.find("\r\n") == std::string_view::npos) return std::string(added);
    std::string out;
    for (const char c : added) out.append(c == '\n' ? "\r\n" : std::string(1, c));
    return out;
}

bool holds_only_clearances(const toml_tree::Node& screening) {
    const toml_tree::Table* const members = screening.table();
    return members != nullptr && std::ranges::all_of(*members, [](const auto& one) { return one.key == "cleared"; });
}

// Its text with the questions in place, everything else as it was; nothing when they stand there already or the
// section is written so that nothing can be put into it.
std::optional<std::string> with_questions(const std::string& text, const toml_tree::Node& root,
                                          const Knowledge& knowledge, bool out_of_date) {
    const toml_tree::Node* const screening = root.find("screening");
    const std::size_t header = after_screening_header(text);
    if (screening == nullptr || (header == std::string::npos && holds_only_clearances(*screening)))
        return text + with_ends_of(text, (text.ends_with('\n') ? "\n" : "\n\n") + screening_of(knowledge));
    const std::string missing = questions_missing(text, *screening, knowledge, out_of_date);
    if (missing.empty() || header == std::string::npos) return std::nullopt;
    const std::string gap = text[header - 1] == '\n' ? "" : "\n";
    return text.substr(0, header) + with_ends_of(text, gap + missing) + text.substr(header);
}

// What is wrong in it otherwise is for check to tell.
bool answers_are_out_of_date(const toml_tree::Document& document, const Surroundings& surroundings) {
    const auto read = read_description(document);
    return read.ok() &&
           assess_safety(read.value(), surroundings.knowledge.safety, surroundings.today(), {}).out_of_date;
}

// --screening on a description that is there: the questions it does not answer as comments in their place, everything
// else as it was.
int add_screening(const std::string& path, const Surroundings& surroundings) {
    auto text = surroundings.files.read(path);
    if (!text.ok()) {
        complain_all(text.problems(), surroundings);
        return exit_code::bad_input;
    }
    const auto document = toml_tree::parse(text.value(), path);
    if (!document.ok()) {
        complain_all(document.problems(), surroundings);
        return exit_code::bad_input;
    }
    const bool out_of_date = answers_are_out_of_date(document.value(), surroundings);
    const auto whole = with_questions(text.value(), document.value().root, surroundings.knowledge, out_of_date);
    if (!whole) {
        const bool has_no_place = after_screening_header(text.value()) == std::string::npos;
        const bool are_open =
            !has_no_place && has_open_questions(text.value(), document.value().root, surroundings.knowledge);
        complain_of_use(
            "init", surroundings,
            fmt::format("{} {}", printable(path),
                        are_open       ? "holds the questions already, and some wait for an answer"
                        : has_no_place ? "tells screening without a line [screening], so that questions have no place"
                                       : "leaves no question open"),
            are_open       ? "take the \"#\" off the last line of each group, and write your answer behind the \"=\""
            : has_no_place ? "write [screening] on a line of its own with the answers below it, and run this again"
            : out_of_date  ? "answer them again, and set answered_on to that day"
                           : "to answer them one by one, take out answered = true or the groups that are answered");
        return exit_code::usage;
    }
    if (const auto problem = surroundings.files.write(path, *whole)) {
        surroundings.complain(to_text(*problem));
        return exit_code::cannot_write;
    }
    surroundings.complain(fmt::format("added the questions to {}: answer them, then: ergoaudit check {}\n",
                                      printable(path), printable(path)));
    return exit_code::passed;
}

}  // namespace

int init_command(const Words& words, const Surroundings& surroundings) {
    const auto typed = read_init(words);
    if (!typed.options) return not_read(typed, surroundings);
    const InitOptions& options = *typed.options;
    if (options.screening && !options.minimal && surroundings.files.kind_of(options.path) == Entry::file)
        return add_screening(options.path, surroundings);
    std::string text;
    if (options.minimal || !options.screening) text = minimal_template();
    if (options.screening) text += (text.empty() ? "" : "\n") + screening_of(surroundings.knowledge);
    if (options.path == "-") return print_all(text, surroundings);
    if (!options.force && surroundings.files.kind_of(options.path) != Entry::missing) {
        complain_of_use("init", surroundings, fmt::format("{} is there already", printable(options.path)),
                        "another path, or --force to replace it");
        return exit_code::usage;
    }
    if (const auto problem = surroundings.files.write(options.path, text)) {
        surroundings.complain(to_text(*problem));
        return exit_code::cannot_write;
    }
    surroundings.complain(fmt::format("wrote {0}: fill it in, then: ergoaudit check {0}\n", printable(options.path)));
    return exit_code::passed;
}

int schema_command(const Words& words, const Surroundings& surroundings) {
    const auto typed = read_schema(words);
    if (!typed.options) return not_read(typed, surroundings);
    Arena arena;
    const auto knowledge = knowledge_for(typed.options->knowledge, surroundings, arena);
    if (!knowledge) return exit_code::usage;
    return print_all(typed.options->which == "input" ? input_schema() : report_schema(*knowledge), surroundings);
}

}  // namespace ergoaudit
