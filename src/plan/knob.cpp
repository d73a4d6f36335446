#include "ergoaudit/plan/knob.hpp"

#include "ergoaudit/rules/expression.hpp"
#include "ergoaudit/toml/field_reader.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace ergoaudit {
namespace {

Fact read_fact(FieldReader& fields, std::string_view key, std::string_view path) {
    if (path.empty()) return {};
    const auto fact = find_fact(path);
    if (!fact) fields.problem(fields.where(key), fmt::format("no such fact: \"{}\"", path));
    return fact.value_or(Fact{});
}

Program read_program(FieldReader& fields, std::string_view key, Group group, Arena& arena) {
    const std::string_view text = fields.text(key);
    if (text.empty()) return {};
    const auto compiled = compile(text, {.group = group});
    if (!compiled.ok()) {
        for (const Diagnostic& problem : compiled.problems())
            fields.problem(fields.where(key), problem.message, problem.help);
        return {};
    }
    return {.text = text,
            .code = arena.keep(compiled.value().code),
            .unit = compiled.value().unit,
            .is_truth = compiled.value().is_truth};
}

Knob read_knob(FieldReader& fields, Arena& arena) {
    Knob knob;
    knob.fact = read_fact(fields, "fact", fields.text("fact"));
    const Group group = knob.fact.exists() ? knob.fact.info().group : Group::workstation;
    knob.when = read_program(fields, "when", group, arena);
    knob.low = read_program(fields, "low", group, arena);
    knob.high = read_program(fields, "high", group, arena);
    knob.up = fields.text("up");
    knob.down = fields.text("down");
    knob.assumed = fields.text_or("assumed", "");
    knob.source = fields.text_or("source", "");
    if (fields.any("aim") != nullptr) knob.aim = read_program(fields, "aim", group, arena);
    knob.by_own_rules = fields.yes_no_or("by_own_rules", false);
    knob.least = fields.number("least");
    knob.range_given = read_fact(fields, "range_given", fields.text_or("range_given", ""));
    if (!knob.when.empty() && !knob.when.is_truth) fields.problem(fields.where("when"), "\"when\" must be a yes or no");
    if (knob.fact.exists() && !(knob.fact.info().step > 0))
        fields.problem(fields.where("fact"), "this fact has no steps: it is not adjustable");
    fields.done();
    return knob;
}

bool same_program(const Program& a, const Program& b) {
    return a.text == b.text && std::ranges::equal(a.code, b.code) && a.unit == b.unit && a.is_truth == b.is_truth;
}

}  // namespace

bool same(const Knob& a, const Knob& b) {
    return a.fact == b.fact && same_program(a.when, b.when) && same_program(a.low, b.low) &&
           same_program(a.high, b.high) && a.up == b.up && a.down == b.down && a.assumed == b.assumed &&
           a.source == b.source && a.range_given == b.range_given && a.by_own_rules == b.by_own_rules &&
           same_program(a.aim, b.aim) && a.least == b.least;
}

Result<std::vector<Knob>> read_knobs(const toml_tree::Document& document, Arena& arena) {
    Diagnostics problems;
    std::vector<Knob> knobs;
    FieldReader file(document.root, document, arena, problems);
    for (const toml_tree::Node* node : file.tables("knob")) {
        FieldReader fields(*node, document, arena, problems);
        knobs.push_back(read_knob(fields, arena));
    }
    file.done();
    if (!problems.empty()) return problems;
    return knobs;
}

}  // namespace ergoaudit
