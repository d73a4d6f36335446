#include "artefacts.hpp"

#include "inputs.hpp"

#include "ergoaudit/base/suggestion.hpp"
#include "ergoaudit/base/text.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

namespace ergoaudit {
namespace {

void complain_of_use(std::string_view command, const Surroundings& surroundings, std::string_view message,
                     std::string_view help = {}) {
    surroundings.complain(fmt::format("ergoaudit {}: {}\n", command, message));
    if (!help.empty()) surroundings.complain(fmt::format("  = {}\n", help));
}

const Format* find_format(std::string_view command, std::string_view name, const Surroundings& surroundings) {
    std::vector<std::string_view> names;
    for (const Format& format : formats()) {
        if (format.name == name) return &format;
        names.push_back(format.name);
    }
    const std::string_view near = nearest(name, names);
    complain_of_use(
        command, surroundings, fmt::format("no format \"{}\"", printable(name)),
        near.empty() ? fmt::format("formats: {}", fmt::join(names, ", ")) : fmt::format("did you mean {}?", near));
    return nullptr;
}

}  // namespace

std::optional<std::vector<Artefact>> artefacts_for(std::string_view command, const std::string& format,
                                                   const std::string& output, const std::vector<std::string>& reports,
                                                   const Surroundings& surroundings) {
    std::vector<Artefact> artefacts;
    const Format* main_format = find_format(command, format, surroundings);
    if (main_format == nullptr) return std::nullopt;
    const auto place_named = [](std::string name) { return name == "-" ? std::string() : name; };
    artefacts.push_back({main_format, place_named(output)});
    for (const std::string& report : reports) {
        const std::size_t sign = report.find('=');
        if (sign == std::string::npos || sign + 1 == report.size()) {
            complain_of_use(command, surroundings,
                            fmt::format("--report takes FORMAT=FILE, not \"{}\"", printable(report)));
            return std::nullopt;
        }
        const Format* one = find_format(command, report.substr(0, sign), surroundings);
        if (one == nullptr) return std::nullopt;
        artefacts.push_back({one, place_named(report.substr(sign + 1))});
    }
    return artefacts;
}

bool are_for(Role role, const std::vector<Artefact>& artefacts, std::string_view command,
             const Surroundings& surroundings) {
    for (const Artefact& one : artefacts)
        if (role == Role::manager && !one.format->for_managers) {
            complain_of_use(command, surroundings,
                            fmt::format("there is no {} for a manager: it shows a body or exercises", one.format->name),
                            "text, json, html and markdown have a page without health");
            return false;
        }
    return true;
}

bool writes_over_nothing(const std::vector<Artefact>& artefacts, const std::vector<std::string>& inputs,
                         std::string_view what, std::string_view command, const Surroundings& surroundings) {
    const auto same_place = [](const std::string& one, const std::string& other) {
        return one.empty() || other.empty() ? one.empty() && other.empty() : is_same_file(one, other);
    };
    for (const Artefact& artefact : artefacts)
        for (const Artefact& other : artefacts)
            if (&other != &artefact && same_place(artefact.file, other.file)) {
                complain_of_use(command, surroundings,
                                fmt::format("two reports are to be written to {}",
                                            artefact.file.empty() ? "the standard output" : artefact.file),
                                "name a file for each");
                return false;
            }
    for (const Artefact& artefact : artefacts)
        for (const std::string& input : inputs)
            if (!artefact.file.empty() && is_same_file(artefact.file, input)) {
                complain_of_use(command, surroundings,
                                fmt::format("{} is {}; the report would replace it", input, what),
                                "name another file to write to");
                return false;
            }
    return true;
}

namespace {

// With the same id they are one; who gives none is nobody else.
std::size_t people_in(const Report& report) {
    std::vector<std::string_view> people;
    for (const Audit& audit : report.audits)
        if (audit.id.empty() || std::ranges::find(people, audit.id) == people.end()) people.push_back(audit.id);
    return people.size();
}

}  // namespace

int deliver(const Report& report, const std::vector<Artefact>& artefacts, const LookOptions& look,
            const Surroundings& surroundings) {
    for (const Artefact& artefact : artefacts)
        if (const std::size_t people = people_in(report); artefact.format->for_one_person && people > 1) {
            surroundings.complain(
                fmt::format("ergoaudit: {} is for one person, and here are {}: nothing is written\n"
                            "  = ask for them one description at a time; those of one person have the same person.id\n",
                            artefact.format->name, people));
            return exit_code::usage;
        }
    int code = exit_code::passed;
    for (const Artefact& artefact : artefacts)
        if (const int failed = deliver_one(*artefact.format, artefact.file, report, look, surroundings)) code = failed;
    return code;
}

int worst_exit(const std::vector<Audit>& audits, bool exit_zero) {
    const auto any = [&](Exit exit) {
        return std::any_of(audits.begin(), audits.end(), [&](const Audit& audit) { return audit.exit == exit; });
    };
    if (any(Exit::bad_input)) return exit_code::bad_input;
    if (exit_zero) return exit_code::passed;
    if (any(Exit::gate_failed)) return exit_code::gate_failed;
    if (audits.empty() || any(Exit::not_judged)) return exit_code::not_judged;
    return exit_code::passed;
}

}  // namespace ergoaudit
