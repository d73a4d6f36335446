#include "basis.hpp"

#include "ergoaudit/base/number_text.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <utility>
#include <vector>

#include <fmt/format.h>

namespace ergoaudit {
namespace {

constexpr std::array<std::pair<std::string_view, double>, 15> number_words = {{{"zero", 0},
                                                                               {"half", 0.5},
                                                                               {"one", 1},
                                                                               {"two", 2},
                                                                               {"three", 3},
                                                                               {"four", 4},
                                                                               {"five", 5},
                                                                               {"six", 6},
                                                                               {"seven", 7},
                                                                               {"eight", 8},
                                                                               {"nine", 9},
                                                                               {"ten", 10},
                                                                               {"eleven", 11},
                                                                               {"twelve", 12},
                                                                               {"fifteen", 15}}};

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

// A word or sign after a number, and how many of the measure's unit one of it is: "2 hours" are 120 minutes.
struct UnitWord {
    std::string_view word;
    Unit unit;
    double of_it = 1;
};
constexpr std::array<UnitWord, 38> unit_words = {{{"cm", Unit::cm},
                                                  {"mm", Unit::cm, 0.1},
                                                  {"m", Unit::cm, 100},
                                                  {"mm", Unit::mm},
                                                  {"°", Unit::deg},
                                                  {"deg", Unit::deg},
                                                  {"degree", Unit::deg},
                                                  {"degrees", Unit::deg},
                                                  {"minutes of arc", Unit::arcmin},
                                                  {"arcmin", Unit::arcmin},
                                                  {"′", Unit::arcmin},
                                                  {"kg", Unit::kg},
                                                  {"min", Unit::minutes},
                                                  {"minute", Unit::minutes},
                                                  {"minutes", Unit::minutes},
                                                  {"h", Unit::minutes, 60},
                                                  {"hour", Unit::minutes, 60},
                                                  {"hours", Unit::minutes, 60},
                                                  {"h", Unit::hours},
                                                  {"hour", Unit::hours},
                                                  {"hours", Unit::hours},
                                                  {"min", Unit::hours, 1 / 60.0},
                                                  {"minutes", Unit::hours, 1 / 60.0},
                                                  {"day", Unit::days},
                                                  {"days", Unit::days},
                                                  {"year", Unit::years},
                                                  {"years", Unit::years},
                                                  {"week", Unit::weeks},
                                                  {"weeks", Unit::weeks},
                                                  {"%", Unit::percent},
                                                  {"percent", Unit::percent},
                                                  {"lux", Unit::lux},
                                                  {"lx", Unit::lux},
                                                  {"dB", Unit::decibel},
                                                  {"°C", Unit::celsius},
                                                  {"litre", Unit::litres},
                                                  {"litres", Unit::litres},
                                                  {"l", Unit::litres}}};

constexpr std::array<std::string_view, 9> joins = {"-", "–", "to", "and", "or", ",", "…", "/", "by"};

std::string_view after_spaces(std::string_view text) {
    text.remove_prefix(std::min(text.find_first_not_of(" \n"), text.size()));
    return text;
}

bool starts_with_word(std::string_view text, std::string_view word) {
    if (!text.starts_with(word)) return false;
    const bool is_word = is_letter(word.back());
    return !is_word || text.size() == word.size() || !is_letter(text[word.size()]);
}

struct NumberInText {
    double value;
    std::size_t begin, end;
};

// The numbers of a text, as figures ("1,000" is 1000) or as words, and where they stand.
std::vector<NumberInText> numbers_of(std::string_view text) {
    std::vector<NumberInText> found;
    for (std::size_t i = 0; i < text.size();) {
        std::size_t end = i;
        if (is_digit(text[i])) {
            std::string figures;
            while (end < text.size() && (is_digit(text[end]) || ((text[end] == '.' || text[end] == ',') &&
                                                                 end + 1 < text.size() && is_digit(text[end + 1])))) {
                if (text[end] != ',') figures += text[end];
                ++end;
            }
            double value = 0;
            std::from_chars(figures.data(), figures.data() + figures.size(), value);
            found.push_back({value, i, end});
        } else if (is_letter(text[i])) {
            std::string word;
            for (; end < text.size() && is_letter(text[end]); ++end)
                word += static_cast<char>(text[end] >= 'a' ? text[end] : text[end] - 'A' + 'a');
            for (const auto& [name, value] : number_words)
                if (word == name) found.push_back({value, i, end});
        }
        i = std::max(end, i + 1);
    }
    return found;
}

// The numbers of a text that are said in that unit: "50", "60" and "70" of "50, 60 or 70 cm". A measure without a unit
// takes every number.
void add_numbers(std::string_view text, Unit unit, std::vector<double>& numbers) {
    const std::vector<NumberInText> found = numbers_of(text);
    std::vector<double> waiting;  // joined to the next number, whose unit is theirs
    for (std::size_t i = 0; i < found.size(); ++i) {
        if (unit == Unit::none) {
            numbers.push_back(found[i].value);
            continue;
        }
        waiting.push_back(found[i].value);
        const std::string_view rest = after_spaces(text.substr(found[i].end));
        const auto is_said = [&](const UnitWord& one) { return one.unit == unit && starts_with_word(rest, one.word); };
        if (const auto word = std::ranges::find_if(unit_words, is_said); word != unit_words.end()) {
            for (const double value : waiting) numbers.push_back(value * word->of_it);
            waiting.clear();
        } else if (const bool is_joined =
                       i + 1 < found.size() &&
                       std::ranges::any_of(joins,
                                           [&](std::string_view join) {
                                               return rest.starts_with(join) &&
                                                      after_spaces(rest.substr(join.size())).data() ==
                                                          text.data() + found[i + 1].begin;
                                           });
                   !is_joined) {
            waiting.clear();
        }
    }
}

// One problem for each end of the band that is not among the numbers said.
Diagnostics ends_not_said(const Band& band, Unit unit, std::span<const double> said, std::string_view whose,
                          const SourceLocation& where) {
    Diagnostics problems;
    for (const Interval& interval : {band.ideal, band.tolerable})
        for (const double end : {interval.from, interval.to}) {
            const auto is_end = [&](double number) { return std::abs(number - std::abs(end)) < 1e-9; };
            if (std::isinf(end) || std::ranges::any_of(said, is_end)) continue;
            problems.push_back(
                {.file = std::string(where.file),
                 .where = where.span,
                 .message = fmt::format("{}: nothing says where {} comes from", whose, quantity(end, unit, 3)),
                 .help = "let a citation say the number with its unit, or give the reason for it"});
        }
    return problems;
}

}  // namespace

Diagnostics check_basis(const Rule& rule, const Knowledge& knowledge) {
    if (rule.measure.empty()) return {};
    const Unit unit = rule.measure.unit;
    std::vector<double> said;
    add_numbers(rule.our_choice, unit, said);
    for (const Citation& citation : rule.sources) {
        said.insert(said.end(), citation.numbers.begin(), citation.numbers.end());
        add_numbers(citation.says, unit, said);
        if (const Source* source = knowledge.source(citation.key)) add_numbers(source->says, unit, said);
    }
    return ends_not_said(rule.band, unit, said, fmt::format("rule \"{}\"", rule.id), rule.where);
}

Diagnostics check_basis(const RuleChange& change, const Knowledge& knowledge) {
    const Rule* rule = knowledge.rule(change.rule);
    if (!change.has_band || rule == nullptr) return {};
    const Unit unit = rule->measure.unit;
    std::vector<double> said;
    add_numbers(change.reason, unit, said);
    for (const std::string_view key : change.sources)
        if (const Source* source = knowledge.source(key)) add_numbers(source->says, unit, said);
    // an end that stays where the rule has it needs no reason of its own
    for (const Interval& kept : {rule->band.ideal, rule->band.tolerable})
        for (const double end : {kept.from, kept.to}) said.push_back(std::abs(end));
    return ends_not_said(change.band, unit, said, fmt::format("profile \"{}\", rule \"{}\"", change.from, change.rule),
                         change.where);
}

}  // namespace ergoaudit
