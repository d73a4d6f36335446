#pragma once
// People who sit at a desk and ache, and whom nobody should frighten: all stay at level 4. Most get every exercise; a
// cold waits, a condition may ask first. Texts go on inside [screening] after `all_none_today`.

#include "tests/safety/hand_row.hpp"

namespace ergoaudit::hand {

// clang-format off
inline constexpr HandRow ordinary_people[] = {
    {"nothing hurts", "", {"4", "full", "yes", "no"}},
    {"a man of 44, upper back 5 of 10, worse by evening", R"(
[person]
sex = "male"
age_years = 44
stature_cm = 181
[discomfort.upper_back]
severity_0_10 = 5
frequency = "3-4-per-week"
end_of_day = true
worse_with_movement = false
weeks = 20)", {"4", "full", "yes", "no"}},
    {"a woman of 29, new upper-back ache since a busy week", R"(
[person]
sex = "female"
age_years = 29
[discomfort.upper_back]
severity_0_10 = 4
new = true
onset_days = 6
eases_with_movement = true)", {"4", "full", "yes", "no"}},
    {"upper back 6 of 10 with every turn", R"(
[discomfort.upper_back]
severity_0_10 = 6
worse_with_movement = true
interference = "some")", {"4", "full", "yes", "no"}},
    {"an old low back that movement eases", R"(
[person]
age_years = 58
[discomfort.lower_back]
severity_0_10 = 4
weeks = 600
new = false
changed = false
eases_with_movement = true)", {"4", "full", "yes", "no"}},
    {"a breast cancer nine years ago, nothing hurts", R"(cancer_history = true
[person]
sex = "female"
age_years = 61)", {"4", "gentle", "yes", "yes"}},
    {"a cancer years ago and sore wrists from typing", R"(cancer_history = true
[discomfort.wrist_hand]
severity_0_10 = 3
side = "right"
end_of_day = true)", {"4", "gentle", "yes", "yes"}},
    {"a curved spine since school, aching after long days", R"(
[discomfort.upper_back]
severity_0_10 = 3
weeks = 900
new = false
[conditions]
scoliosis = true)", {"4", "full", "yes", "no"}},
    {"a cold", R"(temporary_illness = true
[person]
age_years = 35)", {"4", "none", "yes", "yes"}},
    {"a cold and a stiff neck", R"(temporary_illness = true
[discomfort.neck]
severity_0_10 = 3)", {"4", "none", "yes", "yes"}},
    {"pregnant, 22 weeks, all well, low back tired", R"(
[person]
sex = "female"
age_years = 32
[discomfort.lower_back]
severity_0_10 = 3
end_of_day = true
[conditions]
pregnancy_weeks = 22
active_before_pregnancy = true)", {"4", "gentle", "yes", "yes"}},
    {"stiff neck from a laptop", R"(
[discomfort.neck]
severity_0_10 = 4
frequency = "daily"
end_of_day = true)", {"4", "full", "yes", "no"}},
    {"neck and shoulders after a bad night", R"(
[discomfort.neck]
severity_0_10 = 5
new = true
onset_days = 1
[discomfort.shoulder]
severity_0_10 = 4
side = "left")", {"4", "full", "yes", "no"}},
    {"tired eyes and a heavy head", R"(eye_problem = true
[discomfort.eyes]
severity_0_10 = 5
frequency = "daily"
[discomfort.head]
severity_0_10 = 3)", {"4", "full", "yes", "no"}},
    {"an elbow from the mouse", R"(
[discomfort.elbow]
severity_0_10 = 4
side = "right"
weeks = 7)", {"4", "full", "yes", "no"}},
    {"heels and knees of somebody who walks much", R"(
[discomfort.knee]
severity_0_10 = 2
[discomfort.ankle_foot]
severity_0_10 = 3
[conditions]
knee_pain = true)", {"4", "full", "yes", "no"}},
    {"a worn disc seen years ago, quiet now", R"(
[discomfort.lower_back]
severity_0_10 = 1
weeks = 300
new = false
[conditions]
degenerative_disc = true)", {"4", "gentle", "yes", "yes"}},
    {"psoriasis and nothing of the kind in the back", R"(psoriasis = true
[discomfort.upper_back]
severity_0_10 = 3
end_of_day = true)", {"4", "full", "yes", "no"}},
    {"wakes at night for a small child, back better when moving", R"(better_with_movement = true
pain_months = 5
pain_began_at_age = 36
[discomfort.lower_back]
severity_0_10 = 3)", {"4", "full", "yes", "no"}},
    {"slept badly, upper back 5", R"(sleep_lost_to_pain = true
[discomfort.upper_back]
severity_0_10 = 5)", {"4", "full", "yes", "no"}},
    {"a sore arm after gardening", R"(arm_or_jaw_pain = true
[discomfort.arm]
severity_0_10 = 4)", {"4", "full", "yes", "no"}},
    {"a sore arm and an upper back that has ached for a year", R"(arm_or_jaw_pain = true
[discomfort.upper_back]
severity_0_10 = 4
weeks = 60
new = false
changed = false)", {"4", "full", "yes", "no"}},
    {"getting worse fast, but only the eyes", R"(worsening_fast = true
[discomfort.eyes]
severity_0_10 = 4)", {"4", "full", "yes", "no"}},
    {"seventy, still working, hips stiff in the morning", R"(
[person]
age_years = 70
[discomfort.hip]
severity_0_10 = 4
weeks = 100
eases_with_movement = true)", {"4", "full", "yes", "no"}},
    {"nineteen, first job, upper back 3", R"(
[person]
age_years = 19
[discomfort.upper_back]
severity_0_10 = 3
weeks = 3)", {"4", "full", "yes", "no"}},
    {"a blood pressure of 138 over 86", R"(
[conditions]
hypertension = false
systolic_mmhg = 138
diastolic_mmhg = 86)", {"4", "full", "yes", "no"}},
    {"takes a pill for the thyroid and was cleared", R"(takes_prescribed_medicine = true
[[screening.cleared]]
by = "gp"
on = 2026-11-02
for = ["takes_prescribed_medicine"]
[discomfort.upper_back]
severity_0_10 = 4)", {"4", "full", "yes", "no"}},
    {"a carpal tunnel operated long ago", R"(
[conditions]
carpal_tunnel = true
surgery_weeks_ago = 260
surgery_region = "wrist_hand"
released_by_surgeon = true)", {"4", "full", "yes", "no"}},
};
// clang-format on

}  // namespace ergoaudit::hand
