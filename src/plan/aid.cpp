#include "ergoaudit/plan/aid.hpp"

#include "plan_fields.hpp"

#include "ergoaudit/base/suggestion.hpp"
#include "ergoaudit/body/moved_by.hpp"
#include "ergoaudit/rules/given_reader.hpp"
#include "ergoaudit/toml/field_reader.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <tuple>

#include <fmt/format.h>

namespace ergoaudit {
namespace {

constexpr std::array<std::string_view, 2> group_names_of_aids = {"workstation", "screen"};

std::vector<std::string_view> items_of_the_shop() {
    std::vector<std::string_view> items;
    for (const FactInfo& info : fact_rows)
        if (info.belongs_to == "shop.own") items.push_back(last_part(info.path));
    return items;
}

// An item that `[shop]` knows.
void must_be_an_item(FieldReader& fields, std::string_view item) {
    const std::vector<std::string_view> items = items_of_the_shop();
    if (!item.empty() && std::ranges::find(items, item) == items.end())
        fields.problem(fields.where("item"), fmt::format("[shop] knows no item \"{}\"", item),
                       suggestion_for(item, items));
}

// `to = true`, `to = "tray"`, `to = "desk.height_cm + 3"`: what the kind of the fact asks for.
AidEffect read_effect(const toml_tree::Node& table, const toml_tree::Document& document, Group group, Arena& arena,
                      Diagnostics& problems) {
    FieldReader fields(table, document, arena, problems);
    AidEffect effect{.fact = read_fact(fields, "fact", fields.text("fact"))};
    if (!effect.fact.exists()) return effect;
    const FactInfo& info = effect.fact.info();
    if (info.origin == Origin::derived || info.who_may_see != Sensitivity::workplace)
        fields.problem(fields.where("fact"), "an aid changes what is written about the workplace, nothing else");
    if (info.group != Group::workstation && info.group != group)
        fields.problem(fields.where("fact"), fmt::format("\"{}\" is asked of each {}, and this aid is not", info.path,
                                                         group_names_of_aids[1]));
    if (info.kind == Kind::number) {
        effect.to = read_program(fields, "to", group);
        if (!effect.to.empty() && effect.to.is_truth) fields.problem(fields.where("to"), "this must be a number");
    } else if (info.kind == Kind::yes_no) {
        if (table.find("to") == nullptr) fields.problem(fields.where("to"), "\"to\" is missing");
        effect.value = fields.yes_no_or("to", false) ? 1 : 0;
    } else {
        const std::string_view name = fields.text("to");
        if (const auto value = choice_value(info, name))
            effect.value = *value;
        else
            fields.problem(fields.where("to"), fmt::format("\"{}\" cannot be \"{}\"", info.path, name),
                           fmt::format("one of: {}", info.choices));
    }
    fields.done();
    return effect;
}

AidExample read_aid_example(const toml_tree::Node& table, const toml_tree::Document& document, Arena& arena,
                            Diagnostics& problems) {
    FieldReader fields(table, document, arena, problems);
    AidExample example{.given = read_given(fields, table, arena), .sets = {}, .where = table.where};
    example.cannot = fields.yes_no_or("cannot", false);
    if (!example.cannot) example.sets = read_given(fields, table, arena, "sets");
    fields.done();
    return example;
}

std::span<const AidEffect> read_effects(FieldReader& fields, const toml_tree::Document& document, Group group,
                                        Arena& arena, Diagnostics& problems) {
    std::vector<AidEffect> effects;
    for (const toml_tree::Node* node : fields.tables("sets")) {
        const AidEffect effect = read_effect(*node, document, group, arena, problems);
        if (effect.fact.exists() && std::ranges::find(effects, effect.fact, &AidEffect::fact) != effects.end())
            fields.problem(node->where, fmt::format("\"{}\" is set twice", effect.fact.info().path));
        effects.push_back(effect);
    }
    if (effects.empty()) fields.problem(fields.where("sets"), "an aid that sets nothing changes nothing");
    return arena.keep(std::move(effects));
}

AidPart read_part(const toml_tree::Node& table, const toml_tree::Document& document, Arena& arena,
                  Diagnostics& problems) {
    FieldReader fields(table, document, arena, problems);
    AidPart part{.item = fields.text("item")};
    must_be_an_item(fields, part.item);
    part.in_use = read_fact(fields, "in_use", fields.text_or("in_use", ""));
    if (part.in_use.exists()) {
        const FactInfo& info = part.in_use.info();
        if (info.kind != Kind::yes_no || info.group != Group::workstation || info.who_may_see != Sensitivity::workplace)
            fields.problem(fields.where("in_use"),
                           fmt::format("\"{}\" is no yes or no about the workstation", info.path));
    }
    fields.done();
    return part;
}

std::span<const AidPart> read_parts(FieldReader& fields, const toml_tree::Document& document, std::string_view set,
                                    Arena& arena, Diagnostics& problems) {
    std::vector<AidPart> parts;
    for (const toml_tree::Node* node : fields.tables("parts")) {
        const AidPart part = read_part(*node, document, arena, problems);
        if (!part.item.empty() && part.item == set)
            fields.problem(node->where, fmt::format("\"{}\" is no part of itself", set));
        else if (!part.item.empty() && std::ranges::find(parts, part.item, &AidPart::item) != parts.end())
            fields.problem(node->where, fmt::format("\"{}\" is a part twice", part.item));
        parts.push_back(part);
    }
    return arena.keep(std::move(parts));
}

std::span<const AidExample> read_aid_examples(FieldReader& fields, const toml_tree::Document& document, Arena& arena,
                                              Diagnostics& problems) {
    std::vector<AidExample> examples;
    for (const toml_tree::Node* node : fields.tables("examples"))
        examples.push_back(read_aid_example(*node, document, arena, problems));
    if (examples.empty())
        fields.problem(fields.where("examples"), "an aid needs at least one example", "examples = [{ … }]");
    return arena.keep(std::move(examples));
}

Aid read_aid(const toml_tree::Node& table, const toml_tree::Document& document, Arena& arena, Diagnostics& problems) {
    FieldReader fields(table, document, arena, problems);
    Aid aid;
    aid.item = fields.text("item");
    if (const auto kind = fields.one_of("kind", aid_kind_names)) aid.kind = static_cast<AidKind>(*kind);
    if (const auto group = fields.one_of("group", group_names_of_aids))
        aid.group = *group == 0 ? Group::workstation : Group::screen;
    aid.slot = fields.text("slot");
    aid.when = read_condition(fields, "when", aid.group);
    aid.step = fields.text("step");
    aid.step_bare = fields.text_or("step_bare", "");
    aid.meanwhile = fields.text_or("meanwhile", "");
    aid.setting = read_fact(fields, "setting", fields.text_or("setting", ""));
    aid.source = fields.text("source");
    if (aid.kind == AidKind::buy) {
        aid.price = fields.number("price");
        aid.price_because = fields.text("price_because");
        if (aid.price < 0) fields.problem(fields.where("price"), "a price is 0 or more");
        must_be_an_item(fields, aid.item);
        aid.parts = read_parts(fields, document, aid.item, arena, problems);
    } else {
        [[maybe_unused]] const Fact taken_away = read_fact(fields, "item", aid.item);
    }
    aid.sets = read_effects(fields, document, aid.group, arena, problems);
    if (aid.setting.exists() && std::ranges::find(aid.sets, aid.setting, &AidEffect::fact) == aid.sets.end())
        fields.problem(fields.where("setting"), fmt::format("\"{}\" is not among what is set", aid.setting.info().path),
                       "what is set on an aid later needs a first value here");
    aid.examples = read_aid_examples(fields, document, arena, problems);
    aid.where = {.file = arena.keep(document.file), .span = table.where};
    fields.done();
    return aid;
}

// Told once, so that variants cannot disagree; and no set within a set, so that parts are things that have a price.
void check_parts(std::span<const Aid> aids, std::span<const toml_tree::Node* const> tables, FieldReader& file) {
    const auto tells_parts_of = [](std::string_view item) {
        return [item](const Aid& one) { return one.item == item && !one.parts.empty(); };
    };
    for (std::size_t i = 0; i < aids.size(); ++i) {
        const Aid& set = aids[i];
        if (set.parts.empty()) continue;
        const SourceSpan where = tables[i]->find("parts")->where;
        if (std::ranges::any_of(aids.first(i), tells_parts_of(set.item)))
            file.problem(where, fmt::format("the parts of \"{}\" are told twice", set.item),
                         "one of its variants tells them for all");
        for (const AidPart& part : set.parts)
            if (part.item != set.item && std::ranges::any_of(aids, tells_parts_of(part.item)))
                file.problem(where, fmt::format("\"{}\", a part of \"{}\", has parts itself", part.item, set.item));
    }
}

}  // namespace

Result<std::vector<Aid>> read_aids(const toml_tree::Document& document, Arena& arena) {
    Diagnostics problems;
    std::vector<Aid> aids;
    FieldReader file(document.root, document, arena, problems);
    const std::vector<const toml_tree::Node*> tables = file.tables("aid");
    for (const toml_tree::Node* node : tables) aids.push_back(read_aid(*node, document, arena, problems));
    check_parts(aids, tables, file);
    file.done();
    if (!problems.empty()) return problems;
    return aids;
}

bool fits(const Aid& aid, const Facts& facts, Instance at) {
    return evaluate(aid.when, facts, at) == 1 && std::ranges::all_of(aid.sets, [&](const AidEffect& effect) {
               return effect.to.empty() || !std::isnan(evaluate(effect.to, facts, at));
           });
}

std::optional<Fact> shop_fact(std::string_view list, std::string_view item) {
    return find_fact(fmt::format("shop.{}.{}", list, item));
}

bool is_owned(std::string_view item, const Facts& facts) {
    const auto own = shop_fact("own", item);
    return own && facts.says(*own);
}

bool is_offered(std::string_view item, const Facts& facts) {
    bool is_told = false, this_one = false;  // an empty list is told, too
    for (std::uint16_t i = 0; i < fact_count; ++i) {
        const FactInfo& info = fact_rows[i];
        if (info.belongs_to != "shop.offered" || !facts.knows(Fact{i})) continue;
        is_told = is_told || facts.from(Fact{i}) != Provenance::defaulted;
        this_one = this_one || (facts.says(Fact{i}) && last_part(info.path) == item);
    }
    return !is_told || this_one;
}

double price_of(const Aid& aid, const Facts& facts) {
    const auto given = shop_fact("prices", aid.item);
    return given && facts.knows(*given) ? facts.value(*given) : aid.price;
}

namespace {

// What may be told beside `x_cm`: `x_min_cm`, `x_max_cm` and `x_step_cm`.
struct Beside {
    Fact low, high, step;
};
constexpr auto told_beside_settings = [] {
    std::array<Beside, fact_count> beside;
    beside.fill(Beside{Fact{}, Fact{}, Fact{}});
    for (std::uint16_t i = 0; i < fact_count; ++i) {
        if (!(fact_rows[i].step > 0)) continue;
        const auto told = [&](std::string_view word) { return told_beside(Fact{i}, word).value_or(Fact{}); };
        beside[i] = {.low = told("_min"), .high = told("_max"), .step = told("_step")};
    }
    return beside;
}();
static_assert(!told_beside_settings[0].low.exists(), "nothing stands beside what is not set");

// The step that is told beside an end of a range, by that end.
constexpr auto step_of_the_range = [] {
    std::array<Fact, fact_count> steps;
    steps.fill(Fact{});
    for (const Beside& beside : told_beside_settings)
        for (const Fact end : {beside.low, beside.high})
            if (end.exists()) steps[end.index] = beside.step;
    return steps;
}();

bool sets(const Aid& aid, Fact fact) { return std::ranges::find(aid.sets, fact, &AidEffect::fact) != aid.sets.end(); }

}  // namespace

std::vector<Fact> ended_by(const Aid& aid) {
    std::vector<Fact> ended;
    if (aid.kind != AidKind::buy) return ended;
    const auto end = [&](Fact beside) {
        if (beside.exists() && !sets(aid, beside)) ended.push_back(beside);
    };
    for (const AidEffect& effect : aid.sets) {
        const Beside& beside = told_beside_settings[effect.fact.index];
        for (const Fact one : {beside.low, beside.high, beside.step, step_of_the_range[effect.fact.index]}) end(one);
    }
    return ended;
}

bool brings_a_range(const Aid& aid, Instance at, Row setting) {
    const auto [fact, there] = owner_of(setting);
    const auto brings = [&](std::optional<Fact> end) {
        return end && sets(aid, *end) && row_of(*end, at) == row_of(*end, there);
    };
    return brings(told_beside(fact, "_min")) || brings(told_beside(fact, "_max"));
}

void put_in_place(Facts& facts, const Aid& aid, Instance at) {
    std::vector<double> values;
    values.reserve(aid.sets.size());
    for (const AidEffect& effect : aid.sets)
        values.push_back(effect.to.empty() ? effect.value : evaluate(effect.to, facts, at));
    for (std::size_t i = 0; i < values.size(); ++i) {
        const Row row = row_of(aid.sets[i].fact, at);
        if (facts.knows(row) && !aid.sets[i].to.empty()) turn(facts, row, values[i]);
        facts.set(row, values[i], Provenance::measured);
    }
    for (const Fact beside : ended_by(aid)) facts.forget(beside, at);
}

}  // namespace ergoaudit
