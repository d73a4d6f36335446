// init and schema: what one needs before the first description.

#include "commands.hpp"

#include "ergoaudit/input/input_schema.hpp"
#include "ergoaudit/input/template.hpp"

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

}  // namespace

int init_command(const Words& words, const Surroundings& surroundings) {
    const auto typed = read_init(words);
    if (!typed.options) return not_read(typed, surroundings);
    const InitOptions& options = *typed.options;
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
