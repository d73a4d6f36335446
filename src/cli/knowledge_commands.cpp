// explain, rules, exercises, facts, sources, profiles, verify: what the tool knows, for reading and for checking.

#include "commands.hpp"

#include "ergoaudit/base/suggestion.hpp"
#include "ergoaudit/base/text.hpp"
#include "ergoaudit/input/written_key.hpp"
#include "ergoaudit/render/knowledge_pages.hpp"

#include <algorithm>
#include <span>
#include <vector>

#include <fmt/format.h>

namespace ergoaudit {
namespace {

using Lister = std::string (*)(const Knowledge&, const ListStyle&);

int list_command(const std::string& name, Lister lister, const Words& words, const Surroundings& surroundings) {
    const auto typed = read_list(name, words);
    if (!typed.options) return not_read(typed, surroundings);
    Arena arena;
    const auto knowledge = knowledge_for(typed.options->knowledge, surroundings, arena);
    if (!knowledge) return exit_code::usage;
    ListStyle style{.form = typed.options->format == "json"   ? ListForm::json
                            : typed.options->format == "text" ? ListForm::text
                                                              : ListForm::markdown,
                    .width = style_for({.width = typed.options->width}, surroundings, surroundings.terminal).width};
    style.about = typed.options->about;
    style.table = typed.options->table;
    style.kind = typed.options->kind;
    style.known = typed.options->known;
    style.country = typed.options->country;
    style.category = typed.options->category;
    style.profile = typed.options->profile;
    style.region = typed.options->region;
    style.desk_class = typed.options->desk_class;
    style.severity = typed.options->severity;
    if (!style.profile.empty() && knowledge->profile(style.profile) == nullptr) {
        std::vector<std::string_view> names;
        for (const Profile& profile : knowledge->profiles) names.push_back(profile.id);
        complain_of_use(name, surroundings, fmt::format("no profile \"{}\"", printable(style.profile)),
                        fmt::format("profiles: {}", fmt::join(names, ", ")));
        return exit_code::usage;
    }
    const std::string text = lister(*knowledge, style);
    if (text.empty()) {
        complain_of_use(name, surroundings, "nothing matches");
        return exit_code::not_judged;
    }
    return print_all(text, surroundings);
}

}  // namespace

int rules_command(const Words& words, const Surroundings& surroundings) {
    return list_command("rules", list_rules, words, surroundings);
}
int facts_command(const Words& words, const Surroundings& surroundings) {
    return list_command("facts", list_facts, words, surroundings);
}
int sources_command(const Words& words, const Surroundings& surroundings) {
    return list_command("sources", list_sources, words, surroundings);
}
int profiles_command(const Words& words, const Surroundings& surroundings) {
    return list_command("profiles", list_profiles, words, surroundings);
}
int exercises_command(const Words& words, const Surroundings& surroundings) {
    return list_command("exercises", list_exercises, words, surroundings);
}

namespace {

// The names that begin with these words, or the nearest one, or where all of them are listed.
std::string what_there_is_instead(std::string_view what, std::span<const std::string_view> names) {
    constexpr std::size_t most_told = 8;
    std::vector<std::string_view> begin_so;
    for (const std::string_view name : names)
        if (name.starts_with(what) && std::ranges::find(begin_so, name) == begin_so.end()) begin_so.push_back(name);
    if (!begin_so.empty() && begin_so.size() <= most_told)
        return fmt::format("what begins so: {}", fmt::join(begin_so, ", "));
    return suggestion_for(what, names, "ergoaudit rules, exercises and facts list what can be explained");
}

}  // namespace

int explain_command(const Words& words, const Surroundings& surroundings) {
    const auto typed = read_explain(words);
    if (!typed.options) return not_read(typed, surroundings);
    Arena arena;
    const auto knowledge = knowledge_for(typed.options->knowledge, surroundings, arena);
    if (!knowledge) return exit_code::usage;
    const std::string page =
        explain(typed.options->what, *knowledge, style_for(typed.options->look, surroundings, surroundings.terminal));
    if (!page.empty()) return print_all(page, surroundings);
    const std::vector<std::string> all = names_to_explain(*knowledge);
    const std::vector<std::string_view> names(all.begin(), all.end());
    complain_of_use("explain", surroundings, fmt::format("nothing is called \"{}\"", printable(typed.options->what)),
                    what_there_is_instead(typed.options->what, names));
    return exit_code::usage;
}

namespace {

// Rules are checked together with the profiles that stand beside them, as in the repository; empty when there are none.
std::string profiles_beside(std::string folder, const Surroundings& surroundings) {
    while (folder.size() > 1 && folder.back() == '/') folder.pop_back();
    const std::size_t slash = folder.rfind('/');
    const std::string beside = (slash == std::string::npos ? std::string() : folder.substr(0, slash + 1)) + "profiles";
    return surroundings.files.kind_of(beside + "/standards") == Entry::folder ? beside : std::string();
}

}  // namespace

int verify_command(const Words& words, const Surroundings& surroundings) {
    const auto typed = read_verify(words);
    if (!typed.options) return not_read(typed, surroundings);
    Diagnostics problems;
    if (typed.options->folders.empty()) problems = verify(surroundings.knowledge);
    std::size_t rules = typed.options->folders.empty() ? surroundings.knowledge.rules.size() : 0;
    for (const std::string& folder : typed.options->folders) {
        Arena arena;
        if (surroundings.files.kind_of(folder) != Entry::folder) {
            complain_of_use("verify", surroundings, fmt::format("no folder {}", printable(folder)));
            return exit_code::usage;
        }
        const std::string beside = profiles_beside(folder, surroundings);
        auto knowledge = read_knowledge(surroundings.files, folder, beside, arena);
        Diagnostics found = knowledge.problems();
        if (knowledge.ok()) {
            Knowledge read = std::move(knowledge).value();
            if (beside.empty()) read.profiles = surroundings.knowledge.profiles;  // what they cite is cited
            found = verify(read);
            rules += read.rules.size();
        }
        problems.insert(problems.end(), found.begin(), found.end());
    }
    complain_all(problems, surroundings);
    if (has_error(problems)) return exit_code::gate_failed;
    return print_all(fmt::format("{} rules and their examples hold\n", rules), surroundings);
}

}  // namespace ergoaudit
