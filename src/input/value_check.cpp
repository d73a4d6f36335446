#include "value_check.hpp"

#include "ergoaudit/base/country.hpp"
#include "ergoaudit/base/date.hpp"
#include "ergoaudit/base/number_text.hpp"
#include "ergoaudit/base/suggestion.hpp"
#include "ergoaudit/base/text.hpp"
#include "ergoaudit/input/fact_path.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

namespace ergoaudit {
namespace {

using toml_tree::Node;

constexpr std::string_view date_help = "a date is written 2026-11-23";

double converted(double written, double to_native) {
    return to_native == 1 ? written : std::round(written * to_native * 1e9) / 1e9;
}

Complaint wrong_kind(std::string_view key, std::string_view takes, const Node& node, std::string help) {
    return {fmt::format("{} takes {}, not {}", in_quotes(key), takes, node.kind_name()), std::move(help)};
}

std::string range_text(const FactInfo& info, const WrittenKey& key) {
    const int decimals = std::abs(info.high / key.to_native) < 10 ? 2 : 1;
    const std::string low = plain_number(info.low / key.to_native, decimals);
    const std::string high = plain_number(info.high / key.to_native, decimals);
    const std::string unit =
        key.unit.empty() || key.unit == "°" || key.unit == "%" ? std::string(key.unit) : " " + std::string(key.unit);
    return low == high ? fmt::format("must be {}{}", low, unit)
                       : fmt::format("must be between {} and {}{}", low, high, unit);
}

// Which slip of the unit would explain a value outside the range. Told by the value for workplace keys only: for the
// others the hint does not depend on it.
std::string unit_slip(const FactInfo& info, const WrittenKey& key, std::string_view key_name, double written) {
    const std::vector<std::string> others = other_units_of(key_name);
    if (others.empty()) return {};
    if (info.who_may_see != Sensitivity::workplace) {
        std::string names;
        for (const std::string& other : others) names += (names.empty() ? "" : " and ") + in_quotes(other);
        return fmt::format("in another unit? {} {} understood too", names, others.size() > 1 ? "are" : "is");
    }
    const auto fits = [&](double factor) {
        const double value = written * factor * key.to_native;
        return value >= info.low && value <= info.high;
    };
    const std::string stem(key_name.substr(0, key_name.size() - 3));
    const auto number = [](double value) { return plain_number(value, 2); };
    if (key_name.ends_with("_cm")) {
        if (fits(0.1)) return fmt::format("millimetres? then write {}_mm = {}", stem, number(written));
        if (fits(100)) return fmt::format("metres? then write {} = {}", key_name, number(written * 100));
        if (fits(2.54)) return fmt::format("inches? then write {}_in = {}", stem, number(written));
    } else if (key_name.ends_with("_mm")) {
        if (fits(10)) return fmt::format("centimetres? then write {}_cm = {}", stem, number(written));
        if (fits(25.4)) return fmt::format("inches? then write {}_in = {}", stem, number(written));
    } else if (key_name.ends_with("_in")) {
        if (fits(1 / 2.54)) return fmt::format("centimetres? then write {}_cm = {}", stem, number(written));
        if (fits(1 / 25.4)) return fmt::format("millimetres? then write {}_mm = {}", stem, number(written));
    }
    return {};
}

Checked checked_number(const FactInfo& info, const WrittenKey& key, std::string_view name, const Node& node) {
    const double* written = node.number();
    if (written == nullptr)
        return wrong_kind(name, "a number", node,
                          node.string() != nullptr ? "write it without quotes; the unit is part of the key" : "");
    if (!std::isfinite(*written)) return Complaint{fmt::format("{} is not a number a tape can give", in_quotes(name))};
    const double value = converted(*written, key.to_native);
    if (value < info.low || value > info.high)
        return Complaint{fmt::format("{} {}", in_quotes(name), range_text(info, key)),
                         unit_slip(info, key, name, *written)};
    if (counts_items(info.path) && value != std::floor(value))
        return Complaint{fmt::format("{} takes a whole number", in_quotes(name)), "give the item's score as published"};
    return value;
}

Checked checked_choice(const FactInfo& info, std::string_view name, const Node& node) {
    const auto names = names_in(info.choices);
    if (node.string() == nullptr) return wrong_kind(name, "a name in double quotes", node, "one of " + one_of(names));
    if (const auto value = choice_value(info, *node.string())) return static_cast<double>(*value);
    return Complaint{info.who_may_see == Sensitivity::workplace
                         ? fmt::format("{} cannot be {}", in_quotes(name), in_quotes(*node.string()))
                         : fmt::format("{} has no such choice", in_quotes(name)),
                     suggestion(*node.string(), names, info.who_may_see)};
}

std::variant<int, Complaint> checked_day(std::string_view name, const Node& node) {
    if (const auto* date = std::get_if<toml_tree::Date>(&node.value)) return date->days_since_1970;
    if (node.string() == nullptr) return wrong_kind(name, "a date", node, std::string(date_help));
    if (const auto days = parse_date(*node.string())) return *days;
    return Complaint{fmt::format("{} takes a date", in_quotes(name)), std::string(date_help)};
}

Checked checked_date(const FactInfo& info, std::string_view name, const Node& node) {
    const auto day = checked_day(name, node);
    if (const auto* complaint = std::get_if<Complaint>(&day)) return *complaint;
    const int days = std::get<int>(day);
    if (days < info.low || days > info.high)
        return Complaint{fmt::format("{} must be between {} and {}", in_quotes(name),
                                     date_text(static_cast<int>(info.low)), date_text(static_cast<int>(info.high)))};
    return static_cast<double>(days);
}

// What a plan is told to keep or to leave out, and what was confirmed, is a setting or a thing that there is: a slip
// would be as good as nothing said.
std::optional<Complaint> checked_name(TextKey key, std::string_view text) {
    if (key != "plan.keep"_text && key != "plan.exclude"_text && key != "assessment.confirmed.fact"_text)
        return std::nullopt;
    const auto path = resolve_written_path(text);
    if (path.ok()) return std::nullopt;
    const Diagnostic& problem = path.problems().front();
    if (key != "plan.exclude"_text) return Complaint{problem.message, problem.help};
    std::vector<std::string_view> items;
    for (const Fact fact : facts_of_list("shop.offered")) items.push_back(last_part(fact.info().path));
    if (std::ranges::find(items, text) != items.end()) return std::nullopt;
    return Complaint{fmt::format("nothing in the shop is called {}", in_quotes(text)),
                     suggestion(text, items, Sensitivity::workplace)};
}

std::variant<std::string, Complaint> checked_text(TextKey key, std::string_view name, const Node& node) {
    const TextInfo& info = key.info();
    if (info.kind == TextKind::date) {
        const auto day = checked_day(name, node);
        if (const auto* complaint = std::get_if<Complaint>(&day)) return *complaint;
        const std::string text = date_text(std::get<int>(day));
        if (!parse_date(text)) return Complaint{fmt::format("{} must be between 1900 and 2199", in_quotes(name))};
        return text;
    }
    if (is_percentage(key)) {
        const double* number = node.number();
        if (number == nullptr) return wrong_kind(name, "a number", node, "");
        if (!(*number >= 0 && *number <= 100))
            return Complaint{fmt::format("{} must be between 0 and 100%", in_quotes(name))};
        return machine_number(*number);
    }
    if (node.string() == nullptr) return wrong_kind(name, "text in double quotes", node, "");
    const std::string& text = *node.string();
    if (code_points(text) > longest_text)
        return Complaint{fmt::format("{} is longer than {} characters", in_quotes(name), longest_text), "shorten it"};
    if (!info.choices.empty()) {
        const auto names = names_in(info.choices);
        if (std::find(names.begin(), names.end(), text) == names.end())
            return Complaint{fmt::format("{} has no such choice", in_quotes(name)),
                             suggestion(text, names, info.who_may_see)};
    } else if (info.kind == TextKind::id) {
        const bool bad = text.find_first_of(" \t\r\n") != std::string::npos;
        if (bad) return Complaint{fmt::format("{} takes a name without blanks", in_quotes(name))};
        if (key == "person.country"_text && !is_country_code(text))
            return Complaint{fmt::format("{} takes the code of a country, two capital letters", in_quotes(name)),
                             text == "UK"   ? "that of the United Kingdom is \"GB\" in ISO 3166"
                             : text == "EL" ? "that of Greece is \"GR\" in ISO 3166"
                                            : "as in ISO 3166, such as \"GB\" or \"DE\""};
        if (const auto unknown_name = checked_name(key, text)) return *unknown_name;
    }
    return text;
}

}  // namespace

std::string in_quotes(std::string_view name) {
    std::string shown = printable(name);
    if (code_points(shown) > 60) {
        std::size_t end = 0;
        for (int count = 0; count < 59; ++count) do
                ++end;
            while (end < shown.size() && (static_cast<unsigned char>(shown[end]) & 0xC0) == 0x80);
        shown = shown.substr(0, end) + "…";
    }
    return "\"" + shown + "\"";
}

std::vector<std::string_view> names_in(std::string_view choices) {
    std::vector<std::string_view> names;
    while (!choices.empty()) {
        const std::size_t bar = choices.find('|');
        names.push_back(choices.substr(0, bar));
        choices = bar == std::string_view::npos ? std::string_view{} : choices.substr(bar + 1);
    }
    return names;
}

std::string one_of(const std::vector<std::string_view>& names) {
    std::string text;
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (i > 0) text += i + 1 == names.size() ? " or " : ", ";
        text += fmt::format("\"{}\"", names[i]);
    }
    return text;
}

std::string suggestion(std::string_view written, const std::vector<std::string_view>& names, Sensitivity who_may_see) {
    const std::string_view near = who_may_see == Sensitivity::workplace ? nearest(written, names) : std::string_view{};
    return near.empty() ? "one of " + one_of(names)
                        : fmt::format("did you mean \"{}\"? one of {}", near, one_of(names));
}

Checked checked_value(const WrittenKey& key, std::string_view name, const Node& node) {
    const FactInfo& info = key.fact.info();
    switch (info.kind) {
        case Kind::number:
            return checked_number(info, key, name, node);
        case Kind::choice:
            return checked_choice(info, name, node);
        case Kind::date:
            return checked_date(info, name, node);
        case Kind::yes_no:
            break;
    }
    if (node.boolean() != nullptr) return *node.boolean() ? 1.0 : 0.0;
    return wrong_kind(name, "true or false", node, "without quotes");
}

Provenance provenance_when_written(const FactInfo& info) {
    const std::string_view table = info.path.substr(0, info.path.find('.'));
    if (table == "observed" || table == "rosa" || table == "rula") return Provenance::observed;
    return table == "reported" ? Provenance::reported : Provenance::measured;
}

CheckedTexts checked_texts(TextKey key, std::string_view name, const Node& node) {
    const TextInfo& info = key.info();
    std::vector<std::string> texts;
    const toml_tree::Array* list = info.many ? node.array() : nullptr;
    const std::size_t count = list != nullptr ? list->size() : 1;
    if (count > most_in_a_list)
        return Complaint{fmt::format("{} takes at most {} values", in_quotes(name), most_in_a_list),
                         "keep those that matter"};
    for (std::size_t i = 0; i < count; ++i) {
        auto text = checked_text(key, name, list != nullptr ? (*list)[i] : node);
        if (auto* complaint = std::get_if<Complaint>(&text)) return std::move(*complaint);
        if (!std::get<std::string>(text).empty()) texts.push_back(std::move(std::get<std::string>(text)));
    }
    return texts;
}

}  // namespace ergoaudit
