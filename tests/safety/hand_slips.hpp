#pragma once
// People on both sides of every limit and with one part of each combination missing, typed from the contract and the
// red-flag notes: what differs from person to person stands in small tables (regions, keys, numbers), and what must
// come out once beside them. A number that neither names is our own choice, and said so.

#include "tests/safety/hand_row.hpp"

#include <array>
#include <cstddef>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

namespace ergoaudit::hand {

struct SlipRow {
    std::string name;
    std::string toml;  // a whole description
    Expected expected;
};

// What most of them come out as. "No exercises until cleared" (D.1, level 2), and level 1 is no less; at level 3 only
// bones are named.
constexpr Expected call_now(std::string_view reasons) { return {"1", "none", "yes", "yes", "999|112", reasons, {}}; }
constexpr Expected today(std::string_view reasons) { return {"2", "none", "yes", "yes", "today", reasons, {}}; }
constexpr Expected soon(std::string_view reasons) { return {"3", "gentle", "yes", "no", not_urgent, reasons, "no"}; }
constexpr Expected asks_first(std::string_view reasons) { return {"4", "gentle", "yes", "yes", {}, reasons, "no"}; }
constexpr Expected soon_and_asks(std::string_view reasons) {
    return {"3", "gentle", "yes", "yes", not_urgent, reasons, "no"};
}
constexpr Expected waits(std::string_view reasons) { return {"4", "none", "yes", "no", {}, reasons, {}}; }
constexpr Expected left_in_peace(std::string_view reasons = "-") {
    return {"4", "full", "yes", "no", {}, reasons, "no"};
}

// A pressure of 105 below: no strength until a clinician decided, which leaves mobility.
inline constexpr Expected no_strength = {"4", "gentle", "yes", "yes", {}, "blood_pressure_180_105", "yes"};

// The regions of [discomfort] but the chest, which is no place for self-care.
inline constexpr std::array<std::string_view, 13> regions = {
    "neck",     "shoulder", "upper_back", "arm",        "elbow", "wrist_hand", "lower_back",
    "tailbone", "hip",      "knee",       "ankle_foot", "eyes",  "head",
};

class Slips {
  public:
    [[nodiscard]] std::vector<SlipRow> take() && {
        pain_without_a_strength();
        new_or_old();
        changed();
        cancer_at_night_and_coughing();
        cancer_and_pain_of_today();
        strength();
        strength_of_the_upper_back();
        lasting_pain_by_age();
        pain_that_movement_does_not_change();
        inflammatory_signs();
        inflammatory_ages_and_months();
        inflammatory_signs_without_a_back();
        soon_and_ready_alone();
        at_once_together();
        today_together();
        systemic_signs_at_50();
        small_falls();
        pressures();
        pressures_in_pregnancy();
        strong_new_pain_with_fragile_bones();
        new_headaches();
        sore_eyes();
        curves();
        pregnancies_and_births();
        bones_and_operations();
        hard_exercise();
        clearances();
        return std::move(rows_);
    }

  private:
    // Answers of today, nothing applied but `screening`; then one region or table, then the rest.
    void row(std::string_view name, std::string_view screening, std::string_view rest, const Expected& expected) {
        rows_.push_back({std::string(name), fmt::format("{}{}\n{}\n", all_none_today, screening, rest), expected});
    }

    void region(std::string_view which, std::string_view said, std::string_view screening, const Expected& expected,
                std::string_view rest = {}) {
        row(fmt::format("{}: {} ({})", which, said, screening), screening,
            fmt::format("[discomfort.{}]\n{}\n{}", which, said, rest), expected);
    }

    void condition(std::string_view said, const Expected& expected, std::string_view screening = {}) {
        row(said, screening, fmt::format("[conditions]\n{}", said), expected);
    }

    // "only with spinal pain": the spine is neck, upper back, low back and (safer) tailbone. Whoever tells something of
    // a pain without its strength has it: silence about the strength is not a strength of 0. "Severity above 0 in
    // [discomfort.chest] is a yes to chest_pain", and so is a pain of the chest told without it.
    void pain_without_a_strength() {
        for (const std::string_view hurts : {
                 "severity_0_10 = 0.5",
                 "severity_0_10 = 1",
                 "at_rest_0_10 = 0.5",
                 "at_rest_0_10 = 1",
                 "severity_0_10 = 0\nat_rest_0_10 = 1",
                 "frequency = \"1-2-per-week\"",
                 "frequency = \"3-4-per-week\"",
                 "frequency = \"daily\"",
                 "frequency = \"several-per-day\"",
                 "interference = \"some\"",
                 "interference = \"much\"",
                 "weeks = 0.5",
                 "weeks = 1",
                 "weeks = 300",
                 "onset_days = 0",
                 "onset_days = 400",
                 "new = true",
                 "changed = true",
                 "after_hours = true",
                 "worse_with_movement = true",
                 "night_pain = true",
                 "eases_with_movement = true",
                 "coughing_worsens = true",
                 "end_of_day = true",
             })
            spine_and_chest(hurts, true);
        for (const std::string_view quiet : {
                 "severity_0_10 = 0",
                 "at_rest_0_10 = 0",
                 "frequency = \"never\"",
                 "interference = \"none\"",
                 "weeks = 0",
                 "new = false",
                 "changed = false",
                 "after_hours = false",
                 "worse_with_movement = false",
                 "night_pain = false",
                 "eases_with_movement = false",
                 "coughing_worsens = false",
                 "end_of_day = false",
                 "severity_0_10 = 0\nweeks = 800\nnew = false",
                 "severity_0_10 = 0\nfrequency = \"daily\"",
             })
            spine_and_chest(quiet, false);
        region("neck", "severity_0_10 = 4", "", left_in_peace());
        region("elbow", "severity_0_10 = 4", "fever_or_unwell = true", waits("fever_or_unwell"));
    }

    void spine_and_chest(std::string_view said, bool hurts) {
        for (const std::string_view which : {"neck", "upper_back", "lower_back", "tailbone"}) {
            const auto with = [&](std::string_view key, std::string_view together, const Expected& alone) {
                region(which, said, fmt::format("{} = true", key), hurts ? today(together) : alone);
            };
            with("fever_or_unwell", "fever_with_spinal_pain", waits("fever_or_unwell"));
        }
        region("chest", said, "", hurts ? call_now("chest_pain") : left_in_peace());
    }

    // "upper-back pain that is new" (arm or jaw), "new or changed neck or low-back pain" (cancer). New is what is said
    // to be new, or what is no older than the 28 days for which answers count, or what nobody called old.
    void new_or_old() {
        for (const std::string_view is_new : {
                 "severity_0_10 = 3",
                 "severity_0_10 = 3\nnew = true",
                 "severity_0_10 = 3\nnew = true\nweeks = 500",
                 "severity_0_10 = 3\nnew = true\nonset_days = 400",
                 "severity_0_10 = 3\nonset_days = 1",
                 "severity_0_10 = 3\nonset_days = 28",
                 "severity_0_10 = 3\nweeks = 1",
                 "severity_0_10 = 3\nweeks = 4",
                 "severity_0_10 = 3\nonset_days = 28\nweeks = 4",
             })
            by_age_of_pain(is_new, true);
        for (const std::string_view is_old : {
                 "severity_0_10 = 3\nnew = false", "severity_0_10 = 3\nnew = false\nweeks = 5",
                 "severity_0_10 = 3\nonset_days = 29", "severity_0_10 = 3\nonset_days = 4000",
                 "severity_0_10 = 3\nweeks = 5", "severity_0_10 = 3\nweeks = 520",
                 "severity_0_10 = 3\nonset_days = 29\nweeks = 4",  // four full weeks and a day: the days are exact
             })
            by_age_of_pain(is_old, false);
        // A pain that is not there is not new.
        for (const std::string_view quiet : {"severity_0_10 = 0", "severity_0_10 = 0\nnew = true"})
            by_age_of_pain(quiet, false);
    }

    void by_age_of_pain(std::string_view said, bool is_new) {
        region("upper_back", said, "arm_or_jaw_pain = true",
               is_new ? call_now("arm_or_jaw_pain") : left_in_peace("arm_or_jaw_pain_alone"));
        for (const std::string_view which : {"neck", "lower_back", "tailbone"})  // the tailbone: the safer reading
            region(which, fmt::format("{}\nchanged = false", said), "cancer_history = true",
                   is_new ? today("cancer_history_with_pain") : asks_first("cancer_history"));
    }

    // "new or changed neck or low-back pain", and no other region.
    void changed() {
        for (const std::string_view which : regions) {
            const bool counts =
                which == "neck" || which == "lower_back" || which == "upper_back" || which == "tailbone";
            region(which, "severity_0_10 = 2\nnew = false\nchanged = true", "cancer_history = true",
                   counts ? today("cancer_history_with_pain") : asks_first("cancer_history"));
            region(which, "severity_0_10 = 0\nnew = false\nchanged = true", "cancer_history = true",
                   asks_first("cancer_history"));
            region(which, "severity_0_10 = 2\nnew = false\nchanged = true", "", left_in_peace());
        }
    }

    // "or with band-like, night or cough pain": no region is named, so any counts. A strength of 0 by day takes nothing
    // from a pain that is there at night or when coughing.
    void cancer_at_night_and_coughing() {
        std::vector<std::string_view> everywhere(regions.begin(), regions.end());
        everywhere.push_back("chest");
        for (const std::string_view which : everywhere)
            for (const std::string_view key : {"night_pain", "coughing_worsens"}) {
                const auto said = [&](bool yes) {
                    return fmt::format("severity_0_10 = 0\nnew = false\nchanged = false\n{} = {}", key, yes);
                };
                region(which, said(true), "cancer_history = true", today("cancer_history_with_pain"));
                region(which, said(false), "cancer_history = true", asks_first("cancer_history"));
                region(which, said(true), "", left_in_peace());
            }
    }

    // The same sentence where the other answer is for today already: the cancer is named beside it.
    void cancer_and_pain_of_today() {
        row("cancer and a band", "cancer_history = true\nband_like_chest_pain = true", "",
            today("cancer_history_with_pain|band_like_chest_pain"));
        row("cancer and a constant night pain", "cancer_history = true\nconstant_night_pain = true", "",
            today("cancer_history_with_pain|constant_night_pain"));
        row("cancer and a lump", "cancer_history = true\ndeformity_or_lump = true", "", today("deformity_or_lump"));
        row("a band without a cancer", "band_like_chest_pain = true", "", today("band_like_chest_pain"));
        region("upper_back", "severity_0_10 = 1\nnew = false\nchanged = false\nweeks = 300", "cancer_history = true",
               today("cancer_history_with_pain"));
    }

    // "sleep_lost_to_pain with a severity of 7 or more" is level 3, in any region; so is "NRS >= 7 with … work limits"
    // of the notes. "only D1 mobility when at_rest_0_10 is 8 or more", and a physiotherapist (D.3). A pain is at least
    // as strong at its worst as it is at rest.
    void strength() {
        constexpr Expected sleepless = soon("severe_pain_with_lost_sleep");
        for (const std::string_view which : regions) {
            const bool upper_back = which == "upper_back";  // strong pain there is seen whatever else holds
            // "Persistent or severe pain should be assessed" (the article): elsewhere it is said, and raises no level.
            // Eyes go to who can look at eyes.
            const Expected strong = upper_back        ? soon("strong_upper_back_pain")
                                    : which == "eyes" ? left_in_peace("strong_eye_strain")
                                                      : left_in_peace("strong_pain");
            const std::string_view lost = "sleep_lost_to_pain = true";
            region(which, "severity_0_10 = 6", lost, left_in_peace());
            region(which, "severity_0_10 = 7", lost, sleepless);
            region(which, "severity_0_10 = 8", lost, sleepless);
            region(which, "at_rest_0_10 = 6", lost, left_in_peace());
            region(which, "at_rest_0_10 = 7", lost, sleepless);
            region(which, "severity_0_10 = 7", "", strong);
            region(which, "at_rest_0_10 = 7", "", strong);
            region(which, "severity_0_10 = 6\ninterference = \"much\"", "", left_in_peace());
            region(which, "severity_0_10 = 7\ninterference = \"much\"", "", soon("strong_pain_that_stops_work"));
            region(which, "severity_0_10 = 8\ninterference = \"much\"", "", soon("strong_pain_that_stops_work"));
            region(which, "severity_0_10 = 6\ninterference = \"some\"", "", left_in_peace());
            region(which, "severity_0_10 = 7\ninterference = \"some\"", "", soon("strong_pain_that_stops_work"));
            region(which, "at_rest_0_10 = 6\ninterference = \"much\"", "", left_in_peace());
            region(which, "at_rest_0_10 = 7\ninterference = \"much\"", "", soon("strong_pain_that_stops_work"));
            region(which, "at_rest_0_10 = 7\ninterference = \"some\"", "", soon("strong_pain_that_stops_work"));
            region(which, "severity_0_10 = 7\ninterference = \"none\"", "", strong);
            region(which, "interference = \"much\"", "", left_in_peace());
            const Expected only_mobility = {"3", "gentle", "yes", "no", not_urgent, "strong_pain_at_rest", "yes"};
            region(which, "at_rest_0_10 = 8", "", only_mobility);
            region(which, "at_rest_0_10 = 9", "", only_mobility);
        }
        // The strong pain and the lost work, or the lost sleep, are of one person but not of one region.
        row("a strong shoulder and a hindering knee", "",
            "[discomfort.shoulder]\nseverity_0_10 = 7\n[discomfort.knee]\nseverity_0_10 = 3\ninterference = \"much\"",
            left_in_peace("strong_pain"));
    }

    // D.2: "mechanical …, NRS <= 6, no other flag -> Level 4": above 6 it is not.
    void strength_of_the_upper_back() {
        region("upper_back", "severity_0_10 = 5", "", left_in_peace());
        region("upper_back", "severity_0_10 = 6", "", left_in_peace());
        region("upper_back", "severity_0_10 = 6.5", "", soon("strong_upper_back_pain"));
        region("upper_back", "at_rest_0_10 = 6", "", left_in_peace());
        region("upper_back", "at_rest_0_10 = 6.5", "", soon("strong_upper_back_pain"));
        region("upper_back", "severity_0_10 = 10", "", soon("strong_upper_back_pain"));
        region("lower_back", "severity_0_10 = 10", "", left_in_peace("strong_pain"));
    }

    // D.1, level 3: "New onset age < 20 or > 50-55 with persistent pain"; of 50 and 55 the safer, and persistent is the
    // four weeks of "not improving after 4-6 weeks".
    void lasting_pain_by_age() {
        constexpr std::string_view lasting = "severity_0_10 = 4\nnew = true\nweeks = 4";
        constexpr Expected seen = soon("lasting_new_pain_at_this_age");
        const auto at = [&](std::string_view which, std::string_view said, int age, const Expected& expected) {
            region(which, said, "", expected, fmt::format("[person]\nage_years = {}", age));
        };
        // The tailbone is the lower end of the back: the safer reading, as with a cancer.
        for (const std::string_view which : {"neck", "upper_back", "lower_back", "tailbone"}) {
            at(which, lasting, 18, seen);
            at(which, lasting, 19, seen);
            at(which, lasting, 20, left_in_peace());
            at(which, lasting, 35, left_in_peace());
            at(which, lasting, 50, left_in_peace());
            at(which, lasting, 51, seen);
            at(which, lasting, 60, seen);
            at(which, "severity_0_10 = 4\nnew = true\nweeks = 3", 51, left_in_peace());
            at(which, "severity_0_10 = 4\nnew = true\nweeks = 5", 51, seen);
            at(which, "severity_0_10 = 4\nnew = false\nweeks = 5", 51, left_in_peace());
            at(which, "severity_0_10 = 0\nnew = true\nweeks = 5", 51, left_in_peace());
            at(which, "severity_0_10 = 4\nnew = true\nonset_days = 28", 51, seen);
            at(which, "severity_0_10 = 4\nnew = true\nonset_days = 27", 51, left_in_peace());
            at(which, "severity_0_10 = 4\nnew = true\nweeks = 300", 51, seen);
            // "Never read silence as no": what nobody called old counts as new for 13 weeks.
            for (const int weeks : {4, 6, 12, 13})
                at(which, fmt::format("severity_0_10 = 4\nweeks = {}", weeks), 51, seen);
            for (const int weeks : {3, 14, 40})
                at(which, fmt::format("severity_0_10 = 4\nweeks = {}", weeks), 51, left_in_peace());
            for (const int days : {28, 60, 91})
                at(which, fmt::format("severity_0_10 = 4\nonset_days = {}", days), 51, seen);
            for (const int days : {27, 92, 400})
                at(which, fmt::format("severity_0_10 = 4\nonset_days = {}", days), 51, left_in_peace());
            at(which, "severity_0_10 = 4\nonset_days = 60", 35, left_in_peace());
        }
        at("knee", lasting, 60, left_in_peace());
    }

    // D.2: "mechanical (changes with posture/movement)": self-care is for that alone.
    void pain_that_movement_does_not_change() {
        constexpr Expected seen = soon("pain_not_from_movement");
        constexpr std::string_view neither =
            "severity_0_10 = 4\nworse_with_movement = false\neases_with_movement = false";
        const auto said = [&](std::string_view start, std::string_view more, const Expected& expected) {
            region("upper_back", fmt::format("{}\n{}", start, more), "", expected);
        };
        said(neither, "", seen);
        said(neither, "weeks = 300", seen);
        said(neither, "end_of_day = false\nafter_hours = false", seen);
        said(neither, "end_of_day = false", seen);
        said(neither, "after_hours = false", seen);
        said(neither, "end_of_day = true", left_in_peace());  // the day changes it
        said(neither, "after_hours = true", left_in_peace());
        said("severity_0_10 = 4\nworse_with_movement = false", "", left_in_peace());  // who knows what eases it
        said("severity_0_10 = 4\neases_with_movement = false", "", left_in_peace());
        said("severity_0_10 = 4\nworse_with_movement = true\neases_with_movement = false", "", left_in_peace());
        said("severity_0_10 = 4\nworse_with_movement = false\neases_with_movement = true", "", left_in_peace());
        said("severity_0_10 = 0\nworse_with_movement = false\neases_with_movement = false", "", left_in_peace());
        said("severity_0_10 = 4\nat_rest_0_10 = 2", "night_pain = true", seen);
        said("severity_0_10 = 4\nat_rest_0_10 = 2", "night_pain = true\nworse_with_movement = true", seen);
        said("severity_0_10 = 4\nat_rest_0_10 = 1", "night_pain = true", seen);
        said("severity_0_10 = 4\nat_rest_0_10 = 2", "night_pain = false", left_in_peace());
        said("severity_0_10 = 4\nat_rest_0_10 = 0", "night_pain = true", left_in_peace());
        said("severity_0_10 = 4", "night_pain = true", left_in_peace());
        said("severity_0_10 = 8\nat_rest_0_10 = 2", "night_pain = true", seen);  // instead of how strong it is
        for (const std::string_view which : regions)
            if (which != "upper_back") region(which, neither, "", left_in_peace());
    }

    // "Back pain from before 45, > 3 months, 4 or more of: onset < 35, …", three -> a blood test.
    static constexpr std::array<std::string_view, 9> signs = {
        "pain_began_at_age = 34",
        "wakes_second_half_of_night = true",
        "buttock_pain = true",
        "better_with_movement = true",
        "anti_inflammatory_helps = true",
        "relative_with_spondyloarthritis = true",
        "arthritis = true",
        "enthesitis = true",
        "psoriasis = true",
    };

    // So many signs from the given one on, in a ring.
    static std::string signs_from(std::size_t first, std::size_t count) {
        std::string text;
        bool young = false;
        for (std::size_t i = first; i < first + count; ++i) {
            text += fmt::format("{}\n", signs[i % signs.size()]);
            young = young || i % signs.size() == 0;
        }
        return young ? text : text + "pain_began_at_age = 40\n";
    }

    void inflammatory_signs() {
        for (std::size_t first = 0; first < signs.size(); ++first) {
            const auto so_many = [&](std::size_t count, const Expected& expected) {
                row(fmt::format("{} signs from {} on", count, signs[first]),
                    "pain_months = 12\n" + signs_from(first, count), "", expected);
            };
            so_many(1, left_in_peace());
            so_many(2, left_in_peace());
            so_many(3, soon("inflammatory_pattern_blood_test"));
            so_many(4, soon("inflammatory_pattern"));
            so_many(5, soon("inflammatory_pattern"));
            // What is said counts although the other signs were left open.
            std::string said;
            for (std::size_t i = first; i < first + 4; ++i) said += fmt::format("{}\n", signs[i % signs.size()]);
            // Relatives, joints, tendons and skin alone tell of no back that hurts.
            const bool of_the_back = first != 5;
            rows_.push_back(
                {fmt::format("four signs from {} on, the others left open", signs[first]),
                 "[screening]\nanswered_on = 2026-11-23\nat_once = \"none\"\ntoday = \"none\"\nready = "
                 "\"none\"\n" +
                     said,
                 of_the_back ? soon("inflammatory_pattern") : Expected{"4", "gentle", "yes", "no", {}, "-", "no"}});
        }
    }

    void inflammatory_ages_and_months() {
        constexpr std::string_view two = "buttock_pain = true\npsoriasis = true\n";
        constexpr std::string_view four =
            "wakes_second_half_of_night = true\nbuttock_pain = true\nbetter_with_movement = true\npsoriasis = true\n";
        const auto said = [&](std::string_view with, std::string_view since, const Expected& expected) {
            row(fmt::format("{}{}", with, since), fmt::format("{}{}", with, since), "", expected);
        };
        said(two, "pain_months = 12\npain_began_at_age = 33", soon("inflammatory_pattern_blood_test"));
        said(two, "pain_months = 12\npain_began_at_age = 34", soon("inflammatory_pattern_blood_test"));
        said(two, "pain_months = 12\npain_began_at_age = 35", left_in_peace());
        said(four, "pain_months = 12\npain_began_at_age = 44", soon("inflammatory_pattern"));
        said(four, "pain_months = 12\npain_began_at_age = 45", left_in_peace());
        said(four, "pain_months = 12\npain_began_at_age = 60", left_in_peace());
        said(four, "pain_months = 4\npain_began_at_age = 40", soon("inflammatory_pattern"));
        said(four, "pain_months = 3\npain_began_at_age = 40", left_in_peace());
        said(four, "pain_months = 1\npain_began_at_age = 40", left_in_peace());
        // Silence about when or how long is no "not before 45" and no "not so long".
        said(four, "pain_months = 12", soon("inflammatory_pattern"));
        said(four, "pain_began_at_age = 40", soon("inflammatory_pattern"));
        said(four, "", soon("inflammatory_pattern"));
        said(four, "pain_months = 3", left_in_peace());
        said(four, "pain_began_at_age = 45", left_in_peace());
        constexpr std::string_view three = "buttock_pain = true\npsoriasis = true\nenthesitis = true\n";
        said(three, "pain_months = 12\npain_began_at_age = 44", soon("inflammatory_pattern_blood_test"));
        said(three, "pain_months = 12\npain_began_at_age = 45", left_in_peace());
        said(three, "pain_months = 3\npain_began_at_age = 44", left_in_peace());
    }

    // "Back pain from before 45, > 3 months": a back of which nobody told that it hurts is none. Told it is by how long
    // or since which age, by what only a back can do, or as discomfort of the spine.
    void inflammatory_signs_without_a_back() {
        constexpr std::string_view three =
            "relative_with_spondyloarthritis = true\narthritis = true\npsoriasis = true\n";
        constexpr Expected blood_test = soon("inflammatory_pattern_blood_test");
        const auto with = [&](std::string_view more, const Expected& expected) {
            row(fmt::format("{}{}", three, more), fmt::format("{}{}", three, more), "", expected);
        };
        with("", left_in_peace());
        with("enthesitis = true", left_in_peace());
        with("pain_months = 12", blood_test);
        with("pain_began_at_age = 40", blood_test);
        for (const std::string_view sign :
             {"wakes_second_half_of_night", "buttock_pain", "better_with_movement", "anti_inflammatory_helps"})
            with(fmt::format("{} = true", sign), soon("inflammatory_pattern"));
        for (const std::string_view which : regions) {
            const bool of_the_spine =
                which == "neck" || which == "upper_back" || which == "lower_back" || which == "tailbone";
            region(which, "severity_0_10 = 2\nnew = false\nweeks = 30", three,
                   of_the_spine ? blood_test : left_in_peace());
        }
    }

    // "Of `soon`, … are level 3", "Any `ready` yes … clearance required and gentle until cleared"; of the four that
    // wait two are of `ready`.
    void soon_and_ready_alone() {
        const auto yes = [&](std::string_view key, const Expected& expected) {
            row(key, fmt::format("{} = true", key), "", expected);
        };
        for (const std::string_view key : {"tingling_one_arm", "tingling_one_leg", "night_hand_numbness",
                                           "joint_swelling_or_heat", "not_improving", "minor_trauma"})
            yes(key, soon(key));
        for (const std::string_view key : {"other_chronic_condition", "takes_prescribed_medicine",
                                           "bone_or_joint_problem", "supervised_exercise_only"})
            yes(key, asks_first(key));
        for (const std::string_view key : {"heart_condition", "dizziness_or_blackout_last_year", "temporary_illness"})
            yes(key, {"4", "none", "yes", "yes", {}, key, {}});
        for (const std::string_view illness : {"hypertension", "epilepsy", "diabetes", "copd", "degenerative_disc"})
            row(illness, "", fmt::format("[conditions]\n{} = true", illness), asks_first(illness));
        yes("eye_problem", left_in_peace("eye_problem"));
    }

    // "arm_or_jaw_pain counts with a chest symptom or upper-back pain that is new", "one_sided_calf_pain_or_swelling
    // with breathlessness or chest pain is level 1", "worsening_fast makes weakness, clumsy hands or unsteady walking
    // level 1"; D.1: unsteady walking with a known cancer. Who must be seen at once is told of both answers.
    void at_once_together() {
        const auto yes = [&](std::string_view keys, const Expected& expected) {
            std::string said;
            for (std::string_view rest = keys; !rest.empty();) {
                const std::size_t space = rest.find(' ');
                said += fmt::format("{} = true\n", rest.substr(0, space));
                rest = space == std::string_view::npos ? std::string_view{} : rest.substr(space + 1);
            }
            row(keys, said, "", expected);
        };
        yes("chest_pain", call_now("chest_pain"));
        yes("severe_breathlessness", call_now("severe_breathlessness"));
        yes("arm_or_jaw_pain", left_in_peace("arm_or_jaw_pain_alone"));
        yes("arm_or_jaw_pain chest_pain", call_now("arm_or_jaw_pain|chest_pain"));
        yes("arm_or_jaw_pain severe_breathlessness", call_now("arm_or_jaw_pain|severe_breathlessness"));
        yes("arm_or_jaw_pain stroke_signs", call_now("stroke_signs"));
        yes("arm_or_jaw_pain band_like_chest_pain", today("band_like_chest_pain"));
        yes("one_sided_calf_pain_or_swelling", today("one_sided_calf_pain_or_swelling"));
        yes("one_sided_calf_pain_or_swelling chest_pain", call_now("calf_with_chest_symptom|chest_pain"));
        yes("one_sided_calf_pain_or_swelling severe_breathlessness",
            call_now("calf_with_chest_symptom|severe_breathlessness"));
        yes("one_sided_calf_pain_or_swelling band_like_chest_pain",
            today("one_sided_calf_pain_or_swelling|band_like_chest_pain"));
        yes("worsening_fast", left_in_peace("worsening_fast_alone"));
        yes("worsening_fast worsening_weakness_or_clumsy_hands", call_now("fast_worsening_weakness"));
        yes("worsening_fast unsteady_walking", call_now("fast_worsening_weakness"));
        yes("worsening_fast tingling_one_leg", soon("tingling_one_leg|worsening_fast_alone"));
        yes("worsening_weakness_or_clumsy_hands", today("worsening_weakness_or_clumsy_hands"));
        yes("unsteady_walking", today("unsteady_walking"));
        yes("cancer_history unsteady_walking", call_now("unsteady_walking_after_cancer"));
        yes("cancer_history worsening_weakness_or_clumsy_hands", today("worsening_weakness_or_clumsy_hands"));
        yes("cancer_history", asks_first("cancer_history"));
        region("upper_back", "severity_0_10 = 2", "cancer_history = true\nunsteady_walking = true",
               call_now("unsteady_walking_after_cancer"));  // one line for the same hour
    }

    // "`fever_or_unwell`, `immunosuppressed`, `unexplained_weight_loss`, `recent_serious_infection` are level 2 only
    // with spinal pain, otherwise 'wait until well' or clearance".
    void today_together() {
        struct Item {
            std::string_view key, together, alone;
            bool waits;
        };
        for (const Item& item : std::initializer_list<Item>{
                 {"fever_or_unwell", "fever_with_spinal_pain", "fever_or_unwell", true},
                 {"immunosuppressed", "weak_defences_with_spinal_pain", "immunosuppressed", false},
                 {"unexplained_weight_loss", "weight_loss_with_spinal_pain", "unexplained_weight_loss", false},
                 {"recent_serious_infection", "infection_with_spinal_pain", "recent_serious_infection", false},
             }) {
            const std::string yes = fmt::format("{} = true", item.key);
            const Expected alone = item.waits ? waits(item.alone) : asks_first(item.alone);
            for (const std::string_view which : regions) {
                const bool spine =
                    which == "neck" || which == "upper_back" || which == "lower_back" || which == "tailbone";
                region(which, "severity_0_10 = 3", yes, spine ? today(item.together) : alone);
            }
            row(item.key, yes, "", alone);
        }
        // A joint that may be infected cannot wait; either alone can.
        row("a hot joint and fever", "fever_or_unwell = true\njoint_swelling_or_heat = true", "",
            today("fever_with_hot_joint"));
        row("a hot joint after an infection", "recent_serious_infection = true\njoint_swelling_or_heat = true", "",
            soon_and_asks("joint_swelling_or_heat|recent_serious_infection"));
        for (const std::string_view which : {"neck", "upper_back", "lower_back", "tailbone"})
            region(which, "severity_0_10 = 3", "", left_in_peace());
    }

    // D.2: "thoracic pain + age >= 50 new + one systemic sign -> Level 2".
    void systemic_signs_at_50() {
        for (const std::string_view sign : {"fever_or_unwell", "unexplained_weight_loss", "recent_serious_infection"})
            for (const int age : {50, 64})
                region("upper_back", "severity_0_10 = 2\nnew = true\nonset_days = 9", fmt::format("{} = true", sign),
                       {"2", "none", "yes", "yes", {}, {}, {}}, fmt::format("[person]\nage_years = {}", age));
    }

    // "`minor_trauma` is level 2 only with osteoporosis, vertebral fracture or long-term steroids, otherwise level 3".
    void small_falls() {
        for (const std::string_view bones : {"osteoporosis", "vertebral_fracture", "long_term_steroids"}) {
            condition(fmt::format("{} = true", bones), today("minor_trauma_with_fragile_bones"), "minor_trauma = true");
            condition(fmt::format("{} = false", bones), soon("minor_trauma"), "minor_trauma = true");
        }
        condition("scoliosis = true", soon("minor_trauma"), "minor_trauma = true");
        condition("long_term_steroids = true", left_in_peace("fragile_bones_watch"));
        for (const std::string_view bones : {"osteoporosis", "vertebral_fracture"})
            condition(fmt::format("{} = true", bones), {"3", "gentle", "yes", "yes", {}, bones, "no"});
    }

    // "a pressure of 180/120 or more" is level 2: either number. "Use the lowest documented (180/105) as the tool's
    // hold limit for strength and state that a clinician decides."
    void pressures() {
        constexpr Expected high = today("blood_pressure_180_120");
        // Commonly called high from 140/90 on: told to somebody, and nothing more.
        condition("systolic_mmhg = 139", left_in_peace());
        condition("systolic_mmhg = 140", left_in_peace("blood_pressure_140_90"));
        condition("systolic_mmhg = 141", left_in_peace("blood_pressure_140_90"));
        condition("diastolic_mmhg = 89", left_in_peace());
        condition("diastolic_mmhg = 90", left_in_peace("blood_pressure_140_90"));
        condition("diastolic_mmhg = 91", left_in_peace("blood_pressure_140_90"));
        condition("systolic_mmhg = 139\ndiastolic_mmhg = 89", left_in_peace());
        condition("systolic_mmhg = 179", left_in_peace("blood_pressure_140_90"));
        condition("systolic_mmhg = 180", high);
        condition("systolic_mmhg = 181", high);
        condition("diastolic_mmhg = 104", left_in_peace("blood_pressure_140_90"));
        condition("diastolic_mmhg = 105", no_strength);
        condition("diastolic_mmhg = 106", no_strength);
        condition("diastolic_mmhg = 119", no_strength);
        condition("diastolic_mmhg = 120", high);
        condition("diastolic_mmhg = 121", high);
        condition("systolic_mmhg = 179\ndiastolic_mmhg = 104", left_in_peace("blood_pressure_140_90"));
        condition("systolic_mmhg = 179\ndiastolic_mmhg = 119", no_strength);
        condition("systolic_mmhg = 180\ndiastolic_mmhg = 80", high);
        condition("systolic_mmhg = 150\ndiastolic_mmhg = 120", high);
    }

    // In pregnancy the same pressure is looked at the same day (NICE NG133), and 180/120 is still what is said first.
    void pressures_in_pregnancy() {
        constexpr Expected high = today("pregnancy_high_pressure");
        condition("pregnancy_weeks = 30\nsystolic_mmhg = 140", high);
        condition("pregnancy_weeks = 30\nsystolic_mmhg = 141", high);
        condition("pregnancy_weeks = 30\ndiastolic_mmhg = 90", high);
        condition("pregnancy_weeks = 30\ndiastolic_mmhg = 91", high);
        condition("pregnancy_weeks = 30\ndiastolic_mmhg = 110", high);
        condition("pregnancy_weeks = 0.5\nsystolic_mmhg = 158\ndiastolic_mmhg = 104", high);
        condition("pregnancy_weeks = 1\nsystolic_mmhg = 158\ndiastolic_mmhg = 104", high);
        condition("pregnancy_weeks = 0\nsystolic_mmhg = 158\ndiastolic_mmhg = 104",
                  left_in_peace("blood_pressure_140_90"));
        condition("pregnancy_weeks = 30\nactive_before_pregnancy = true\nsystolic_mmhg = 139\ndiastolic_mmhg = 89",
                  asks_first("pregnancy|pregnancy_stop_signs"));
        condition("pregnancy_weeks = 30\nactive_before_pregnancy = true\nsystolic_mmhg = 182", high);
        condition("pregnancy_weeks = 30\nsystolic_mmhg = 150\ndiastolic_mmhg = 106", high);
        // … and in the first eight weeks after a birth, which is ours.
        for (const std::string_view weeks : {"0", "1", "7", "7.9"})
            for (const std::string_view number : {"systolic_mmhg = 140", "diastolic_mmhg = 90", "systolic_mmhg = 185"})
                condition(fmt::format("weeks_since_birth = {}\n{}", weeks, number), high);
        condition("weeks_since_birth = 7\nsystolic_mmhg = 139\ndiastolic_mmhg = 89", asks_first("after_birth"));
        for (const std::string_view weeks : {"8", "8.1", "30"})
            condition(fmt::format("weeks_since_birth = {}\nsystolic_mmhg = 150", weeks),
                      left_in_peace("blood_pressure_140_90"));
        for (const std::string_view number : {"systolic_mmhg = 150", "diastolic_mmhg = 96"}) {
            const std::string_view key = number.substr(0, number.find(' '));
            row(fmt::format("{} in pregnancy, cleared", number), "",
                fmt::format(
                    "[[screening.cleared]]\nby = \"maternity\"\non = 2026-11-23\nfor = [\"{}\", \"pregnancy\"]\n"
                    "[conditions]\npregnancy_weeks = 30\nactive_before_pregnancy = true\n{}",
                    key, number),
                left_in_peace("pregnancy_stop_signs"));
        }
    }

    // A vertebra that gives way needs no fall: a strong pain of the back that is new.
    void strong_new_pain_with_fragile_bones() {
        constexpr Expected today_too = today("strong_new_back_pain_with_fragile_bones");
        for (const std::string_view back : {"upper_back", "lower_back"}) {
            const auto with_bones = [&](std::string_view said, const Expected& expected,
                                        std::string_view bones = "osteoporosis = true") {
                region(back, said, "", expected, fmt::format("[conditions]\n{}", bones));
            };
            const Expected as_before = back == "upper_back" ? soon_and_asks("osteoporosis|strong_upper_back_pain")
                                                            : soon_and_asks("osteoporosis|strong_pain");
            for (const std::string_view bones :
                 {"osteoporosis = true", "vertebral_fracture = true", "long_term_steroids = true"})
                with_bones("severity_0_10 = 7\neases_with_movement = true\nnew = true", today_too, bones);
            for (const std::string_view strong : {"severity_0_10 = 7", "severity_0_10 = 7.5", "at_rest_0_10 = 7"})
                for (const std::string_view since :
                     {"new = true", "onset_days = 28", "onset_days = 2", "weeks = 4", "weeks = 1"})
                    with_bones(fmt::format("{}\neases_with_movement = true\n{}", strong, since), today_too);
            for (const std::string_view since : {"new = false", "new = false\nonset_days = 2", "new = false\nweeks = 1",
                                                 "onset_days = 29", "weeks = 5"})
                with_bones(fmt::format("severity_0_10 = 8\neases_with_movement = true\n{}", since), as_before);
            with_bones("severity_0_10 = 8\neases_with_movement = true\nnew = true",
                       back == "upper_back" ? soon("strong_upper_back_pain") : left_in_peace("strong_pain"),
                       "scoliosis = true");
            with_bones("severity_0_10 = 6\nat_rest_0_10 = 6\neases_with_movement = true\nnew = true",
                       soon_and_asks("osteoporosis"));
            row(fmt::format("{} seen already", back), "",
                fmt::format("[[screening.cleared]]\nby = \"gp\"\non = 2026-11-23\n"
                            "for = [\"strong_new_back_pain_with_fragile_bones\"]\n[conditions]\nosteoporosis = true\n"
                            "[discomfort.{}]\nseverity_0_10 = 8\neases_with_movement = true\nnew = true",
                            back),
                as_before);
        }
    }

    // A headache that is new from 50 on is told to a doctor; no level, and nothing is held back.
    void new_headaches() {
        constexpr Expected told = left_in_peace("new_headache_after_50");
        const auto head = [&](std::string_view said, int age, const Expected& expected) {
            region("head", said, "", expected, fmt::format("[person]\nage_years = {}", age));
        };
        for (const std::string_view hurts :
             {"severity_0_10 = 0.5", "severity_0_10 = 4", "at_rest_0_10 = 0.5", "at_rest_0_10 = 1"})
            for (const std::string_view since :
                 {"new = true", "onset_days = 91", "onset_days = 5", "weeks = 13", "weeks = 2"}) {
                const std::string said = fmt::format("{}\n{}", hurts, since);
                head(said, 49, left_in_peace());
                head(said, 50, told);
                head(said, 51, told);
            }
        for (const std::string_view since :
             {"new = false", "new = false\nonset_days = 5", "new = false\nweeks = 2", "onset_days = 92", "weeks = 14"})
            head(fmt::format("severity_0_10 = 4\n{}", since), 62, left_in_peace());
        head("severity_0_10 = 0\nat_rest_0_10 = 0\nnew = true", 62, left_in_peace());
    }

    // Sore eyes of every day are a reason for an eye test, and so is what the question asks; it is said once.
    void sore_eyes() {
        constexpr Expected told = left_in_peace("eyes_sore_every_day");
        for (const std::string_view often : {"daily", "several-per-day"}) {
            const auto eyes = [&](double severity, const Expected& expected, std::string_view screening = {}) {
                region("eyes", fmt::format("severity_0_10 = {}\nfrequency = \"{}\"", severity, often), screening,
                       expected);
            };
            eyes(2.9, left_in_peace());
            eyes(3, told);
            eyes(3.1, told);
            eyes(6, told);
            eyes(7, left_in_peace("strong_eye_strain"));
            eyes(5, left_in_peace("eye_problem"), "eye_problem = true");
        }
        for (const std::string_view seldom : {"never", "1-2-per-week", "3-4-per-week"})
            region("eyes", fmt::format("severity_0_10 = 5\nfrequency = \"{}\"", seldom), "", left_in_peace());
    }

    // A curve is followed while somebody grows.
    void curves() {
        for (const int age : {14, 16, 17})
            condition(fmt::format("scoliosis = true\n[person]\nage_years = {}", age),
                      left_in_peace("scoliosis_while_growing"));
        for (const int age : {18, 19})
            condition(fmt::format("scoliosis = true\n[person]\nage_years = {}", age), left_in_peace());
        condition("scoliosis = false\n[person]\nage_years = 16", left_in_peace());
        condition("hypermobility = true\n[person]\nage_years = 16", left_in_peace());
    }

    // Pregnancy asks the maternity team, at any week; "not active before -> 15 min x 3/wk". Eight weeks after a birth
    // are our choice.
    void pregnancies_and_births() {
        condition("pregnancy_weeks = 0", left_in_peace());
        condition("pregnancy_weeks = 0\nactive_before_pregnancy = false", left_in_peace());
        for (const int weeks : {1, 2, 20, 40}) {
            condition(fmt::format("pregnancy_weeks = {}", weeks), asks_first("pregnancy|pregnancy_stop_signs"));
            condition(fmt::format("pregnancy_weeks = {}\nactive_before_pregnancy = true", weeks),
                      asks_first("pregnancy|pregnancy_stop_signs"));
            condition(fmt::format("pregnancy_weeks = {}\nactive_before_pregnancy = false", weeks),
                      asks_first("pregnancy|pregnancy_stop_signs|pregnancy_gradual_start"));
        }
        condition("active_before_pregnancy = false", left_in_peace());
        condition("pregnancy_weeks = 20\npregnancy_warning_sign = true", today("pregnancy_warning_sign"));
        for (const int weeks : {0, 6, 7})
            condition(fmt::format("weeks_since_birth = {}", weeks), asks_first("after_birth"));
        for (const int weeks : {8, 9, 30}) condition(fmt::format("weeks_since_birth = {}", weeks), left_in_peace());
    }

    // D.4, SURG: "surgery < 12 weeks or not released"; the twelve weeks after a fracture are our choice, taken from it.
    // Who was released at any week need not ask again, whom nobody released must, and silence is no release.
    void bones_and_operations() {
        for (const int weeks : {0, 10, 11})
            condition(fmt::format("recent_fracture_weeks = {}", weeks), asks_first("recent_fracture"));
        for (const int weeks : {12, 13, 300})
            condition(fmt::format("recent_fracture_weeks = {}", weeks), left_in_peace());
        constexpr Expected asks = asks_first("surgery_not_released");
        // Where nobody names the part all of it is left out, and what would open the rest is said.
        constexpr std::string_view not_named = "operated_part_not_named";
        constexpr Expected asks_and_for_the_part = asks_first("surgery_not_released|operated_part_not_named");
        condition("surgery_weeks_ago = 0", asks_and_for_the_part);
        condition("surgery_weeks_ago = 11", asks_and_for_the_part);
        condition("surgery_weeks_ago = 12", asks_and_for_the_part);  // silence is no release, for half a year
        condition("surgery_weeks_ago = 25", asks_and_for_the_part);
        condition("surgery_weeks_ago = 26", left_in_peace());
        condition("surgery_weeks_ago = 27", left_in_peace());
        condition("surgery_weeks_ago = 12\nreleased_by_surgeon = true", left_in_peace());
        condition("surgery_weeks_ago = 11\nreleased_by_surgeon = true", left_in_peace(not_named));
        condition("surgery_weeks_ago = 25\nreleased_by_surgeon = true", left_in_peace());
        condition("surgery_weeks_ago = 300\nreleased_by_surgeon = false", asks_and_for_the_part);
        condition("surgery_region = \"knee\"\nsurgery_weeks_ago = 11\nreleased_by_surgeon = true", left_in_peace());
        condition("surgery_region = \"knee\"", asks);
        condition("surgery_region = \"knee\"\nsurgery_weeks_ago = 5", asks);
        condition("surgery_region = \"knee\"\nsurgery_weeks_ago = 11", asks);
        condition("surgery_region = \"knee\"\nsurgery_weeks_ago = 12", asks);
        condition("surgery_region = \"knee\"\nsurgery_weeks_ago = 26", left_in_peace());
        condition("surgery_region = \"knee\"\nreleased_by_surgeon = true", left_in_peace());
        condition("surgery_region = \"knee\"\nreleased_by_surgeon = false", asks);
        condition("released_by_surgeon = false", asks_and_for_the_part);
        condition("released_by_surgeon = true", left_in_peace());
    }

    // D.5: "over 45 and unused to vigorous exercise -> qualified advice before vigorous"; unused is less than the 150
    // minutes of C.1. Nothing that is prescribed is vigorous, so it changes no more than what is said.
    void hard_exercise() {
        const auto person = [&](std::string_view age, std::string_view activity, std::string_view reasons) {
            row(fmt::format("{} {}", age, activity), "", fmt::format("[person]\n{}\n[habits]\n{}", age, activity),
                left_in_peace(reasons));
        };
        constexpr std::string_view advice = "vigorous_exercise_after_45";
        person("age_years = 45", "activity_min_per_week = 149", "-");
        person("age_years = 46", "activity_min_per_week = 149", advice);
        person("age_years = 47", "activity_min_per_week = 0", advice);
        person("age_years = 46", "activity_min_per_week = 150", "-");
        person("age_years = 46", "activity_min_per_week = 151", "-");
        person("age_years = 46", "", "-");
        person("", "activity_min_per_week = 149", "-");
    }

    // Answered on the 10th, all none but `screening`; cleared on a day for one name.
    void cleared(std::string_view screening, std::string_view rest, std::string_view name, std::string_view on,
                 const Expected& expected) {
        rows_.push_back({fmt::format("{} {} cleared on {} for {}", screening, rest, on, name),
                         fmt::format("[screening]\nanswered = true\nanswered_on = 2026-11-10\n{}\n"
                                     "[[screening.cleared]]\nby = \"gp\"\non = {}\nfor = [\"{}\"]\n{}\n",
                                     screening, on, name, rest),
                         expected});
    }

    // "A clearance lifts the reasons it names, never a level 1 or 2 answered after it."
    void clearances() {
        constexpr std::string_view before = "2026-11-05";
        constexpr std::string_view after = "2026-11-20";
        struct Lifted {
            std::string_view screening, rest, name;
            std::string_view stays = "-";  // shown all the same
        };
        // Level 3 or none, named by the key or by what it means: also by whoever spoke before it was answered.
        for (const Lifted& one : std::initializer_list<Lifted>{
                 {"tingling_one_arm = true", "", "tingling_one_arm"},
                 {"tingling_one_leg = true", "", "tingling_one_leg"},
                 {"night_hand_numbness = true", "", "night_hand_numbness"},
                 {"joint_swelling_or_heat = true", "", "joint_swelling_or_heat"},
                 {"minor_trauma = true", "", "minor_trauma"},
                 {"not_improving = true", "", "not_improving"},
                 {"sleep_lost_to_pain = true", "[discomfort.hip]\nseverity_0_10 = 7", "sleep_lost_to_pain"},
                 {"pain_months = 12\nbuttock_pain = true\npsoriasis = true\nenthesitis = true", "",
                  "inflammatory_pattern"},
                 {"pain_months = 12\nbuttock_pain = true\npsoriasis = true\nenthesitis = true\narthritis = true", "",
                  "inflammatory_pattern"},
                 {"", "[person]\nage_years = 60\n[discomfort.neck]\nseverity_0_10 = 3\nnew = true\nweeks = 5",
                  "lasting_new_pain_at_this_age"},
                 {"", "[discomfort.upper_back]\nseverity_0_10 = 8", "strong_upper_back_pain"},
                 {"", "[discomfort.hip]\nseverity_0_10 = 7", "strong_pain"},
                 {"", "[discomfort.upper_back]\nat_rest_0_10 = 2\nnight_pain = true", "pain_not_from_movement"},
                 {"", "[discomfort.knee]\nseverity_0_10 = 7\ninterference = \"some\"", "strong_pain_that_stops_work"},
                 {"", "[conditions]\nosteoporosis = true", "osteoporosis", "fragile_bones_watch"},
                 {"", "[conditions]\nvertebral_fracture = true", "vertebral_fracture", "fragile_bones_watch"},
                 {"heart_condition = true", "", "heart_condition", "heart_condition_watch"},
                 {"", "[conditions]\nheart_disease = true", "heart_disease"},
                 {"", "[conditions]\nheart_disease = true", "heart_condition"},
                 {"dizziness_or_blackout_last_year = true", "", "dizziness_or_blackout_last_year"},
                 {"immunosuppressed = true", "", "immunosuppressed", "spinal_infection_watch"},
                 {"recent_serious_infection = true", "", "recent_serious_infection", "spinal_infection_watch"},
                 {"unexplained_weight_loss = true", "", "unexplained_weight_loss"},
                 {"cancer_history = true", "", "cancer_history", "cancer_history_watch"},
                 {"other_chronic_condition = true", "", "other_chronic_condition"},
                 {"takes_prescribed_medicine = true", "", "takes_prescribed_medicine"},
                 {"bone_or_joint_problem = true", "", "bone_or_joint_problem"},
                 {"supervised_exercise_only = true", "", "supervised_exercise_only"},
                 {"", "[conditions]\nhypertension = true", "hypertension"},
                 {"", "[conditions]\ndiastolic_mmhg = 110", "diastolic_mmhg"},
                 {"", "[conditions]\ndiastolic_mmhg = 110", "systolic_mmhg"},  // one reading, by either of its names
                 {"", "[conditions]\npregnancy_weeks = 20", "pregnancy", "pregnancy_stop_signs"},
                 {"", "[conditions]\npregnancy_weeks = 20", "pregnancy_weeks", "pregnancy_stop_signs"},
                 {"", "[conditions]\nweeks_since_birth = 3", "after_birth"},
                 {"", "[conditions]\nweeks_since_birth = 3", "weeks_since_birth"},
                 {"", "[conditions]\nrecent_fracture_weeks = 3", "recent_fracture"},
                 {"", "[conditions]\nrecent_fracture_weeks = 3", "recent_fracture_weeks"},
                 {"", "[conditions]\nsurgery_weeks_ago = 3", "surgery_weeks_ago", "operated_part_not_named"},
                 {"", "[conditions]\nsurgery_weeks_ago = 3", "surgery_region", "operated_part_not_named"},
                 {"", "[conditions]\nsurgery_weeks_ago = 3", "released_by_surgeon", "operated_part_not_named"},
                 {"", "[conditions]\nsurgery_weeks_ago = 3", "surgery_not_released", "operated_part_not_named"},
                 {"", "[conditions]\nepilepsy = true", "epilepsy"},
                 {"", "[conditions]\ndiabetes = true", "diabetes"},
                 {"", "[conditions]\ncopd = true", "copd"},
                 {"", "[conditions]\ndegenerative_disc = true", "degenerative_disc"},
             }) {
            cleared(one.screening, one.rest, one.name, before, left_in_peace(one.stays));
            cleared(one.screening, one.rest, one.name, after, left_in_peace(one.stays));
        }
        cleared("", "[conditions]\npregnancy_weeks = 20\nactive_before_pregnancy = false", "pregnancy", after,
                left_in_peace("pregnancy_stop_signs|pregnancy_gradual_start"));
        // Nobody clears a problem "of the last 12 months" more than a year before, nor a back before it began to hurt.
        // A week is told once it is full, so the last day of the one before still counts.
        cleared("bone_or_joint_problem = true", "", "bone_or_joint_problem", "2025-11-18", left_in_peace());
        cleared("bone_or_joint_problem = true", "", "bone_or_joint_problem", "2025-11-17",
                asks_first("bone_or_joint_problem"));
        constexpr std::string_view hot_joint = "fever_or_unwell = true\njoint_swelling_or_heat = true";
        for (const std::string_view name : {"fever_or_unwell", "joint_swelling_or_heat"})
            cleared(hot_joint, "", name, before, today("fever_with_hot_joint"));
        cleared(hot_joint, "", "fever_or_unwell", after, soon("joint_swelling_or_heat"));
        cleared(hot_joint, "", "joint_swelling_or_heat", after, waits("fever_or_unwell"));
        for (const std::string_view on : {before, after})
            cleared("", "[person]\nage_years = 15\n[conditions]\nscoliosis = true", "scoliosis", on, left_in_peace());
        for (const bool four : {false, true}) {
            const std::string signs_of_a_year = fmt::format(
                "pain_months = 12\npain_began_at_age = 40\nbuttock_pain = true\npsoriasis = true\nenthesitis = true{}",
                four ? "\narthritis = true" : "");
            cleared(signs_of_a_year, "", "inflammatory_pattern", "2025-11-18", left_in_peace());
            cleared(signs_of_a_year, "", "inflammatory_pattern", "2025-11-17",
                    soon(four ? "inflammatory_pattern" : "inflammatory_pattern_blood_test"));
        }
        // A cold or a fever of now is not the one somebody saw before.
        cleared("temporary_illness = true", "", "temporary_illness", before,
                {"4", "none", "yes", "yes", {}, "temporary_illness", {}});
        cleared("temporary_illness = true", "", "temporary_illness", after, left_in_peace());
        cleared("fever_or_unwell = true", "", "fever_or_unwell", before, waits("fever_or_unwell"));
        cleared("fever_or_unwell = true", "", "fever_or_unwell", after, left_in_peace());
        // Level 2, answered before the clearance that names it, and after.
        constexpr std::string_view neck = "[discomfort.neck]\nseverity_0_10 = 3";
        struct Today {
            std::string_view screening, rest, name, reason;
            std::string_view stays = "-";  // shown all the same once it is cleared
        };
        for (const Today& one : std::initializer_list<Today>{
                 {"fever_or_unwell = true", neck, "fever_or_unwell", "fever_with_spinal_pain"},
                 {"immunosuppressed = true", neck, "immunosuppressed", "weak_defences_with_spinal_pain",
                  "spinal_infection_watch"},
                 {"unexplained_weight_loss = true", neck, "unexplained_weight_loss", "weight_loss_with_spinal_pain"},
                 {"recent_serious_infection = true", neck, "recent_serious_infection", "infection_with_spinal_pain",
                  "spinal_infection_watch"},
                 {"cancer_history = true", neck, "cancer_history", "cancer_history_with_pain", "cancer_history_watch"},
                 {"band_like_chest_pain = true", "", "band_like_chest_pain", "band_like_chest_pain"},
                 {"constant_night_pain = true", "", "constant_night_pain", "constant_night_pain"},
                 {"deformity_or_lump = true", "", "deformity_or_lump", "deformity_or_lump"},
                 {"minor_trauma = true", "[conditions]\nlong_term_steroids = true", "minor_trauma",
                  "minor_trauma_with_fragile_bones", "fragile_bones_watch"},
                 {"worsening_weakness_or_clumsy_hands = true", "", "worsening_weakness_or_clumsy_hands",
                  "worsening_weakness_or_clumsy_hands"},
                 {"unsteady_walking = true", "", "unsteady_walking", "unsteady_walking"},
                 {"one_sided_calf_pain_or_swelling = true", "", "one_sided_calf_pain_or_swelling",
                  "one_sided_calf_pain_or_swelling"},
                 {"", "[conditions]\nsystolic_mmhg = 185", "systolic_mmhg", "blood_pressure_180_120"},
                 {"", "[conditions]\nsystolic_mmhg = 185", "diastolic_mmhg", "blood_pressure_180_120"},
                 {"", "[conditions]\npregnancy_warning_sign = true", "pregnancy_warning_sign",
                  "pregnancy_warning_sign"},
             }) {
            cleared(one.screening, one.rest, one.name, before, today(one.reason));
            cleared(one.screening, one.rest, one.name, after, left_in_peace(one.stays));
        }
        // A clearance for high blood pressure does not speak of a reading.
        cleared("", "[conditions]\nsystolic_mmhg = 185", "hypertension", after, today("blood_pressure_180_120"));
        cleared("", "[conditions]\ndiastolic_mmhg = 110", "hypertension", after, no_strength);
        // Below 180/105 the doctor who knows of it has said enough.
        cleared("", "[conditions]\nhypertension = true\nsystolic_mmhg = 150", "hypertension", after, left_in_peace());
        // Level 1: the safer reading, nothing but a new answer.
        cleared("chest_pain = true", "", "chest_pain", after, call_now("chest_pain"));
        cleared("saddle_numbness = true", "", "saddle_numbness", after, call_now("saddle_numbness"));
    }

    std::vector<SlipRow> rows_;
};

inline std::vector<SlipRow> slips() { return Slips().take(); }

}  // namespace ergoaudit::hand
