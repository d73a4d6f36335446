// ergoaudit exercise: the prescription alone, as a page, as data, or for a calendar or a break timer.

#include "commands.hpp"
#include "inputs.hpp"

#include "ergoaudit/audit/audit.hpp"
#include "ergoaudit/audit/settled.hpp"
#include "ergoaudit/base/text.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace ergoaudit {
namespace {

// Levels 1 and 2: what was imported earlier would go on asking for exercises.
void ask_to_delete(const Format& format, const Report& report, const Surroundings& surroundings) {
    for (const Audit& audit : report.audits)
        if (audit.status == Status::withheld)
            surroundings.complain(
                fmt::format("{}: no {} written. {}\n  = delete what you imported earlier\n", printable(audit.source),
                            format.name == "ics" ? "calendar is" : "break settings are", audit.safety.headline));
}

void say_that_nothing_is_written(const Format& format, const Report& report, const Surroundings& surroundings) {
    for (const Audit& audit : report.audits)
        if (audit.status != Status::withheld && audit.prescription.withheld_because)
            surroundings.complain(
                fmt::format("{}: nothing to write as {}. {}\n  = a file of an earlier run is left as it is\n",
                            printable(audit.source), format.name, *audit.prescription.withheld_because));
}

// A calendar has no place for them, and a log is no place for what they ask.
void say_that_something_is_asked(const Report& report, const Surroundings& surroundings) {
    for (const Audit& audit : report.audits)
        if (audit.exit != Exit::bad_input && !audit.diagnostics.empty())
            surroundings.complain(
                fmt::format("{}: something in it is hard to believe or not known\n"
                            "  = ergoaudit check says what, under \"Please check\"\n",
                            printable(audit.source)));
}

}  // namespace

int deliver_one(const Format& format, const std::string& file, const Report& report, const LookOptions& look,
                const Surroundings& surroundings) {
    const std::string text =
        format.render(report, style_for(look, surroundings, file.empty() && surroundings.terminal));
    if (format.is_imported) {
        ask_to_delete(format, report, surroundings);
        if (text.empty()) {
            say_that_nothing_is_written(format, report, surroundings);
            return exit_code::passed;
        }
        say_that_something_is_asked(report, surroundings);
    }
    if (file.empty()) return print_all(text, surroundings);
    const auto problem = surroundings.files.write(file, text);
    if (!problem) return exit_code::passed;
    surroundings.complain(to_text(*problem));
    return exit_code::cannot_write;
}

int exercise_command(const Words& words, const Surroundings& surroundings) {
    const auto typed = read_exercise(words);
    if (!typed.options) return not_read(typed, surroundings);
    ExerciseOptions options = *typed.options;
    const auto path = path_or_here(options.path, "exercise", surroundings);
    if (!path) return exit_code::usage;
    options.path = *path;
    const std::string file = options.output == "-" ? std::string() : options.output;
    if (!file.empty() && is_same_file(file, options.path)) {
        surroundings.complain("ergoaudit exercise: -o would replace the description itself\n  = name another file\n");
        return exit_code::usage;
    }
    if (replaces_knowledge(file, options.knowledge, "exercise", surroundings)) return exit_code::usage;
    Frame frame;
    if (const auto failed = prepare(frame, "exercise", options.knowledge, options.today, surroundings)) return *failed;
    auto description = description_at(options.path, frame.knowledge, surroundings);
    if (!description) return exit_code::bad_input;
    if (!assign(*description,
                {.assignments = options.set, .safety = frame.knowledge.safety, .today = frame.settings.today},
                surroundings))
        return exit_code::usage;

    AuditSettings& settings = frame.settings;
    settings.minutes = options.minutes;
    const auto format = std::ranges::find(exercise_formats(), options.format, &Format::name);
    settings.plan = format->shows_plan;
    settings.postures = format->shows_postures;
    Report report{.audits = {}, .knowledge = &frame.knowledge, .profile = frame.profile->id, .today = settings.today};
    report.audits.push_back(settled(audit(*description, frame.knowledge, settings)));
    const int exit = static_cast<int>(report.audits.front().exit);
    if (const int failed = deliver_one(*format, file, report, options.look, surroundings)) return failed;
    return exit;
}

}  // namespace ergoaudit
