#pragma once
// The sentences of the contract that join two answers, each in both directions. Every text goes on inside [screening]
// after `all_none_today`.

#include "tests/safety/hand_row.hpp"

namespace ergoaudit::hand {

// clang-format off
inline constexpr HandRow combinations[] = {
    // a cancer, now or before
    {"cancer and upper-back pain of 1", R"(cancer_history = true
[discomfort.upper_back]
severity_0_10 = 1)", {"2", "none", "yes", "yes", "today"}},
    {"cancer and upper-back pain of half a point", R"(cancer_history = true
[discomfort.upper_back]
severity_0_10 = 0.5)", {"2", "none", "yes", "yes", "today"}},
    {"cancer and upper-back pain known for years", R"(cancer_history = true
[discomfort.upper_back]
severity_0_10 = 5
weeks = 520
new = false
changed = false)", {"2", "none", "yes", "yes", "today"}},
    {"cancer and an upper back that does not hurt", R"(cancer_history = true
[discomfort.upper_back]
severity_0_10 = 0)", {"4", "gentle", "yes", "yes"}},
    {"cancer and new neck pain", R"(cancer_history = true
[discomfort.neck]
severity_0_10 = 3
new = true)", {"2", "none", "yes", "yes", "today"}},
    {"cancer and changed neck pain", R"(cancer_history = true
[discomfort.neck]
severity_0_10 = 3
new = false
changed = true)", {"2", "none", "yes", "yes", "today"}},
    {"cancer and old, unchanged neck pain", R"(cancer_history = true
[discomfort.neck]
severity_0_10 = 3
weeks = 300
new = false
changed = false)", {"4", "gentle", "yes", "yes"}},
    {"cancer and new low-back pain", R"(cancer_history = true
[discomfort.lower_back]
severity_0_10 = 2
new = true)", {"2", "none", "yes", "yes", "today"}},
    {"cancer and changed low-back pain", R"(cancer_history = true
[discomfort.lower_back]
severity_0_10 = 2
changed = true)", {"2", "none", "yes", "yes", "today"}},
    {"cancer and old, unchanged low-back pain", R"(cancer_history = true
[discomfort.lower_back]
severity_0_10 = 4
weeks = 800
new = false
changed = false)", {"4", "gentle", "yes", "yes"}},
    {"cancer and an old low back that is quiet", R"(cancer_history = true
[discomfort.lower_back]
severity_0_10 = 0
weeks = 800
new = false
changed = false)", {"4", "gentle", "yes", "yes"}},
    {"cancer and band-like pain", R"(cancer_history = true
band_like_chest_pain = true)", {"2", "none", "yes", "yes", "today"}},
    {"cancer and an old low-back pain that is there at night", R"(cancer_history = true
[discomfort.lower_back]
severity_0_10 = 4
new = false
changed = false
night_pain = true)", {"2", "none", "yes", "yes", "today"}},
    {"cancer and an old neck pain that coughing worsens", R"(cancer_history = true
[discomfort.neck]
severity_0_10 = 4
new = false
changed = false
coughing_worsens = true)", {"2", "none", "yes", "yes", "today"}},
    {"night pain in the low back without a cancer", R"(
[discomfort.lower_back]
severity_0_10 = 4
new = false
night_pain = true)", {"4", "full", "yes", "no"}},
    {"coughing worsens the neck, no cancer", R"(
[discomfort.neck]
severity_0_10 = 4
new = false
coughing_worsens = true)", {"4", "full", "yes", "no"}},
    {"new neck pain without a cancer", R"(
[discomfort.neck]
severity_0_10 = 4
new = true)", {"4", "full", "yes", "no"}},
    {"cancer and a wrist that is new", R"(cancer_history = true
[discomfort.wrist_hand]
severity_0_10 = 3
new = true)", {"4", "gentle", "yes", "yes"}},

    // fever, weak defences, weight loss, an infection: with pain of the spine
    {"fever and upper-back pain", R"(fever_or_unwell = true
[discomfort.upper_back]
severity_0_10 = 2)", {"2", "none", "yes", "yes", "today"}},
    {"fever and neck pain", R"(fever_or_unwell = true
[discomfort.neck]
severity_0_10 = 2)", {"2", "none", "yes", "yes", "today"}},
    {"fever and low-back pain", R"(fever_or_unwell = true
[discomfort.lower_back]
severity_0_10 = 2)", {"2", "none", "yes", "yes", "today"}},
    {"fever and a quiet spine", R"(fever_or_unwell = true
[discomfort.lower_back]
severity_0_10 = 0)", {"4", "none", "yes", "no"}},
    {"fever and a sore elbow", R"(fever_or_unwell = true
[discomfort.elbow]
severity_0_10 = 5)", {"4", "none", "yes", "no"}},
    {"weak defences and upper-back pain", R"(immunosuppressed = true
[discomfort.upper_back]
severity_0_10 = 1)", {"2", "none", "yes", "yes", "today"}},
    {"weak defences and sore eyes", R"(immunosuppressed = true
[discomfort.eyes]
severity_0_10 = 4)", {"4", "gentle", "yes", "yes"}},
    {"weight loss and low-back pain", R"(unexplained_weight_loss = true
[discomfort.lower_back]
severity_0_10 = 3)", {"2", "none", "yes", "yes", "today"}},
    {"weight loss and a sore knee", R"(unexplained_weight_loss = true
[discomfort.knee]
severity_0_10 = 3)", {"4", "gentle", "yes", "yes"}},
    {"an infection and neck pain", R"(recent_serious_infection = true
[discomfort.neck]
severity_0_10 = 3)", {"2", "none", "yes", "yes", "today"}},
    {"an infection and a sore wrist", R"(recent_serious_infection = true
[discomfort.wrist_hand]
severity_0_10 = 3)", {"4", "gentle", "yes", "yes"}},

    // a small fall or a heavy lift
    {"small fall and osteoporosis", R"(minor_trauma = true
[conditions]
osteoporosis = true)", {"2", "none", "yes", "yes", "today"}},
    {"small fall and a vertebra broken before", R"(minor_trauma = true
[conditions]
vertebral_fracture = true)", {"2", "none", "yes", "yes", "today"}},
    {"small fall and steroids for long", R"(minor_trauma = true
[conditions]
long_term_steroids = true)", {"2", "none", "yes", "yes", "today"}},
    {"small fall and none of these", R"(minor_trauma = true
[conditions]
osteoporosis = false
vertebral_fracture = false
long_term_steroids = false
scoliosis = true)", {"3", "gentle", "yes", "no", not_urgent, "minor_trauma"}},
    {"steroids for long without a fall", R"(
[conditions]
long_term_steroids = true)", {"4", "full", "yes", "no"}},

    // one calf
    {"one calf and breathlessness", R"(one_sided_calf_pain_or_swelling = true
severe_breathlessness = true
[person]
country = "GB")", {"1", "none", "yes", "yes", "999"}},
    {"one calf and chest pain", R"(one_sided_calf_pain_or_swelling = true
chest_pain = true
[person]
country = "US")", {"1", "none", "yes", "yes", "911"}},
    {"one calf and chest discomfort of 2", R"(one_sided_calf_pain_or_swelling = true
[discomfort.chest]
severity_0_10 = 2
[person]
country = "DE")", {"1", "none", "yes", "yes", "112"}},

    // the chest
    {"chest discomfort of 1", R"(
[discomfort.chest]
severity_0_10 = 1
[person]
country = "AU")", {"1", "none", "yes", "yes", "000"}},
    {"chest discomfort of nothing", R"(
[discomfort.chest]
severity_0_10 = 0)", {"4", "full", "yes", "no"}},
    {"arm or jaw pain and chest pain", R"(arm_or_jaw_pain = true
chest_pain = true)", {"1", "none", "yes", "yes", "999|112"}},
    {"arm or jaw pain and breathlessness", R"(arm_or_jaw_pain = true
severe_breathlessness = true)", {"1", "none", "yes", "yes", "999|112"}},
    {"arm or jaw pain and upper-back pain that is new", R"(arm_or_jaw_pain = true
[discomfort.upper_back]
severity_0_10 = 2
new = true
[person]
country = "GB")", {"1", "none", "yes", "yes", "999"}},
    {"arm or jaw pain and upper-back pain of two years", R"(arm_or_jaw_pain = true
[discomfort.upper_back]
severity_0_10 = 4
weeks = 104
new = false)", {"4", "full", "yes", "no"}},
    {"arm or jaw pain and new neck pain", R"(arm_or_jaw_pain = true
[discomfort.neck]
severity_0_10 = 4
new = true)", {"4", "full", "yes", "no"}},
    {"arm or jaw pain and band-like pain", R"(arm_or_jaw_pain = true
band_like_chest_pain = true)", {"2", "none", "yes", "yes", "today"}},
    {"one calf and band-like pain", R"(one_sided_calf_pain_or_swelling = true
band_like_chest_pain = true)", {"2", "none", "yes", "yes", "today"}},

    // fast worsening
    {"clumsy hands, worsening fast", R"(worsening_weakness_or_clumsy_hands = true
worsening_fast = true
[person]
country = "GB")", {"1", "none", "yes", "yes", "999"}},
    {"unsteady walking, worsening fast", R"(unsteady_walking = true
worsening_fast = true
[person]
country = "GB")", {"1", "none", "yes", "yes", "999"}},
    {"tingling in an arm, worsening fast", R"(tingling_one_arm = true
worsening_fast = true)", {"3", "gentle", "yes", "no", not_urgent, "tingling_one_arm|worsening_fast_alone"}},
    {"clumsy hands and unsteady walking, not fast", R"(worsening_weakness_or_clumsy_hands = true
unsteady_walking = true)", {"2", "none", "yes", "yes", "today"}},

    // the stronger action wins
    {"something at once and something for today", R"(stroke_signs = true
constant_night_pain = true
tingling_one_arm = true
[person]
country = "GB")", {"1", "none", "yes", "yes", "999"}},
    {"something for today and something for soon", R"(deformity_or_lump = true
not_improving = true)", {"2", "none", "yes", "yes", "today"}},

    // sleep and strength of pain
    {"sleep lost to a pain of 7", R"(sleep_lost_to_pain = true
[discomfort.upper_back]
severity_0_10 = 7)", {"3", "gentle", "yes", "no", not_urgent, "severe_pain_with_lost_sleep"}},
    {"sleep lost to a shoulder of 9", R"(sleep_lost_to_pain = true
[discomfort.shoulder]
severity_0_10 = 9)", {"3", "gentle", "yes", "no", not_urgent, "severe_pain_with_lost_sleep"}},
    {"sleep lost to a pain of 6", R"(sleep_lost_to_pain = true
[discomfort.upper_back]
severity_0_10 = 6)", {"4", "full", "yes", "no"}},
    {"pain of 8 at rest", R"(
[discomfort.upper_back]
severity_0_10 = 8
at_rest_0_10 = 8)", {"3", "gentle", "yes", "no", not_urgent, "strong_pain_at_rest"}},
    {"pain of 7 at rest", R"(
[discomfort.upper_back]
at_rest_0_10 = 7)", {"3", "gentle", "yes", "no", not_urgent, "strong_upper_back_pain"}},

    // back pain of the inflammatory kind: before 45, longer than 3 months, four or more signs
    {"two signs", R"(pain_months = 12
pain_began_at_age = 40
wakes_second_half_of_night = true
buttock_pain = true)", {"4", "full", "yes", "no"}},
    {"four signs", R"(pain_months = 12
pain_began_at_age = 40
wakes_second_half_of_night = true
buttock_pain = true
better_with_movement = true
anti_inflammatory_helps = true)", {"3", "gentle", "yes", "no", not_urgent, "inflammatory_pattern"}},
    {"three signs and a beginning at 34, which is the fourth", R"(pain_months = 12
pain_began_at_age = 34
relative_with_spondyloarthritis = true
arthritis = true
enthesitis = true)", {"3", "gentle", "yes", "no", not_urgent, "inflammatory_pattern"}},
    {"five signs", R"(pain_months = 6
pain_began_at_age = 30
psoriasis = true
arthritis = true
buttock_pain = true
better_with_movement = true)", {"3", "gentle", "yes", "no", not_urgent, "inflammatory_pattern"}},
    {"all nine signs", R"(pain_months = 60
pain_began_at_age = 22
wakes_second_half_of_night = true
buttock_pain = true
better_with_movement = true
anti_inflammatory_helps = true
relative_with_spondyloarthritis = true
arthritis = true
enthesitis = true
psoriasis = true)", {"3", "gentle", "yes", "no", not_urgent, "inflammatory_pattern"}},
    {"one sign and a beginning at 34", R"(pain_months = 12
pain_began_at_age = 34
buttock_pain = true)", {"4", "full", "yes", "no"}},
    {"four signs, begun at 44", R"(pain_months = 12
pain_began_at_age = 44
wakes_second_half_of_night = true
buttock_pain = true
better_with_movement = true
psoriasis = true)", {"3", "gentle", "yes", "no", not_urgent, "inflammatory_pattern"}},
    {"four signs, begun at 45", R"(pain_months = 12
pain_began_at_age = 45
wakes_second_half_of_night = true
buttock_pain = true
better_with_movement = true
psoriasis = true)", {"4", "full", "yes", "no"}},
    {"four signs for 4 months", R"(pain_months = 4
pain_began_at_age = 40
wakes_second_half_of_night = true
buttock_pain = true
better_with_movement = true
psoriasis = true)", {"3", "gentle", "yes", "no", not_urgent, "inflammatory_pattern"}},
    {"four signs for 3 months", R"(pain_months = 3
pain_began_at_age = 40
wakes_second_half_of_night = true
buttock_pain = true
better_with_movement = true
psoriasis = true)", {"4", "full", "yes", "no"}},
    {"sleep lost and sore eyes are no signs of it", R"(pain_months = 12
pain_began_at_age = 40
buttock_pain = true
psoriasis = true
sleep_lost_to_pain = true
eye_problem = true)", {"4", "full", "yes", "no"}},
    // by strength and by age (D.1, D.2)
    {"cancer and unsteady walking (D.1, at once)", R"(cancer_history = true
unsteady_walking = true)", {"1", "none", "yes", "yes", "999|112"}},
    {"unsteady walking without a cancer", R"(unsteady_walking = true)", {"2", "none", "yes", "yes", "today"}},
    {"upper-back pain of 6 (D.2: up to here nobody need be seen)", R"([discomfort.upper_back]
severity_0_10 = 6)", {"4", "full", "yes", "no"}},
    {"upper-back pain of 6.5 (D.2: no longer up to 6)", R"([discomfort.upper_back]
severity_0_10 = 6.5)", {"3", "gentle", "yes", "no", not_urgent, "strong_upper_back_pain"}},
    {"upper-back pain of 7", R"([discomfort.upper_back]
severity_0_10 = 7)", {"3", "gentle", "yes", "no", not_urgent, "strong_upper_back_pain"}},
    {"shoulder pain of 7 that hinders nothing", R"([discomfort.shoulder]
severity_0_10 = 7)", {"4", "full", "yes", "no"}},
    {"new low-back pain for 5 weeks at 52", R"([discomfort.lower_back]
severity_0_10 = 4
weeks = 5
new = true
[person]
age_years = 52)", {"3", "gentle", "yes", "no", not_urgent, "lasting_new_pain_at_this_age"}},
    {"new low-back pain for 3 weeks at 52", R"([discomfort.lower_back]
severity_0_10 = 4
weeks = 3
new = true
[person]
age_years = 52)", {"4", "full", "yes", "no"}},
    {"old low-back pain at 52", R"([discomfort.lower_back]
severity_0_10 = 4
weeks = 500
new = false
[person]
age_years = 52)", {"4", "full", "yes", "no"}},
    {"new low-back pain for 5 weeks at 40", R"([discomfort.lower_back]
severity_0_10 = 4
weeks = 5
new = true
[person]
age_years = 40)", {"4", "full", "yes", "no"}},
    {"new neck pain for 4 weeks at 19", R"([discomfort.neck]
severity_0_10 = 3
weeks = 4
new = true
[person]
age_years = 19)", {"3", "gentle", "yes", "no", not_urgent, "lasting_new_pain_at_this_age"}},
    {"new neck pain for 4 weeks at 20", R"([discomfort.neck]
severity_0_10 = 3
weeks = 4
new = true
[person]
age_years = 20)", {"4", "full", "yes", "no"}},
    {"new shoulder pain for 9 weeks at 60", R"([discomfort.shoulder]
severity_0_10 = 3
weeks = 9
new = true
[person]
age_years = 60)", {"4", "full", "yes", "no"}},
};
// clang-format on

}  // namespace ergoaudit::hand
