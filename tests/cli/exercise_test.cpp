// ergoaudit exercise and its formats: a calendar by RFC 5545, settings of break timers, a page, and silence where
// somebody must be seen first.
#include "tests/cli/world.hpp"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <map>
#include <set>
#include <sstream>
#include <unistd.h>

#include <fmt/format.h>
#include <gmock/gmock.h>

namespace ergoaudit {
namespace {

using ::testing::AllOf;
using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using testing::Json;
using ::testing::Not;
using testing::Outcome;
using ::testing::StartsWith;
using testing::World;

constexpr const char* person = R"(
[person]
id = "p1"
country = "GB"
[desk]
height_cm = 72
[chair]
kind = "task"
seat_height_cm = 46
[habits]
longest_sitting_min = 120
stress_0_10 = 8
activity_min_per_week = 40
[discomfort.upper_back]
severity_0_10 = 5
[screening]
answered = true
answered_on = 2026-11-20
[exercise]
equipment = ["wall", "chair", "band", "mat", "foam-roller", "swiss-ball"]
)";

World with_person() {
    World world;
    world.files["me.toml"] = person;
    world.files["urgent.toml"] = testing::story("red-flag");
    return world;
}

// One content line: its name and value, unfolded.
using Property = std::pair<std::string, std::string>;

// RFC 5545, 3.1: CRLF everywhere, 75 octets at most, a fold goes on behind a blank.
std::vector<Property> properties(const std::string& calendar) {
    std::vector<std::string> lines;
    std::size_t from = 0;
    for (std::size_t end; (end = calendar.find("\r\n", from)) != std::string::npos; from = end + 2) {
        const std::string line = calendar.substr(from, end - from);
        EXPECT_LE(line.size(), 75U) << line;
        EXPECT_EQ(line.find_first_of("\r\n"), std::string::npos);
        EXPECT_FALSE(line.empty());
        EXPECT_NE(static_cast<unsigned char>(line[line[0] == ' ' && line.size() > 1 ? 1 : 0]) & 0xC0U, 0x80U) << line;
        if (line[0] == ' ' && !lines.empty())
            lines.back() += line.substr(1);
        else
            lines.push_back(line);
    }
    EXPECT_EQ(from, calendar.size());
    std::vector<Property> all;
    for (const std::string& line : lines) {
        const std::size_t colon = line.find(':');
        EXPECT_NE(colon, std::string::npos) << line;
        all.emplace_back(line.substr(0, colon), line.substr(colon + 1));
    }
    return all;
}

struct Event {
    std::map<std::string, std::string> fields;
    std::vector<std::map<std::string, std::string>> alarms;
};

// The events, after checking that everything opened is closed in order and that what must stand once does.
std::vector<Event> events(const std::string& calendar) {
    std::vector<std::string> open;
    std::vector<Event> all;
    std::map<std::string, int> of_calendar;
    for (const auto& [name, value] : properties(calendar)) {
        if (name == "BEGIN") {
            open.push_back(value);
            if (value == "VEVENT") all.emplace_back();
            if (value == "VALARM") all.back().alarms.emplace_back();
            continue;
        }
        if (name == "END") {
            EXPECT_TRUE(!open.empty() && open.back() == value) << value;
            if (!open.empty()) open.pop_back();
            continue;
        }
        if (open.size() == 1) ++of_calendar[name];
        if (open.size() == 2) {
            EXPECT_TRUE(all.back().fields.emplace(name, value).second) << name;
        }
        if (open.size() == 3) {
            EXPECT_TRUE(all.back().alarms.back().emplace(name, value).second) << name;
        }
    }
    EXPECT_THAT(open, IsEmpty());
    EXPECT_EQ(of_calendar["VERSION"], 1);
    EXPECT_EQ(of_calendar["PRODID"], 1);
    EXPECT_EQ(of_calendar.count("METHOD"), 0U);
    return all;
}

int weekday(int year, int month, int day) {  // Sakamoto; Sunday is 0
    constexpr int shift[] = {0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4};
    if (month < 3) --year;
    return (year + year / 4 - year / 100 + year / 400 + shift[month - 1] + day) % 7;
}

bool is_local_time(const std::string& text) {
    return text.size() == 15 && text[8] == 'T' && text.find_first_not_of("0123456789T") == std::string::npos;
}

TEST(ExerciseCalendar, IsByTheStandard) {
    const Outcome outcome =
        with_person().run({"exercise", "me.toml", "--format", "ics", "--today", "2026-11-26", "--minutes", "10"});
    EXPECT_EQ(outcome.err, "");
    const std::vector<Event> all = events(outcome.out);
    ASSERT_GE(all.size(), 4U);
    std::set<std::string> uids;
    for (const Event& event : all) {
        const auto& f = event.fields;
        for (const char* needed : {"UID", "DTSTAMP", "DTSTART", "DURATION", "SUMMARY", "DESCRIPTION"})
            ASSERT_TRUE(f.contains(needed)) << needed;
        EXPECT_TRUE(uids.insert(f.at("UID")).second);
        EXPECT_EQ(f.at("DTSTAMP"), "20261126T000000Z");
        EXPECT_TRUE(is_local_time(f.at("DTSTART"))) << f.at("DTSTART");  // floating: no zone, no Z
        EXPECT_THAT(f.at("DESCRIPTION"), HasSubstr("Sharp pain: stop that exercise at once."));
        ASSERT_EQ(event.alarms.size(), 1U);
        EXPECT_EQ(event.alarms[0].at("ACTION"), "DISPLAY");
        EXPECT_TRUE(event.alarms[0].contains("DESCRIPTION"));
        EXPECT_EQ(event.alarms[0].at("TRIGGER"), "-PT5M");
        for (const auto& [name, value] : f)  // a comma or semicolon of the text is written with a backslash
            if (name == "DESCRIPTION" || name == "SUMMARY")
                for (std::size_t i = 0; i < value.size(); ++i)
                    if (value[i] == ',' || value[i] == ';') {
                        EXPECT_TRUE(i > 0 && value[i - 1] == '\\') << value;
                    }
    }
}

TEST(ExerciseCalendar, RepeatsOnTheDaysOfTheSessionFromTodayOnForTwelveWeeks) {
    const World world = with_person();
    const Json report = world.run({"exercise", "me.toml", "--format", "json", "--today", "2026-11-26"}).json();
    const auto& sessions = report["audits"].items.at(0)["prescription"]["sessions"].items;
    std::multiset<std::string> expected, found;
    for (const Json& session : sessions) {
        std::string days;
        for (const Json& day : session["days"].items) {
            std::string code = day.text.substr(0, 2);
            for (char& c : code) c = static_cast<char>(c - 'a' + 'A');
            days += (days.empty() ? "" : ",") + code;
        }
        expected.insert(fmt::format("FREQ=WEEKLY;BYDAY={};COUNT={}", days, session["days"].items.size() * 12));
    }
    std::size_t once = 0;
    for (const Event& event :
         events(world.run({"exercise", "me.toml", "--format", "ics", "--today", "2026-11-26"}).out)) {
        const std::string start = event.fields.at("DTSTART");
        EXPECT_GE(start.substr(0, 8), "20261126");
        if (!event.fields.contains("RRULE")) {
            ++once;
            continue;
        }
        const std::string rule = event.fields.at("RRULE");
        found.insert(rule);
        constexpr std::string_view codes[] = {"SU", "MO", "TU", "WE", "TH", "FR", "SA"};
        const int day =
            weekday(std::stoi(start.substr(0, 4)), std::stoi(start.substr(4, 2)), std::stoi(start.substr(6, 2)));
        EXPECT_THAT(rule, HasSubstr(codes[day])) << start;  // the first one is one of them
    }
    EXPECT_EQ(found, expected);
    EXPECT_EQ(once, 2U);  // the review and the outcome
}

TEST(ExerciseCalendar, KeepsItsIdsFromDayToDay) {
    const World world = with_person();
    const auto uids = [&](const char* today) {
        std::vector<std::string> all;
        for (const Event& event : events(world.run({"exercise", "me.toml", "-f", "ics", "--today", today}).out))
            all.push_back(event.fields.at("UID"));
        return all;
    };
    EXPECT_EQ(uids("2026-11-26"), uids("2026-11-30"));
    EXPECT_THAT(uids("2026-11-26"), Not(IsEmpty()));
}

TEST(ExerciseCalendar, IsNotWrittenWhereSomebodyMustBeSeenFirst) {
    const World world = with_person();
    for (const char* format : {"ics", "stretchly", "safeeyes"}) {
        const Outcome outcome = world.run({"exercise", "urgent.toml", "-f", format, "-o", "plan.ics"});
        EXPECT_EQ(outcome.out, "");
        EXPECT_FALSE(world.files.has("plan.ics")) << format;
        EXPECT_THAT(outcome.err, HasSubstr("delete what you imported earlier"));
        EXPECT_EQ(outcome.exit, 1);
        EXPECT_EQ(world.run({"check", "urgent.toml", "-f", format}).out, "");
    }
}

// A window that pops up when it is time says what to do, not how often.
TEST(BreakTimers, SayWhatToDoWhenItIsTime) {
    const World world = with_person();
    for (const char* format : {"stretchly", "safeeyes"}) {
        const std::string out = world.run({"exercise", "me.toml", "-f", format}).out;
        for (const char* said :
             {"\"Change how you sit", "\"Look at something at least 6 metres away", "\"Take 5 minutes away"})
            EXPECT_THAT(out, HasSubstr(said)) << format;
        EXPECT_THAT(out, Not(HasSubstr("Every "))) << format;
        EXPECT_THAT(out, Not(HasSubstr("Trials"))) << format;
    }
}

// The breaks of whoever came first would be those of all, and no session says whose it is.
TEST(WhatIsImported, IsForOnePerson) {
    World world = with_person();
    const std::string again = world.files["me.toml"];
    world.files["somebody.toml"] = std::string(again).replace(again.find("\"p1\""), 4, "\"p2\"");
    for (const char* format : {"stretchly", "safeeyes", "ics"}) {
        EXPECT_NE(world.run({"check", "me.toml", "-f", format}).out, "");
        const Outcome two = world.run({"check", "me.toml", "somebody.toml", "-f", "json", "-o", "all.json", "--report",
                                       std::string(format) + "=breaks.json"});
        EXPECT_EQ(two.exit, 2);
        EXPECT_THAT(two.err, HasSubstr("is for one person, and here are 2"));
        EXPECT_FALSE(world.files.has("breaks.json"));
        EXPECT_FALSE(world.files.has("all.json"));
    }
    world.files["at-home.toml"] = again;
    EXPECT_EQ(world.run({"check", "me.toml", "at-home.toml", "-f", "stretchly"}).out,
              world.run({"check", "me.toml", "-f", "stretchly"}).out);
}

// Two workstations, one body: one programme, for what was found at both of them.
TEST(OneProgramme, IsKeptByAPersonWithTwoWorkstations) {
    World world = with_person();
    const std::string office = world.files["me.toml"];
    world.files["home.toml"] = std::string(office).replace(office.find("longest_sitting_min = 120"), 25, "") +
                               "minutes_per_day = 6\nprescribed = [\"chin-tuck\"]\n";
    world.files["else.toml"] = std::string(office).replace(office.find("\"p1\""), 4, "\"p2\"");
    const auto audits = [&](const std::vector<std::string>& files) {
        std::vector<std::string> words = {"check", "-f", "json"};
        words.insert(words.end(), files.begin(), files.end());
        return world.run(words).json()["audits"].items;
    };
    const auto ids = [](const Json& audit) {
        std::set<std::string> all;
        for (const Json& one : audit["prescription"]["exercises"].items) all.insert(one["id"].text);
        return all;
    };
    const auto both = audits({"me.toml", "home.toml", "else.toml"});
    ASSERT_EQ(both.size(), 3U);
    EXPECT_THAT(ids(both[0]), IsEmpty()) << "the minutes are told at home";
    EXPECT_THAT(both[0]["prescription"]["withheld_because"].text, HasSubstr("other workstation, home.toml"));
    EXPECT_FALSE(both[0]["prescription"]["breaks"].is_null());
    EXPECT_THAT(ids(both[1]), Contains("chin-tuck"));
    EXPECT_EQ(both[1]["prescription"]["budget_seconds"].number(), 360);
    EXPECT_EQ(ids(both[2]), ids(audits({"else.toml"})[0]));
    const auto reasons = [](const Json& audit) {
        std::set<std::string> all;
        for (const Json& one : audit["prescription"]["exercises"].items)
            for (const Json& why : one["why_text"].items) all.insert(why.text);
        return all;
    };
    const auto of_the_office = ::testing::StartsWith("me.toml: ");
    EXPECT_THAT(reasons(both[1]), Contains(of_the_office)) << "long sitting was told there alone";
    EXPECT_THAT(reasons(audits({"home.toml"})[0]), Not(Contains(of_the_office)));

    const auto turned = audits({"home.toml", "me.toml"});
    EXPECT_EQ(ids(turned[0]), ids(both[1]));
    EXPECT_THAT(ids(turned[1]), IsEmpty());

    const auto calendar = [&](const std::vector<std::string>& files) {
        std::vector<std::string> words = {"check", "-f", "ics"};
        words.insert(words.end(), files.begin(), files.end());
        return events(world.run(words).out).size();
    };
    EXPECT_EQ(calendar({"me.toml", "home.toml"}), calendar({"home.toml", "me.toml"}));
    EXPECT_GT(calendar({"me.toml", "home.toml"}), 0U);
}

// Open questions of the group "ready": gentle exercise, and the person is told why, wherever they read it.
TEST(GentleOnly, SaysWhyWhereItIsRead) {
    World world = with_person();
    std::string& file = world.files["me.toml"];
    file.replace(file.find("answered = true"), 15, "at_once = \"none\"\ntoday = \"none\"\nsoon = \"none\"");
    const std::string why = "questions of the group ready are not all answered";
    EXPECT_THAT(world.run({"check", "me.toml", "-f", "json"}).out, HasSubstr(why));
    for (const std::vector<std::string>& words : {std::vector<std::string>{"check", "me.toml", "--width", "400"},
                                                  {"exercise", "me.toml", "--width", "400"},
                                                  {"exercise", "me.toml", "-f", "markdown", "--width", "400"},
                                                  {"check", "me.toml", "-f", "html"}})
        EXPECT_THAT(world.run(words).out, HasSubstr(why)) << words[0] << " " << words.back();
}

TEST(ExerciseCalendar, WithoutSessionsNothingIsWrittenAndTheReasonSaid) {
    World world = with_person();
    world.files["me.toml"] = std::string(person).replace(std::string(person).find("answered = true"), 15, "");
    const Outcome outcome = world.run({"exercise", "me.toml", "-f", "ics"});
    EXPECT_EQ(outcome.out, "");
    EXPECT_THAT(outcome.err, HasSubstr("safety questions"));
}

// A calendar as a file, for a program that reads it.
class WrittenCalendar {
  public:
    WrittenCalendar() {
        const Outcome outcome = with_person().run({"exercise", "me.toml", "-f", "ics", "--today", "2026-11-26"});
        std::ofstream(file, std::ios::binary) << outcome.out;
    }
    ~WrittenCalendar() { std::remove(file.c_str()); }
    WrittenCalendar(const WrittenCalendar&) = delete;
    WrittenCalendar& operator=(const WrittenCalendar&) = delete;

    const std::string file = fmt::format("{}ergoaudit-plan-{}.ics", ::testing::TempDir(), ::getpid());
};

TEST(ExerciseCalendar, IsReadByALibraryOfPython) {
    if (std::system("/usr/bin/python3 -c 'import icalendar' >/dev/null 2>&1") != 0)
        GTEST_SKIP() << "skipped: install python3-icalendar";
    const WrittenCalendar calendar;
    const std::string check =
        "/usr/bin/python3 -c 'import sys,icalendar as i; b=open(sys.argv[1],\"rb\").read(); c=i.Calendar.from_ical(b); "
        "x=b.replace(b\"\\r\\n\",b\"\"); bad=[e.errors for e in c.walk(\"VEVENT\") if e.errors]; s=all(all(p in e for "
        "p "
        "in(\"UID\",\"DTSTAMP\",\"DTSTART\")) for e in c.walk(\"VEVENT\")); l=max(map(len,b.split(b\"\\r\\n\"))); "
        "sys.exit(not(b\"\\n\" not in x and not bad and s and l<=75))' ";
    EXPECT_EQ(std::system((check + calendar.file).c_str()), 0);
}

TEST(ExerciseCalendar, IsReadStrictlyAndEveryEventRepeatsToAnEnd) {
    const std::string tools = "build/tools/node_modules";
    if (std::system("command -v node >/dev/null 2>&1") != 0 || disk().kind_of(tools + "/ical.js") == Entry::missing)
        GTEST_SKIP() << "skipped: install ical.js from npm";
    const WrittenCalendar calendar;
    EXPECT_EQ(std::system(fmt::format("node tests/cli/calendar.mjs $PWD/{} {}", tools, calendar.file).c_str()), 0);
}

// Those of its app/utils/defaultSettings.js that have to do with breaks.
constexpr std::string_view keys_of_stretchly_1_17_2[] = {"microbreakDuration",
                                                         "microbreakInterval",
                                                         "breakDuration",
                                                         "breakInterval",
                                                         "breakNotification",
                                                         "microbreakNotification",
                                                         "breakNotificationInterval",
                                                         "microbreakNotificationInterval",
                                                         "microbreak",
                                                         "break",
                                                         "microbreakStrictMode",
                                                         "breakStrictMode",
                                                         "microbreakPostpone",
                                                         "breakPostpone",
                                                         "ideas",
                                                         "naturalBreaks",
                                                         "useIdeasFromSettings",
                                                         "breakIdeas",
                                                         "microbreakIdeas"};

TEST(ExerciseCommand, BreakTimersGetTheBreaksInTheirOwnUnits) {
    const World world = with_person();
    const Json stretchly = world.run({"exercise", "me.toml", "-f", "stretchly"}).json();
    EXPECT_EQ(stretchly["microbreakInterval"].number(), 20 * 60 * 1000);
    EXPECT_EQ(stretchly["microbreakDuration"].number(), 30 * 1000);
    EXPECT_EQ(stretchly["breakInterval"].number(), 2);  // every third pause is the long one: 60 minutes
    EXPECT_EQ(stretchly["breakDuration"].number(), 5 * 60 * 1000);
    EXPECT_THAT(stretchly["_comment"].text, HasSubstr("Stretchly 1.17.2"));
    EXPECT_EQ(stretchly["microbreakIdeas"].items.size(), 2U);
    for (const auto& [key, value] : stretchly.members)
        EXPECT_TRUE(key == "_comment" ||
                    std::ranges::find(keys_of_stretchly_1_17_2, key) != std::end(keys_of_stretchly_1_17_2))
            << key;
    const Json safe_eyes = world.run({"exercise", "me.toml", "-f", "safeeyes"}).json();
    EXPECT_EQ(safe_eyes["short_break_interval"].number(), 20);
    EXPECT_EQ(safe_eyes["short_break_duration"].number(), 30);
    EXPECT_EQ(safe_eyes["long_break_interval"].number(), 60);
    EXPECT_EQ(safe_eyes["long_break_duration"].number(), 300);
    EXPECT_EQ(safe_eyes["meta"]["config_version"].text, "6.0.2");
}

TEST(ExerciseCommand, ThePageTellsEverything) {
    const Outcome outcome = with_person().run({"exercise", "me.toml", "--today", "2026-11-26", "--width", "100"});
    EXPECT_THAT(outcome.out,
                AllOf(HasSubstr("On the first strength day of the week"), HasSubstr("Weeks 1 to 2"),
                      HasSubstr("Week 6"), HasSubstr("After a red day"), HasSubstr("No physiotherapist has reviewed"),
                      HasSubstr("does not replace medical advice"), HasSubstr("Samaritans"),
                      HasSubstr("Activity, beside these minutes: from 40 toward 150"), HasSubstr("Left out")));
}

TEST(ExerciseCommand, MarkdownHasHeadingsATableAndNoStrayMarks) {
    const Outcome outcome = with_person().run({"exercise", "me.toml", "-f", "md"});
    EXPECT_THAT(outcome.out, StartsWith("# Exercises and breaks: me.toml\n"));
    EXPECT_THAT(outcome.out, AllOf(HasSubstr("\n## The week\n\n| When and where | Exercises | Minutes |\n| --- "),
                                   HasSubstr("\n## The exercises\n"), Not(HasSubstr("\n\n\n"))));
    EXPECT_EQ(outcome.out, with_person().run({"exercise", "me.toml", "-f", "markdown"}).out);
}

TEST(ExerciseCommand, MinutesWinOverTheFile) {
    const World world = with_person();
    const auto budget = [&](std::vector<std::string> more) {
        std::vector<std::string> words = {"exercise", "me.toml", "-f", "json"};
        words.insert(words.end(), more.begin(), more.end());
        return world.run(words).json()["audits"].items.at(0)["prescription"]["budget_seconds"].number();
    };
    EXPECT_EQ(budget({}), 600);
    EXPECT_EQ(budget({"--minutes", "5"}), 300);
}

TEST(ExerciseCommand, WhereSomebodyMustBeSeenThereIsNothingElse) {
    const Outcome outcome = with_person().run({"exercise", "urgent.toml"});
    EXPECT_EQ(outcome.exit, 1);
    EXPECT_THAT(outcome.out, AllOf(Not(HasSubstr("a week")), HasSubstr("The workstation can wait")));
}

TEST(ExerciseCommand, RefusesToWriteOverTheDescriptionAndNamesAFormat) {
    const World world = with_person();
    EXPECT_EQ(world.run({"exercise", "me.toml", "-o", "me.toml"}).exit, 2);
    EXPECT_EQ(world.run({"exercise", "me.toml", "-f", "pdf"}).exit, 2);
    EXPECT_EQ(world.run({"exercise", "nowhere.toml"}).exit, 3);
}

// --- for whom -------------------------------------------------------------------------------------------------------

Outcome exercise_of(const std::string& more, const std::vector<std::string>& words = {}) {
    World world;
    world.files["me.toml"] = "[person]\ncountry = \"GB\"\n" + more;
    std::vector<std::string> all = {"exercise", "me.toml", "--width", "400"};
    all.insert(all.end(), words.begin(), words.end());
    Outcome outcome = world.run(all);
    EXPECT_EQ(outcome.err, "");
    return outcome;
}

// With line breaks and runs of blanks read as one blank.
std::string exercises_of(const std::string& more) {
    std::string text;
    for (const char c : exercise_of(more).out) {
        const bool is_blank = c == ' ' || c == '\n';
        if (!is_blank || !text.ends_with(' ')) text += is_blank ? ' ' : c;
    }
    return text;
}

const std::string answered_all = "[screening]\nanswered = true\nanswered_on = 2026-11-20\n";

TEST(ExerciseWords, NobodyIsAskedToStandUpWhoDoesNotStandOrIsHealing) {
    const std::string healing = "[conditions]\nsurgery_region = \"hip\"\n";
    for (const std::string& more :
         {std::string("seat = \"wheelchair\"\n"), std::string("[exercise]\npositions = [\"sitting\"]\n"),
          healing + "surgery_weeks_ago = 5\n", healing + "surgery_weeks_ago = 30\nreleased_by_surgeon = false\n",
          std::string("[conditions]\nrecent_fracture_weeks = 3\n")}) {
        const std::string out = exercises_of(more + answered_all);
        EXPECT_THAT(out, HasSubstr("change how you sit for about 30 seconds")) << more;
        EXPECT_THAT(out, HasSubstr("away from the screen and move about")) << more;
    }
    for (const std::string& more :
         {std::string(), std::string("[exercise]\npositions = [\"sitting\", \"standing\"]\n"),
          healing + "surgery_weeks_ago = 30\nreleased_by_surgeon = true\n",
          std::string("[conditions]\nsurgery_region = \"wrist_hand\"\nsurgery_weeks_ago = 5\n"),
          std::string("[conditions]\nrecent_fracture_weeks = 12\n")})
        EXPECT_THAT(exercises_of(more + answered_all), HasSubstr("sit or stand up for about 30 seconds")) << more;
}

TEST(ExerciseWords, MinutesAWeekAreForAdults) {
    const std::string habits = "[habits]\nactivity_min_per_week = 60\n" + answered_all;
    EXPECT_THAT(exercises_of("age_years = 18\n" + habits), HasSubstr("150 minutes a week"));
    EXPECT_THAT(exercises_of(habits), HasSubstr("150 minutes a week"));
    EXPECT_THAT(exercises_of("age_years = 17\n" + habits), Not(HasSubstr("150 minutes")));
}

TEST(ExerciseWords, WhatCountsAsActivityIsToldWithItsCautions) {
    const std::string habits = "[habits]\nactivity_min_per_week = 60\n" + answered_all, gym =
                                                                                            "[exercise]\nequipment = "
                                                                                            "[\"pool\", \"stairs\"]\n";
    EXPECT_THAT(exercises_of(habits + gym),
                AllOf(HasSubstr("stairs instead of lift"), Not(HasSubstr("Hold the rail"))));
    const std::string out = exercises_of(habits +
                                         "[[screening.cleared]]\nby = \"gp\"\non = 2026-11-20\nfor = [\"all\"]\n"
                                         "[conditions]\nbalance_problem = true\n" +
                                         gym);
    EXPECT_THAT(out, AllOf(HasSubstr("Hold the rail, up and down"), HasSubstr("stay where you can stand")));
}

TEST(ExerciseWords, NobodyIsShownHowToLiftWhoShouldAskFirst) {
    const std::string lifts = "[habits]\nlifts_heavy = true\n" + answered_all, how = "bend at hips and knees",
                      ask = "Leave heavy things to others";
    EXPECT_THAT(exercises_of(lifts), AllOf(HasSubstr(how), Not(HasSubstr(ask))));
    EXPECT_THAT(exercises_of("seat = \"wheelchair\"\n" + lifts), Not(HasSubstr(how)));
    for (const char* condition : {"pregnancy_weeks = 38", "weeks_since_birth = 3", "osteoporosis = true",
                                  "vertebral_fracture = true", "recent_fracture_weeks = 3", "surgery_weeks_ago = 5"})
        EXPECT_THAT(exercises_of(lifts + "[conditions]\n" + condition + "\n"),
                    AllOf(HasSubstr(ask), Not(HasSubstr(how))))
            << condition;
    for (const char* condition : {"pregnancy_weeks = 0", "weeks_since_birth = 12", "osteoporosis = false",
                                  "recent_fracture_weeks = 12", "surgery_weeks_ago = 12"})
        EXPECT_THAT(exercises_of(lifts + "[conditions]\n" + condition + "\n"),
                    AllOf(Not(HasSubstr(ask)), HasSubstr(how)))
            << condition;
}

TEST(ExerciseWords, AHoldDoneSeveralTimesIsToldAsSuch) {
    const std::string out = exercises_of("[discomfort.lower_back]\nseverity_0_10 = 4\n" + answered_all +
                                         "[exercise]\nequipment = [\"mat\"]\nprescribed = [\"side-plank\"]\n");
    EXPECT_THAT(out, HasSubstr("Side plank: 2 times, hold 20 s"));
    EXPECT_THAT(out, Not(HasSubstr("sets of ,")));
}

TEST(ExerciseWords, AllThatSpeaksAgainstWhatWasGivenIsSaid) {
    const std::string out =
        exercises_of("[discomfort.lower_back]\nseverity_0_10 = 8\nat_rest_0_10 = 8\n" + answered_all +
                     "[conditions]\npregnancy_weeks = 30\n[exercise]\nprescribed = [\"knee-rolls\"]\n");
    EXPECT_THAT(out, HasSubstr("Ask whoever gave it to you, before you do it, whether it still suits you: For now only "
                               "small movements in the chair. From week 16"));
}

TEST(ExerciseWords, WhatWasGivenKeepsWhatACautionChanges) {
    const std::string bones = "[conditions]\nosteoporosis = true\n";
    const std::string given = bones + answered_all + "[exercise]\nfloor_at_home = true\nprescribed = [\"cat-cow\"]\n";
    EXPECT_THAT(exercises_of(given), AllOf(HasSubstr("Only the half that arches the back"),
                                           HasSubstr("Ask whoever gave it to you, before you do it")));
    EXPECT_THAT(exercises_of(given), HasSubstr("the dose that you were shown counts"));
}

// What is given and not planned is asked about where anything limits the person, and is theirs to do where nothing
// does.
TEST(ExerciseWords, WhatWasGivenAndIsNotPlannedIsNamed) {
    const std::string given = answered_all + "[exercise]\nprescribed = [\"isometric-neck-holds\"]\n";
    constexpr auto name = "Isometric neck holds was given to you and is not planned here: ";
    EXPECT_THAT(exercises_of(given), AllOf(HasSubstr(name), HasSubstr("do it as you were shown")));
    EXPECT_THAT(
        exercises_of("[conditions]\nhypertension = true\n" + given),
        AllOf(HasSubstr(std::string(name) + "ask whoever gave it to you"), Not(HasSubstr("planned here: its dose"))));
    EXPECT_THAT(exercises_of(answered_all), Not(HasSubstr("was given to you")));
}

// What is not in the library is nobody's slip: a pendulum after an operation goes on as the surgical team showed it.
TEST(ExerciseWords, WhatWasGivenAndIsNotAmongTheExercisesGoesOn) {
    const std::string given = "[conditions]\nsurgery_weeks_ago = 8\nsurgery_region = \"shoulder\"\n" + answered_all +
                              "[exercise]\nprescribed = [\"pendulum\", \"wand\"]\n";
    for (const char* name : {"pendulum", "wand"})
        EXPECT_THAT(exercises_of(given), AllOf(HasSubstr(std::string(name) + " was given to you and is not among the "
                                                                             "exercises here: do it as you were shown"),
                                               Not(HasSubstr("changes nothing"))));
    const std::string page = exercise_of(given).out;
    const std::string question = "? A name in exercise.prescribed is not known here";
    EXPECT_THAT(page, HasSubstr(question));
    EXPECT_EQ(page.find(question, page.find(question) + 1), std::string::npos);  // asked once for both
}

TEST(ExerciseWords, AWalkThatWasGivenCountsAsActivity) {
    const std::string counts = "Brisk walk: what was given to you counts toward the activity of the week, too.";
    const std::string walks = answered_all + "[exercise]\nminutes_per_day = 20\nprescribed = [\"brisk-walk\"]\n";
    EXPECT_THAT(exercises_of("[habits]\nactivity_min_per_week = 60\n" + walks), HasSubstr(counts));
    EXPECT_THAT(exercises_of("[habits]\nactivity_min_per_week = 200\n" + walks), Not(HasSubstr(counts)));
    EXPECT_THAT(exercises_of("[habits]\nactivity_min_per_week = 60\n" + answered_all), Not(HasSubstr(counts)));
}

// Who never sits at work is not asked to sit there.
TEST(ExerciseWords, NothingSeatedIsPlannedWhereNobodySits) {
    const std::string sore = "[discomfort.upper_back]\nseverity_0_10 = 4\n" + answered_all;
    const auto seated_at_work = [](const std::string& more, const std::string& seat) {
        std::size_t found = 0;
        const auto json = exercise_of(more, {"-f", "json", "--set", "person.seat=" + seat}).json();
        for (const auto& session : json["audits"].items.at(0)["prescription"]["sessions"].items)
            for (const auto& id : session["exercises"].items)
                found += session["place"].text == "work" && id.text.starts_with("seated-");
        return found;
    };
    EXPECT_EQ(seated_at_work(sore, "none"), 0U);
    EXPECT_GT(seated_at_work(sore, "chair"), 0U);
    EXPECT_GT(seated_at_work(sore + "[exercise]\nequipment = [\"chair\"]\n", "none"), 0U);
}

// A clinician has set it, which is what the caution about the nerves waits for.
TEST(ExerciseWords, ANerveGlideThatAClinicianHasSetIsNotDoubted) {
    EXPECT_THAT(exercises_of("[conditions]\ncarpal_tunnel = true\n" + answered_all +
                             "[exercise]\nprescribed = [\"median-nerve-glide\"]\n"),
                AllOf(HasSubstr("do it as you were shown. Only as a clinician has set it for you"),
                      Not(HasSubstr("ask whoever gave it to you, before"))));
}

// Why there are none is said as it is: nobody named minutes, and a broken bone is the reason.
TEST(ExerciseWords, WhyThereAreNoneIsTheReason) {
    constexpr auto minutes = "The minutes you named are too few", unsuited = "None of the exercises we have suits";
    EXPECT_THAT(exercises_of("[conditions]\nrecent_fracture_weeks = 7\n[discomfort.wrist_hand]\nseverity_0_10 = 4\n" +
                             answered_all),
                AllOf(HasSubstr("Left out because of the broken bone"), Not(HasSubstr(minutes))));
    EXPECT_THAT(exercises_of(answered_all + "[exercise]\npositions = []\n"), Not(HasSubstr(minutes)));
    EXPECT_THAT(exercises_of("[discomfort.knee]\nseverity_0_10 = 4\n" + answered_all +
                             "[exercise]\npositions = [\"lying\"]\nfloor_at_home = false\n"),
                AllOf(HasSubstr(unsuited), Not(HasSubstr(minutes))));
    EXPECT_THAT(
        exercises_of("[discomfort.neck]\nseverity_0_10 = 4\n" + answered_all + "[exercise]\nminutes_per_day = 0.2\n"),
        AllOf(HasSubstr(minutes), Not(HasSubstr(unsuited))));
}

// What we doubt, but a professional gave, does not grow by itself; and a position that cannot be taken is said.
TEST(ExerciseCommand, WhatIsDoubtedIsAskedAboutAndDoesNotGrow) {
    const std::string sits = answered_all + "[exercise]\npositions = [\"sitting\"]\nprescribed = [\"side-plank\"]\n";
    EXPECT_THAT(exercise_of(sits).out,
                HasSubstr("Ask whoever gave it to you, before you do it, whether it still suits you: It is done"));
    const auto of_week = [](const testing::Json& audit, std::size_t week, std::string_view exercise) {
        for (const auto& dose : audit["prescription"]["weeks"].items.at(week)["doses"].items)
            if (dose["exercise"].text == exercise) return dose["seconds"].number();
        return 0.0;
    };
    const std::string given = answered_all + "[exercise]\nminutes_per_day = 20\nprescribed = [\"prone-t-y-i\"]\n";
    for (const bool is_doubted : {false, true}) {
        const auto json = exercise_of(given + (is_doubted ? "[conditions]\npregnancy_weeks = 12\n"
                                                            "[[screening.cleared]]\nby = \"maternity\"\n"
                                                            "on = 2026-11-20\nfor = [\"all\"]\n"
                                                          : ""),
                                      {"-f", "json"})
                              .json();
        const testing::Json& audit = json["audits"].items.at(0);
        const std::size_t last = audit["prescription"]["weeks"].items.size() - 1;
        const double first = of_week(audit, 0, "prone-t-y-i");
        ASSERT_GT(first, 0);
        EXPECT_EQ(of_week(audit, last, "prone-t-y-i") > first, !is_doubted);
    }
}

// That a position is missing makes nothing harder; and where no exercise fits nothing is said of a timetable.
TEST(ExerciseCommand, APositionThatIsMissingChangesNoEffort) {
    const std::string stands =
        answered_all + "[exercise]\npositions = [\"standing\"]\nprescribed = [\"chin-tuck\", \"thread-the-needle\"]\n";
    EXPECT_THAT(exercises_of(stands), AllOf(HasSubstr("It is done sitting."), HasSubstr("It is done on all fours."),
                                            HasSubstr("Effort: very light"), Not(HasSubstr("breathe on, and stop"))));
    EXPECT_THAT(exercise_of(answered_all + "[habits]\ndays_per_week = 2\n", {"--minutes", "0.1"}).out,
                Not(HasSubstr("fewer than five days")));
    EXPECT_THAT(exercises_of("[screening]\nat_once = \"none\"\ntoday = \"none\"\nsoon = \"none\"\n"
                             "ready = [\"heart_condition\"]\nanswered_on = 2026-11-20\n[habits]\nlifts_heavy = true\n"),
                AllOf(HasSubstr("Leave heavy things to others"), Not(HasSubstr("bring it close"))));
}

// Nobody is told of strength, activity or weeks that are not for them.
TEST(ExerciseCommand, SaysNothingOfWhatIsNotGiven) {
    const auto text = [](const std::string& more) { return exercise_of(more).out; };
    const std::string idle = answered_all + "[habits]\nactivity_min_per_week = 60\n";
    EXPECT_THAT(text(idle), AllOf(HasSubstr("toward 150 minutes"), HasSubstr("brisk walking"),
                                  HasSubstr("strength comes first"), HasSubstr("After week 12: strength")));
    const std::string leg =
        "[conditions]\nsurgery_region = \"knee\"\nsurgery_weeks_ago = 4\nreleased_by_surgeon = true\n";
    EXPECT_THAT(text(idle + leg),
                AllOf(Not(HasSubstr("toward 150 minutes")), Not(HasSubstr("5 to 10 minutes of brisk"))));
    EXPECT_THAT(text(idle + "[conditions]\ndiastolic_mmhg = 110\n"),
                AllOf(Not(HasSubstr("strength comes first")), Not(HasSubstr("After week 12: strength")),
                      Not(HasSubstr("strength day of the week")), Not(HasSubstr("Strength as your week says"))));
    EXPECT_THAT(text(idle + "[conditions]\npregnancy_weeks = 39\n[[screening.cleared]]\nby = \"maternity\"\n"
                            "on = 2026-11-20\nfor = [\"all\"]\n"),
                AllOf(HasSubstr("for the next 1 week"), Not(HasSubstr("Review after 6 weeks")),
                      Not(HasSubstr("After week 12"))));
}

TEST(ExerciseCommand, OnFewWorkingDaysSaysWhatToDoOnTheOthersEverywhere) {
    const std::string two = answered_all + "[habits]\ndays_per_week = 2\n";
    for (const char* format : {"text", "ics"})
        EXPECT_THAT(exercise_of(two, {"-f", format}).out, HasSubstr("fewer than five days"));
}

// Whoever sees nothing but the calendar knows whom to see, how much is too much and when to stop.
TEST(ExerciseCalendar, TellsInEveryEventWhatComesFirst) {
    const auto descriptions = [](const std::string& more) {
        std::vector<std::string> all;
        for (Event& event : events(exercise_of(more, {"-f", "ics"}).out)) all.push_back(event.fields["DESCRIPTION"]);
        EXPECT_GT(all.size(), 2u);
        return all;
    };
    const std::string screening =
        "[screening]\nat_once = \"none\"\ntoday = \"none\"\nready = \"none\"\nanswered_on = "
        "2026-11-20\nsoon = [\"tingling_one_arm\"]\n";
    for (const std::string& text : descriptions("[discomfort.neck]\nseverity_0_10 = 5\n" + screening))
        EXPECT_THAT(text,
                    AllOf(HasSubstr("doctor"), HasSubstr("stay in the green zone"), HasSubstr("Stop and call 999")));
    for (const std::string& text :
         descriptions(answered_all + "[[screening.cleared]]\nby = \"maternity\"\non = 2026-11-20\n"
                                     "for = [\"all\"]\n[conditions]\npregnancy_weeks = 20\n"))
        EXPECT_THAT(text, HasSubstr("bleeding"));
}

TEST(ExercisesCommand, ListsAndFilters) {
    const World world;
    const auto count = [&](std::vector<std::string> words) {
        words.insert(words.begin(), "exercises");
        words.insert(words.end(), {"-f", "json"});
        return world.run(words).json().items.size();
    };
    EXPECT_EQ(count({}), 60U);
    EXPECT_EQ(count({"--kind", "aerobic"}), 3U);
    EXPECT_EQ(count({"--class", "D5"}), 3U);
    EXPECT_GT(count({"--region", "wrist_hand"}), 3U);
    EXPECT_LT(count({"--region", "wrist_hand", "--kind", "stretch"}), count({"--region", "wrist_hand"}));
    EXPECT_EQ(world.run({"exercises", "--kind", "dance"}).exit, 4);
}

}  // namespace
}  // namespace ergoaudit
