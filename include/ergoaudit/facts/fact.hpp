#pragma once
// A fact as an index into the table, resolved while compiling: a misspelt "chair.seat_hieght_cm"_fact does not compile.

#include "ergoaudit/facts/fact_rows.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace ergoaudit {

// Index into all_facts().
struct Fact {
    std::uint16_t index = 0xffff;

    [[nodiscard]] constexpr bool exists() const { return index != 0xffff; }
    [[nodiscard]] constexpr const FactInfo& info() const { return fact_rows[index]; }
    friend constexpr auto operator<=>(Fact, Fact) = default;
};

// The fact of that path; nothing when there is none. Region, posture, side and screen are not part of the path.
[[nodiscard]] constexpr std::optional<Fact> find_fact(std::string_view path) {
    for (std::uint16_t i = 0; i < fact_count; ++i)
        if (fact_rows[i].path == path) return Fact{i};
    return std::nullopt;
}

consteval Fact operator""_fact(const char* path, std::size_t length) {
    return find_fact(std::string_view(path, length)).value();  // no such fact: not a constant expression
}

// What is told beside an adjustable fact: `x_min_cm` of `x_cm` and "_min"; likewise "_max" and "_step". They stand
// among the next few rows of the table.
[[nodiscard]] constexpr std::optional<Fact> told_beside(Fact fact, std::string_view word) {
    const std::string_view path = fact.info().path;
    const std::string_view stem = path.substr(0, path.rfind('_')), unit = path.substr(stem.size());
    for (auto i = static_cast<std::uint16_t>(fact.index + 1); i < fact_count && i < fact.index + 5; ++i) {
        const std::string_view other = fact_rows[i].path;
        if (other.size() == path.size() + word.size() && other.starts_with(stem) && other.ends_with(unit) &&
            other.substr(stem.size(), word.size()) == word)
            return Fact{i};
    }
    return std::nullopt;
}

// The value (0, 1, …) of a choice's name; nothing when the fact has no such choice.
[[nodiscard]] constexpr std::optional<int> choice_value(const FactInfo& info, std::string_view name) {
    std::string_view rest = info.choices;
    for (int value = 0; !rest.empty(); ++value) {
        const std::size_t bar = rest.find('|');
        if (rest.substr(0, bar) == name) return value;
        rest = bar == std::string_view::npos ? std::string_view{} : rest.substr(bar + 1);
    }
    return std::nullopt;
}

// A choice as one word, resolved while compiling: "desk.kind=sit-stand"_choice.
struct ChoiceOf {
    Fact fact;
    double value = 0;
};

consteval ChoiceOf operator""_choice(const char* text, std::size_t length) {
    const std::string_view all(text, length);
    const std::size_t sign = all.find('=');
    const Fact fact = find_fact(all.substr(0, sign)).value();  // no such fact: not a constant expression
    return {fact, static_cast<double>(choice_value(fact.info(), all.substr(sign + 1)).value())};  // nor no such choice
}

// The name of a choice's value; empty when there is none.
[[nodiscard]] constexpr std::string_view choice_name(const FactInfo& info, double value) {
    std::string_view rest = info.choices;
    for (int i = 0; !rest.empty(); ++i) {
        const std::size_t bar = rest.find('|');
        if (i == value) return rest.substr(0, bar);
        rest = bar == std::string_view::npos ? std::string_view{} : rest.substr(bar + 1);
    }
    return {};
}

// "screen.distance_cm" → "distance_cm"; the last part of the path.
[[nodiscard]] constexpr std::string_view last_part(std::string_view path) {
    const std::size_t dot = path.rfind('.');
    return dot == std::string_view::npos ? path : path.substr(dot + 1);
}

}  // namespace ergoaudit
