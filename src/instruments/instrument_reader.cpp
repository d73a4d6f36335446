// One file to one instrument, top down: head, definitions, items, steps, examples. Only entry: read_instrument().

#include "ergoaudit/instruments/instrument_reader.hpp"

#include "step_check.hpp"

#include "ergoaudit/base/suggestion.hpp"
#include "ergoaudit/instruments/instrument_score.hpp"
#include "ergoaudit/rules/definition_reader.hpp"
#include "ergoaudit/rules/expression_reader.hpp"
#include "ergoaudit/rules/given_reader.hpp"
#include "ergoaudit/toml/field_reader.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>

namespace ergoaudit {
namespace {

using toml_tree::Node;

constexpr std::array<std::string_view, 3> groups = {"workstation", "side", "region"};
constexpr std::array<Group, 3> group_of_name = {Group::workstation, Group::side, Group::region};

class InstrumentReader {
  public:
    InstrumentReader(const toml_tree::Document& document, Arena& arena) : document_(document), arena_(arena) {}

    Result<Instrument> read() {
        FieldReader file = reader(document_.root);
        read_head(file);
        definitions_ = definitions_in(file, scope(), document_, arena_, problems_);
        if (file.any("applies") != nullptr) instrument_.applies = truth(file, "applies");
        read_carried(file);
        read_items(file);
        read_steps(file);
        read_levels(file);
        read_notes(file);
        if (problems_.empty()) check_steps();
        if (problems_.empty()) read_examples(file);
        file.any("example");
        file.done();
        if (!problems_.empty()) return problems_;
        return instrument_;
    }

  private:
    FieldReader reader(const Node& table) { return {table, document_, arena_, problems_}; }

    void read_head(FieldReader& file) {
        instrument_.where = {.file = arena_.keep(document_.file), .span = {}};
        instrument_.id = file.text("id");
        instrument_.name = file.text("name");
        instrument_.title = file.text("title");
        if (file.any("group") != nullptr)
            if (const auto group = file.one_of("group", groups)) instrument_.group = group_of_name[*group];
        instrument_.each_posture = file.yes_no_or("each_posture", false);
        instrument_.tells = file.text("tells");
        instrument_.cannot_tell = file.text("cannot_tell");
        instrument_.in_short = file.text("in_short");
        instrument_.assumptions = arena_.keep(file.texts_or_none("assumptions"));
        std::vector<Citation> sources;
        for (const Node* node : file.tables("sources")) {
            FieldReader fields = reader(*node);
            Citation citation{
                .key = fields.text("key"), .clause = fields.text_or("clause", ""), .says = fields.text("says")};
            if (const auto known = fields.one_of("known", known_names)) citation.known = static_cast<HowKnown>(*known);
            fields.done();
            sources.push_back(citation);
        }
        if (sources.empty()) file.problem(file.where("sources"), "an instrument needs at least one source");
        instrument_.sources = arena_.keep(std::move(sources));
    }

    [[nodiscard]] Scope scope() const {
        return {.group = instrument_.group, .definitions = definitions_, .all_at_hand = true};
    }

    Program truth(FieldReader& fields, std::string_view key) { return read_truth(fields, key, scope()); }

    void read_carried(FieldReader& file) {
        std::vector<CarriedColumn> carried;
        for (const Node* node : file.tables("carried")) {
            FieldReader fields = reader(*node);
            carried.push_back({.name = fields.text("name"),
                               .values = arena_.keep(fields.texts_or_none("values")),
                               .may_be_empty = fields.yes_no_or("may_be_empty", false)});
            fields.done();
        }
        if (carried.size() > most_carried)
            file.problem(file.where("carried"), fmt::format("at most {} columns are carried", most_carried));
        instrument_.carried = arena_.keep(std::move(carried));
    }

    void read_items(FieldReader& file) {
        std::vector<InstrumentItem> items;
        for (const Node* node : file.tables("item")) {
            FieldReader fields = reader(*node);
            items.push_back(item(fields));
            fields.done();
        }
        if (items.empty() || items.size() > most_items)
            file.problem(file.where("item"), fmt::format("an instrument has from 1 to {} items", most_items));
        instrument_.items = arena_.keep(std::move(items));
    }

    InstrumentItem item(FieldReader& fields) {
        InstrumentItem item;
        item.id = fields.text("id");
        item.text = fields.text("text");
        item.assumes = fields.text_or("assumes", "");
        item.observed = observed_fact(item.id);
        item.options = arena_.keep(options(fields));
        if (fields.any("usual") != nullptr)
            if (const auto usual = option_named(fields, "usual", item)) item.usual = static_cast<std::uint8_t>(*usual);
        if (fields.any("when_empty") != nullptr)
            if (const auto empty = option_named(fields, "when_empty", item))
                item.when_empty = static_cast<std::int8_t>(*empty);
        return item;
    }

    [[nodiscard]] Fact observed_fact(std::string_view item) const {
        const auto fact = find_fact(fmt::format("{}.{}", instrument_.id, item));
        return fact && fact->info().group == instrument_.group ? *fact : Fact{};
    }

    std::vector<ItemOption> options(FieldReader& fields) {
        if (fields.any("options") == nullptr) {
            const double points = fields.number_or("points", 1);
            return {{.name = "0", .points = 0, .when = {}, .unless_assumed = {}},
                    {.name = "1", .points = points, .when = truth(fields, "when"), .unless_assumed = unless(fields)}};
        }
        std::vector<ItemOption> options;
        for (const Node* node : fields.tables("options")) {
            FieldReader option = reader(*node);
            options.push_back({.name = option.text("name"),
                               .points = option.number("points"),
                               .when = truth(option, "when"),
                               .unless_assumed = unless(option),
                               .derived_only = option.yes_no_or("derived_only", false),
                               .because = option.text_or("because", "")});
            const auto first = std::ranges::find(options, options.back().name, &ItemOption::name);
            if (first->points != options.back().points)
                option.problem(node->where, fmt::format("\"{}\" has other points above", options.back().name));
            option.done();
        }
        if (options.size() < 2 || options.size() > most_options)
            fields.problem(fields.where("options"), fmt::format("an item has from 2 to {} options", most_options));
        return options;
    }

    Fact unless(FieldReader& fields) {
        const std::string_view path = fields.text_or("unless_assumed", "");
        if (path.empty()) return {};
        const auto fact = find_fact(path);
        if (!fact) fields.problem(fields.where("unless_assumed"), fmt::format("no such fact: \"{}\"", path));
        return fact.value_or(Fact{});
    }

    std::optional<std::size_t> option_named(FieldReader& fields, std::string_view key, const InstrumentItem& item) {
        std::vector<std::string_view> names;
        for (const ItemOption& option : item.options) names.push_back(option.name);
        return fields.one_of(key, names);
    }

    void read_steps(FieldReader& file) {
        std::vector<ScoreStep> steps;
        for (const Node* node : file.tables("step")) {
            FieldReader fields = reader(*node);
            steps.push_back(step(fields, steps));
            fields.done();
            step_where_.push_back(node->where);
        }
        if (steps.empty() || steps.size() > most_steps)
            file.problem(file.where("step"), fmt::format("an instrument has from 1 to {} steps", most_steps));
        instrument_.steps = arena_.keep(std::move(steps));
    }

    ScoreStep step(FieldReader& fields, const std::vector<ScoreStep>& before) {
        ScoreStep step;
        step.id = fields.text("id");
        step.is_output = fields.yes_no_or("output", false);
        if (fields.any("cells") != nullptr) {
            step.kind = StepKind::table;
            read_table(fields, before, step);
            return step;
        }
        const bool is_product = fields.any("product") != nullptr;
        step.kind = is_product ? StepKind::product : StepKind::sum;
        const std::string_view key = is_product ? "product" : "sum";
        std::vector<StepInput> inputs;
        for (const std::string_view name : fields.texts_or_none(key))
            inputs.push_back(input(fields, key, name, before));
        if (inputs.empty()) fields.problem(fields.where(), "a step has a sum, a product or a table", "sum = [\"…\"]");
        step.inputs = arena_.keep(std::move(inputs));
        step.least = fields.number_or("least", step.least);
        step.most = fields.number_or("most", step.most);
        check_ends(fields, step);
        return step;
    }

    static void check_ends(FieldReader& fields, const ScoreStep& step) {
        for (const std::string_view key : {"least", "most"})
            if (const Node* node = fields.any(key);
                node != nullptr && node->number() != nullptr && !std::isfinite(*node->number()))
                fields.problem(node->where, fmt::format("\"{}\" must be finite", key),
                               "leave it out when there is no end");
        if (step.least > step.most)
            fields.problem(fields.where("least"), "\"least\" is above \"most\"",
                           "the smaller number is the least that the step can give");
    }

    StepInput input(FieldReader& fields, std::string_view key, std::string_view name,
                    const std::vector<ScoreStep>& before) {
        std::vector<std::string_view> names;
        for (const InstrumentItem& item : instrument_.items) names.push_back(item.id);
        for (const ScoreStep& step : before) names.push_back(step.id);
        const auto found = std::ranges::find(names, name);
        if (found != names.end()) return static_cast<StepInput>(found - names.begin());
        fields.problem(fields.where(key), fmt::format("\"{}\" is no item and no earlier step", name),
                       suggestion_for(name, names));
        return 0;
    }

    void read_table(FieldReader& fields, const std::vector<ScoreStep>& before, ScoreStep& step) {
        std::vector<TableAxis> axes;
        std::array<std::size_t, 2> extent = {1, 1};
        constexpr std::array<std::string_view, 2> sides = {"rows", "columns"};
        for (std::size_t side = 0; side < sides.size(); ++side)
            for (const Node* node : fields.tables(sides[side])) {
                FieldReader axis = reader(*node);
                const double from = axis.number("from"), to = axis.number("to");
                axes.push_back({.input = input(axis, "of", axis.text("of"), before)});
                axis.done();
                if (!(from == std::floor(from) && to == std::floor(to) && from <= to && std::abs(from) < 1000 &&
                      to < 1000)) {
                    axis.problem(node->where, "an axis runs over whole numbers, from the smaller to the larger");
                    return;
                }
                axes.back().from = static_cast<std::int16_t>(from);
                axes.back().to = static_cast<std::int16_t>(to);
                extent[side] *= static_cast<std::size_t>(to - from + 1);
            }
        if (axes.empty()) fields.problem(fields.where("cells"), "a table needs rows and columns");
        step.axes = arena_.keep(std::move(axes));
        step.cells = arena_.keep(cells(fields, extent[0], extent[1]));
    }

    std::vector<double> cells(FieldReader& fields, std::size_t rows, std::size_t columns) {
        const Node* all = fields.any("cells");
        std::vector<double> cells;
        const auto shape = [&](SourceSpan where, std::string found) {
            fields.problem(where,
                           fmt::format("the axes want {} rows of {} cells, but here are {}", rows, columns, found));
            return cells;
        };
        if (all->array() == nullptr) return shape(all->where, std::string(all->kind_name()));
        for (const Node& row : *all->array()) {
            if (row.array() == nullptr || row.array()->size() != columns)
                return shape(row.where, row.array() == nullptr ? std::string(row.kind_name())
                                                               : fmt::format("{} cells", row.array()->size()));
            for (const Node& cell : *row.array()) {
                if (cell.number() == nullptr) return shape(cell.where, std::string(cell.kind_name()));
                cells.push_back(*cell.number());
            }
        }
        if (all->array()->size() != rows) return shape(all->where, fmt::format("{} rows", all->array()->size()));
        return cells;
    }

    void check_steps() {
        std::vector<PossibleOptions> anything;
        for (const InstrumentItem& item : instrument_.items) anything.push_back(all_options(item));
        std::array<ScoreRange, most_steps> steps;
        for (const StepProblem& problem : problems_of_steps(instrument_))
            problems_.push_back({.level = Level::error,
                                 .file = document_.file,
                                 .where = step_where_[problem.step],
                                 .message = problem.message,
                                 .help = problem.help,
                                 .quoted = std::string(line_of(document_.text, step_where_[problem.step].line))});
        if (!problems_.empty()) return;
        score_steps(instrument_, anything, steps);
        instrument_.lowest = steps[instrument_.steps.size() - 1].low;
        instrument_.highest = steps[instrument_.steps.size() - 1].high;
    }

    void read_levels(FieldReader& file) {
        instrument_.level_name = file.text_or("level_name", "");
        instrument_.level_is_yes_no = file.yes_no_or("level_is_yes_no", false);
        std::vector<ScoreLevel> levels;
        for (const Node* node : file.tables("levels")) {
            FieldReader fields = reader(*node);
            levels.push_back(
                {.from = fields.number("from"), .level = fields.number("level"), .text = fields.text("text")});
            fields.done();
            if (levels.size() > 1 && !(levels[levels.size() - 2].from < levels.back().from))
                fields.problem(node->where, "levels stand in rising order");
        }
        if (levels.empty() != instrument_.level_name.empty())
            file.problem(file.where("levels"), "levels and level_name belong together");
        instrument_.levels = arena_.keep(std::move(levels));
    }

    void read_notes(FieldReader& file) {
        std::vector<InstrumentNote> notes;
        for (const Node* node : file.tables("note")) {
            FieldReader fields = reader(*node);
            notes.push_back({.when = truth(fields, "when"), .text = fields.text("text")});
            fields.done();
        }
        instrument_.notes = arena_.keep(std::move(notes));
    }

    void read_examples(FieldReader& file) {
        std::vector<WorkedExample> examples;
        for (const Node* node : file.tables("example")) {
            FieldReader fields = reader(*node);
            WorkedExample example{.title = fields.text("title"), .where = node->where};
            example.from_facts = fields.any("given") != nullptr;
            if (example.from_facts) example.given = read_given(fields, *node, arena_);
            if (const Node* items = fields.table("items")) example.answers = arena_.keep(answers(*items));
            if (const Node* expect = fields.table("expect")) example.expected = arena_.keep(expected(*expect));
            fields.done();
            examples.push_back(example);
        }
        instrument_.examples = arena_.keep(std::move(examples));
    }

    void wrong(SourceSpan where, std::string message) {
        problems_.push_back({.level = Level::error,
                             .file = document_.file,
                             .where = where,
                             .message = std::move(message),
                             .help = {},
                             .quoted = std::string(line_of(document_.text, where.line))});
    }

    std::vector<ExampleAnswer> answers(const Node& table) {
        std::vector<ExampleAnswer> answers;
        for (const toml_tree::Member& member : *table.table()) {
            const std::size_t place = instrument_.item(member.key);
            if (place == instrument_.items.size()) {
                wrong(member.key_where, fmt::format("there is no item \"{}\"", member.key));
                continue;
            }
            const InstrumentItem& item = instrument_.items[place];
            const std::string said = member.node.string() != nullptr ? *member.node.string() : std::string();
            const auto option = std::ranges::find(item.options, std::string_view(said), &ItemOption::name);
            if (option == item.options.end() && said != "?") {
                wrong(member.node.where, fmt::format("\"{}\" has no such option", member.key));
                continue;
            }
            const auto number = static_cast<std::int8_t>(option - item.options.begin());
            answers.push_back(
                {.item = static_cast<std::uint16_t>(place), .option = said == "?" ? std::int8_t{-1} : number});
        }
        return answers;
    }

    std::vector<ExpectedValue> expected(const Node& table) {
        std::vector<ExpectedValue> values;
        for (const toml_tree::Member& member : *table.table()) {
            const bool is_level = !instrument_.level_name.empty() && member.key == instrument_.level_name;
            const std::size_t step = is_level ? instrument_.steps.size() : instrument_.step(member.key);
            const auto* range = member.node.array();
            const bool is_range = range != nullptr && range->size() == 2 && (*range)[0].number() != nullptr &&
                                  (*range)[1].number() != nullptr;
            const double* number = member.node.number();
            if ((!is_level && step == instrument_.steps.size()) || (number == nullptr && !is_range)) {
                wrong(member.key_where, fmt::format("\"{}\" is no step with a number or [low, high]", member.key));
                continue;
            }
            values.push_back({.step = static_cast<std::uint16_t>(step),
                              .low = is_range ? *(*range)[0].number() : *number,
                              .high = is_range ? *(*range)[1].number() : *number});
        }
        return values;
    }

    const toml_tree::Document& document_;
    Arena& arena_;
    Diagnostics problems_;
    Instrument instrument_;
    std::vector<Definition> definitions_;
    std::vector<SourceSpan> step_where_;
};

}  // namespace

Result<Instrument> read_instrument(const toml_tree::Document& document, Arena& arena) {
    return InstrumentReader(document, arena).read();
}

}  // namespace ergoaudit
