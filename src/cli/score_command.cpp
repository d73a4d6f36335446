// ergoaudit score: published instruments, from rows of observed items or from a description.

#include "commands.hpp"
#include "inputs.hpp"

#include "ergoaudit/audit/audit.hpp"
#include "ergoaudit/base/suggestion.hpp"
#include "ergoaudit/base/text.hpp"
#include "ergoaudit/instruments/cases.hpp"
#include "ergoaudit/render/instrument_report.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include <fmt/format.h>

namespace ergoaudit {
namespace {

const Instrument* find_instrument(const std::string& name, const Knowledge& knowledge,
                                  const Surroundings& surroundings) {
    if (const Instrument* found = knowledge.instrument(name)) return found;
    std::vector<std::string_view> names;
    for (const Instrument& instrument : knowledge.instruments) names.push_back(instrument.id);
    complain_of_use("score", surroundings, fmt::format("no instrument \"{}\"", printable(name)),
                    suggestion_for(name, names, fmt::format("instruments: {}", fmt::join(names, ", "))));
    return nullptr;
}

int deliver(std::string_view text, const ScoreOptions& options, const Surroundings& surroundings) {
    if (options.output.empty() || options.output == "-") return print_all(text, surroundings);
    if (is_same_file(options.output, options.path)) {
        surroundings.complain(
            fmt::format("ergoaudit score: {} is the input; the result would replace it\n", printable(options.path)));
        return exit_code::usage;
    }
    if (replaces_knowledge(options.output, options.knowledge, "score", surroundings)) return exit_code::usage;
    if (const auto problem = surroundings.files.write(options.output, text)) {
        surroundings.complain(to_text(*problem));
        return exit_code::cannot_write;
    }
    return exit_code::passed;
}

int score_rows(const Instrument& instrument, const ScoreOptions& options, const Surroundings& surroundings) {
    auto csv = surroundings.files.read(options.path);
    if (csv.ok()) {
        const auto scored = score_cases(instrument, csv.value(), options.path);
        if (scored.ok()) return deliver(scored.value(), options, surroundings);
        complain_all(scored.problems(), surroundings);
    } else
        complain_all(csv.problems(), surroundings);
    return exit_code::bad_input;
}

// An action of the safety gate comes first here too.
int score_description(const Instrument& instrument, Frame& frame, const ScoreOptions& options,
                      const Surroundings& surroundings) {
    const auto description = description_at(options.path, frame.knowledge, surroundings);
    if (!description) return exit_code::bad_input;
    frame.settings.postures = false;
    const Audit result = audit(*description, frame.knowledge, frame.settings);
    const TextStyle style = style_for(options.look, surroundings, surroundings.terminal && options.output.empty());
    if (result.status == Status::withheld) {
        const Report report{.audits = {result},
                            .knowledge = &frame.knowledge,
                            .profile = frame.profile->id,
                            .today = frame.settings.today};
        const int failed =
            deliver(options.format == "json" ? as_json(report) : as_text(report, style), options, surroundings);
        return failed != exit_code::passed ? failed : exit_code::gate_failed;
    }
    const bool scored = std::ranges::any_of(
        result.instruments, [&](const InstrumentScore& one) { return one.instrument->id == instrument.id; });
    if (!scored) {
        surroundings.complain(
            fmt::format("ergoaudit score: {} has nothing to say about {}\n", instrument.name, printable(options.path)));
        return exit_code::not_judged;
    }
    return deliver(options.format == "json" ? instrument_as_json(result, instrument.id)
                                            : instrument_as_text(result, instrument.id, style),
                   options, surroundings);
}

}  // namespace

int score_command(const Words& words, const Surroundings& surroundings) {
    const auto typed = read_score(words);
    if (!typed.options) return not_read(typed, surroundings);
    const ScoreOptions& options = *typed.options;
    Frame frame;
    if (const auto failed = prepare(frame, "score", options.knowledge, options.today, surroundings)) return *failed;
    const Instrument* instrument = find_instrument(options.instrument, frame.knowledge, surroundings);
    if (instrument == nullptr) return exit_code::usage;
    const bool is_description = options.path.ends_with(".toml");
    if (!is_description && options.format == "json") {
        surroundings.complain("ergoaudit score: rows come out as rows\n  = -f json is for a description (.toml)\n");
        return exit_code::usage;
    }
    return is_description ? score_description(*instrument, frame, options, surroundings)
                          : score_rows(*instrument, options, surroundings);
}

}  // namespace ergoaudit
