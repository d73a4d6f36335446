// What options, environment and terminal mean together.

#include "commands.hpp"

#include "ergoaudit/base/date.hpp"
#include "ergoaudit/base/digest.hpp"
#include "ergoaudit/base/text.hpp"
#include "ergoaudit/toml/tree.hpp"

#include <charconv>

#include <fmt/format.h>

namespace ergoaudit {

std::optional<Knowledge> knowledge_for(const KnowledgeOptions& options, const Surroundings& surroundings,
                                       Arena& arena) {
    if (options.rules.empty()) return surroundings.knowledge;
    if (surroundings.files.kind_of(options.rules) != Entry::folder) {
        surroundings.complain(fmt::format("ergoaudit: --rules: no folder {}\n", printable(options.rules)));
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

const Profile* profile_for(std::string_view command, const std::string& asked, const Knowledge& knowledge,
                           const Surroundings& surroundings, Arena& arena) {
    const std::string name = !asked.empty() ? asked : surroundings.environment("ERGOAUDIT_PROFILE").value_or("office");
    if (const Profile* shipped = knowledge.profile(name)) return shipped;
    if (const Entry kind = surroundings.files.kind_of(name); kind == Entry::missing || kind == Entry::folder) {
        std::vector<std::string_view> names;
        for (const Profile& profile : knowledge.profiles) names.push_back(profile.id);
        complain_of_use(command, surroundings, fmt::format("no profile \"{}\" and no such file", printable(name)),
                        fmt::format("profiles: {}", fmt::join(names, ", ")));
        return nullptr;
    }
    auto text = surroundings.files.read(name);
    Diagnostics problems = text.problems();
    if (text.ok()) {
        Digest digest;
        digest.add(text.value());
        const auto document = toml_tree::parse(std::move(text).value(), name, toml_tree::Quote::everything);
        auto profile = document.ok() ? read_profile(document.value(), arena) : Result<Profile>(document.problems());
        if (profile.ok()) profile = resolved(profile.value(), knowledge, arena);
        if (profile.ok()) {
            Profile own = profile.value();
            own.digest = arena.keep(digest.text());
            return arena.keep(std::vector<Profile>{own}).data();
        }
        problems = profile.problems();
        if (document.ok()) quote_lines(problems, name, document.value().text);
    }
    complain_all(problems, surroundings);
    return nullptr;
}

std::optional<int> today_for(std::string_view command, const std::string& asked, const Surroundings& surroundings) {
    if (asked.empty()) return surroundings.today();
    const auto day = parse_date(asked);
    if (!day)
        complain_of_use(command, surroundings,
                        fmt::format("--today takes a date such as 2026-03-01, not \"{}\"", printable(asked)));
    return day;
}

Role role_named(std::string_view name) {
    return static_cast<Role>(std::ranges::find(role_names, name) - role_names.begin());
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

std::optional<int> prepare(Frame& frame, std::string_view command, const KnowledgeOptions& options,
                           const std::string& today, const Surroundings& surroundings) {
    const auto knowledge = knowledge_for(options, surroundings, frame.arena);
    if (!knowledge) return exit_code::usage;
    frame.profile = profile_for(command, options.profile, *knowledge, surroundings, frame.arena);
    const auto day = today_for(command, today, surroundings);
    if (frame.profile == nullptr || !day) return exit_code::usage;
    frame.knowledge = under(*knowledge, *frame.profile, frame.arena);
    frame.settings.today = *day;
    frame.settings.profile = frame.profile;
    return std::nullopt;
}

}  // namespace ergoaudit
