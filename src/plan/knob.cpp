#include "ergoaudit/plan/knob.hpp"

#include "plan_fields.hpp"

#include "ergoaudit/rules/given_reader.hpp"
#include "ergoaudit/toml/field_reader.hpp"

#include <algorithm>
#include <cmath>
#include <string>

#include <fmt/format.h>

namespace ergoaudit {
namespace {

// Which screen an example speaks of.
std::uint8_t read_screen(FieldReader& fields, Group group) {
    const double screen = fields.number_or("screen", 0);
    const bool is_one = screen >= 0 && screen < most_screens && screen == std::floor(screen);
    if (group != Group::screen && fields.any("screen") != nullptr)
        fields.problem(fields.where("screen"), "only what is turned at each screen is asked of one");
    else if (!is_one)
        fields.problem(fields.where("screen"), fmt::format("\"screen\" lies from 0 to {}", most_screens - 1));
    return is_one ? static_cast<std::uint8_t>(screen) : 0;
}

KnobExample read_example(const toml_tree::Node& table, const toml_tree::Document& document, Group group, Arena& arena,
                         Diagnostics& problems) {
    FieldReader fields(table, document, arena, problems);
    KnobExample example{.given = read_given(fields, table, arena), .where = table.where};
    example.screen = read_screen(fields, group);
    example.never = fields.yes_no_or("never", false);
    example.asked = fields.yes_no_or("asked", false);
    example.cannot = fields.yes_no_or("cannot", false) || example.never || example.asked;
    if (example.cannot) {
        for (const std::string_view key : {"low", "high", "aim"})
            if (fields.any(key) != nullptr)
                fields.problem(fields.where(key), fmt::format("what cannot be turned has no \"{}\"", key));
    } else {
        example.range = {fields.number("low"), fields.number("high")};
        example.aim = fields.number_or("aim", unknown);
        if (example.range.from > example.range.to) fields.problem(fields.where("low"), "\"low\" lies above \"high\"");
    }
    fields.done();
    return example;
}

std::span<const KnobExample> read_examples(FieldReader& fields, const toml_tree::Document& document, Group group,
                                           Arena& arena, Diagnostics& problems) {
    std::vector<KnobExample> examples;
    for (const toml_tree::Node* node : fields.tables("examples"))
        examples.push_back(read_example(*node, document, group, arena, problems));
    if (examples.empty())
        fields.problem(fields.where("examples"), "a knob needs at least one example", "examples = [{ … }]");
    return arena.keep(std::move(examples));
}

bool has_no_braces_but(std::string_view text, std::string_view known) {
    const std::size_t at = text.find(known);
    const std::string_view before = text.substr(0, at);
    const std::string_view after = at == text.npos ? std::string_view() : text.substr(at + known.size());
    return (std::string(before) + std::string(after)).find_first_of("{}") == std::string::npos;
}

// All but the examples.
Knob read_knob(FieldReader& fields) {
    Knob knob;
    knob.fact = read_fact(fields, "fact", fields.text("fact"));
    const Group group = knob.fact.exists() ? knob.fact.info().group : Group::workstation;
    knob.when = read_condition(fields, "when", group);
    knob.low = read_program(fields, "low", group);
    knob.high = read_program(fields, "high", group);
    knob.up = fields.text("up");
    knob.down = fields.text("down");
    knob.assumed = fields.text_or("assumed", "");
    if (!has_no_braces_but(knob.assumed, "{range}"))
        fields.problem(fields.where("assumed"), "nothing but {range} can stand in braces here");
    knob.source = fields.text_or("source", "");
    if (fields.any("aim") != nullptr) knob.aim = read_program(fields, "aim", group);
    knob.is_hub = fields.yes_no_or("hub", false);
    knob.step = fields.number_or("step", knob.fact.exists() ? knob.fact.info().step : 0);
    knob.range_given = read_fact(fields, "range_given", fields.text_or("range_given", ""));
    if (knob.fact.exists() && !(knob.fact.info().step > 0))
        fields.problem(fields.where("fact"), "this fact has no steps: it is not adjustable");
    return knob;
}

}  // namespace

Result<std::vector<Knob>> read_knobs(const toml_tree::Document& document, Arena& arena) {
    Diagnostics problems;
    std::vector<Knob> knobs;
    const std::string_view name = arena.keep(document.file);
    FieldReader file(document.root, document, arena, problems);
    for (const toml_tree::Node* node : file.tables("knob")) {
        FieldReader fields(*node, document, arena, problems);
        Knob knob = read_knob(fields);
        const Group group = knob.fact.exists() ? knob.fact.info().group : Group::workstation;
        knob.examples = read_examples(fields, document, group, arena, problems);
        knob.where = {.file = name, .span = node->where};
        fields.done();
        knobs.push_back(knob);
    }
    file.done();
    if (!problems.empty()) return problems;
    return knobs;
}

}  // namespace ergoaudit
