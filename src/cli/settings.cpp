// What options, environment and terminal mean together.

#include "commands.hpp"

#include <charconv>

#include <fmt/format.h>

namespace ergoaudit {

std::optional<Knowledge> knowledge_for(const KnowledgeOptions& options, const Surroundings& surroundings,
                                       Arena& arena) {
    if (options.rules.empty()) return surroundings.knowledge;
    if (surroundings.files.kind_of(options.rules) != Entry::folder) {
        surroundings.complain(fmt::format("ergoaudit: --rules: no folder {}\n", options.rules));
        return std::nullopt;
    }
    auto read = read_knowledge(surroundings.files, options.rules, "", arena);
    complain_all(read.problems(), surroundings);
    if (!read.ok()) return std::nullopt;
    Knowledge knowledge = read.value();
    knowledge.profiles = surroundings.knowledge.profiles;
    knowledge.population = surroundings.knowledge.population;
    return knowledge;
}

TextStyle style_for(const LookOptions& look, const Surroundings& surroundings, bool to_terminal) {
    TextStyle style{.width = surroundings.columns, .ascii = look.ascii, .quiet = look.quiet, .verbose = look.verbose};
    if (const auto columns = surroundings.environment("COLUMNS")) {
        std::size_t number = 0;
        const auto [end, error] = std::from_chars(columns->data(), columns->data() + columns->size(), number);
        if (error == std::errc() && end == columns->data() + columns->size() && number > 0) style.width = number;
    }
    if (look.width) style.width = static_cast<std::size_t>(*look.width);
    const bool wanted =
        to_terminal && !surroundings.environment("NO_COLOR") && surroundings.environment("TERM").value_or("") != "dumb";
    style.colour = look.colour == "always" || (look.colour == "auto" && wanted);
    return style;
}

}  // namespace ergoaudit
