// Same input, same bytes: whatever the locale, the time zone and the folder one stands in.

#include "tests/cli/world.hpp"

#include <clocale>
#include <cstdlib>
#include <ctime>
#include <string>
#include <unistd.h>
#include <vector>

#include <gtest/gtest.h>

namespace ergoaudit {
namespace {

using testing::usual_world;
using testing::World;

std::string everything(const World& world) {
    std::string all;
    const std::vector<std::vector<std::string>> runs = {
        {"check", "good.toml", "poor.toml", "urgent.toml", "slip.toml", "-f", "json"},
        {"check", "good.toml", "poor.toml", "urgent.toml", "-v"},
        {"check", "good.toml", "poor.toml", "-f", "json", "-o", "stored.json"},
        {"report", "stored.json", "-v"},
        {"report", "stored.json", "-f", "svg"},
        {"rules", "-f", "json"},
        {"facts"},
        {"explain", "score"},
        {"schema", "input"},
        {"verify"},
        {"--version"}};
    for (const auto& words : runs) {
        const auto outcome = world.run(words);
        all += std::to_string(outcome.exit) + "\n" + outcome.out + "\n" + outcome.err + "\n";
    }
    return all;
}

TEST(SameBytes, twice) { EXPECT_EQ(everything(usual_world()), everything(usual_world())); }

TEST(SameBytes, in_every_locale_zone_and_folder) {
    const World world = usual_world();
    const std::string expected = everything(world);
    const std::string locale = std::setlocale(LC_ALL, nullptr);
    char here[4096];
    ASSERT_NE(::getcwd(here, sizeof here), nullptr);
    const char* zone = std::getenv("TZ");
    const std::string zone_before = zone != nullptr ? zone : "";
    for (const char* other : {"de_DE.UTF-8", "tr_TR.UTF-8", "C.UTF-8", "C"})
        for (const char* where : {"Pacific/Kiritimati", "America/Adak"}) {
            std::setlocale(LC_ALL, other);  // stays as it was where the machine lacks it
            ::setenv("TZ", where, 1);
            ::tzset();
            ASSERT_EQ(::chdir("/"), 0);
            EXPECT_TRUE(everything(world) == expected) << other << " " << where;
            ASSERT_EQ(::chdir(here), 0);
        }
    std::setlocale(LC_ALL, locale.c_str());
    if (zone != nullptr)
        ::setenv("TZ", zone_before.c_str(), 1);
    else
        ::unsetenv("TZ");
    ::tzset();
}

TEST(SameBytes, one_file_alone_says_what_it_says_among_others) {
    const World world = usual_world();
    const auto alone = world.run({"check", "poor.toml"}).out;
    const auto among = world.run({"check", "good.toml", "poor.toml", "sparse.toml"}).out;
    EXPECT_NE(among.find(alone), std::string::npos);
}

}  // namespace
}  // namespace ergoaudit
