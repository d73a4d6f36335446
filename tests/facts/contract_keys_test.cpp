// The tables of facts and texts against the contract's list of keys, in both directions.

#include "ergoaudit/base/files.hpp"
#include "ergoaudit/facts/fact.hpp"
#include "ergoaudit/facts/text_table.hpp"

#include <algorithm>
#include <optional>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace ergoaudit {
namespace {

struct ContractKey {
    std::string path;
    char mark = ' ';  // '=' choice, '~' part of a choice, '@' list, '(' adjustable
    std::set<std::string> names;
};

std::set<std::string> split(const std::string& text) {
    std::set<std::string> names;
    std::istringstream parts(text);
    for (std::string name; std::getline(parts, name, '|');) names.insert(name);
    return names;
}

std::vector<ContractKey> contract_keys() {
    std::vector<ContractKey> keys;
    const auto file = disk().read("tests/facts/contract_keys.txt");
    std::istringstream lines(file.ok() ? file.value() : "");
    for (std::string line; std::getline(lines, line);) {
        if (line.empty() || line.front() == '#') continue;
        ContractKey key;
        const std::size_t space = line.find(' ');
        key.path = line.substr(0, space);
        if (space != std::string::npos) {
            key.mark = line[space + 1];
            if (key.mark != '(') key.names = split(line.substr(space + 3));
        }
        keys.push_back(key);
    }
    return keys;
}

std::string with_word(const std::string& path, const std::string& word) {
    const std::size_t unit = path.rfind('_');
    if (unit == std::string::npos) return path;
    return path.substr(0, unit) + "_" + word + path.substr(unit);
}

TEST(ContractKeys, every_key_of_the_contract_is_in_the_tables) {
    const auto keys = contract_keys();
    ASSERT_GT(keys.size(), 300u);
    for (const ContractKey& key : keys) {
        const auto fact = find_fact(key.path);
        if (key.mark == '@') {
            std::set<std::string> names;
            for (const FactInfo& info : fact_rows)
                if (info.belongs_to == key.path) names.insert(std::string(last_part(info.path)));
            EXPECT_EQ(names, key.names) << key.path;
            continue;
        }
        ASSERT_TRUE(fact || find_text(key.path)) << key.path;
        const std::string choices(fact ? fact->info().choices : find_text(key.path)->info().choices);
        if (key.mark == '~') {
            EXPECT_TRUE(split(choices).contains(*key.names.begin())) << key.path;
        } else if (fact || key.mark == '=') {
            EXPECT_EQ(split(choices), key.names) << key.path;
        }
        for (const char* word : {"min", "max", "step"}) {
            if (key.mark == '(') {
                EXPECT_TRUE(find_fact(with_word(key.path, word))) << key.path;
            }
        }
    }
}

TEST(ContractKeys, every_described_fact_is_in_the_contract) {
    std::set<std::string> known;
    for (const ContractKey& key : contract_keys()) {
        known.insert(key.path);
        for (const char* word : {"min", "max", "step"}) known.insert(with_word(key.path, word));
    }
    for (const FactInfo& info : fact_rows) {
        if (info.origin != Origin::described) continue;
        EXPECT_TRUE(known.contains(std::string(info.belongs_to.empty() ? info.path : info.belongs_to))) << info.path;
    }
    for (const TextInfo& info : text_rows) EXPECT_TRUE(known.contains(std::string(info.path))) << info.path;
}

TEST(ContractKeys, the_unit_ends_the_name_and_limits_are_in_order) {
    for (const FactInfo& info : fact_rows) {
        if (info.unit == Unit::cm) {
            EXPECT_TRUE(info.path.ends_with("_cm")) << info.path;
        }
        if (info.unit == Unit::deg) {
            EXPECT_TRUE(info.path.ends_with("_deg")) << info.path;
        }
        if (info.unit == Unit::kg) {
            EXPECT_TRUE(info.path.ends_with("_kg")) << info.path;
        }
        EXPECT_LE(info.low, info.high) << info.path;
        EXPECT_FALSE(info.meaning.empty()) << info.path;
        for (const char* word : {"min", "max", "step"}) {
            if (info.step > 0) {
                EXPECT_TRUE(find_fact(with_word(std::string(info.path), word))) << info.path;
            }
        }
        if (info.kind == Kind::choice) {
            EXPECT_EQ(info.high, std::count(info.choices.begin(), info.choices.end(), '|')) << info.path;
        }
    }
}

}  // namespace
}  // namespace ergoaudit
