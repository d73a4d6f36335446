// What is hard to believe in a description is asked about, and what fits together is not.

#include "ergoaudit/audit/audit.hpp"
#include "ergoaudit/base/date.hpp"
#include "ergoaudit/input/description_reader.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <string_view>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace ergoaudit {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

Diagnostics asked(const std::string& text) {
    const auto read = read_description(text, "desk.toml");
    EXPECT_TRUE(read.ok()) << text;
    if (!read.ok()) return {};
    AuditSettings settings;
    settings.today = *parse_date("2026-11-29");
    return audit(read.value(), shipped_knowledge(), settings).diagnostics;
}

// --- one measure in two forms ---------------------------------------------------------------------------------------

// Of heights that a tape gave: how far the second form is off what the first comes to, and whether that is asked about.
TEST(ToldTwice, is_asked_about_where_the_forms_are_farther_apart_than_tapes_are) {
    const double within_cm = shipped_knowledge().population.allowances.told_twice_within_cm;
    ASSERT_GT(within_cm, 0);
    std::size_t asked_about = 0, let_pass = 0;
    for (int step = -11; step <= 11; ++step) {
        const double off_cm = 0.8 * step;
        // a picture of 16:9 and 24 inches is 29.888 cm high; a firm seat sinks by 2 cm
        const std::string forms[] = {
            fmt::format("[desk]\nheight_cm = 72\n[[screen]]\ntop_height_cm = 110\ntop_above_desk_cm = {}\n",
                        38 + off_cm),
            fmt::format("[desk]\nheight_cm = 72\n[[screen]]\ndiagonal_in = 24\ntop_height_cm = 116\n"
                        "bottom_above_desk_cm = {:.3f}\n",
                        116 - 72 - 29.888 + off_cm),
            fmt::format("[desk]\nheight_cm = 72\n[[screen]]\ndiagonal_in = 24\ntop_above_desk_cm = 44\n"
                        "bottom_above_desk_cm = {:.3f}\n",
                        44 - 29.888 + off_cm),
            fmt::format("[chair]\nseat_height_cm = 46\narmrest_height_cm = 20\narmrest_from_floor_cm = {}\n",
                        66 + off_cm),
            fmt::format("[chair]\nseat_height_cm = 46\nseat_empty_height_cm = {}\n", 48 + off_cm)};
        for (const std::string& text : forms) {
            const Diagnostics questions = asked(text);
            if (std::abs(off_cm) < within_cm - 0.1) {
                EXPECT_THAT(questions, IsEmpty()) << text;
                ++let_pass;
            }
            if (std::abs(off_cm) < within_cm + 0.1) continue;
            ASSERT_THAT(questions, SizeIs(1)) << text;
            EXPECT_THAT(questions[0].message,
                        HasSubstr(fmt::format("{:.4g} cm {}", std::abs(off_cm), off_cm > 0 ? "higher" : "lower")));
            const auto lines = std::count(text.begin(), text.end(), '\n');
            EXPECT_EQ(questions[0].where.line, static_cast<std::uint32_t>(lines)) << "the form that does not count";
            ++asked_about;
        }
    }
    EXPECT_GT(asked_about, 50u);
    EXPECT_GT(let_pass, 25u);
}

TEST(ToldTwice, is_nothing_where_a_measure_is_told_once) {
    for (const char* text :
         {"[desk]\nheight_cm = 72\n[[screen]]\ntop_above_desk_cm = 38\n", "[chair]\nseat_empty_height_cm = 55\n",
          "[desk]\nheight_cm = 72\n[[screen]]\nbottom_above_desk_cm = 3\n[[screen]]\ntop_height_cm = 150\n",
          "[[screen]]\ntop_height_cm = 110\ntop_above_desk_cm = 10\n"})  // at a desk of unknown height
        EXPECT_THAT(asked(text), IsEmpty()) << text;
}

// --- one of two is a slip -------------------------------------------------------------------------------------------

// The number before which the text ends and what it may be at most for what stands before it.
struct AtMost {
    std::string_view text;
    double most, by;
};

TEST(Slips, what_is_never_more_than_something_else_is_asked_about_beyond_it) {
    for (const auto& [text, most, by] :
         {AtMost{"[habits]\nsitting_hours_per_day = 2\nlongest_sitting_min = ", 120, 1},
          AtMost{"[habits]\nscreen_hours_per_day = 5\n[[screen]]\nhours_per_day = ", 5, 0.5},
          AtMost{"[[screen]]\nhours_per_day = 1\n[[screen]]\nhours_per_day = 0.5\nlongest_min = ", 30, 1},
          AtMost{"[keyboard]\nhours_per_day = 1.5\nlongest_min = ", 90, 1},
          AtMost{"[mouse]\nexternal = true\nhours_per_day = 1\nlongest_min = ", 60, 1},
          AtMost{"[habits]\nscreen_hours_per_day = 4\n[keyboard]\nhours_per_day = ", 4, 0.5},
          AtMost{"[habits]\nscreen_hours_per_day = 4\n[mouse]\nexternal = true\nhours_per_day = ", 4, 0.5},
          AtMost{"[desk]\nkind = \"sit-stand\"\nheight_max_cm = 110\nstanding_height_cm = ", 110, 0.5},
          AtMost{"[chair]\narmrest_from_floor_cm = 60\nseat_height_cm = ", 60, 1},
          AtMost{"[phone]\nminutes_per_day = 40\nlongest_min = ", 40, 1},
          AtMost{"[desk]\nkind = \"sit-stand\"\nstanding_height_cm = 104\nheight_cm = ", 104, 0.5},
          AtMost{"[discomfort.neck]\nseverity_0_10 = 3\nat_rest_0_10 = ", 3, 1},
          AtMost{"[conditions]\nweeks_since_birth = 10\npregnancy_weeks = ", 10, 1}}) {
        EXPECT_THAT(asked(fmt::format("{}{}\n", text, most)), IsEmpty()) << text;
        const Diagnostics questions = asked(fmt::format("{}{}\n", text, most + by));
        ASSERT_THAT(questions, SizeIs(1)) << text;
        EXPECT_THAT(questions[0].message, HasSubstr("is more than")) << text;
        EXPECT_EQ(questions[0].where.line, std::count(text.begin(), text.end(), '\n') + 1u) << text;
        const auto digit = [](char c) { return c >= '0' && c <= '9'; };
        std::string plain = questions[0].message;  // without "screen[1]", "0_10" and "0 none to 10"
        for (const std::string_view allowed : {"[0]", "[1]", "0_10", "0 none to 10"})
            for (auto at = plain.find(allowed); at != std::string::npos; at = plain.find(allowed))
                plain.erase(at, allowed.size());
        EXPECT_TRUE(std::ranges::none_of(plain, digit)) << "an answer about health in " << questions[0].message;
    }
}

TEST(Slips, who_never_sits_leaves_the_desk_where_they_stand) {
    const std::string desk = "[desk]\nkind = \"sit-stand\"\nheight_cm = 112\nstanding_height_cm = 101.5\n";
    EXPECT_THAT(asked(desk), SizeIs(1));
    EXPECT_THAT(asked("[person]\nseat = \"none\"\n" + desk), IsEmpty());
}

TEST(Slips, of_one_thing_nothing_is_asked) {
    for (const char* text : {"[habits]\nlongest_sitting_min = 600\n", "[discomfort.neck]\nat_rest_0_10 = 9\n",
                             "[desk]\nkind = \"sit-stand\"\nheight_cm = 110\n", "[conditions]\npregnancy_weeks = 30\n"})
        EXPECT_THAT(asked(text), IsEmpty()) << text;
}

TEST(Slips, what_does_not_move_goes_nowhere) {
    struct Case {
        std::string_view still, moves, low, high;
    };
    for (const auto& [still, moves, low, high] : {Case{"[chair]\nkind = \"task\"\nseat_height_adjustable = false\n",
                                                       "[chair]\nkind = \"task\"\nseat_height_adjustable = true\n",
                                                       "seat_height_min_cm = 42\n", "seat_height_max_cm = 54\n"},
                                                  Case{"[chair]\nkind = \"task\"\nseat_depth_adjustable = false\n",
                                                       "[chair]\nkind = \"task\"\nseat_depth_adjustable = true\n",
                                                       "seat_depth_min_cm = 40\n", "seat_depth_max_cm = 46\n"},
                                                  Case{"[chair]\nkind = \"task\"\narmrests = \"fixed\"\n",
                                                       "[chair]\nkind = \"task\"\narmrests = \"adjustable\"\n",
                                                       "armrest_height_min_cm = 18\n", "armrest_height_max_cm = 26\n"},
                                                  Case{"[desk]\nkind = \"fixed\"\n", "[desk]\nkind = \"sit-stand\"\n",
                                                       "height_min_cm = 65\n", "height_max_cm = 120\n"}}) {
        const auto both = [&](std::string_view kind) { return asked(fmt::format("{}{}{}", kind, low, high)); };
        ASSERT_THAT(both(still), SizeIs(1)) << still;
        EXPECT_THAT(both(still)[0].message, HasSubstr("nothing moves there"));
        EXPECT_THAT(both(moves), IsEmpty()) << moves;
        EXPECT_THAT(asked(fmt::format("{}{}", still, low)), IsEmpty()) << still;
        const std::string same = std::string(low).substr(low.find('=') + 1);  // no way to go
        EXPECT_THAT(asked(fmt::format("{}{}{}={}", still, low, high.substr(0, high.find('=')), same)), IsEmpty());
    }
}

// Relaxed nobody is higher than tall, but for what two tapes differ; lower by as much as a back can bend.
TEST(Slips, the_body_is_as_high_above_the_seat_by_both_measures) {
    const double within_cm = shipped_knowledge().population.allowances.told_twice_within_cm;
    const double lowest_cm = -within_cm - ("person.slump_cm"_fact).info().high;
    struct Case {
        std::string_view from_floor, above_seat;
        double above_seat_cm;
    };
    for (const auto& [from_floor, above_seat, above_seat_cm] :
         {Case{"seated_elbow_from_floor_cm", "elbow_rest_height_cm", 24},
          Case{"seated_eye_from_floor_cm", "eye_height_sitting_cm", 78}})
        for (const double by_cm : {lowest_cm - 2, lowest_cm - 0.1, lowest_cm + 0.1, -7.0, 0.0, within_cm - 0.1,
                                   within_cm + 0.1, within_cm + 20}) {
            const std::string person =
                fmt::format("[person]\nstature_cm = 172\nbody_confirmed = true\n{} = {}\n{} = {}\n", above_seat,
                            above_seat_cm, from_floor, 46 + above_seat_cm + by_cm);
            EXPECT_THAT(asked(person + "[chair]\nseat_height_cm = 46\n"),
                        SizeIs(by_cm > within_cm || by_cm < lowest_cm ? 1 : 0))
                << person;
            EXPECT_THAT(asked(person), IsEmpty());  // at a seat of unknown height
        }
}

TEST(Slips, a_picture_stands_on_the_desk) {
    const std::string at_desk = "[desk]\nheight_cm = 72\n";
    // 24 inches of 16:9 are 29.9 cm high, 14 inches 17.4 cm.
    for (const auto& [screen, questions] :
         {std::pair("kind = \"monitor\"\ndiagonal_in = 24\ntop_height_cm = 102\n", 0u),
          std::pair("kind = \"monitor\"\ndiagonal_in = 24\ntop_height_cm = 85\n", 1u),
          std::pair("kind = \"monitor\"\ntop_height_cm = 85\n", 0u),
          std::pair("kind = \"laptop\"\nmount = \"none\"\ndiagonal_in = 14\ntop_height_cm = 89\n", 0u),
          std::pair("kind = \"laptop\"\nmount = \"none\"\ndiagonal_in = 14\ntop_height_cm = 80\n", 1u),
          std::pair("kind = \"laptop\"\ndiagonal_in = 14\ntop_height_cm = 110\n", 0u)}) {
        EXPECT_THAT(asked(at_desk + "[[screen]]\n" + screen), SizeIs(questions)) << screen;
        EXPECT_THAT(asked(std::string("[[screen]]\n") + screen), IsEmpty()) << screen;
    }
    EXPECT_THAT(asked("[desk]\nheight_cm = 72\n[keyboard]\nsurface = \"lap\"\nexternal = false\n[[screen]]\n"
                      "kind = \"laptop\"\ndiagonal_in = 14\ntop_height_cm = 70\n"),
                IsEmpty());
}

TEST(Slips, tasks_fill_the_time_and_no_more) {
    for (const double second : {5.0, 40.0, 40.9, 41.1, 90.0})
        EXPECT_THAT(asked(fmt::format("[work]\ntasks = [{{ name = \"a\", percent = 60 }}, {{ name = \"b\" }}, "
                                      "{{ name = \"c\", percent = {} }}]\n",
                                      second)),
                    SizeIs(second > 41 ? 1 : 0))
            << second;
}

// --- what clinicians said -------------------------------------------------------------------------------------------

TEST(Clearances, that_cannot_lift_anything_are_asked_about) {
    const std::string record = "[[screening.cleared]]\nfor = [\"all\"]\n";
    EXPECT_THAT(asked(record + "by = \"gp\"\non = 2026-11-29\n"), IsEmpty());
    struct Case {
        std::string_view more, says;
    };
    for (const auto& [more, says] :
         {Case{"on = 2026-11-01\n", "not said who cleared it"}, Case{"by = \"gp\"\n", "no day is given"},
          Case{"by = \"gp\"\non = 2026-11-30\n", "a day that is still to come"}}) {
        const Diagnostics questions = asked(record + std::string(more));
        ASSERT_THAT(questions, SizeIs(1)) << more;
        EXPECT_THAT(questions[0].message, HasSubstr(std::string(says)));
    }
    EXPECT_THAT(asked(record), SizeIs(2));
}

}  // namespace
}  // namespace ergoaudit
