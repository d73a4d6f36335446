// ROSA from measurements against ROSA from the items an assessor would tick, on workstations written out in
// workstations/: NAME.measured.toml and NAME.observed.toml.

#include "scoring.hpp"

#include "ergoaudit/audit/audit.hpp"
#include "ergoaudit/base/files.hpp"
#include "ergoaudit/input/description_reader.hpp"

#include <optional>
#include <string>

#include <gtest/gtest.h>

namespace ergoaudit::testing {
namespace {

std::optional<InstrumentScore> rosa_of(const std::string& path) {
    const auto text = disk().read(path);
    EXPECT_TRUE(text.ok()) << path;
    const auto read = read_description(text.value(), path);
    EXPECT_TRUE(read.ok()) << path;
    if (!read.ok()) return std::nullopt;
    const Audit result = audit(read.value(), shipped_knowledge(), {});
    for (const InstrumentScore& score : result.instruments)
        if (score.instrument->id == "rosa") return score;
    ADD_FAILURE() << path << " has no ROSA";
    return std::nullopt;
}

std::string answer_name(const InstrumentScore& score, std::size_t item) {
    const int option = score.answers[item].option;
    return option < 0 ? "not known"
                      : std::string(score.instrument->items[item].options[static_cast<std::size_t>(option)].name);
}

TEST(Workstations, DerivedAndObservedItemsAgree) {
    const std::string folder = "tests/instruments/workstations/", ending = ".measured.toml";
    std::size_t workstations = 0, with_unknown = 0, derived_items = 0;
    for (const std::string& name : disk().names_in("tests/instruments/workstations")) {
        if (!name.ends_with(ending)) continue;
        const std::string stem = name.substr(0, name.size() - ending.size());
        const auto measured = rosa_of(folder + name);
        const auto observed = rosa_of(folder + stem + ".observed.toml");
        ASSERT_TRUE(measured && observed) << stem;
        ++workstations;
        const std::size_t open = observed->open_items();
        if (open > 0) ++with_unknown;
        for (std::size_t i = 0; i < measured->answers.size(); ++i) {
            EXPECT_EQ(answer_name(*measured, i), answer_name(*observed, i))
                << stem << ": " << measured->instrument->items[i].id;
            if (measured->answers[i].known() && !measured->answers[i].observed) ++derived_items;
            if (observed->answers[i].known()) EXPECT_TRUE(observed->answers[i].observed);
        }
        for (std::size_t i = 0; i < measured->steps.size(); ++i)
            EXPECT_EQ(measured->steps[i], observed->steps[i]) << stem << ": " << measured->instrument->steps[i].id;
        EXPECT_EQ(measured->level(), observed->level()) << stem;
        if (open == 0) EXPECT_TRUE(measured->score().known()) << stem;
    }
    EXPECT_GE(workstations, 12u);
    EXPECT_GE(with_unknown, 2u);
    EXPECT_GE(derived_items, 12u * 25);
}

}  // namespace
}  // namespace ergoaudit::testing
