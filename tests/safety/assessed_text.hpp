#pragma once
// Descriptions as text, assessed with the shipped knowledge: what the tests of this module share.

#include "ergoaudit/base/date.hpp"
#include "ergoaudit/base/files.hpp"
#include "ergoaudit/input/description_reader.hpp"
#include "ergoaudit/safety/safety_assessment.hpp"
#include "ergoaudit/safety/safety_reader.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

namespace ergoaudit::safety_test {

inline constexpr std::string_view today = "2026-11-20";

inline const SafetyKnowledge& knowledge() {
    static Arena arena;
    static const SafetyKnowledge read = [] {
        std::vector<toml_tree::Document> documents;
        for (const std::string& name : disk().names_in("rules/safety"))
            documents.push_back(toml_tree::parse(disk().read("rules/safety/" + name).value(), name).value());
        return read_safety(documents, arena).value();
    }();
    return read;
}

inline SafetyAssessment assess(const Description& description, std::string_view on = today,
                               std::string_view profile = "") {
    return assess_safety(description, knowledge(), parse_date(on).value(), profile);
}

inline SafetyAssessment assess(const std::string& text, std::string_view on = today, std::string_view profile = "") {
    const Result<Description> description = read_description(text, "desk.toml");
    EXPECT_TRUE(description.ok()) << text;
    if (!description.ok()) return {};
    return assess(description.value(), on, profile);
}

// Everything answered with no, but `keys` with yes; more lines of [screening] and further tables after it.
inline std::string answered(const std::string& keys, const std::string& more = "") {
    std::string text = "[screening]\nat_once = \"none\"\ntoday = \"none\"\nsoon = \"none\"\nready = \"none\"\n";
    for (std::size_t at = 0; at < keys.size();) {
        const std::size_t end = std::min(keys.find(' ', at), keys.size());
        text += keys.substr(at, end - at) + " = true\n";
        at = end + 1;
    }
    return text + more + "\n";
}

inline std::vector<std::string> ids(const SafetyAssessment& assessment) {
    std::vector<std::string> result;
    for (const Reason& reason : assessment.reasons) result.emplace_back(reason.id);
    return result;
}

}  // namespace ergoaudit::safety_test
