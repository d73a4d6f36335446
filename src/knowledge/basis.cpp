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

// The numbers of a text, as figures ("1,000" is 1000) or as words.
void add_numbers(std::string_view text, std::vector<double>& numbers) {
    for (std::size_t i = 0; i < text.size();) {
        std::size_t end = i;
        if (is_digit(text[i])) {
            std::string figures;
            for (; end < text.size() && (is_digit(text[end]) || text[end] == '.' || text[end] == ','); ++end)
                if (text[end] != ',') figures += text[end];
            double value = 0;
            std::from_chars(figures.data(), figures.data() + figures.size(), value);
            numbers.push_back(value);
        } else if (is_letter(text[i])) {
            std::string word;
            for (; end < text.size() && is_letter(text[end]); ++end)
                word += static_cast<char>(text[end] >= 'a' ? text[end] : text[end] - 'A' + 'a');
            for (const auto& [name, value] : number_words)
                if (word == name) numbers.push_back(value);
        }
        i = std::max(end, i + 1);
    }
}

}  // namespace

Diagnostics check_basis(const Rule& rule, const Knowledge& knowledge) {
    if (rule.measure.empty()) return {};
    std::vector<double> said;
    add_numbers(rule.our_choice, said);
    for (const Citation& citation : rule.sources) {
        add_numbers(citation.says, said);
        if (const Source* source = knowledge.source(citation.key)) add_numbers(source->says, said);
    }
    Diagnostics problems;
    for (const Interval& interval : {rule.band.ideal, rule.band.tolerable})
        for (const double end : {interval.from, interval.to}) {
            const auto is_end = [&](double number) { return std::abs(number - std::abs(end)) < 1e-9; };
            if (std::isinf(end) || std::ranges::any_of(said, is_end)) continue;
            problems.push_back({.file = std::string(rule.where.file),
                                .where = rule.where.span,
                                .message = fmt::format("rule \"{}\": nothing says where {} comes from", rule.id,
                                                       quantity(end, rule.measure.unit, 3)),
                                .help = "let a citation say the number, or give the reason for it in our_choice"});
        }
    return problems;
}

}  // namespace ergoaudit
