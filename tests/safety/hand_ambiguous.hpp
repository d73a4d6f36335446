#pragma once
// Rows where the contract can be read in two ways. Each quotes the sentence and holds the safer reading: the higher
// level, the lesser exercise, the question asked again. A different reading may be chosen, but knowingly.

#include "tests/safety/hand_row.hpp"

namespace ergoaudit::hand {

// clang-format off
// Texts go on inside [screening] after `all_none_today`.
inline constexpr HandRow ambiguous_beside_none[] = {
    // "`cancer_history` … otherwise it asks for clearance only", beside "clearance required and gentle until cleared"
    {"cancer without pain is gentle until cleared", "cancer_history = true", {"4", "gentle", "yes", "yes"}},
    // "otherwise 'wait until well' or clearance": which of the two for which of the four
    {"weak defences are gentle until cleared", "immunosuppressed = true", {"4", "gentle", "yes", "yes"}},
    {"weight loss is gentle until cleared", "unexplained_weight_loss = true", {"4", "gentle", "yes", "yes"}},
    {"an infection asks: it is not among those that wait", "recent_serious_infection = true", {"4", "gentle", "yes", "yes"}},
    // "new or changed neck or low-back pain": nobody said whether it is new
    {"cancer and a low back nobody called old", R"(cancer_history = true
[discomfort.lower_back]
severity_0_10 = 3)", {"2", "none", "yes", "yes", "today"}},
    {"cancer and a neck that began ten days ago", R"(cancer_history = true
[discomfort.neck]
severity_0_10 = 3
onset_days = 10)", {"2", "none", "yes", "yes", "today"}},
    {"cancer and a new neck pain without a strength", R"(cancer_history = true
[discomfort.neck]
new = true)", {"2", "none", "yes", "yes", "today"}},
    // "upper-back pain of any strength": pain that is told without its strength
    {"cancer and an upper back that hurts daily", R"(cancer_history = true
[discomfort.upper_back]
frequency = "daily")", {"2", "none", "yes", "yes", "today"}},
    {"cancer and an upper back that hurts at rest", R"(cancer_history = true
[discomfort.upper_back]
at_rest_0_10 = 2)", {"2", "none", "yes", "yes", "today"}},
    {"fever and a low back that hurts daily", R"(fever_or_unwell = true
[discomfort.lower_back]
frequency = "several-per-day")", {"2", "none", "yes", "yes", "today"}},
    // "with band-like, night or cough pain": no region is named
    {"cancer and a knee that is there at night", R"(cancer_history = true
[discomfort.knee]
severity_0_10 = 3
new = false
changed = false
night_pain = true)", {"2", "none", "yes", "yes", "today"}},
    // "only with spinal pain": whether the tailbone is spine
    {"fever and a sore tailbone", R"(fever_or_unwell = true
[discomfort.tailbone]
severity_0_10 = 3)", {"2", "none", "yes", "yes", "today"}},
    // "`arm_or_jaw_pain` counts with … upper-back pain that is new": nobody said whether it is new
    {"arm or jaw pain and an upper back nobody called old", R"(arm_or_jaw_pain = true
[discomfort.upper_back]
severity_0_10 = 4)", {"1", "none", "yes", "yes", "999|112"}},
    {"arm or jaw pain and an upper back of three days", R"(arm_or_jaw_pain = true
[discomfort.upper_back]
severity_0_10 = 4
onset_days = 3)", {"1", "none", "yes", "yes", "999|112"}},
    // "4 or more of …" and "3 -> blood test": who takes the blood is a doctor, so level 3
    {"three signs of the inflammatory kind", R"(pain_months = 12
pain_began_at_age = 40
wakes_second_half_of_night = true
buttock_pain = true
better_with_movement = true)", {"3", "gentle", "yes", "no", not_urgent, "inflammatory_pattern_blood_test"}},
    // "Back pain from before 45, > 3 months": neither was said
    {"five signs, nobody said since when", R"(wakes_second_half_of_night = true
buttock_pain = true
better_with_movement = true
psoriasis = true
enthesitis = true)", {"3", "gentle", "yes", "no", not_urgent, "inflammatory_pattern"}},
    // "NRS >=7 with sleep loss or work limits" is level 3 in the notes; section 4 names only the sleep
    {"a pain of 8 that gets much in the way of work", R"(
[discomfort.upper_back]
severity_0_10 = 8
interference = "much")", {"3", "gentle", "yes", "no", not_urgent, "strong_pain_that_stops_work"}},
    // "NRS >=8 at rest: only gentle D1 mobility + physiotherapist": sending somebody on is level 3
    {"a pain of 9 at rest", R"(
[discomfort.lower_back]
severity_0_10 = 9
at_rest_0_10 = 9)", {"3", "gentle", "yes", "no", not_urgent, "strong_pain_at_rest"}},
    // "other conditions change what is chosen, or ask for clearance": which of them ask
    {"high blood pressure asks", "[conditions]\nhypertension = true", {"4", "gentle", "yes", "yes"}},
    {"diabetes asks", "[conditions]\ndiabetes = true", {"4", "gentle", "yes", "yes"}},
    {"epilepsy asks", "[conditions]\nepilepsy = true", {"4", "gentle", "yes", "yes"}},
    {"a lung disease asks", "[conditions]\ncopd = true", {"4", "gentle", "yes", "yes"}},
    // "`heart_condition` … none until well or cleared": whether conditions.heart_disease is the same thing
    {"a heart disease waits", "[conditions]\nheart_disease = true", {"4", "none", "yes", "yes"}},
    {"high blood pressure, cleared", R"(
[[screening.cleared]]
by = "gp"
on = 2026-11-20
for = ["hypertension"]
[conditions]
hypertension = true)", {"4", "full", "yes", "no"}},
    // "Use the lowest documented (180/105) as the tool's hold limit for strength"
    {"pressure 150 over 106", R"(
[conditions]
systolic_mmhg = 150
diastolic_mmhg = 106)", {"4", "gentle", "yes", "yes"}},
    // "Level 2 … No exercises until cleared" in the notes; section 4 names only `ready` for clearance
    {"something for today asks for clearance", "constant_night_pain = true", {"2", "none", "yes", "yes", "today"}},
    // "A clearance lifts the reasons it names, never a level 1 or 2 answered after it": the same day
    {"chest pain on the day of the clearance", R"(chest_pain = true
[[screening.cleared]]
by = "gp"
on = 2026-11-23
for = ["chest_pain"])", {"1", "none", "yes", "yes", "999|112"}},
    {"a clearance from tomorrow", R"(heart_condition = true
[[screening.cleared]]
by = "gp"
on = 2026-11-24
for = ["heart_condition"])", {"4", "none", "yes", "yes"}},
    // "A clearance lifts the reasons it names" and "none until well or cleared": an illness told three days after the
    // clearance may be another one. The plain wording lifts it; a doctor who has not seen it says nothing about it.
    {"a cold told after the clearance", R"(temporary_illness = true
[[screening.cleared]]
by = "gp"
on = 2026-11-20
for = ["temporary_illness"])", {"4", "none", "yes", "yes"}},
    // "Severity above 0 in `[discomfort.chest]` is a yes to `chest_pain`": it is of the last week, so never older
    {"chest discomfort of now, cleared last month", R"(
[[screening.cleared]]
by = "gp"
on = 2026-10-20
for = ["chest_pain"]
[discomfort.chest]
severity_0_10 = 2)", {"1", "none", "yes", "yes", "999|112"}},
};
// clang-format on

// Whole descriptions, as written.
inline constexpr HandRow ambiguous_as_written[] = {
    // "answers older than 28 days … count as unanswered": answers without a date. Here the plain reading is kept: what
    // has no date is not known to be old, and the contract calls `answered = true` an answer.
    {"answers without a date", "[screening]\nanswered = true\n", {"4", "full", "yes", "no"}},
    // "or older than a new pain": an undated answer and a pain that began three days ago. Decided: answers without a
    // date
    // are those of the day the file is used, so they are not older than anything.
    {"answers without a date and a pain of three days",
     "[screening]\nanswered = true\n[discomfort.neck]\nseverity_0_10 = 3\nonset_days = 3\n",
     {"4", "full", "yes", "no"}},
    // the same sentence: a pain only called new, or dated in weeks
    {"answers of ten days ago and a pain called new",
     "[screening]\nanswered = true\nanswered_on = 2026-11-13\n[discomfort.neck]\nseverity_0_10 = 3\nnew = true\n",
     {"null", "none", "no", "yes"}},
    {"answers of ten days ago and a pain of one week",
     "[screening]\nanswered = true\nanswered_on = 2026-11-13\n[discomfort.neck]\nseverity_0_10 = 3\nweeks = 1\n",
     {"null", "none", "no", "yes"}},
    {"answers given on the day the pain began",
     "[screening]\nanswered = true\nanswered_on = 2026-11-13\n[discomfort.neck]\nseverity_0_10 = 3\nonset_days = 10\n",
     {"4", "full", "yes", "no"}},
    {"answers dated tomorrow",
     "[screening]\nanswered = true\nanswered_on = 2026-11-24\n",
     {"null", "none", "no", "yes"}},
    // "`ready` open: clearance required", also when nobody answered anything
    {"clearance when nothing was answered", "[person]\nstature_cm = 170\n", {"null", "none", "no", "yes"}},
    // "or `ready` open: clearance required and gentle until cleared": cleared for everything without answering.
    // Decided: "until cleared" is said of both, and "all" names every reason.
    {"ready open and cleared for all",
     R"([screening]
answered_on = 2026-11-23
at_once = "none"
today = "none"
soon = "none"
[[screening.cleared]]
by = "gp"
on = 2026-11-20
for = "all"
)",
     {"4", "full", "yes", "no"}},
    // "never a level 1 or 2 answered after it": so one answered before it is lifted
    {"night pain answered before the clearance that names it",
     R"([screening]
answered = true
constant_night_pain = true
answered_on = 2026-11-10
[[screening.cleared]]
by = "gp"
on = 2026-11-20
for = ["constant_night_pain"]
)",
     {"4", "full", "yes", "no"}},
    // the same sentence: an undated yes cannot be shown to be older than the clearance
    {"an undated chest pain and a dated clearance",
     R"([screening]
answered = true
chest_pain = true
[[screening.cleared]]
by = "gp"
on = 2026-11-20
for = ["chest_pain"]
)",
     {"1", "none", "yes", "yes", "999|112"}},
    {"a clearance without a date lifts no urgent answer",
     R"([screening]
answered = true
constant_night_pain = true
answered_on = 2026-11-10
[[screening.cleared]]
by = "gp"
for = ["constant_night_pain"]
)",
     {"2", "none", "yes", "yes", "today"}},
    // "Emergency numbers follow `person.country`, else the profile": a country for which no number is named
    {"chest pain in Japan",
     "[person]\ncountry = \"JP\"\n[screening]\nchest_pain = true\n",
     {"1", "none", "no", "yes", "112"}},
};

}  // namespace ergoaudit::hand
