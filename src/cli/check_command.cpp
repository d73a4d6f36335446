// ergoaudit check: options, knowledge, inputs, audits, reports, exit code.

#include "artefacts.hpp"
#include "inputs.hpp"
#include "progress.hpp"

#include "ergoaudit/audit/audit.hpp"
#include "ergoaudit/audit/one_programme.hpp"
#include "ergoaudit/audit/settled.hpp"
#include "ergoaudit/base/date.hpp"
#include "ergoaudit/base/suggestion.hpp"
#include "ergoaudit/base/text.hpp"
#include "ergoaudit/input/description_reader.hpp"
#include "ergoaudit/input/fact_path.hpp"
#include "ergoaudit/safety/one_person.hpp"
#include "ergoaudit/toml/tree.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include <fmt/format.h>

namespace ergoaudit {
namespace {

struct Order {  // what the words mean
    Role role = Role::employee;
    AuditSettings settings;
    const Profile* profile = nullptr;
    std::vector<Artefact> artefacts;
};

void usage(const Surroundings& surroundings, std::string_view message, std::string_view help = {}) {
    surroundings.complain(fmt::format("ergoaudit check: {}\n", message));
    if (!help.empty()) surroundings.complain(fmt::format("  = {}\n", help));
}

// Ids and categories that nobody knows would silently select nothing.
bool known_selectors(const std::vector<std::string>& selectors, const Knowledge& knowledge,
                     const Surroundings& surroundings) {
    if (selectors.empty()) return true;
    std::vector<std::string_view> names(category_names.begin(), category_names.end());
    for (const Rule& rule : knowledge.rules) names.push_back(rule.id);
    for (const std::string& selector : selectors) {
        if (std::find(names.begin(), names.end(), selector) != names.end()) continue;
        const std::string_view near = nearest(selector, names);
        usage(surroundings, fmt::format("no rule or category \"{}\"", printable(selector)),
              near.empty() ? "ergoaudit rules lists them" : fmt::format("did you mean \"{}\"?", near));
        return false;
    }
    return true;
}

// Each assignment is looked at before any file is read: a slip in the words is exit 2 whatever the files are.
bool assignments_can_be_read(const std::vector<std::string>& assignments, const Surroundings& surroundings) {
    Description blank;
    blank.where.resize(row_size);
    blank.facts.set_screens(most_screens);  // how many there are is known file by file
    for (const std::string& assignment : assignments)
        if (const auto problem = set_fact(blank, assignment)) {
            surroundings.complain(to_text(*problem));
            return false;
        }
    return true;
}

std::optional<Order> order_from(const CheckOptions& options, const Knowledge& knowledge,
                                const Surroundings& surroundings, Arena& arena) {
    Order order;
    auto artefacts = artefacts_for("check", options.format, options.output, options.reports, surroundings);
    if (!artefacts) return std::nullopt;
    order.artefacts = std::move(*artefacts);
    order.role = role_named(options.role);
    if (!are_for(order.role, order.artefacts, "check", surroundings)) return std::nullopt;
    if (!known_selectors(options.select, knowledge, surroundings) ||
        !known_selectors(options.ignore, knowledge, surroundings))
        return std::nullopt;
    order.profile = profile_for("check", options.knowledge.profile, knowledge, surroundings, arena);
    if (order.profile == nullptr || !assignments_can_be_read(options.set, surroundings)) return std::nullopt;
    const auto today = today_for("check", options.today, surroundings);
    if (!today) return std::nullopt;
    order.settings.today = *today;
    const auto severity = std::find(severity_names.begin(), severity_names.end(), options.fail_on);
    order.settings.fail_on = severity == severity_names.end()
                                 ? std::nullopt
                                 : std::optional(static_cast<Severity>(severity - severity_names.begin()));
    order.settings.min_score = options.min_score;
    order.settings.min_coverage = options.min_coverage / 100;
    order.settings.minutes = options.minutes;
    order.settings.select = options.select;
    order.settings.ignore = options.ignore;
    // Who chooses rules could choose the one whose verdict is the answer about health that it rests on.
    if (order.role == Role::manager && !(options.select.empty() && options.ignore.empty()))
        for (const Rule& rule : knowledge.rules)
            if (sensitivity_of(rule) == Sensitivity::health) order.settings.ignore.emplace_back(rule.id);
    order.settings.profile = order.profile;
    // the record of occupational health says in words what is drawn
    order.settings.postures =
        order.role == Role::oh || std::any_of(order.artefacts.begin(), order.artefacts.end(),
                                              [](const Artefact& one) { return one.format->shows_postures; });
    const auto is_whole = [&](const Artefact& one) { return !options.look.quiet || !one.format->heeds_quiet; };
    order.settings.plan = std::any_of(order.artefacts.begin(), order.artefacts.end(),
                                      [&](const Artefact& one) { return one.format->shows_plan && is_whole(one); });
    order.settings.exercises = std::any_of(order.artefacts.begin(), order.artefacts.end(), is_whole);
    // of every rule at once it would be a book
    order.settings.trace = options.select.size() == 1 && knowledge.rule(options.select[0]) != nullptr;
    return order;
}

// Files as they were named: a description, or what is wrong with it.
struct Described {
    std::vector<Description> readable;
    struct File {
        std::string path;
        std::optional<std::size_t> at;  // in `readable`
        Diagnostics problems;           // as far as this role may be told
    };
    std::vector<File> files;
};

// Nothing: a what-if contradicts the rest of the one file there is, already said.
std::optional<Described> read_all(const std::vector<Input>& inputs, const Order& order, const CheckOptions& options,
                                  const Knowledge& knowledge, const Surroundings& surroundings) {
    Described all;
    for (const Input& input : inputs) {
        auto read = read_input(input, knowledge, surroundings);
        if (!read) continue;  // not a description: skipped with a note
        Described::File file{.path = input.path, .at = {}, .problems = permitted(order.role, read->problems())};
        complain_all(file.problems, surroundings);
        if (read->ok()) {
            Description description = std::move(*read).value();
            if (assign(description,
                       {.assignments = options.set,
                        .safety = knowledge.safety,
                        .today = order.settings.today,
                        .role = order.role},
                       surroundings)) {
                if (options.budget) description.facts.set("shop.budget"_fact, *options.budget, Provenance::measured);
                file.at = all.readable.size();
                all.readable.push_back(std::move(description));
            } else if (inputs.size() == 1) {
                return std::nullopt;
            } else {  // one that cannot be so does not stop the others
                file.problems.push_back({.level = Level::error,
                                         .file = input.path,
                                         .message = "not audited: what --set says cannot be here"});
                surroundings.complain(to_text(file.problems.back()));
            }
        }
        all.files.push_back(std::move(file));
    }
    share_health(all.readable, knowledge.safety, order.settings.today);
    return all;
}

std::vector<Audit> audits_of(const Described& described, const Order& order, const Knowledge& knowledge,
                             const Surroundings& surroundings) {
    std::vector<Audit> audits;
    Progress progress(surroundings, described.files.size());
    for (std::size_t i = 0; i < described.files.size(); ++i) {
        const Described::File& file = described.files[i];
        progress.at(i);
        audits.push_back(file.at ? audit_for(order.role, described.readable[*file.at], knowledge, order.settings)
                                 : unreadable(file.path, file.problems));
        progress.wipe();
    }
    std::vector<AuditedWorkstation> read;
    for (std::size_t i = 0; i < audits.size(); ++i)
        if (const auto at = described.files[i].at) read.push_back({&audits[i], &described.readable[*at]});
    keep_one_programme(read, knowledge, order.settings);
    for (Audit& one : audits) one = settled(std::move(one));
    return audits;
}

}  // namespace

int check_command(const Words& words, const Surroundings& surroundings) {
    const auto typed = read_check(words);
    if (!typed.options) return not_read(typed, surroundings);
    const CheckOptions& options = *typed.options;
    Arena arena;
    const auto knowledge = knowledge_for(options.knowledge, surroundings, arena);
    if (!knowledge) return exit_code::usage;
    const auto order = order_from(options, *knowledge, surroundings, arena);
    if (!order) return exit_code::usage;
    const auto inputs = gather_inputs(options.paths, surroundings);
    if (!inputs) return exit_code::usage;

    const Knowledge audited = under(*knowledge, *order->profile, arena);
    std::vector<std::string> descriptions;
    for (const Input& input : *inputs) descriptions.push_back(input.path);
    if (!writes_over_nothing(order->artefacts, descriptions, "a description", "check", surroundings))
        return exit_code::usage;
    auto described = read_all(*inputs, *order, options, audited, surroundings);
    if (!described) return exit_code::usage;
    const Report report{.audits = audits_of(*described, *order, audited, surroundings),
                        .knowledge = &audited,
                        .profile = order->profile->id,
                        .today = order->settings.today,
                        .role = order->role};
    if (report.audits.empty())
        usage(surroundings, "no description found",
              "a description is a TOML file with a section such as [desk]; ergoaudit init --minimal writes one");
    if (const int failed = deliver(report, order->artefacts, options.look, surroundings)) return failed;
    return worst_exit(report.audits, options.exit_zero);
}

}  // namespace ergoaudit
