// ergoaudit check: options, knowledge, inputs, audits, reports, exit code.

#include "commands.hpp"
#include "inputs.hpp"
#include "progress.hpp"

#include "ergoaudit/audit/audit.hpp"
#include "ergoaudit/base/date.hpp"
#include "ergoaudit/base/suggestion.hpp"
#include "ergoaudit/input/description_reader.hpp"
#include "ergoaudit/input/fact_path.hpp"
#include "ergoaudit/toml/tree.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>
#include <utility>

#include <fmt/format.h>

namespace ergoaudit {
namespace {

struct Artefact {
    const Format* format;
    std::string file;  // empty: standard output
};

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

const Format* find_format(std::string_view name, const Surroundings& surroundings) {
    std::vector<std::string_view> names;
    for (const Format& format : formats()) {
        if (format.name == name) return &format;
        names.push_back(format.name);
    }
    const std::string_view near = nearest(name, names);
    usage(surroundings, fmt::format("no format \"{}\"", name),
          near.empty() ? fmt::format("formats: {}", fmt::join(names, ", ")) : fmt::format("did you mean {}?", near));
    return nullptr;
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
        usage(surroundings, fmt::format("no rule or category \"{}\"", selector),
              near.empty() ? "ergoaudit rules lists them" : fmt::format("did you mean \"{}\"?", near));
        return false;
    }
    return true;
}

std::optional<std::vector<Artefact>> artefacts_for(const CheckOptions& options, const Surroundings& surroundings) {
    std::vector<Artefact> artefacts;
    const Format* main_format = find_format(options.format, surroundings);
    if (main_format == nullptr) return std::nullopt;
    artefacts.push_back({main_format, options.output == "-" ? std::string() : options.output});
    for (const std::string& report : options.reports) {
        const std::size_t sign = report.find('=');
        if (sign == std::string::npos || sign + 1 == report.size()) {
            usage(surroundings, fmt::format("--report takes FORMAT=FILE, not \"{}\"", report));
            return std::nullopt;
        }
        const Format* format = find_format(report.substr(0, sign), surroundings);
        if (format == nullptr) return std::nullopt;
        artefacts.push_back({format, report.substr(sign + 1)});
    }
    return artefacts;
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
    auto artefacts = artefacts_for(options, surroundings);
    if (!artefacts) return std::nullopt;
    order.artefacts = std::move(*artefacts);
    order.role = role_named(options.role);
    for (const Artefact& one : order.artefacts)
        if (order.role == Role::manager && !one.format->for_managers) {
            usage(surroundings,
                  fmt::format("there is no {} for a manager: it shows a body or exercises", one.format->name),
                  "text, json, html and markdown have a page without health");
            return std::nullopt;
        }
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
    order.settings.profile = order.profile;
    order.settings.postures = std::any_of(order.artefacts.begin(), order.artefacts.end(),
                                          [](const Artefact& one) { return one.format->shows_postures; });
    order.settings.plan = std::any_of(order.artefacts.begin(), order.artefacts.end(), [&](const Artefact& one) {
        const bool is_left_out = options.look.quiet && one.format->heeds_quiet;
        return one.format->shows_plan && !is_left_out;
    });
    // of every rule at once it would be a book
    order.settings.trace =
        options.look.verbose && options.select.size() == 1 && knowledge.rule(options.select[0]) != nullptr;
    order.settings = permitted(order.role, order.settings);
    return order;
}

int worst(const std::vector<Audit>& audits, bool nothing_found, bool exit_zero) {
    const auto any = [&](Exit exit) {
        return std::any_of(audits.begin(), audits.end(), [&](const Audit& audit) { return audit.exit == exit; });
    };
    if (any(Exit::bad_input)) return exit_code::bad_input;
    if (exit_zero) return exit_code::passed;
    if (any(Exit::gate_failed)) return exit_code::gate_failed;
    if (nothing_found || any(Exit::not_judged)) return exit_code::not_judged;
    return exit_code::passed;
}

int deliver(const Report& report, const Order& order, const CheckOptions& options, const Surroundings& surroundings) {
    int code = exit_code::passed;
    for (const Artefact& artefact : order.artefacts)
        if (const int failed = deliver_one(*artefact.format, artefact.file, report, options.look, surroundings))
            code = failed;
    return code;
}

// A report written over the description it is about would lose it, and so would a second report in the same file.
bool writes_over_nothing(const Order& order, const std::vector<Input>& inputs, const Surroundings& surroundings) {
    for (const Artefact& artefact : order.artefacts)
        for (const Artefact& other : order.artefacts)
            if (&other != &artefact && !artefact.file.empty() && !other.file.empty() &&
                is_same_file(other.file, artefact.file)) {
                usage(surroundings, fmt::format("two reports are to be written to {}", artefact.file),
                      "name a file for each");
                return false;
            }
    for (const Artefact& artefact : order.artefacts)
        for (const Input& input : inputs)
            if (!artefact.file.empty() && is_same_file(artefact.file, input.path)) {
                usage(surroundings, fmt::format("{} is a description; the report would replace it", input.path),
                      "name another file to write to");
                return false;
            }
    return true;
}

// Nothing: a what-if contradicts the rest, already said.
std::optional<std::vector<Audit>> audits_of(const std::vector<Input>& inputs, const Order& order,
                                            const CheckOptions& options, const Knowledge& knowledge,
                                            const Surroundings& surroundings) {
    std::vector<Audit> audits;
    Progress progress(surroundings, inputs.size());
    for (std::size_t i = 0; i < inputs.size(); ++i) {
        auto read = read_input(inputs[i], surroundings);
        if (!read) continue;  // not a description: skipped with a note
        complain_all(read->problems(), surroundings);
        if (!read->ok()) {
            audits.push_back(unreadable(inputs[i].path, read->problems()));
            continue;
        }
        Description description = std::move(*read).value();
        if (!assign(description, options.set, surroundings)) return std::nullopt;
        description = permitted(order.role, std::move(description));
        progress.at(i);
        audits.push_back(as_seen_by(order.role, audit(description, knowledge, order.settings)));
        progress.wipe();
    }
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
    if (!writes_over_nothing(*order, *inputs, surroundings)) return exit_code::usage;
    auto audits = audits_of(*inputs, *order, options, audited, surroundings);
    if (!audits) return exit_code::usage;
    const Report report{.audits = *std::move(audits),
                        .knowledge = &audited,
                        .profile = order->profile->id,
                        .today = order->settings.today,
                        .role = order->role};
    const bool nothing_found = report.audits.empty();
    if (nothing_found)
        usage(surroundings, "no description found",
              "a description is a TOML file with a section such as [desk]; ergoaudit init --minimal writes one");
    if (const int failed = deliver(report, *order, options, surroundings)) return failed;
    return worst(report.audits, nothing_found, options.exit_zero);
}

}  // namespace ergoaudit
