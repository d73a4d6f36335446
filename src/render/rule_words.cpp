#include "rule_words.hpp"

#include "program_words.hpp"

#include "ergoaudit/audit/ingredients.hpp"
#include "ergoaudit/base/number_text.hpp"
#include "ergoaudit/base/text.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

#include <fmt/format.h>

namespace ergoaudit {
namespace {

// "input_devices" → "Input devices".
std::string heading_of(std::string_view category) {
    std::string text(category);
    for (char& c : text)
        if (c == '_') c = ' ';
    return with_capital(std::move(text));
}

std::string chapter(const Rule& rule, const Knowledge& knowledge) {
    std::string out = fmt::format("### {}\n\n`{}` · {}\n\n", rule.words.title, rule.id, severity_of(rule));
    for (const Part& part : parts_of(rule, knowledge)) {
        out += fmt::format("**{}.**", part.heading);
        for (std::size_t i = 0; i < part.paragraphs.size(); ++i)
            out += fmt::format("{}{}\n", i == 0 ? " " : "\n", part.paragraphs[i]);
        if (part.paragraphs.empty()) out += "\n";
        if (!part.list.empty()) out += "\n";
        for (const std::string& item : part.list) out += "- " + item + "\n";
        out += "\n";
    }
    return out;
}

// What a rule may say in place of a number when there is no person; nothing for a placeholder that is none.
std::string stand_in(std::string_view placeholder, const Rule& rule) {
    if (placeholder == "excess") return "the difference";
    if (placeholder == "value") return "so many";
    if (placeholder == "from") return quantity(rule.band.ideal.from, rule.measure.unit, 2);
    if (placeholder == "to") return quantity(rule.band.ideal.to, rule.measure.unit, 2);
    if (placeholder == "subject") return "it";
    if (placeholder == "direction") {
        const auto [below, above] = std::pair(rule.words.below.direction, rule.words.above.direction);
        if (below.empty() || above.empty()) return std::string(below.empty() ? above : below);
        return fmt::format("{} or {}", below, above);
    }
    return {};
}

Part what_it_checks(const Rule& rule) {
    Part part{.heading = "What it checks", .paragraphs = {}, .list = {}};
    if (rule.measure.empty()) {
        const std::vector<std::string> links = conditions_in_words(rule.require);
        part.paragraphs.push_back(fmt::format("That this is so: {}.", fmt::join(links, "; ")));
    } else {
        const std::string_view unit = rule.measure.unit == Unit::none ? "a number" : name(rule.measure.unit);
        part.paragraphs.push_back(fmt::format("{}, in {}.", with_capital(in_words(rule.measure)),
                                              rule.measure.unit == Unit::deg      ? "degrees"
                                              : rule.measure.unit == Unit::arcmin ? "minutes of arc"
                                                                                  : unit));
    }
    if (rule.reported.exists())
        part.paragraphs.push_back(
            fmt::format("Where that cannot be worked out, your answer decides: {}.", rule.reported.info().meaning));
    part.list = conditions_in_words(rule.applies);
    if (!part.list.empty()) part.paragraphs.emplace_back("It is checked when all of this is so:");
    return part;
}

// A key and how to find its value.
std::string way_to(Fact fact) {
    const FactInfo& info = fact.info();
    if (!info.how_to_measure.empty()) return fmt::format("{}: {}", info.path, info.how_to_measure);
    if (info.kind == Kind::yes_no) return fmt::format("{}: {} (true or false)", info.path, info.meaning);
    if (info.kind == Kind::choice)
        return fmt::format("{}: {} ({})", info.path, info.meaning, names_with(" or ", info.choices));
    return fmt::format("{}: {}", info.path, info.meaning);
}

Part how_to_find_out(const Rule& rule) {
    std::vector<Fact> facts;
    const auto add = [&](Fact fact) {
        if (fact.info().origin == Origin::described && std::find(facts.begin(), facts.end(), fact) == facts.end())
            facts.push_back(fact);
    };
    for (const Program* program : {&rule.measure, &rule.require})
        for (const Instruction& step : program->code) {
            const auto row = row_read(step, {});
            if (!row) continue;
            const Fact fact = owner_of(*row).fact;
            add(fact);
            for (const Fact behind : furniture_behind(fact)) add(behind);
            for (const Fact behind : body_behind(fact)) add(behind);
        }
    if (rule.reported.exists()) add(rule.reported);
    Part part{.heading = "How to find out", .paragraphs = {}, .list = {}};
    for (const Fact fact : facts) part.list.push_back(way_to(fact));
    return part;
}

// Where a measure has left what is tolerable.
std::string beyond_in_words(const Interval& tolerable, Unit unit) {
    const std::string low =
        std::isinf(tolerable.from) ? std::string() : fmt::format("at {} and below", quantity(tolerable.from, unit, 2));
    const std::string high =
        std::isinf(tolerable.to) ? std::string() : fmt::format("at {} and above", quantity(tolerable.to, unit, 2));
    return low + (low.empty() || high.empty() ? "" : ", and ") + high;
}

Part limits(const Rule& rule) {
    Part part{.heading = "The limits, and where they come from", .paragraphs = {}, .list = {}};
    if (rule.measure.empty())
        part.paragraphs.emplace_back("A yes or a no: it passes or it fails.");
    else
        part.paragraphs.push_back(fmt::format(
            "Right: {}{}. It fails {}; in between it counts partly.",
            interval_in_words(rule.band.ideal, rule.measure.unit),
            std::isnan(rule.best) ? "" : fmt::format(", best {}", quantity(rule.best, rule.measure.unit, 2)),
            beyond_in_words(rule.band.tolerable, rule.measure.unit)));
    if (!rule.our_choice.empty()) part.paragraphs.push_back(fmt::format("Our choice: {}", rule.our_choice));
    if (!rule.grade_reason.empty()) part.paragraphs.push_back(fmt::format("How serious: {}", rule.grade_reason));
    if (!rule.law.empty()) part.paragraphs.push_back(fmt::format("The law: {}.", rule.law));
    return part;
}

Part what_to_do(const Rule& rule) {
    Part part{.heading = "What to do", .paragraphs = {read_without_person(rule.words.fix, rule)}, .list = {}};
    for (const SideWording* side : {&rule.words.below, &rule.words.above})
        if (!side->fix.empty())
            part.list.push_back(fmt::format("Too {}: {}", side->direction, read_without_person(side->fix, rule)));
    for (const Circumstance& one : rule.words.instead) {
        if (one.fix.empty()) continue;
        const std::string_view direction = one.side == 0  ? std::string_view()
                                           : one.side < 0 ? rule.words.below.direction
                                                          : rule.words.above.direction;
        part.list.push_back(fmt::format("{}{}{}: {}", with_capital(in_words(one.when)),
                                        direction.empty() ? "" : ", too ", direction,
                                        read_without_person(one.fix, rule)));
    }
    return part;
}

// Each sentence of sums with what stands in it, in words.
Part where_it_collides(const Rule& rule) {
    Part part{.heading = "The sums, where it cannot be reached", .paragraphs = {}, .list = {}};
    for (const Reckoning& row : rule.words.collides) {
        std::string said;
        std::string_view rest = row.text;
        for (const Program& amount : row.amounts) {
            const std::size_t open = rest.find('{'), close = rest.find('}', open);
            said += rest.substr(0, open);
            said += amount.empty() ? read_without_person(rest.substr(open, close + 1 - open), rule)
                                   : fmt::format("[{}]", in_words(amount));
            rest.remove_prefix(close + 1);
        }
        part.list.push_back(said.append(rest));
    }
    return part;
}

}  // namespace

std::string_view category_of(const Rule& rule) { return category_names[static_cast<std::size_t>(rule.category)]; }
std::string_view severity_of(const Rule& rule) { return severity_names[static_cast<std::size_t>(rule.severity)]; }

std::string interval_in_words(const Interval& interval, Unit unit) {
    if (std::isinf(interval.from)) return fmt::format("at most {}", quantity(interval.to, unit, 2));
    if (std::isinf(interval.to)) return fmt::format("at least {}", quantity(interval.from, unit, 2));
    return fmt::format("{} to {}", plain_number(interval.from, 2), quantity(interval.to, unit, 2));
}

std::string band_in_words(const Rule& rule) {
    if (rule.measure.empty()) return fmt::format("holds when {}", rule.require.text);
    return fmt::format("right: {}; still tolerable: {}", interval_in_words(rule.band.ideal, rule.measure.unit),
                       interval_in_words(rule.band.tolerable, rule.measure.unit));
}

std::string read_without_person(std::string_view text, const Rule& rule) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t open = text.find('{', at);
        const std::size_t close = open == std::string_view::npos ? open : text.find('}', open);
        if (close == std::string_view::npos) return out.append(text.substr(at));
        out.append(text.substr(at, open - at)).append(stand_in(text.substr(open + 1, close - open - 1), rule));
        at = close + 1;
    }
    return out;
}

std::vector<Part> parts_of(const Rule& rule, const Knowledge& knowledge) {
    std::vector<Part> parts = {what_it_checks(rule),
                               {.heading = "Why it matters", .paragraphs = {std::string(rule.words.why)}, .list = {}},
                               how_to_find_out(rule),
                               limits(rule),
                               what_to_do(rule)};
    if (!rule.words.collides.empty()) parts.push_back(where_it_collides(rule));
    if (!rule.words.disputed.empty())
        parts.push_back({.heading = "What is disputed", .paragraphs = {std::string(rule.words.disputed)}, .list = {}});
    parts.push_back({.heading = "Sources", .paragraphs = {}, .list = {}});
    for (const Citation& citation : rule.sources) parts.back().list.push_back(citation_in_words(citation, knowledge));
    return parts;
}

std::string citation_in_words(const Citation& citation, const Knowledge& knowledge) {
    const Source* source = knowledge.source(citation.key);
    if (source == nullptr) return std::string(citation.key);
    const std::string year = source->year == 0 ? std::string() : fmt::format(" ({})", source->year);
    const std::string clause = citation.clause.empty() ? std::string() : fmt::format(", {}", citation.clause);
    return fmt::format("{}{}{}{}{}: {} [{}]", source->author, source->author.empty() ? "" : ": ", source->title, year,
                       clause, citation.says,
                       source->kind == "own" ? "ours" : known_names[static_cast<std::size_t>(citation.known)]);
}

std::string source_in_words(std::string_view key, const Knowledge& knowledge) {
    const Source* source = knowledge.source(key);
    if (source == nullptr) return std::string(key);
    return fmt::format("{}: {} [{}]", source->title, source->says,
                       source->kind == "own" ? "ours" : known_names[static_cast<std::size_t>(source->known)]);
}

std::string manual(const std::vector<const Rule*>& rules, const Knowledge& knowledge) {
    std::string out;
    std::optional<Category> category;
    for (const Rule* rule : rules) {
        if (rule->category != category) {
            category = rule->category;
            out += fmt::format("## {}\n\n", heading_of(category_of(*rule)));
        }
        out += chapter(*rule, knowledge);
    }
    return out;
}

}  // namespace ergoaudit
