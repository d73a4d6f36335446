#pragma once
// Facts as a person would write them, for tests that read them again.

#include "ergoaudit/base/date.hpp"
#include "ergoaudit/facts/facts.hpp"
#include "ergoaudit/input/description_reader.hpp"

#include <string>

#include <fmt/format.h>
#include <gtest/gtest.h>

namespace ergoaudit {

inline Description described(const std::string& text) {
    auto result = read_description(text, "desk.toml");
    std::string all;
    for (const Diagnostic& problem : result.problems()) all += to_text(problem);
    EXPECT_TRUE(result.ok()) << text << all;
    return result.ok() ? std::move(result).value() : Description{};
}

inline std::string complaints(const std::string& text) {
    const auto result = read_description(text, "desk.toml");
    std::string all;
    for (const Diagnostic& problem : result.problems()) all += to_text(problem);
    EXPECT_EQ(result.ok(), all.empty()) << text << all;
    return all;
}

inline bool is_name_in_list(const FactInfo& info) { return !info.belongs_to.empty(); }

// "[chair]", "[discomfort.neck]", "[rula.left]", "[[screen]]".
inline std::string header_of(Fact fact, Instance at = {}) {
    const FactInfo& info = fact.info();
    const std::string_view key = is_name_in_list(info) ? info.belongs_to : info.path;
    const std::string table(key.substr(0, key.rfind('.')));
    if (info.group == Group::screen) return "[[screen]]";
    if (info.group == Group::region) return fmt::format("[{}.{}]", table, region_names[at.region]);
    if (info.group == Group::side) return fmt::format("[{}.{}]", table, side_names[at.side]);
    return "[" + table + "]";
}

// The key, and what stands behind "=".
inline std::string key_of(Fact fact) {
    const FactInfo& info = fact.info();
    return std::string(last_part(is_name_in_list(info) ? info.belongs_to : info.path));
}
inline std::string value_text(Fact fact, double value) {
    const FactInfo& info = fact.info();
    if (is_name_in_list(info)) return fmt::format("[\"{}\"]", last_part(info.path));
    switch (info.kind) {
        case Kind::yes_no:
            return value != 0 ? "true" : "false";
        case Kind::choice:
            return fmt::format("\"{}\"", choice_name(info, value));
        case Kind::date:
            return date_text(static_cast<int>(value));
        case Kind::number:
            break;
    }
    return fmt::format("{}", value);
}

inline std::string file_with(Fact fact, double value, Instance at = {}) {
    return fmt::format("{}\n{} = {}\n", header_of(fact, at), key_of(fact), value_text(fact, value));
}

}  // namespace ergoaudit
