// plan and fix as a person and a script use them.

#include "world.hpp"

#include "ergoaudit/base/number_text.hpp"
#include "ergoaudit/input/description_reader.hpp"

#include <string>

#include <fmt/format.h>
#include <gtest/gtest.h>

namespace ergoaudit {
namespace {

using testing::Outcome;
using testing::story;
using testing::World;

World desk(const std::string& name) {
    World world;
    world.files["desk.toml"] = story(name);
    return world;
}

TEST(PlanCommand, ShowsBothWaysInOrderWithPrices) {
    const Outcome outcome = desk("petite-fixed-desk").run({"plan"});
    EXPECT_EQ(outcome.exit, 1);
    EXPECT_EQ(outcome.err, "");
    EXPECT_LT(outcome.out.find("The plan"), outcome.out.find("Without buying anything"));
    EXPECT_NE(outcome.out.find("Raise the seat by 5.5 cm: from 46 to 51.5 cm"), std::string::npos) << outcome.out;
    EXPECT_NE(outcome.out.find("Buy from stature, set by tape"), std::string::npos);
}

TEST(PlanCommand, JsonHoldsTheShapeOfTheContract) {
    const auto json = desk("petite-fixed-desk").run({"plan", "-f", "json"}).json();
    const auto& plan = json["audits"].items.at(0)["plan"];
    EXPECT_EQ(plan["status"].text, "solved");
    EXPECT_GT(plan["cost"].number(), 0);
    EXPECT_GT(plan["score_after"]["bought"].number(), plan["score_after"]["free"].number());
    EXPECT_EQ(plan["free"]["cost"].number(), 0);
    EXPECT_EQ(plan["steps"].items.at(0)["order"].number(), 1);
    EXPECT_NE(plan["conflicts"].items.at(0)["sums"].text.find("The desk is fixed at 73 cm."), std::string::npos);
    EXPECT_EQ(plan["conflicts"].items.at(0)["resolved_by"].items.at(0)["item"].text.empty(), false);
    EXPECT_LE(plan["targets"]["chair.seat_height_cm"]["low"].number(), 51.5);
}

// A small person at a fixed desk, who needs a footrest.
World small_person(const std::string& further) {
    World world;
    world.files["desk.toml"] =
        "[person]\nsex = \"female\"\nstature_cm = 152\n[chair]\nkind = \"task\"\nseat_height_cm = 46\n"
        "[desk]\nkind = \"fixed\"\nheight_cm = 73\n[[screen]]\nkind = \"monitor\"\nmount = \"stand\"\n"
        "diagonal_in = 24\ntop_height_cm = 120\ndistance_cm = 60\n[keyboard]\nexternal = true\n" +
        further;
    return world;
}

TEST(PlanCommand, TellsWhatIsBoughtForNothingAsJsonDoes) {
    const World world = small_person("[shop]\nprices = { footrest = 0 }\n");
    const auto json = world.run({"plan", "--budget", "10", "-f", "json"}).json();
    ASSERT_EQ(json["audits"].items.at(0)["plan"]["cost"].number(), 0);
    const std::string text = world.run({"plan", "--budget", "10"}).out;
    for (const auto& step : json["audits"].items.at(0)["plan"]["steps"].items) {
        const std::string from_to = step["text"].text.substr(0, step["text"].text.find(" by "));
        EXPECT_NE(text.find(from_to.substr(0, 30)), std::string::npos) << from_to << "\n" << text;
    }
    EXPECT_NE(text.find("Get a footrest, 5 to 15 cm high (about 0)"), std::string::npos) << text;
    EXPECT_NE(world.run({"check", "--budget", "10"}).out.find("Worth buying"), std::string::npos);
}

TEST(PlanCommand, WithoutPurchasesBuysNothingWhateverAThingHasToEarn) {
    for (const char* least : {"0", "0.01", "1"}) {
        const World world = small_person("[plan]\nmin_points_per_item = " + std::string(least) + "\n");
        const auto json = world.run({"plan", "-f", "json"}).json();
        const auto& plan = json["audits"].items.at(0)["plan"];
        EXPECT_EQ(plan["free"]["cost"].number(), 0) << least;
        for (const auto& step : plan["free"]["steps"].items) EXPECT_NE(step["group"].text, "buy") << step["text"].text;
        EXPECT_GT(plan["cost"].number(), 0) << least;
    }
}

TEST(PlanCommand, SaysWhatGoesAlongThatIsToStay) {
    World world;
    world.files["desk.toml"] =
        "[person]\nstature_cm = 165\n[chair]\nkind = \"task\"\nseat_height_cm = 46\n"
        "[desk]\nkind = \"sit-stand\"\nheight_cm = 80\nheight_min_cm = 60\nheight_max_cm = 125\n"
        "[[screen]]\nkind = \"monitor\"\nmount = \"stand\"\ndiagonal_in = 24\ntop_height_cm = 125\ndistance_cm = 65\n"
        "[keyboard]\nexternal = true\n[plan]\nkeep = [\"screen.top_height_cm\"]\n[shop]\noffered = []\n";
    const auto json = world.run({"plan", "-f", "json"}).json();
    double by = 0;
    std::string desk_step;
    for (const auto& step : json["audits"].items.at(0)["plan"]["steps"].items) {
        EXPECT_NE(step["fact"].text, "screen.top_height_cm");
        if (step["fact"].text != "desk.height_cm") continue;
        by = step["to"].number() - step["from"].number();
        desk_step = step["text"].text;
    }
    ASSERT_NE(by, 0);
    EXPECT_NE(desk_step.find(fmt::format("What is to stay goes along: top edge of the picture from the floor, from 125 "
                                         "to {} cm",
                                         plain_number(125 + by))),
              std::string::npos)
        << desk_step;
}

TEST(PlanCommand, SaysOfAThingThatWouldSettleItByWhichStepItComes) {
    World world;
    world.files["desk.toml"] =
        "[person]\nsex = \"female\"\nstature_cm = 160\n[chair]\nkind = \"task\"\nseat_height_cm = 46\n"
        "[desk]\nkind = \"adjustable\"\nheight_cm = 76\nheight_min_cm = 74\nheight_max_cm = 82\n"
        "[keyboard]\nexternal = true\nsurface = \"desk\"\n[shop]\noffered = [\"sit-stand-desk\", \"footrest\"]\n";
    const std::string text = world.run({"plan", "--width", "200"}).out;
    const std::size_t settles = text.find("Each of these alone settles it:");
    ASSERT_NE(settles, std::string::npos) << text;
    EXPECT_NE(text.find("- Get a sit-stand desk in place of this one, 65 to 125 cm high (about 350)", settles),
              std::string::npos)
        << text;
}

TEST(PlanCommand, BuysNothingInAShopThatOffersNothing) {
    const auto cost = [](const std::string& shop) {
        return small_person(shop).run({"plan", "-f", "json"}).json()["audits"].items.at(0)["plan"]["cost"].number();
    };
    EXPECT_GT(cost(""), 0);
    EXPECT_GT(cost("[shop]\noffered = [\"footrest\"]\n"), 0);
    EXPECT_EQ(cost("[shop]\noffered = []\n"), 0);
}

TEST(PlanCommand, TellsNobodyToBuyFromAStatureThatIsNotGiven) {
    World world = small_person("");
    std::string& text = world.files["desk.toml"];
    const std::string stature = "stature_cm = 152\n";
    text.replace(text.find(stature), stature.size(), "");
    const std::string out = world.run({"plan"}).out;
    EXPECT_EQ(out.find("Buy from stature"), std::string::npos) << out;
    EXPECT_NE(out.find("Nobody's stature is given"), std::string::npos) << out;
}

TEST(PlanCommand, TakesWhatIfAndABudget) {
    const World world = desk("petite-fixed-desk");
    const std::string poor = world.run({"plan", "--budget", "0"}).out;
    EXPECT_EQ(poor.find("Without buying anything"), std::string::npos) << poor;  // nothing else is told
    EXPECT_NE(poor.find("(about 30, more than the budget)"), std::string::npos) << poor;
    EXPECT_EQ(world.run({"plan", "--budget", "50"}).out.find("(about 30, more"), std::string::npos);
    EXPECT_NE(world.run({"plan", "--set", "chair.seat_height_cm=45"}).out.find("from 45 to"), std::string::npos);
    EXPECT_EQ(world.run({"plan", "--set", "chair.nothing=45"}).exit, 2);
    EXPECT_EQ(world.run({"plan", "missing.toml"}).exit, 3);
}

TEST(PlanCommand, TellsTheButtonsOfTheDeskAndAsksForTheChair) {
    World world;
    world.files["desk.toml"] =
        "[person]\nstature_cm = 170\n[desk]\nkind = \"sit-stand\"\nheight_cm = 76\nheight_min_cm = 68\n"
        "height_max_cm = 78\nheight_step_cm = 2\nstanding_height_cm = 104\nstanding_height_min_cm = 100\n"
        "standing_height_max_cm = 110\n[keyboard]\nsurface = \"desk\"\n[chair]\nseat_height_cm = 46\n"
        "[shop]\noffered = [\"footrest\"]\n";
    const Outcome outcome = world.run({"plan"});
    EXPECT_NE(outcome.out.find("For the buttons of the desk: sitting "), std::string::npos) << outcome.out;
    EXPECT_NE(outcome.out.find("what kind of seat it is (chair.kind)"), std::string::npos) << outcome.out;
    EXPECT_EQ(outcome.out.find("Your file does not say what kind of chair it is"), std::string::npos) << "asked twice";
    EXPECT_NE(outcome.out.find("Measure next"), std::string::npos);
}

TEST(PlanCommand, WhereSomebodyMustBeSeenThatIsAllThatIsSaid) {
    const World world = desk("red-flag");
    const Outcome plan = world.run({"plan"});
    EXPECT_EQ(plan.exit, 1);
    EXPECT_EQ(plan.out.find("The plan"), std::string::npos);
    EXPECT_NE(plan.out.find("The workstation can wait"), std::string::npos);
    const Outcome fix = world.run({"fix", "desk.toml", "--write", "new.toml"});
    EXPECT_EQ(fix.exit, 1);
    EXPECT_EQ(fix.out, "");
    EXPECT_FALSE(world.files.read("new.toml").ok());
    EXPECT_NE(fix.err.find("nothing is written"), std::string::npos);
}

TEST(FixCommand, WritesThePlanAndKeepsTheRest) {
    const World world = desk("petite-fixed-desk");
    const Outcome outcome = world.run({"fix", "desk.toml"});
    EXPECT_EQ(outcome.exit, 1) << "the gate of what was given";
    EXPECT_NE(outcome.out.find("# The payroll desk on the second floor."), std::string::npos);
    EXPECT_NE(outcome.out.find("seat_height_cm = 51.5 "), std::string::npos) << outcome.out;
    EXPECT_TRUE(read_description(outcome.out, "new.toml").ok());
    World after;
    after.files["desk.toml"] = outcome.out;
    EXPECT_NE(after.run({"plan"}).out.find("Nothing that can be set here makes it better."), std::string::npos);
}

// Standard input can be read once.
class ReadOnce final : public Files {
  public:
    explicit ReadOnce(std::string text) : text_(std::move(text)) {}
    Result<std::string> read(const std::string&) const override { return std::exchange(text_, std::string()); }
    Entry kind_of(const std::string&) const override { return Entry::missing; }
    std::vector<std::string> names_in(const std::string&) const override { return {}; }
    std::optional<Diagnostic> write(const std::string&, std::string_view) const override { return std::nullopt; }

  private:
    mutable std::string text_;
};

TEST(FixCommand, KeepsAllOfWhatComesFromStandardInput) {
    for (const char* name : {"petite-fixed-desk", "assessed"}) {
        const World world = desk(name);
        const Outcome from_file = world.run({"fix", "desk.toml"}),
                      piped = world.run_on(ReadOnce(testing::story(name)), {"fix", "-"});
        EXPECT_EQ(piped.out, from_file.out);
        EXPECT_EQ(piped.exit, from_file.exit);
    }
}

TEST(FixCommand, OnlyWhatIsAskedFor) {
    const World world = desk("petite-fixed-desk");
    const std::string adjust = world.run({"fix", "desk.toml", "--only", "adjust"}).out;
    EXPECT_NE(adjust.find("used = false"), std::string::npos) << "no footrest is bought";
    EXPECT_NE(adjust.find("longest_sitting_min = 75"), std::string::npos) << "no habit changes";
    const std::string free = world.run({"fix", "desk.toml", "--only", "free"}).out;
    EXPECT_NE(free.find("longest_sitting_min = 60"), std::string::npos);
    EXPECT_EQ(world.run({"fix", "desk.toml", "--only", "half"}).exit, 2);
    EXPECT_EQ(world.run({"fix", "desk.toml", "--write", "desk.toml"}).exit, 2) << "the description itself";
    EXPECT_EQ(world.run({"fix", "desk.toml", "--budget", "0"}).out.find("budget"), std::string::npos);
}

// A folder is its description; the one of several is not guessed.
TEST(PlanCommand, takes_a_folder_with_one_description) {
    World world;
    world.files["home/desk.toml"] = testing::story("good-desk");
    world.files["home/expect.toml"] = "[words]\n";
    world.files["office/mine.toml"] = testing::story("good-desk");
    for (const auto& [folder, file] : {std::pair("home", "home/desk.toml"), std::pair("office/", "office/mine.toml")})
        for (const char* command : {"plan", "exercise"})
            EXPECT_EQ(world.run({command, folder}).out, world.run({command, file}).out) << command << " " << folder;
    EXPECT_EQ(world.run({"fix", "home", "--write", "home/desk.toml"}).exit, 2) << "the description itself";
    EXPECT_EQ(world.run({"diff", "home", "office"}).exit, 0);
    world.files["office/yours.toml"] = testing::story("good-desk");
    EXPECT_NE(world.run({"plan", "office"}).exit, world.run({"plan", "home"}).exit);
}

}  // namespace
}  // namespace ergoaudit
