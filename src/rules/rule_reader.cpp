#include "ergoaudit/rules/rule_reader.hpp"

#include "example_reader.hpp"
#include "fact_path.hpp"
#include "wording_reader.hpp"

#include "ergoaudit/base/number_text.hpp"
#include "ergoaudit/base/text.hpp"
#include "ergoaudit/rules/band_reader.hpp"
#include "ergoaudit/rules/expression_reader.hpp"
#include "ergoaudit/toml/field_reader.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

namespace ergoaudit {

namespace {

constexpr std::array<std::string_view, 6> group_names = {"workstation", "screen", "posture", "view", "side", "region"};

// What a rule about the workstation never reads: a manager sees its verdicts.
constexpr std::array<std::string_view, 12> of_the_person_alone = {"screening.",
                                                                  "discomfort.",
                                                                  "conditions.",
                                                                  "exercise.",
                                                                  "comfort.",
                                                                  "habits.stress_0_10",
                                                                  "habits.pss10_score",
                                                                  "habits.sleep_hours",
                                                                  "habits.drinks_litres",
                                                                  "habits.activity_min",
                                                                  "habits.strength_days",
                                                                  "person.last_eye_test"};

bool is_of_the_person_alone(Fact fact) {
    return std::ranges::any_of(of_the_person_alone,
                               [&](std::string_view start) { return fact.info().path.starts_with(start); });
}

// Reads one [[rule]].
class RuleReader {
  public:
    RuleReader(const toml_tree::Node& table, const toml_tree::Document& document, std::string_view file,
               std::span<const Definition> definitions, Arena& arena, Diagnostics& problems)
        : document_(document),
          definitions_(definitions),
          arena_(arena),
          problems_(problems),
          fields_(table, document, arena, problems),
          wording_(document, definitions, arena, problems) {
        rule_.where = {.file = file, .span = table.where};
    }

    Rule read() {
        rule_.id = id("id");
        rule_.words = wording_.read(fields_);
        if (const auto category = fields_.one_of("category", category_names))
            rule_.category = static_cast<Category>(*category);
        if (const auto severity = fields_.one_of("severity", severity_names))
            rule_.severity = static_cast<Severity>(*severity);
        if (fields_.any("group") != nullptr)
            if (const auto group = fields_.one_of("group", group_names)) rule_.group = static_cast<Group>(*group);
        rule_.words.instead = wording_.circumstances(fields_, rule_.group);
        rule_.applies = truth("applies");
        read_what_is_judged();
        rule_.words.collides = wording_.reckonings(fields_, rule_);
        rule_.reported = reported();
        rule_.adjust = adjust();
        rule_.sources = sources();
        rule_.examples = examples();
        rule_.our_choice = fields_.text_or("our_choice", "");
        rule_.before_adjusting = fields_.text_or("before_adjusting", "");
        read_grade();
        if (band_is_read_) wording_.check(rule_);
        check_privacy();
        fields_.done();
        return rule_;
    }

  private:
    std::string_view id(std::string_view key) {
        const std::string_view text = fields_.text(key);
        const bool is_there = fields_.any(key) != nullptr;
        if (is_there && !is_kebab(text))
            fields_.problem(fields_.where(key), fmt::format("\"{}\" is not in kebab-case", text),
                            "small letters and digits, words joined by -: \"seat-height-fits-lower-leg\"");
        return text;
    }

    // --- expressions -------------------------------------------------------------------------------------------
    Program expression(std::string_view key) {
        return read_expression(fields_, key, {.group = rule_.group, .definitions = definitions_});
    }
    Program truth(std::string_view key) {
        return read_truth(fields_, key, {.group = rule_.group, .definitions = definitions_});
    }

    // A rule that reads health is never one of the workstation.
    void check_privacy() {
        if (!is_workstation(rule_.category)) return;
        const auto check_fact = [&](Fact fact, std::string_view key) {
            if (!fact.exists() || !is_of_the_person_alone(fact)) return true;
            fields_.problem(fields_.where(key),
                            fmt::format("a rule of the workstation must not read \"{}\"", fact.info().path),
                            "give it a category of the habits: what it says then stays with the person");
            return false;
        };
        const auto check = [&](const Program& program, std::string_view key) {
            for (const Instruction& step : program.code)
                if (const auto row = row_read(step, {}); row && !check_fact(owner_of(*row).fact, key)) return;
        };
        check_fact(rule_.reported, "reported");
        check(rule_.applies, "applies");
        check(rule_.measure, "measure");
        check(rule_.require, "require");
        for (const Circumstance& one : rule_.words.instead) check(one.when, "instead");
        for (const Reckoning& one : rule_.words.collides) {
            check(one.when, "collides");
            for (const Program& amount : one.amounts) check(amount, "collides");
        }
    }

    void read_grade() {
        if (fields_.any("grade") != nullptr)
            if (const auto grade = fields_.one_of("grade", grade_names)) rule_.grade = static_cast<Grade>(*grade + 1);
        rule_.grade_reason = fields_.text_or("grade_reason", "");
        if (!rule_.grade_reason.empty() && rule_.grade == Grade::none)
            fields_.problem(fields_.where("grade_reason"), "\"grade_reason\" without \"grade\"");
    }

    void read_what_is_judged() {
        const bool is_measured = fields_.any("measure") != nullptr;
        const bool is_required = fields_.any("require") != nullptr;
        if (is_measured && is_required)
            fields_.problem(fields_.where("require"), "a rule has \"measure\" or \"require\", not both");
        if (!is_measured && !is_required) fields_.problem(fields_.where(), "\"measure\" or \"require\" is missing");
        if (is_required)
            read_requirement(is_measured);
        else
            read_measure();
    }

    void read_requirement(bool is_measured_too) {
        rule_.require = truth("require");
        for (const std::string_view key : {"unit", "ideal", "tolerable", "best"})
            if (fields_.any(key) != nullptr && !is_measured_too)
                fields_.problem(fields_.where(key), fmt::format("a yes/no rule has no \"{}\"", key));
        band_is_read_ = rule_.require.is_truth && !is_measured_too;
    }

    void read_measure() {
        rule_.measure = expression("measure");
        const std::string_view unit = fields_.text_or("unit", "");
        if (rule_.measure.is_truth)
            fields_.problem(fields_.where("measure"), "\"measure\" must be a number, but this is yes or no",
                            "what must hold is written as \"require\"");
        else if (!rule_.measure.empty() && unit != name(rule_.measure.unit))
            fields_.problem(
                fields_.where("unit"),
                fields_.any("unit") == nullptr
                    ? fmt::format("\"unit\" is missing: the measure is in \"{}\"", name(rule_.measure.unit))
                    : fmt::format("\"unit\" is \"{}\", but the measure is in \"{}\"", unit, name(rule_.measure.unit)));
        const auto band = read_band(fields_);
        band_is_read_ = band.has_value();
        if (band) rule_.band = *band;
        read_best();
    }

    void read_best() {
        if (fields_.any("best") == nullptr) return;
        rule_.best = fields_.number_or("best", rule_.best);
        const Interval& ideal = rule_.band.ideal;
        if (band_is_read_ && !std::isnan(rule_.best) && (rule_.best < ideal.from || rule_.best > ideal.to))
            fields_.problem(fields_.where("best"),
                            fmt::format("\"best\" lies outside \"ideal\": {}", plain_number(rule_.best, 3)),
                            "it is where in the ideal band the measure is best");
    }

    // --- facts -------------------------------------------------------------------------------------------------
    Fact reported() {
        if (fields_.any("reported") == nullptr) return {};
        const std::string_view text = fields_.text("reported");
        if (text.empty()) return {};
        const FactPath path = find_path(text);
        if (!path.found()) {
            fields_.problem(fields_.where("reported"), path.problem, path.help);
            return {};
        }
        const FactInfo& info = path.fact.info();
        const bool has_three = info.kind == Kind::choice && std::ranges::count(info.choices, '|') == 2;
        if (info.group == Group::workstation && (info.kind == Kind::yes_no || has_three)) return path.fact;
        fields_.problem(fields_.where("reported"), fmt::format("\"{}\" is no answer a rule can be judged by", text),
                        "take a yes/no fact, or a choice of too low, ok, too high");
        return {};
    }

    std::span<const Fact> adjust() {
        std::vector<Fact> facts;
        const std::vector<std::string_view> paths = fields_.texts_or_none("adjust");
        for (std::size_t i = 0; i < paths.size(); ++i) {
            const SourceSpan where = place_of("adjust", paths[i]);
            const FactPath path = find_path(paths[i]);
            if (!path.found())
                fields_.problem(where, path.problem, path.help);
            else if (path.named)
                fields_.problem(where, fmt::format("\"{}\" names an instance", paths[i]),
                                fmt::format("write \"{}\"", path.fact.info().path));
            else if (path.fact.info().origin == Origin::derived)
                fields_.problem(where, fmt::format("\"{}\" is computed, nobody can set it", paths[i]));
            else
                facts.push_back(path.fact);
        }
        return arena_.keep(std::move(facts));
    }

    // Where that element of a list of strings stands.
    SourceSpan place_of(std::string_view key, std::string_view element) {
        for (const toml_tree::Node& node : *fields_.any(key)->array())
            if (node.string() != nullptr && *node.string() == element) return node.where;
        return fields_.where(key);
    }

    // --- evidence ----------------------------------------------------------------------------------------------
    std::span<const Citation> sources() {
        std::vector<Citation> result;
        for (const toml_tree::Node* node : fields_.tables("sources")) {
            FieldReader fields(*node, document_, arena_, problems_);
            Citation citation{
                .key = fields.text("key"), .clause = fields.text_or("clause", ""), .says = fields.text("says")};
            if (const auto known = fields.one_of("known", known_names)) citation.known = static_cast<HowKnown>(*known);
            citation.numbers = arena_.keep(fields.numbers_or_none("for"));
            fields.done();
            result.push_back(citation);
        }
        if (result.empty()) need_one_of("sources", "source");
        return arena_.keep(std::move(result));
    }

    std::span<const Example> examples() {
        std::vector<Example> result;
        for (const toml_tree::Node* node : fields_.tables("examples"))
            result.push_back(read_example(*node, document_, arena_, problems_));
        if (result.empty()) need_one_of("examples", "example");
        return arena_.keep(std::move(result));
    }

    void need_one_of(std::string_view key, std::string_view what) {
        fields_.problem(fields_.where(key), fmt::format("a rule needs at least one {}", what),
                        fmt::format("{} = [{{ … }}]", key));
    }

    const toml_tree::Document& document_;
    std::span<const Definition> definitions_;
    Arena& arena_;
    Diagnostics& problems_;
    FieldReader fields_;
    WordingReader wording_;
    Rule rule_;
    bool band_is_read_ = false;  // what the sentences may speak of is known
};

void check_ids(const std::vector<Rule>& rules, FieldReader& file) {
    for (std::size_t i = 0; i < rules.size(); ++i) {
        const auto first = std::ranges::find(rules, rules[i].id, &Rule::id);
        if (rules[i].id.empty() || first == rules.begin() + static_cast<std::ptrdiff_t>(i)) continue;
        file.problem(rules[i].where.span, fmt::format("there are two rules \"{}\"", rules[i].id),
                     fmt::format("the first is in line {}", first->where.span.line));
    }
}

}  // namespace

Result<std::vector<Rule>> read_rules(const toml_tree::Document& document, Arena& arena,
                                     std::span<const Definition> definitions) {
    Diagnostics problems;
    std::vector<Rule> rules;
    FieldReader file(document.root, document, arena, problems);
    const std::string_view name = arena.keep(document.file);
    for (const toml_tree::Node* table : file.tables("rule"))
        rules.push_back(RuleReader(*table, document, name, definitions, arena, problems).read());
    check_ids(rules, file);
    file.done();
    std::ranges::stable_sort(
        problems, {}, [](const Diagnostic& problem) { return std::pair(problem.where.line, problem.where.column); });
    if (has_error(problems)) return problems;
    return {std::move(rules), std::move(problems)};
}

}  // namespace ergoaudit
