// plan and fix: the joint plan of one workstation, read or written back.

#include "commands.hpp"
#include "inputs.hpp"

#include "ergoaudit/audit/audit.hpp"
#include "ergoaudit/input/edit.hpp"
#include "ergoaudit/render/plan_pages.hpp"

#include <string_view>
#include <utility>

#include <fmt/format.h>

namespace ergoaudit {
namespace {

// Everything that both commands begin with.
struct Planned {
    Description description;
    double budget_as_written = unknown;
    Audit audit;
};

struct Frame {
    Arena arena;
    Knowledge knowledge;  // as the profile has it
    const Profile* profile = nullptr;
    AuditSettings settings;
};

// The exit code when something is off, already said.
std::optional<int> prepare(Frame& frame, std::string_view command, const PlanOptions& options,
                           const Surroundings& surroundings) {
    const auto knowledge = knowledge_for(options.knowledge, surroundings, frame.arena);
    if (!knowledge) return exit_code::usage;
    frame.profile = profile_for(command, options.knowledge.profile, *knowledge, surroundings, frame.arena);
    const auto today = today_for(command, options.today, surroundings);
    if (frame.profile == nullptr || !today) return exit_code::usage;
    frame.knowledge = under(*knowledge, *frame.profile, frame.arena);
    frame.settings.today = *today;
    frame.settings.profile = frame.profile;
    frame.settings.plan = frame.settings.plan_targets = true;
    return std::nullopt;
}

std::optional<int> look_at(Planned& planned, const Frame& frame, const PlanOptions& options,
                           const Surroundings& surroundings) {
    auto read = read_input({.path = options.path}, surroundings);
    if (!read) return exit_code::bad_input;
    complain_all(read->problems(), surroundings);
    if (!read->ok()) return exit_code::bad_input;
    planned.description = std::move(*read).value();
    if (!assign(planned.description, options.set, surroundings)) return exit_code::usage;
    planned.budget_as_written = planned.description.facts.value("shop.budget"_fact);
    if (options.budget) planned.description.facts.set("shop.budget"_fact, *options.budget, Provenance::measured);
    planned.audit = audit(planned.description, frame.knowledge, frame.settings);
    return std::nullopt;
}

// Whether nobody measured where elbow or knees are, which decides most purchases.
bool rests_on_estimates(const Description& description) {
    const auto knows = [&](Fact fact) { return description.facts.knows(fact); };
    const bool elbow = knows("person.elbow_rest_height_cm"_fact) || knows("person.seated_elbow_from_floor_cm"_fact);
    return !elbow || !knows("person.popliteal_height_cm"_fact);
}

}  // namespace

int plan_command(const Words& words, const Surroundings& surroundings) {
    const auto typed = read_plan(words);
    if (!typed.options) return not_read(typed, surroundings);
    const PlanOptions& options = *typed.options;
    Frame frame;
    if (const auto failed = prepare(frame, "plan", options, surroundings)) return *failed;
    Planned planned;
    if (const auto failed = look_at(planned, frame, options, surroundings)) return *failed;
    const TextStyle style = style_for(options.look, surroundings, surroundings.terminal);
    Report report{.audits = {}, .knowledge = &frame.knowledge, .profile = frame.profile->id};
    const int exit = static_cast<int>(planned.audit.exit);
    std::string text;
    if (options.format == "json" || !planned.audit.plan) {
        report.audits.push_back(std::move(planned.audit));
        text = options.format == "json" ? as_json(report) : as_text(report, style);  // what must be done instead
    } else {
        text = plan_as_text({.source = planned.description.source,
                             .profile = frame.profile->id,
                             .score_now = planned.audit.score.total.score.value,
                             .plan = &*planned.audit.plan,
                             .body_is_estimated = rests_on_estimates(planned.description),
                             .chair_is_known = planned.description.facts.knows("chair.kind"_fact),
                             .measure_next = planned.audit.measure_next},
                            style);
    }
    if (const int failed = print_all(text, surroundings)) return failed;
    return exit;
}

int fix_command(const Words& words, const Surroundings& surroundings) {
    const auto typed = read_fix(words);
    if (!typed.options) return not_read(typed, surroundings);
    const PlanOptions& options = *typed.options;
    if (!options.write.empty() && options.write != "-" && is_same_file(options.write, options.path)) {
        surroundings.complain("ergoaudit fix: --write would replace the description itself\n  = name another file\n");
        return exit_code::usage;
    }
    Frame frame;
    if (const auto failed = prepare(frame, "fix", options, surroundings)) return *failed;
    Planned planned;
    if (const auto failed = look_at(planned, frame, options, surroundings)) return *failed;
    if (!planned.audit.plan) {
        surroundings.complain(fmt::format("ergoaudit fix: nothing is written: {}\n", planned.audit.safety.headline));
        return static_cast<int>(planned.audit.exit);
    }
    Facts facts = options.only == "adjust" ? planned.audit.plan->free.described
                  : options.only == "free" ? planned.audit.plan->free_with_habits
                                           : planned.audit.plan->with_habits;
    facts.set("shop.budget"_fact, planned.budget_as_written, Provenance::measured);  // --budget is for this once
    auto text = surroundings.files.read(options.path);
    if (!text.ok()) {
        complain_all(text.problems(), surroundings);
        return exit_code::bad_input;
    }
    const auto written = with_facts(std::move(text).value(), options.path, facts);
    if (!written.ok()) {
        complain_all(written.problems(), surroundings);
        return exit_code::bad_input;
    }
    if (options.write.empty() || options.write == "-") {
        if (const int failed = print_all(written.value(), surroundings)) return failed;
    } else if (const auto problem = surroundings.files.write(options.write, written.value())) {
        surroundings.complain(to_text(*problem));
        return exit_code::cannot_write;
    }
    return static_cast<int>(planned.audit.exit);
}

}  // namespace ergoaudit
