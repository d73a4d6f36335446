#include "wording_reader.hpp"

#include "ergoaudit/base/suggestion.hpp"
#include "ergoaudit/base/text.hpp"
#include "ergoaudit/rules/expression_reader.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>

namespace ergoaudit {

namespace {

constexpr std::array<std::string_view, 6> placeholders = {"value", "excess", "direction", "from", "to", "subject"};

bool takes_direction_answers(const Rule& rule) {
    return rule.reported.exists() && rule.reported.info().kind == Kind::choice;
}
bool can_be_below(const Rule& rule) {
    return takes_direction_answers(rule) || (rule.require.empty() && std::isfinite(rule.band.ideal.from));
}
bool can_be_above(const Rule& rule) {
    return takes_direction_answers(rule) || (rule.require.empty() && std::isfinite(rule.band.ideal.to));
}

// Why a placeholder has nothing to say in this rule; empty when it has.
std::string_view nothing_to_say(std::string_view placeholder, const Rule& rule) {
    if (placeholder == "subject") return {};
    if (placeholder == "direction")
        return can_be_below(rule) || can_be_above(rule) ? "" : "a yes/no rule has no direction";
    if (!rule.require.empty()) return "a yes/no rule has no measure";
    if (placeholder == "from" && !std::isfinite(rule.band.ideal.from)) return "\"ideal\" has no \"from\"";
    if (placeholder == "to" && !std::isfinite(rule.band.ideal.to)) return "\"ideal\" has no \"to\"";
    return {};
}

}  // namespace

std::string_view WordingReader::optional_sentence(FieldReader& fields, std::string_view key,
                                                  std::string_view shown_as) {
    const toml_tree::Node* const node = fields.any(key);
    if (node == nullptr) return {};
    const std::string_view text = fields.text(key);
    if (node->string() == nullptr) return {};
    sentences_.push_back({shown_as, text, node});
    return text;
}

std::string_view WordingReader::sentence(FieldReader& fields, std::string_view key, std::string_view shown_as) {
    if (fields.any(key) == nullptr) return fields.text(key);  // reports it missing
    return optional_sentence(fields, key, shown_as);
}

SideWording WordingReader::side(FieldReader& rule, std::string_view key) {
    const toml_tree::Node* const node = rule.table(key);
    if (node == nullptr) return {};
    FieldReader fields(*node, document_, arena_, problems_);
    SideWording result;
    result.direction = fields.text_or("direction", "");
    result.failure = optional_sentence(fields, "failure", key == "below" ? "below.failure" : "above.failure");
    result.fix = optional_sentence(fields, "fix", key == "below" ? "below.fix" : "above.fix");
    fields.done();
    return result;
}

Wording WordingReader::read(FieldReader& rule) {
    Wording words;
    words.title = sentence(rule, "title", "title");
    words.failure = sentence(rule, "failure", "failure");
    words.fix = sentence(rule, "fix", "fix");
    words.why = sentence(rule, "why", "why");
    words.disputed = optional_sentence(rule, "disputed", "disputed");
    words.below = side(rule, "below");
    words.above = side(rule, "above");
    return words;
}

Program WordingReader::condition(FieldReader& fields, Group group) {
    return read_truth(fields, "when", {.group = group, .definitions = definitions_});
}

Circumstance WordingReader::circumstance(const toml_tree::Node& row, Group group) {
    constexpr std::array<std::string_view, 2> sides = {"below", "above"};
    FieldReader fields(row, document_, arena_, problems_);
    Circumstance result;
    result.when = condition(fields, group);
    if (fields.any("when") == nullptr)
        fields.problem(row.where, "\"when\" is missing", "say in which circumstances: when = \"desk.kind == 'fixed'\"");
    if (fields.any("side") != nullptr)
        if (const auto side = fields.one_of("side", sides)) result.side = *side == 0 ? -1 : 1;
    result.failure = optional_sentence(fields, "failure", "instead.failure");
    result.fix = optional_sentence(fields, "fix", "instead.fix");
    if (result.failure.empty() && result.fix.empty())
        fields.problem(row.where, "this says nothing else", "give failure or fix");
    result.ranked_by_practice = fields.yes_no_or("ranked_by_practice", false);
    fields.done();
    return result;
}

std::span<const Circumstance> WordingReader::circumstances(FieldReader& rule, Group group) {
    std::vector<Circumstance> rows;
    for (const toml_tree::Node* row : rule.tables("instead")) rows.push_back(circumstance(*row, group));
    return arena_.keep(std::move(rows));
}

// What stands between the braces of a sentence of sums, in order.
std::span<const Program> WordingReader::amounts(const Sentence& sentence, const Rule& of) {
    std::vector<Program> programs;
    const std::string_view text = sentence.text;
    for (std::size_t open = text.find('{'); open != std::string_view::npos; open = text.find('{', open + 1)) {
        const std::size_t close = text.find('}', open);
        if (close == std::string_view::npos) {
            report(sentence, open, 1, "\"{\" without \"}\"");
            return {};
        }
        const std::string_view name = text.substr(open + 1, close - open - 1);
        Program& amount = programs.emplace_back();
        if (name == "from" || name == "to") {
            if (const std::string_view why = nothing_to_say(name, of); !why.empty())
                report(sentence, open, close + 1 - open, fmt::format("\"{{{}}}\" has nothing to say: {}", name, why));
            continue;
        }
        amount = read_expression_within(*sentence.node, open + 1, name.size(), {.group = of.group}, document_, arena_,
                                        problems_);
        if (amount.is_truth)
            report(sentence, open, close + 1 - open, "a sum is told as a number, but this is yes or no");
    }
    if (programs.empty()) report(sentence, 0, text.size(), "a sentence of sums holds at least one {number}");
    return arena_.keep(std::move(programs));
}

Reckoning WordingReader::reckoning(const toml_tree::Node& row, const Rule& of) {
    FieldReader fields(row, document_, arena_, problems_);
    Reckoning result;
    result.when = condition(fields, of.group);
    result.with = fields.text_or("with", "");
    result.text = fields.text("says");
    if (const toml_tree::Node* const says = fields.any("says"); says != nullptr && says->string() != nullptr)
        result.amounts = amounts({"collides.says", result.text, says}, of);
    fields.done();
    return result;
}

std::span<const Reckoning> WordingReader::reckonings(FieldReader& rule, const Rule& of) {
    std::vector<Reckoning> rows;
    for (const toml_tree::Node* row : rule.tables("collides")) rows.push_back(reckoning(*row, of));
    return arena_.keep(std::move(rows));
}

void WordingReader::report(const Sentence& sentence, std::size_t begin, std::size_t length, std::string message,
                           std::string help) {
    const SourceSpan inside = {.line = 1,
                               .column = static_cast<std::uint32_t>(code_points(sentence.text.substr(0, begin))) + 1,
                               .length = static_cast<std::uint32_t>(code_points(sentence.text.substr(begin, length)))};
    const SourceSpan where = place_inside(document_, *sentence.node, inside);
    problems_.push_back({.level = Level::error,
                         .file = document_.file,
                         .where = where,
                         .message = std::move(message),
                         .help = std::move(help),
                         .quoted = std::string(line_of(document_.text, where.line))});
}

void WordingReader::check_placeholders(const Sentence& sentence, const Rule& rule) {
    const std::string_view text = sentence.text;
    for (std::size_t open = text.find('{'); open != std::string_view::npos; open = text.find('{', open + 1)) {
        const std::size_t close = text.find('}', open);
        if (close == std::string_view::npos || text.find('{', open + 1) < close) {
            report(sentence, open, 1, "\"{\" without \"}\"");
            return;
        }
        const std::string_view name = text.substr(open + 1, close - open - 1);
        const std::size_t length = close + 1 - open;
        if (std::ranges::find(placeholders, name) == placeholders.end()) {
            const std::string_view near = nearest(name, placeholders);
            report(sentence, open, length, fmt::format("unknown placeholder \"{{{}}}\"", name),
                   near.empty() ? fmt::format("there are {{{}}}", fmt::join(placeholders, "} {"))
                                : fmt::format("did you mean \"{{{}}}\"?", near));
        } else if (const std::string_view why = nothing_to_say(name, rule); !why.empty()) {
            report(sentence, open, length, fmt::format("\"{{{}}}\" has nothing to say: {}", name, why));
        }
    }
}

// {direction} needs a word for each side it may be said of, and no side is worded in vain.
void WordingReader::check_side(const Rule& rule, std::string_view key, const SideWording& side, bool can_happen) {
    if (!can_happen) {
        if (side == SideWording{}) return;
        problems_.push_back({.level = Level::error,
                             .file = document_.file,
                             .where = rule.where.span,
                             .message = fmt::format("\"{}\" is never said: nothing of this rule lies {}", key, key),
                             .quoted = std::string(line_of(document_.text, rule.where.span.line))});
        return;
    }
    if (!side.direction.empty()) return;
    for (const Sentence& sentence : sentences_) {
        const bool is_said = sentence.key.starts_with(key) || (sentence.key == "failure" && side.failure.empty()) ||
                             (sentence.key == "fix" && side.fix.empty());
        const std::size_t begin = sentence.text.find("{direction}");
        if (is_said && begin != std::string_view::npos)
            report(sentence, begin, 11, fmt::format("\"{{direction}}\" has no word for {}", key),
                   fmt::format("give {} = {{ direction = \"…\" }}", key));
    }
}

void WordingReader::check(const Rule& rule) {
    for (const Sentence& sentence : sentences_) check_placeholders(sentence, rule);
    check_side(rule, "below", rule.words.below, can_be_below(rule));
    check_side(rule, "above", rule.words.above, can_be_above(rule));
}

}  // namespace ergoaudit
