#include "artefacts.hpp"

#include "inputs.hpp"

#include "ergoaudit/base/suggestion.hpp"
#include "ergoaudit/base/text.hpp"

#include <algorithm>
#include <memory>
#include <set>
#include <utility>

#include <fmt/format.h>

namespace ergoaudit {
namespace {

const Format* find_format(std::string_view command, std::string_view name, const Surroundings& surroundings) {
    std::vector<std::string_view> names;
    for (const Format& format : formats()) {
        if (format.name == name) return &format;
        names.push_back(format.name);
    }
    complain_of_use(command, surroundings, fmt::format("no format \"{}\"", printable(name)),
                    suggestion_for(name, names, fmt::format("formats: {}", fmt::join(names, ", "))));
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
                                            artefact.file.empty() ? "the standard output" : printable(artefact.file)),
                                "name a file for each");
                return false;
            }
    for (const Artefact& artefact : artefacts)
        for (const std::string& input : inputs)
            if (!artefact.file.empty() && is_same_file(artefact.file, input)) {
                complain_of_use(command, surroundings,
                                fmt::format("{} is {}; the report would replace it", printable(input), what),
                                "name another file to write to");
                return false;
            }
    return true;
}

bool are_for_these(const std::vector<std::string_view>& ids, const std::vector<Artefact>& artefacts,
                   const Surroundings& surroundings) {
    const auto nameless = static_cast<std::size_t>(std::ranges::count(ids, std::string_view()));
    const std::set<std::string_view> named(ids.begin(), ids.end());
    const std::size_t people = nameless > 0 ? named.size() - 1 + nameless : named.size();
    for (const Artefact& artefact : artefacts)
        if (artefact.format->for_one_person && people > 1) {
            surroundings.complain(
                fmt::format("ergoaudit: {} is for one person, and here are {}: nothing is written\n"
                            "  = ask for them one description at a time; those of one person have the same person.id\n",
                            artefact.format->name, people));
            return false;
        }
    return true;
}

// One report that grows, and where to.
class Delivery::Growing {
  public:
    Growing(const Artefact& artefact, const LookOptions& look, const Surroundings& surroundings)
        : report_(artefact.format->grow(style_for(look, surroundings, artefact.file.empty() && surroundings.terminal))),
          is_open_(true) {
        if (artefact.file.empty()) return;
        auto begun = surroundings.files.begin(artefact.file);
        is_open_ = begun.ok();
        if (begun.ok())
            file_ = std::move(begun).value();
        else
            complain_all(begun.problems(), surroundings);
    }

    void add(const Report& next, const Surroundings& surroundings) {
        if (is_open_) put(report_->add(next), surroundings);
    }
    void finish(const Report& head, const Surroundings& surroundings) {
        if (is_open_) put(report_->end(head), surroundings);
        if (is_open_ && file_) heed(file_->finish(), surroundings);
    }
    [[nodiscard]] bool is_open() const { return is_open_; }  // as long as it can be written

  private:
    void put(std::string_view text, const Surroundings& surroundings) {
        if (text.empty()) return;
        if (file_)
            heed(file_->add(text), surroundings);
        else
            is_open_ = surroundings.print(text);
    }
    void heed(const std::optional<Diagnostic>& problem, const Surroundings& surroundings) {
        if (!problem) return;
        surroundings.complain(to_text(*problem));
        is_open_ = false;
    }

    std::unique_ptr<GrowingReport> report_;
    std::unique_ptr<FileInProgress> file_;  // null: standard output
    bool is_open_;
};

Delivery::Delivery(Report head, std::size_t files, const std::vector<Artefact>& artefacts, const LookOptions& look,
                   const Surroundings& surroundings)
    : look_(look), surroundings_(surroundings), next_(std::move(head)), all_(next_) {
    next_.files = files;
    for (const Artefact& artefact : artefacts)
        if (artefact.format->grow != nullptr)
            growing_.emplace_back(artefact, look, surroundings);
        else
            whole_.push_back(artefact);
}

Delivery::~Delivery() = default;

bool Delivery::is_open() const { return !whole_.empty() || std::ranges::any_of(growing_, &Growing::is_open); }

void Delivery::take(Audit&& audit) {
    exits_.push_back(audit.exit);
    next_.audits.clear();
    next_.audits.push_back(std::move(audit));
    for (Growing& one : growing_) one.add(next_, surroundings_);
    if (!whole_.empty()) all_.audits.push_back(std::move(next_.audits.front()));
}

int Delivery::finish(bool exit_zero) {
    next_.audits.clear();
    int code = exit_code::passed;
    for (Growing& one : growing_) {
        one.finish(next_, surroundings_);
        if (!one.is_open()) code = exit_code::cannot_write;
    }
    for (const Artefact& artefact : whole_)
        if (const int failed = deliver_one(*artefact.format, artefact.file, all_, look_, surroundings_)) code = failed;
    return code != exit_code::passed ? code : worst_exit(exit_zero);
}

int Delivery::worst_exit(bool exit_zero) const {
    const auto any = [&](Exit exit) { return std::ranges::find(exits_, exit) != exits_.end(); };
    if (any(Exit::bad_input)) return exit_code::bad_input;
    if (exit_zero) return exit_code::passed;
    if (any(Exit::gate_failed)) return exit_code::gate_failed;
    if (exits_.empty() || any(Exit::not_judged)) return exit_code::not_judged;
    return exit_code::passed;
}

}  // namespace ergoaudit
