// diff: two descriptions of one workstation, audited alike and compared.

#include "commands.hpp"
#include "inputs.hpp"

#include "ergoaudit/audit/audit.hpp"
#include "ergoaudit/render/comparison_pages.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace ergoaudit {
namespace {

int exit_of(Outcome outcome) {
    switch (outcome) {
        case Outcome::same:
        case Outcome::better:
            return exit_code::passed;
        case Outcome::worse:
            return exit_code::gate_failed;
        case Outcome::not_comparable:
            return exit_code::usage;
    }
    return exit_code::bug;
}

}  // namespace

int diff_command(const Words& words, const Surroundings& surroundings) {
    const auto typed = read_diff(words);
    if (!typed.options) return not_read(typed, surroundings);
    const DiffOptions& options = *typed.options;
    Frame frame;
    if (const auto failed = prepare(frame, "diff", options.knowledge, options.today, surroundings)) return *failed;
    const auto before = description_at(options.before, surroundings),
               after = description_at(options.after, surroundings);
    if (!before || !after) return exit_code::bad_input;

    const auto page = std::ranges::find(formats(), options.format, &Format::name);  // html, markdown
    const bool is_whole_page = options.format != "text" && options.format != "json";
    frame.settings.postures = false;
    const Audit was = audit(*before, frame.knowledge, frame.settings);
    frame.settings.postures = frame.settings.plan = is_whole_page;
    const Audit is = audit(*after, frame.knowledge, frame.settings);
    Comparison comparison = compare(was, is, frame.knowledge.scoring);
    comparison.values = changed_values(*before, *after);
    const Compared compared{.before = options.before,
                            .after = options.after,
                            .profile = frame.profile->id,
                            .comparison = &comparison,
                            .action = is.status == Status::withheld ? is.safety.headline : std::string_view{}};
    const TextStyle style = style_for(options.look, surroundings, surroundings.terminal);
    std::string text;
    if (is_whole_page)
        text = page->render({.audits = {is},
                             .knowledge = &frame.knowledge,
                             .profile = frame.profile->id,
                             .today = frame.settings.today,
                             .since = &compared},
                            style);
    else
        text = options.format == "json" ? comparison_as_json(compared) : comparison_as_text(compared, style);
    if (const int failed = print_all(text, surroundings)) return failed;
    return exit_of(comparison.outcome);
}

}  // namespace ergoaudit
