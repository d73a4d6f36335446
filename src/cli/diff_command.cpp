// diff: two descriptions of one workstation, audited alike and compared; or reports of them, as they were audited.

#include "commands.hpp"
#include "inputs.hpp"
#include "stored_input.hpp"

#include "ergoaudit/audit/audit.hpp"
#include "ergoaudit/audit/settled.hpp"
#include "ergoaudit/base/text.hpp"
#include "ergoaudit/render/comparison_pages.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>

#include <fmt/format.h>

namespace ergoaudit {
namespace {

int exit_of(Outcome outcome) {
    switch (outcome) {
        case Outcome::same:
        case Outcome::better:
            return exit_code::passed;
        case Outcome::worse:
            return exit_code::gate_failed;
        case Outcome::not_comparable:
            return exit_code::usage;
    }
    return exit_code::bug;
}

// The later report with what changed since, instead of the changes alone.
bool is_whole_page(const DiffOptions& options) { return options.format != "text" && options.format != "json"; }

// What comes before any comparison: the alarm of the later one; where nothing can be compared, the more urgent of both.
std::string_view action_of(const Audit& was, const Audit& is, const Comparison& comparison) {
    const auto alarms = [](const Audit& one) { return one.status == Status::withheld; };
    const bool counts_too = comparison.outcome == Outcome::not_comparable && alarms(was) &&
                            (!alarms(is) || was.safety.action_level < is.safety.action_level);
    return counts_too ? was.safety.headline : alarms(is) ? is.safety.headline : std::string_view{};
}

// One of the two: a description, or a report as it was stored.
struct DiffSide {
    std::string path;
    std::optional<Description> description;
    std::optional<StoredReport> stored;
    RestoredReport restored;  // of a stored one
    Audit audit;
};

std::optional<int> load(DiffSide& side, const Knowledge& knowledge, const Surroundings& surroundings) {
    auto text = surroundings.files.read(side.path);
    complain_all(text.problems(), surroundings);
    if (!text.ok()) return exit_code::bad_input;
    if (looks_like_json(text.value())) {
        auto stored = read_stored_report(text.value(), side.path);
        complain_all(stored.problems(), surroundings);
        if (!stored.ok()) return exit_code::bad_input;
        side.stored = std::move(stored).value();
        return std::nullopt;
    }
    side.description = description_in(std::move(text).value(), side.path, knowledge, surroundings);
    return side.description ? std::nullopt : std::optional(exit_code::bad_input);
}

// Of a report that holds the whole audit of one workstation.
std::optional<int> take_stored(DiffSide& side, const DiffOptions& options, const Surroundings& surroundings) {
    if (const auto failed = restore_report(side.restored, "diff", *side.stored, options.knowledge, surroundings))
        return failed;
    Report& report = side.restored.report;
    const auto refuse = [&](std::string_view why) {
        complain_of_use("diff", surroundings, fmt::format("{} {}", printable(side.path), why));
        return exit_code::usage;
    };
    if (report.role == Role::manager) return refuse("was made for: manager; what it leaves out cannot be compared");
    if (report.audits.size() != 1) return refuse("holds not one audit; diff compares one workstation with itself");
    if (report.audits.front().exit == Exit::bad_input) return refuse("is of a file that could not be read");
    side.audit = std::move(report.audits.front());
    return std::nullopt;
}

// Descriptions are audited against the profile of the report beside them, unless the person names one.
// `is_shown`: as the report of it would be.
std::optional<int> audit_described(DiffSide& side, Frame& frame, const DiffOptions& options, const DiffSide& other,
                                   bool is_shown, const Surroundings& surroundings) {
    KnowledgeOptions knowledge = options.knowledge;
    if (knowledge.profile.empty() && other.stored) knowledge.profile = other.restored.profile->id;
    if (const auto failed = prepare(frame, "diff", knowledge, options.today, surroundings)) return failed;
    frame.settings.postures = frame.settings.plan = is_shown && is_whole_page(options);
    side.audit = settled(audit(*side.description, frame.knowledge, frame.settings));
    return std::nullopt;
}

}  // namespace

int diff_command(const Words& words, const Surroundings& surroundings) {
    const auto typed = read_diff(words);
    if (!typed.options) return not_read(typed, surroundings);
    DiffOptions options = *typed.options;
    for (std::string* path : {&options.before, &options.after}) *path = one_description(*path, surroundings.files);
    if (is_named_twice(std::array{options.before, options.after}, "diff", surroundings)) return exit_code::usage;
    DiffSide before, after;
    before.path = options.before;
    after.path = options.after;
    Frame frame_before, frame_after;
    Arena arena;
    const auto rules_there_are = knowledge_for(options.knowledge, surroundings, arena);
    if (!rules_there_are) return exit_code::usage;
    for (DiffSide* side : {&before, &after})
        if (const auto failed = load(*side, *rules_there_are, surroundings)) return *failed;
    for (DiffSide* side : {&before, &after})
        if (side->stored)
            if (const auto failed = take_stored(*side, options, surroundings)) return *failed;
    if (before.description)
        if (const auto failed = audit_described(before, frame_before, options, after, false, surroundings))
            return *failed;
    if (after.description)
        if (const auto failed = audit_described(after, frame_after, options, before, true, surroundings))
            return *failed;
    if (before.stored && after.stored && before.restored.profile->id != after.restored.profile->id) {
        complain_of_use("diff", surroundings,
                        fmt::format("{} was made with profile {}, {} with {}", printable(before.path),
                                    before.restored.profile->id, printable(after.path), after.restored.profile->id));
        return exit_code::usage;
    }

    const auto page = std::ranges::find(formats(), options.format, &Format::name);  // html, markdown
    const Knowledge& knowledge = before.stored ? before.restored.knowledge : frame_before.knowledge;
    const Profile& profile = before.stored ? *before.restored.profile : *frame_before.profile;
    const Audit &was = before.audit, &is = after.audit;
    Comparison comparison = compare(was, is, knowledge.scoring);
    if (is.status != Status::withheld) comparison.values = changed_values(was.described, is.described);
    const Compared compared{.before = options.before,
                            .after = options.after,
                            .profile = profile.id,
                            .comparison = &comparison,
                            .action = action_of(was, is, comparison)};
    const TextStyle style = style_for(options.look, surroundings, surroundings.terminal);
    std::string text;
    if (is_whole_page(options))
        text = page->render({.audits = {is},
                             .knowledge = &knowledge,
                             .profile = profile.id,
                             .today = after.stored ? after.restored.report.today : frame_after.settings.today,
                             .since = &compared},
                            style);
    else
        text = options.format == "json" ? comparison_as_json(compared) : comparison_as_text(compared, style);
    if (const int failed = print_all(text, surroundings)) return failed;
    return exit_of(comparison.outcome);
}

}  // namespace ergoaudit
