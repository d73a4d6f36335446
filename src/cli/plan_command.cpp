// plan and fix: the joint plan of one workstation, read or written back.

#include "commands.hpp"
#include "inputs.hpp"

#include "ergoaudit/audit/audit.hpp"
#include "ergoaudit/audit/settled.hpp"
#include "ergoaudit/base/text.hpp"
#include "ergoaudit/input/edit.hpp"
#include "ergoaudit/render/plan_pages.hpp"

#include <string_view>
#include <utility>

#include <fmt/format.h>

namespace ergoaudit {
namespace {

// Everything that both commands begin with.
struct Planned {
    std::string text;  // as written
    Description description;
    double budget_as_written = unknown;
    Audit audit;
};

std::optional<int> look_at(Planned& planned, const Frame& frame, const PlanOptions& options,
                           const Surroundings& surroundings) {
    auto described =
        description_at(options.path, frame.knowledge, surroundings, &planned.text, role_named(options.role));
    if (!described) return exit_code::bad_input;
    planned.description = *std::move(described);
    if (!assign(planned.description,
                {.assignments = options.set,
                 .safety = frame.knowledge.safety,
                 .today = frame.settings.today,
                 .role = role_named(options.role)},
                surroundings))
        return exit_code::usage;
    planned.budget_as_written = planned.description.facts.value("shop.budget"_fact);
    if (options.budget) planned.description.facts.set("shop.budget"_fact, *options.budget, Provenance::measured);
    planned.audit = audit_for(role_named(options.role), planned.description, frame.knowledge, frame.settings);
    return std::nullopt;
}

// Whether the seat is turned where it can be: of a wheelchair, or where one only stands, no kind is asked for.
bool knows_its_chair(const Description& description) {
    const Facts& facts = description.facts;
    return facts.knows("chair.kind"_fact) || (facts.knows("person.seat"_fact) && !facts.is("person.seat=chair"_choice));
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
    PlanOptions options = *typed.options;
    const auto path = path_or_here(options.path, "plan", surroundings);
    if (!path) return exit_code::usage;
    options.path = *path;
    Frame frame;
    if (const auto failed = prepare(frame, "plan", options.knowledge, options.today, surroundings)) return *failed;
    frame.settings.plan = true;
    frame.settings.plan_targets = options.format == "json" || options.look.verbose;
    Planned planned;
    if (const auto failed = look_at(planned, frame, options, surroundings)) return *failed;
    const TextStyle style = style_for(options.look, surroundings, surroundings.terminal);
    const Role role = role_named(options.role);
    Report report{.audits = {},
                  .knowledge = &frame.knowledge,
                  .profile = frame.profile->id,
                  .today = frame.settings.today,
                  .role = role};
    planned.audit = settled(std::move(planned.audit));
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
                             .knowledge = &frame.knowledge,
                             .body_is_estimated = role != Role::manager && rests_on_estimates(planned.description),
                             .stature_is_known = planned.description.facts.knows("person.stature_cm"_fact),
                             .budget = planned.description.facts.value("shop.budget"_fact),
                             .currency = planned.description.text("shop.currency"_text),
                             .chair_is_known = knows_its_chair(planned.description),
                             .measure_next = planned.audit.measure_next,
                             .questions = planned.audit.diagnostics},
                            style);
    }
    if (const int failed = print_all(text, surroundings)) return failed;
    return exit;
}

int fix_command(const Words& words, const Surroundings& surroundings) {
    const auto typed = read_fix(words);
    if (!typed.options) return not_read(typed, surroundings);
    PlanOptions options = *typed.options;
    options.path = one_description(options.path, surroundings.files);
    if (!options.write.empty() && options.write != "-" && is_same_file(options.write, options.path)) {
        complain_of_use("fix", surroundings, "--write would replace the description itself", "name another file");
        return exit_code::usage;
    }
    if (replaces_knowledge(options.write, options.knowledge, "fix", surroundings)) return exit_code::usage;
    Frame frame;
    if (const auto failed = prepare(frame, "fix", options.knowledge, options.today, surroundings)) return *failed;
    frame.settings.plan = true;
    Planned planned;
    if (const auto failed = look_at(planned, frame, options, surroundings)) return *failed;
    if (!planned.audit.plan) {
        complain_of_use("fix", surroundings, fmt::format("nothing is written: {}", planned.audit.safety.headline));
        return static_cast<int>(planned.audit.exit);
    }
    const WorkstationPlan& plan = *planned.audit.plan;
    Facts facts = options.only == "adjust" ? plan.free.described
                  : options.only == "free" ? plan.free_with_habits
                                           : plan.with_habits;
    const PlanVersion& version = options.only == "adjust" || options.only == "free" ? plan.free : plan.bought;
    if (options.budget)  // for this once
        facts.set("shop.budget"_fact, planned.budget_as_written, Provenance::measured);
    const auto written = with_facts(std::move(planned.text), options.path, facts, version.changed_stages);
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
