// The list of facts the derivation reads, held against the sources of the module: every described fact they name, no
// other.

#include "ergoaudit/body/facts_of_derivation.hpp"

#include <filesystem>
#include <fstream>
#include <regex>
#include <set>
#include <sstream>
#include <string>

#include <gtest/gtest.h>

namespace ergoaudit {
namespace {

namespace fs = std::filesystem;

std::set<std::string> facts_named_in_sources() {
    static const std::regex literal(R"re("([a-z_]+\.[a-z0-9_.-]+)(=[^"]*)?"_(fact|choice))re");
    std::set<std::string> named;
    for (const char* root : {"src/body", "include/ergoaudit/body"})
        for (const auto& entry : fs::directory_iterator(root)) {
            if (entry.path().filename() == "facts_of_derivation.hpp") continue;
            std::ifstream in(entry.path());
            std::stringstream text;
            text << in.rdbuf();
            const std::string content = text.str();
            for (std::sregex_iterator at(content.begin(), content.end(), literal), end; at != end; ++at)
                named.insert((*at)[1]);
        }
    return named;
}

TEST(FactsOfDerivation, AreThoseTheSourcesName) {
    std::set<std::string> expected, listed;
    for (const std::string& path : facts_named_in_sources())
        if (find_fact(path).value().info().origin == Origin::described) expected.insert(path);
    for (const Fact fact : facts_of_derivation) listed.insert(std::string(fact.info().path));
    expected.insert("screen.share");  // by way of main_screen
    EXPECT_GT(expected.size(), 50U);
    EXPECT_EQ(listed, expected);
}

TEST(FactsOfDerivation, SayWhichFactsAreReadOnTheWay) {
    EXPECT_TRUE(moves_derived_facts("chair.seat_height_cm"_fact));
    EXPECT_FALSE(moves_derived_facts("habits.stress_0_10"_fact));
}

}  // namespace
}  // namespace ergoaudit
