#include "ergoaudit/input/fact_path.hpp"

#include "written_facts.hpp"

#include "ergoaudit/input/consistency.hpp"

#include <gmock/gmock.h>

namespace ergoaudit {
namespace {

using testing::ElementsAre;

std::string refusal_of_path(std::string_view path) {
    const auto place = resolve_written_path(path);
    return place.ok() ? "" : to_text(place.problems().front());
}

std::string refusal_of(std::string_view assignment) {
    Description description = described("[[screen]]\ndistance_cm = 60\n");
    const auto problem = set_fact(description, assignment);
    return problem ? to_text(*problem) : "";
}

TEST(FactPath, names_a_fact_and_its_instance) {
    const auto row = [](std::string_view path) { return resolve_written_path(path).value().row(); };
    EXPECT_EQ(row("chair.kind"), row_of("chair.kind"_fact));
    EXPECT_EQ(row("screen[2].distance_cm"), row_of("screen.distance_cm"_fact, {.screen = 2}));
    EXPECT_EQ(row("screen.distance_cm"), row_of("screen.distance_cm"_fact));
    EXPECT_EQ(row("discomfort.neck.weeks"), row_of("discomfort.weeks"_fact, {.region = 0}));
    EXPECT_EQ(row("discomfort.chest.weeks"), row_of("discomfort.weeks"_fact, {.region = 13}));
    EXPECT_EQ(row("rula.right.neck"), row_of("rula.neck"_fact, {.side = 1}));
    EXPECT_EQ(row("person.eyewear.bifocal"), row_of("person.eyewear.bifocal"_fact));
    EXPECT_EQ(row("screening.chest_pain"), row_of("screening.chest_pain"_fact));
    EXPECT_EQ(row("shop.prices.footrest"), row_of("shop.prices.footrest"_fact));
    EXPECT_EQ(row("desk.height_in"), row_of("desk.height_cm"_fact));
    EXPECT_EQ(resolve_written_path("desk.height_in").value().to_native, 2.54);
}

TEST(FactPath, says_what_is_wrong_with_a_path) {
    EXPECT_EQ(refusal_of_path("chair.knid"),
              "error: unknown fact \"chair.knid\"\n     = did you mean \"chair.kind\"?\n");
    EXPECT_EQ(refusal_of_path("screen.distnce_cm"),
              "error: unknown fact \"screen.distnce_cm\"\n     = did you mean \"screen[0].distance_cm\"?\n");
    EXPECT_EQ(refusal_of_path("discomfort.weeks"),
              "error: \"weeks\" does not say which region\n     = such as discomfort.neck.weeks\n");
    EXPECT_EQ(refusal_of_path("rula.neck"), "error: \"neck\" does not say which side\n     = such as rula.left.neck\n");
    EXPECT_EQ(refusal_of_path("person.hand_length_cm"), "error: \"person.hand_length_cm\" is computed, not written\n");
    for (const char* path : {"",
                             ".",
                             "chair",
                             "chair.",
                             "screen[6].share",
                             "screen[-1].share",
                             "screen[].share",
                             "screen[0.share",
                             "screen[0]",
                             "view.distance_cm",
                             "posture.kind",
                             "chair.seat_height_stages_cm",
                             "person.name",
                             "chair.seat.height_cm",
                             "desk.height_kg",
                             "person.weight_cm",
                             "discomfortXneck.weeks",
                             "discomfort_neck.weeks",
                             "discomforts.neck.weeks",
                             "rula_left.wrist",
                             "rulaXright.neck"})
        EXPECT_NE(refusal_of_path(path), "") << path;
}

TEST(SetFact, replaces_what_the_file_says) {
    Description desk =
        described("[desk]\nheight_cm = 72\n[chair]\ndefects = [\"tips\"]\n[exercise]\navoid = [\"cat-cow\"]\n");
    EXPECT_FALSE(set_fact(desk, "desk.height_in=29"));
    EXPECT_EQ(desk.facts.value("desk.height_cm"_fact), 73.66);
    EXPECT_FALSE(set_fact(desk, " chair.kind = kitchen "));
    EXPECT_TRUE(desk.facts.is("chair.kind=kitchen"_choice));
    EXPECT_FALSE(set_fact(desk, "chair.kind=\"task\""));
    EXPECT_TRUE(desk.facts.is("chair.kind=task"_choice));
    EXPECT_FALSE(set_fact(desk, "chair.defects=sinks,worn-foam"));
    EXPECT_FALSE(desk.facts.says("chair.defects.tips"_fact));
    EXPECT_TRUE(desk.facts.says("chair.defects.sinks"_fact));
    EXPECT_FALSE(set_fact(desk, "chair.defects=none"));
    EXPECT_FALSE(desk.facts.says("chair.defects.sinks"_fact));
    EXPECT_FALSE(set_fact(desk, "footrest.used=true"));
    EXPECT_TRUE(desk.facts.says("footrest.used"_fact));
    EXPECT_FALSE(set_fact(desk, "exercise.avoid=wall-angels,thread-the-needle"));
    EXPECT_THAT(desk.list("exercise.avoid"_text), ElementsAre("wall-angels", "thread-the-needle"));
    EXPECT_FALSE(set_fact(desk, "screen[0].distance_cm=60"));
    EXPECT_FALSE(set_fact(desk, "screen[1].distance_cm=70"));
    EXPECT_EQ(desk.facts.screens(), 2);
}

TEST(SetFact, checks_as_a_file_is_checked) {
    EXPECT_EQ(refusal_of("desk.height_cm=735"),
              "error: \"desk.height_cm\" must be between 30 and 160 cm\n     = millimetres? then write desk.height_mm "
              "= 735\n");
    EXPECT_EQ(refusal_of("desk.height_cm=tall"),
              "error: \"desk.height_cm\" takes a number\n     = such as 72.5; the unit is part of the key\n");
    EXPECT_EQ(refusal_of("desk.height_cm=nan"), "error: \"desk.height_cm\" is not a number a tape can give\n");
    EXPECT_EQ(refusal_of("footrest.used=yes"),
              "error: \"footrest.used\" takes true or false\n     = such as footrest.used=true\n");
    EXPECT_EQ(refusal_of("desk.edge=shrap"),
              "error: \"desk.edge\" cannot be \"shrap\"\n     = did you mean \"sharp\"? one of \"sharp\", \"rounded\" "
              "or \"padded\"\n");
    EXPECT_EQ(refusal_of("screen[3].share=1"), "error: there is no screen[3]\n     = the next one is screen[1]\n");
    EXPECT_EQ(refusal_of("screen[3].name=x"), "error: there is no screen[3]\n     = the next one is screen[1]\n");
    EXPECT_EQ(refusal_of("desk.height_cm"),
              "error: a fact and its value are expected\n     = such as desk.height_cm=72\n");
    EXPECT_NE(refusal_of("desk.height_cm="), "");
    EXPECT_NE(refusal_of("chair.seat_height_stages_cm=40"), "");
    EXPECT_NE(refusal_of("work.tasks.name=x"), "");
    EXPECT_NE(refusal_of("=3"), "");
}

TEST(SetFact, a_refused_value_changes_nothing) {
    Description desk = described("[desk]\nheight_cm = 72\n");
    EXPECT_TRUE(set_fact(desk, "desk.height_cm=720"));
    EXPECT_TRUE(set_fact(desk, "screen[0].distance_cm=x"));
    EXPECT_EQ(desk.facts.value("desk.height_cm"_fact), 72);
    EXPECT_EQ(desk.facts.screens(), 0);
}

// Otherwise the height from the floor would go on being counted, and the question would have changed nothing.
TEST(SetFact, takes_the_place_of_the_same_measure_told_in_another_form) {
    Description desk = described(
        "[desk]\nheight_cm = 72\n[chair]\nseat_height_cm = 46\n[[screen]]\ntop_height_cm = 112\n"
        "[[screen]]\nbottom_above_desk_cm = 10\n");
    EXPECT_FALSE(set_fact(desk, "screen[0].top_above_desk_cm=55"));
    EXPECT_FALSE(desk.facts.knows("screen.top_height_cm"_fact));
    EXPECT_EQ(desk.facts.value("screen.top_above_desk_cm"_fact), 55);
    EXPECT_EQ(desk.facts.value("screen.bottom_above_desk_cm"_fact, {.screen = 1}), 10);
    EXPECT_FALSE(set_fact(desk, "screen[1].top_height_cm=120"));
    EXPECT_FALSE(desk.facts.knows("screen.bottom_above_desk_cm"_fact, {.screen = 1}));
    EXPECT_FALSE(set_fact(desk, "chair.seat_empty_height_in=20"));
    EXPECT_FALSE(desk.facts.knows("chair.seat_height_cm"_fact));
    EXPECT_FALSE(set_fact(desk, "chair.seat_height_cm=50"));
    EXPECT_FALSE(desk.facts.knows("chair.seat_empty_height_cm"_fact));
    EXPECT_EQ(desk.facts.value("desk.height_cm"_fact), 72);
}

TEST(SetFact, names_nothing_beside_none) {
    Description desk = described("[person]\neyewear = [\"none\"]\n");
    EXPECT_FALSE(set_fact(desk, "person.eyewear.reading=true"));
    EXPECT_EQ(desk.facts.value("person.eyewear.none"_fact), 0);
    EXPECT_FALSE(set_fact(desk, "person.eyewear.bifocal=true"));
    EXPECT_TRUE(desk.facts.says("person.eyewear.reading"_fact));
    EXPECT_FALSE(set_fact(desk, "person.eyewear.computer=false"));
    EXPECT_TRUE(desk.facts.says("person.eyewear.bifocal"_fact));
    EXPECT_FALSE(set_fact(desk, "person.eyewear.none=true"));
    EXPECT_EQ(desk.facts.value("person.eyewear.reading"_fact), 0);
    EXPECT_EQ(desk.facts.value("person.eyewear.bifocal"_fact), 0);
}

TEST(SetFact, contradictions_are_found_afterwards) {
    Description desk = described("[desk]\nheight_cm = 72\n[chair]\nkind = \"task\"\nseat_height_cm = 46\n");
    EXPECT_TRUE(contradictions_in(desk).empty());
    EXPECT_FALSE(set_fact(desk, "desk.height_cm=40"));
    ASSERT_EQ(contradictions_in(desk).size(), 1u);
    EXPECT_EQ(contradictions_in(desk)[0].message, "\"desk.height_cm\" must be above \"chair.seat_height_cm\"");
}

// Whoever copies a list out of the file is understood.
TEST(SetFact, takes_a_list_as_the_file_has_it) {
    const auto owned = [](const std::string& value) {
        Description desk;
        desk.where.resize(row_size);
        EXPECT_FALSE(set_fact(desk, "shop.own=" + value)) << value;
        return std::tuple(desk.facts.says("shop.own.footrest"_fact), desk.facts.says("shop.own.monitor-arm"_fact),
                          desk.facts.knows("shop.own.headset"_fact));
    };
    const std::tuple both(true, true, true), none(false, false, true);
    for (const char* value : {"footrest,monitor-arm", "footrest, monitor-arm", "[\"footrest\", \"monitor-arm\"]",
                              "['footrest','monitor-arm',]", "[footrest, monitor-arm]"})
        EXPECT_EQ(owned(value), both) << value;
    EXPECT_EQ(owned("[]"), none);
    Description desk;
    desk.where.resize(row_size);
    EXPECT_FALSE(set_fact(desk, "exercise.avoid=[\"cat-cow\"]"));
    EXPECT_EQ(desk.text("exercise.avoid"_text), "cat-cow");
    EXPECT_TRUE(set_fact(desk, "shop.own=[\"footrset\"]"));
}

}  // namespace
}  // namespace ergoaudit
