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
#include <cstddef>
#include <map>
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

// Ids and categories that nobody knows would silently select nothing.
bool known_selectors(const std::vector<std::string>& selectors, const Knowledge& knowledge,
                     const Surroundings& surroundings) {
    if (selectors.empty()) return true;
    std::vector<std::string_view> names(category_names.begin(), category_names.end());
    for (const Rule& rule : knowledge.rules) names.push_back(rule.id);
    for (const std::string& selector : selectors) {
        if (std::find(names.begin(), names.end(), selector) != names.end()) continue;
        complain_of_use("check", surroundings, fmt::format("no rule or category \"{}\"", printable(selector)),
                        suggestion_for(selector, names, "ergoaudit rules lists them"));
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

std::string_view id_of(const Described& described, const Described::File& file) {
    return file.at ? described.readable[*file.at].text("person.id"_text) : std::string_view();
}

// Makes the audits in the order of the files and holds none longer than needed: who has several workstations has one
// programme, so that the audits of one person are made together.
class Auditing {
  public:
    Auditing(Described& described, const Order& order, const Knowledge& knowledge, const Surroundings& surroundings)
        : described_(described), order_(order), knowledge_(knowledge), progress_(surroundings, described.files.size()) {
        for (std::size_t i = 0; i < described.files.size(); ++i)
            if (const std::string_view id = id_of(described, described.files[i]); !id.empty())
                files_of_[std::string(id)].push_back(i);
    }

    void into(Delivery& delivery) {
        for (std::size_t i = 0; i < described_.files.size() && delivery.is_open(); ++i) {
            if (!made_.contains(i)) audit_person(i);
            delivery.take(std::move(made_.extract(i).mapped()));
        }
    }

  private:
    // Of that file and of all others of the same person.
    void audit_person(std::size_t first) {
        const std::string_view id = id_of(described_, described_.files[first]);
        const std::vector<std::size_t> files =
            id.empty() ? std::vector{first} : files_of_.find(std::string(id))->second;
        std::vector<Audit> audits;
        for (const std::size_t i : files) audits.push_back(audit_of(i));
        std::vector<AuditedWorkstation> read;
        for (std::size_t k = 0; k < files.size(); ++k)
            if (const auto at = described_.files[files[k]].at) read.push_back({&audits[k], &described_.readable[*at]});
        keep_one_programme(read, knowledge_, order_.settings);
        for (std::size_t k = 0; k < files.size(); ++k) {
            made_.emplace(files[k], settled(std::move(audits[k])));
            if (const auto at = described_.files[files[k]].at) described_.readable[*at] = {};
        }
    }

    Audit audit_of(std::size_t i) {
        const Described::File& file = described_.files[i];
        progress_.at(audited_++);
        Audit audit = file.at ? audit_for(order_.role, described_.readable[*file.at], knowledge_, order_.settings)
                              : unreadable(file.path, file.problems);
        progress_.wipe();
        return audit;
    }

    Described& described_;
    const Order& order_;
    const Knowledge& knowledge_;
    Progress progress_;
    std::size_t audited_ = 0;
    std::map<std::string, std::vector<std::size_t>> files_of_;  // each person's, by id
    std::map<std::size_t, Audit> made_;                         // not yet delivered, by file
};

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
    for (const Artefact& artefact : order->artefacts)
        if (replaces_knowledge(artefact.file, options.knowledge, "check", surroundings)) return exit_code::usage;
    auto described = read_all(*inputs, *order, options, audited, surroundings);
    if (!described) return exit_code::usage;
    std::vector<std::string_view> ids;
    for (const Described::File& file : described->files) ids.push_back(id_of(*described, file));
    if (!are_for_these(ids, order->artefacts, surroundings)) return exit_code::usage;
    if (described->files.empty())
        complain_of_use(
            "check", surroundings, "no description found",
            "a description is a TOML file with a section such as [desk]; ergoaudit init --minimal writes one");
    Delivery delivery(
        {.knowledge = &audited, .profile = order->profile->id, .today = order->settings.today, .role = order->role},
        described->files.size(), order->artefacts, options.look, surroundings);
    Auditing(*described, *order, audited, surroundings).into(delivery);
    return delivery.finish(options.exit_zero);
}

}  // namespace ergoaudit
