// Each row of the knowledge notes became a rule, or a reason why not: rows.toml beside this file.

#include "ergoaudit/base/files.hpp"
#include "ergoaudit/knowledge/knowledge.hpp"
#include "ergoaudit/toml/tree.hpp"

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

namespace ergoaudit {
namespace {

struct KnowledgeRow {
    std::string section, name, note, reason, file, words;
    std::vector<std::string> rules;
};

std::string content(const std::string& path) {
    auto text = disk().read(path);
    EXPECT_TRUE(text.ok()) << path;
    return text.ok() ? std::move(text).value() : std::string();
}

std::string text_of(const toml_tree::Node& node, std::string_view key) {
    const toml_tree::Node* const found = node.find(key);
    return found == nullptr || found->string() == nullptr ? std::string() : *found->string();
}

std::vector<KnowledgeRow> rows() {
    const auto read = toml_tree::parse(content("tests/knowledge/rows.toml"), "rows.toml");
    EXPECT_TRUE(read.ok());
    std::vector<KnowledgeRow> found;
    if (!read.ok()) return found;
    const toml_tree::Node* const all = read.value().root.find("row");
    for (const toml_tree::Node& node : *all->array()) {
        KnowledgeRow row{.section = text_of(node, "section"),
                         .name = text_of(node, "row"),
                         .note = text_of(node, "note"),
                         .reason = text_of(node, "reason"),
                         .file = text_of(node, "file"),
                         .words = text_of(node, "words"),
                         .rules = {}};
        if (const toml_tree::Node* const rules = node.find("rules"))
            for (const toml_tree::Node& rule : *rules->array()) row.rules.push_back(*rule.string());
        found.push_back(std::move(row));
    }
    return found;
}

TEST(KnowledgeRows, are_as_many_as_the_notes_have) {
    std::map<std::string, int> count;
    std::set<std::string> names;
    for (const KnowledgeRow& row : rows()) {
        ++count[row.section];
        EXPECT_FALSE(row.name.empty()) << row.section;
        EXPECT_TRUE(names.insert(row.section + row.name).second) << "twice: " << row.name;
    }
    const std::map<std::string, int> expected = {{"B.2", 12}, {"B.3", 8}, {"B.4", 11}, {"B.5", 16},
                                                 {"B.6", 8},  {"B.7", 6}, {"C.3", 9},  {"C.4", 9}};
    EXPECT_EQ(count, expected);
}

TEST(KnowledgeRows, name_rules_that_exist_or_a_reason) {
    std::set<std::string_view> ids;
    for (const Rule& rule : shipped_knowledge().rules) ids.insert(rule.id);
    for (const KnowledgeRow& row : rows()) {
        EXPECT_NE(row.rules.empty(), row.reason.empty()) << row.section << ", " << row.name;
        for (const std::string& rule : row.rules) EXPECT_EQ(ids.count(rule), 1U) << row.name << ": no rule " << rule;
    }
}

TEST(KnowledgeRows, point_at_words_that_stand_in_their_file) {
    int pointed = 0;
    for (const KnowledgeRow& row : rows()) {
        EXPECT_EQ(row.file.empty(), row.words.empty()) << row.name;
        if (row.file.empty()) continue;
        ++pointed;
        EXPECT_NE(content(row.file).find(row.words), std::string::npos) << row.name << ": " << row.words;
    }
    EXPECT_GT(pointed, 0);
}

// The other way round: a rule of the workstation or of habits that no row names came from elsewhere and says so here.
TEST(KnowledgeRows, name_most_rules) {
    std::set<std::string> named;
    for (const KnowledgeRow& row : rows()) named.insert(row.rules.begin(), row.rules.end());
    std::size_t missing = 0;
    std::string list;
    for (const Rule& rule : shipped_knowledge().rules)
        if (named.count(std::string(rule.id)) == 0) {
            ++missing;
            list += std::string(rule.id) + "\n";
        }
    EXPECT_LE(missing * 3, shipped_knowledge().rules.size()) << list;
}

}  // namespace
}  // namespace ergoaudit
