#include "inputs.hpp"

#include "commands.hpp"

#include "ergoaudit/audit/named_rules.hpp"
#include "ergoaudit/base/text.hpp"
#include "ergoaudit/input/consistency.hpp"
#include "ergoaudit/input/description_reader.hpp"
#include "ergoaudit/input/fact_path.hpp"
#include "ergoaudit/toml/tree.hpp"

#include <algorithm>
#include <filesystem>
#include <system_error>
#include <tuple>

#include <fmt/format.h>

namespace ergoaudit {
namespace {

// Every *.toml in it and below that is not hidden, not ergoaudit.toml and not in a folder with pack.toml. Folders
// behind symbolic links are not entered; one that may not be entered is itself something that cannot be read.
void gather_folder(const std::string& folder, std::vector<Input>& inputs, const Files& files) {
    if (!files.may_list(folder)) return inputs.push_back({.path = folder});
    const std::vector<std::string> names = files.names_in(folder);
    if (std::find(names.begin(), names.end(), "pack.toml") != names.end()) return;
    for (const std::string& name : names) {
        if (name.starts_with('.')) continue;
        const std::string path = (folder.ends_with('/') ? folder : folder + "/") + name;
        const Entry kind = files.kind_of(path);
        if (kind == Entry::folder) {
            if (!files.is_link(path)) gather_folder(path, inputs, files);
        } else if (kind != Entry::other && name.ends_with(".toml") && name != "ergoaudit.toml")
            inputs.push_back({.path = path, .named_outright = false});
    }
}

// What has no place stays last: it counts what was left out.
Diagnostics in_order_of_text(Diagnostics problems, const Diagnostics& more) {
    problems.insert(problems.end(), more.begin(), more.end());
    std::ranges::stable_sort(problems, {}, [](const Diagnostic& one) {
        return std::tuple(!one.where.known(), one.where.line, one.where.column);
    });
    return problems;
}

}  // namespace

std::string one_description(const std::string& path, const Files& files) {
    if (path == "-" || files.kind_of(path) != Entry::folder) return path;
    const std::string usual = (path.ends_with('/') ? path : path + "/") + "desk.toml";
    if (files.kind_of(usual) == Entry::file) return usual;
    std::vector<Input> inputs;
    gather_folder(path, inputs, files);
    return inputs.size() == 1 ? inputs.front().path : path;
}

std::optional<std::string> path_or_here(const std::string& given, std::string_view command,
                                        const Surroundings& surroundings) {
    if (!given.empty()) return one_description(given, surroundings.files);
    if (surroundings.files.kind_of("desk.toml") == Entry::file) return "desk.toml";
    surroundings.complain(
        fmt::format("ergoaudit {}: no PATH given and no desk.toml here\n"
                    "  = start one with: ergoaudit init --minimal\n",
                    command));
    return std::nullopt;
}

bool is_named_twice(std::span<const std::string> paths, std::string_view command, const Surroundings& surroundings) {
    if (std::ranges::count(paths, "-") < 2) return false;
    surroundings.complain(
        fmt::format("ergoaudit {}: standard input can be read once only, and - is named twice\n", command));
    return true;
}

std::optional<std::vector<Input>> gather_inputs(const std::vector<std::string>& paths,
                                                const Surroundings& surroundings) {
    std::vector<Input> inputs;
    if (paths.empty()) {
        auto here = path_or_here({}, "check", surroundings);
        if (!here) return std::nullopt;
        inputs.push_back({.path = *std::move(here)});
    }
    if (is_named_twice(paths, "check", surroundings)) return std::nullopt;
    for (const std::string& path : paths) {
        if (path != "-" && surroundings.files.kind_of(path) == Entry::folder)
            gather_folder(path, inputs, surroundings.files);
        else
            inputs.push_back({.path = path});
    }
    return inputs;
}

bool is_same_file(const std::string& a, const std::string& b) {
    namespace fs = std::filesystem;
    const auto place = [](const std::string& name) { return fs::path(name == "-" ? "/dev/stdin" : name); };
    std::error_code missing;  // what is not there is not the same
    if (fs::equivalent(place(a), place(b), missing) && !missing) return true;
    return fs::absolute(place(a), missing).lexically_normal() == fs::absolute(place(b), missing).lexically_normal();
}

bool replaces_knowledge(const std::string& file, const KnowledgeOptions& knowledge, std::string_view command,
                        const Surroundings& surroundings) {
    namespace fs = std::filesystem;
    if (file.empty() || file == "-" || surroundings.files.kind_of(file) != Entry::file) return false;
    const bool is_profile = !knowledge.profile.empty() &&
                            surroundings.files.kind_of(knowledge.profile) == Entry::file &&
                            is_same_file(file, knowledge.profile);
    std::error_code missing;
    const fs::path rules = fs::weakly_canonical(knowledge.rules, missing), place = fs::weakly_canonical(file, missing);
    const bool is_rule = !knowledge.rules.empty() && !missing && place.extension() == ".toml" &&
                         std::ranges::mismatch(rules, place).in1 == rules.end();
    if (!is_profile && !is_rule) return false;
    complain_of_use(command, surroundings,
                    fmt::format("{} is {}; the report would replace it", printable(file),
                                is_profile ? "the profile" : "in the folder of rules"),
                    "name another file to write to");
    return true;
}

namespace {

std::optional<Result<Description>> described_in(std::string text, const Input& input, const Knowledge& knowledge,
                                                const Surroundings& surroundings) {
    auto document = toml_tree::parse(std::move(text), input.path);
    if (!document.ok()) return Result<Description>(document.problems());
    if (!has_description_section(document.value())) {
        if (!input.named_outright) {
            surroundings.complain(
                fmt::format("{}: note: no section of a description, skipped\n", printable(input.path)));
            return std::nullopt;
        }
        Diagnostics problems = read_description(document.value()).problems();  // says what was meant, with its place
        if (!has_error(problems))
            problems.push_back(
                {.level = Level::error,
                 .file = input.path,
                 .message = "this file describes no workstation: it has no section such as [desk] or [chair]",
                 .help = "ergoaudit init --minimal writes one to fill in"});
        return Result<Description>(std::move(problems));
    }
    auto read = read_description(document.value());
    const Diagnostics slips = slips_in_overrides(document.value(), knowledge);
    if (slips.empty()) return read;
    return Result<Description>(in_order_of_text(read.problems(), slips));
}

}  // namespace

std::optional<Result<Description>> read_input(const Input& input, const Knowledge& knowledge,
                                              const Surroundings& surroundings) {
    auto text = surroundings.files.read(input.path);
    if (!text.ok()) return Result<Description>(text.problems());
    return described_in(std::move(text).value(), input, knowledge, surroundings);
}

std::optional<Description> description_at(const std::string& path, const Knowledge& knowledge,
                                          const Surroundings& surroundings, std::string* text, Role role) {
    auto content = surroundings.files.read(path);
    if (!content.ok()) {
        complain_all(content.problems(), surroundings);
        return std::nullopt;
    }
    if (text != nullptr) *text = content.value();
    return description_in(std::move(content).value(), path, knowledge, surroundings, role);
}

std::optional<Description> description_in(std::string text, const std::string& path, const Knowledge& knowledge,
                                          const Surroundings& surroundings, Role role) {
    auto read = described_in(std::move(text), {.path = path}, knowledge, surroundings);
    if (!read) return std::nullopt;
    complain_all(permitted(role, read->problems()), surroundings);
    if (!read->ok()) return std::nullopt;
    return std::move(*read).value();
}

bool assign(Description& description, const WhatIf& what_if, const Surroundings& surroundings) {
    if (what_if.assignments.empty()) return true;
    description = permitted(what_if.role, std::move(description));  // before anything is held against the answers
    const Description as_told = description;
    for (const std::string& assignment : what_if.assignments)
        if (const auto problem = set_fact(description, assignment)) {
            surroundings.complain(to_text(*problem));
            return false;
        }
    finish(description);
    const auto contradictions = contradictions_in(description);
    for (const Contradiction& one : contradictions)
        surroundings.complain(
            to_text({.level = Level::error, .file = "--set", .message = one.message, .help = one.help}));
    const auto safety = [&](const Description& of) { return assess_safety(of, what_if.safety, what_if.today, {}); };
    if (what_if.role != Role::manager && is_laxer(safety(description), safety(as_told))) {
        description = as_told;
        surroundings.complain(
            to_text({.level = Level::note,
                     .file = "--set",
                     .message = "no what-if takes back what the answers about health in the file ask for",
                     .help = "the file is told as it is; what has changed for good is changed in the file"}));
    }
    return contradictions.empty();
}

}  // namespace ergoaudit
