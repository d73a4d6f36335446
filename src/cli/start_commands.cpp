// init and schema: what one needs before the first description.

#include "commands.hpp"

#include "ergoaudit/input/input_schema.hpp"
#include "ergoaudit/input/template.hpp"
#include "ergoaudit/toml/tree.hpp"

#include <fmt/format.h>

namespace ergoaudit {
namespace {

std::string screening_part(const Knowledge& knowledge) {
    std::vector<QuestionText> questions;
    for (const Question& question : knowledge.safety.questions)
        questions.push_back({.group = question_group_names[static_cast<std::size_t>(question.group)],
                             .key = question.key,
                             .text = question.text});
    return screening_template(questions);
}

// --screening on a description that is there: the questions as comments at its end, everything else as it was.
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
    if (document.value().root.find("screening") != nullptr) {
        surroundings.complain(fmt::format("ergoaudit init: {} has the questions already\n", path));
        return exit_code::usage;
    }
    const std::string whole =
        text.value() + (text.value().ends_with('\n') ? "\n" : "\n\n") + screening_part(surroundings.knowledge);
    if (const auto problem = surroundings.files.write(path, whole)) {
        surroundings.complain(to_text(*problem));
        return exit_code::cannot_write;
    }
    surroundings.complain(
        fmt::format("added the questions to {}: answer them, then: ergoaudit check {}\n", path, path));
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
    if (options.screening) text += (text.empty() ? "" : "\n") + screening_part(surroundings.knowledge);
    if (options.path == "-") return print_all(text, surroundings);
    if (!options.force && surroundings.files.kind_of(options.path) != Entry::missing) {
        surroundings.complain(fmt::format(
            "ergoaudit init: {} is there already\n  = another path, or --force to replace it\n", options.path));
        return exit_code::usage;
    }
    if (const auto problem = surroundings.files.write(options.path, text)) {
        surroundings.complain(to_text(*problem));
        return exit_code::cannot_write;
    }
    surroundings.complain(fmt::format("wrote {}: fill it in, then: ergoaudit check {}\n", options.path, options.path));
    return exit_code::passed;
}

int schema_command(const Words& words, const Surroundings& surroundings) {
    const auto typed = read_schema(words);
    if (!typed.options) return not_read(typed, surroundings);
    return print_all(input_schema(), surroundings);
}

}  // namespace ergoaudit
