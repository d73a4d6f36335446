#include "stored_input.hpp"

#include "ergoaudit/base/text.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

namespace ergoaudit {
namespace {

// A word out of a file as it may be shown: those that we write are short names.
std::string shown_word(std::string_view word) {
    constexpr std::size_t longest = 60;
    return word.size() <= longest ? printable(word) : std::string("another");
}

bool are_its_rules(const StoredHead& head, const Knowledge& knowledge, std::string_view command,
                   const Surroundings& surroundings) {
    if (head.rules == knowledge.digest && head.score_model == knowledge.scoring.model) return true;
    complain_of_use(command, surroundings,
                    fmt::format("the report was made with rules {} ({}), these are {} ({})", shown_word(head.rules),
                                shown_word(head.score_model), knowledge.digest, knowledge.scoring.model),
                    "--rules DIR takes the folder of rules that it was made with, -p FILE its profile; or make the "
                    "report again");
    return false;
}

// The profile of the report; one named by the person has to be that one.
const Profile* its_profile(const StoredHead& head, const std::string& asked, const Knowledge& knowledge,
                           std::string_view command, const Surroundings& surroundings, Arena& arena) {
    if (asked.empty()) {
        if (const Profile* shipped = knowledge.profile(head.profile)) return shipped;
        complain_of_use(
            command, surroundings,
            fmt::format("the report was made with profile {}, which is not there", shown_word(head.profile)),
            "-p FILE takes the profile that it was made with");
        return nullptr;
    }
    const Profile* profile = profile_for(command, asked, knowledge, surroundings, arena);
    if (profile == nullptr || profile->id == head.profile) return profile;
    complain_of_use(command, surroundings,
                    fmt::format("the report was made with profile {}, not {}", shown_word(head.profile), profile->id),
                    fmt::format("without -p it is shown as it was made; ergoaudit check -p {} audits against another",
                                profile->id));
    return nullptr;
}

}  // namespace

std::optional<int> restore_report(RestoredReport& restored, std::string_view command, const StoredReport& stored,
                                  const KnowledgeOptions& options, const Surroundings& surroundings) {
    const StoredHead& head = stored.head();
    const auto knowledge = knowledge_for(options, surroundings, restored.arena);
    if (!knowledge) return exit_code::usage;
    restored.profile = its_profile(head, options.profile, *knowledge, command, surroundings, restored.arena);
    if (restored.profile == nullptr) return exit_code::usage;
    restored.knowledge = under(*knowledge, *restored.profile, restored.arena);
    if (!are_its_rules(head, restored.knowledge, command, surroundings)) return exit_code::usage;
    auto audits = stored.audits(restored.knowledge, restored.arena);
    if (!audits.ok()) {
        complain_all(audits.problems(), surroundings);
        return exit_code::bad_input;
    }
    if (head.version != ERGOAUDIT_VERSION)  // same rules, perhaps other words around them
        surroundings.complain(fmt::format("note: the report was made by ergoaudit {}, this is {}\n",
                                          shown_word(head.version), ERGOAUDIT_VERSION));
    restored.report = {.audits = std::move(audits).value(),
                       .knowledge = &restored.knowledge,
                       .profile = restored.profile->id,
                       .today = head.today,
                       .role = head.role};
    return std::nullopt;
}

}  // namespace ergoaudit
