// ergoaudit report: a stored report as any other page, byte for byte as it would have been written at once.

#include "artefacts.hpp"
#include "inputs.hpp"
#include "stored_input.hpp"

#include "ergoaudit/base/text.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

namespace ergoaudit {
namespace {

// Read and restored; a report for a manager rests on other answers than anybody else's, so nobody else's becomes one.
std::optional<int> restore_for(RestoredReport& restored, const ReportOptions& options,
                               const Surroundings& surroundings) {
    auto text = surroundings.files.read(options.path);
    if (!text.ok()) {
        complain_all(text.problems(), surroundings);
        return exit_code::bad_input;
    }
    const auto stored = read_stored_report(text.value(), options.path);
    if (!stored.ok()) {
        complain_all(stored.problems(), surroundings);
        return exit_code::bad_input;
    }
    const std::string_view made_for = role_names[static_cast<std::size_t>(stored.value().head().role)];
    if (!options.role.empty() && options.role != made_for) {
        surroundings.complain(
            fmt::format("ergoaudit report: {} was made for: {}; it does not become a report for: {}\n"
                        "  = make that one from the description: ergoaudit check PATH --role {}\n",
                        printable(options.path), made_for, options.role, options.role));
        return exit_code::usage;
    }
    return restore_report(restored, "report", stored.value(), options.knowledge, surroundings);
}

}  // namespace

int report_command(const Words& words, const Surroundings& surroundings) {
    const auto typed = read_report(words);
    if (!typed.options) return not_read(typed, surroundings);
    const ReportOptions& options = *typed.options;
    const auto artefacts = artefacts_for("report", options.format, options.output, options.reports, surroundings);
    if (!artefacts) return exit_code::usage;
    if (!writes_over_nothing(*artefacts, {options.path}, "the stored report", "report", surroundings))
        return exit_code::usage;
    for (const Artefact& artefact : *artefacts)
        if (replaces_knowledge(artefact.file, options.knowledge, "report", surroundings)) return exit_code::usage;
    RestoredReport restored;
    if (const auto failed = restore_for(restored, options, surroundings)) return *failed;
    if (!are_for(restored.report.role, *artefacts, "report", surroundings)) return exit_code::usage;
    std::vector<std::string_view> ids;
    for (const Audit& audit : restored.report.audits) ids.push_back(audit.id);
    if (!are_for_these(ids, *artefacts, surroundings)) return exit_code::usage;
    std::vector<Audit> audits = std::exchange(restored.report.audits, {});
    Delivery delivery(restored.report, audits.size(), *artefacts, options.look, surroundings);
    for (Audit& audit : audits)
        if (delivery.is_open()) delivery.take(std::move(audit));
    return delivery.finish(options.exit_zero);
}

}  // namespace ergoaudit
