#pragma once
// Pressures, bones, pregnancy, conditions that raise no level, and what a clearance lifts. Every text goes on inside
// [screening] after `all_none_today`.

#include "tests/safety/hand_row.hpp"

namespace ergoaudit::hand {

// clang-format off
inline constexpr HandRow conditions[] = {
    // blood pressure
    {"pressure 179 over 119", R"(
[conditions]
systolic_mmhg = 179
diastolic_mmhg = 119)", {"4", "gentle", "yes", "yes"}},
    {"pressure 180 over 80", R"(
[conditions]
systolic_mmhg = 180
diastolic_mmhg = 80)", {"2", "none", "yes", "yes", "today"}},
    {"pressure 150 over 120", R"(
[conditions]
systolic_mmhg = 150
diastolic_mmhg = 120)", {"2", "none", "yes", "yes", "today"}},
    {"pressure 180 over 120", R"(
[conditions]
systolic_mmhg = 180
diastolic_mmhg = 120)", {"2", "none", "yes", "yes", "today"}},
    {"only the upper value, and it is 190", R"(
[conditions]
systolic_mmhg = 190)", {"2", "none", "yes", "yes", "today"}},
    {"pressure 120 over 80", R"(
[conditions]
systolic_mmhg = 120
diastolic_mmhg = 80)", {"4", "full", "yes", "no"}},
    {"a very high pressure and chest pain", R"(chest_pain = true
[conditions]
systolic_mmhg = 190
diastolic_mmhg = 125
[person]
country = "GB")", {"1", "none", "yes", "yes", "999"}},

    // bones, pregnancy
    {"osteoporosis", R"(
[conditions]
osteoporosis = true)", {"3", "gentle", "yes", "yes", not_urgent, "osteoporosis"}},
    {"a vertebra broken before", R"(
[conditions]
vertebral_fracture = true)", {"3", "gentle", "yes", "yes", not_urgent, "vertebral_fracture"}},
    {"osteoporosis, cleared", R"(
[[screening.cleared]]
by = "gp"
on = 2026-11-20
for = ["osteoporosis"]
[conditions]
osteoporosis = true)", {"4", "full", "yes", "no", {}, "fragile_bones_watch"}},
    {"osteoporosis and a broken vertebra, one cleared", R"(
[[screening.cleared]]
by = "gp"
on = 2026-11-20
for = ["osteoporosis"]
[conditions]
osteoporosis = true
vertebral_fracture = true)", {"3", "gentle", "yes", "yes", not_urgent, "vertebral_fracture"}},
    {"osteoporosis said to be absent", R"(
[conditions]
osteoporosis = false
vertebral_fracture = false)", {"4", "full", "yes", "no"}},
    {"a warning sign in pregnancy", R"(
[conditions]
pregnancy_weeks = 24
pregnancy_warning_sign = true)", {"2", "none", "yes", "yes", "today"}},

    // Conditions that raise no level: those of which the table of contraindications removes something change what is chosen
    // and no more, chronic illness asks first (D.4, last row; D.5), and so does what is in neither.
    {"a curved spine known for long", "[conditions]\nscoliosis = true", {"4", "full", "yes", "no"}},
    {"a worn disc", "[conditions]\ndegenerative_disc = true", {"4", "gentle", "yes", "yes"}},
    {"a carpal tunnel", "[conditions]\ncarpal_tunnel = true", {"4", "full", "yes", "no"}},
    {"poor sight known for long", "[conditions]\nlong_standing_vision_problem = true", {"4", "full", "yes", "no"}},
    {"a sore wrist", "[conditions]\nwrist_pain = true", {"4", "full", "yes", "no"}},
    {"a sore knee", "[conditions]\nknee_pain = true", {"4", "full", "yes", "no"}},
    {"a painful arc", "[conditions]\npainful_arc = true", {"4", "full", "yes", "no"}},
    {"very bendy joints", "[conditions]\nhypermobility = true", {"4", "full", "yes", "no"}},
    {"an injured shoulder", "[conditions]\nshoulder_injury = true", {"4", "full", "yes", "no"}},
    {"a shoulder that slips out", "[conditions]\nshoulder_instability = true", {"4", "full", "yes", "no"}},
    {"a nerve that is irritated", "[conditions]\nnerve_symptoms = true", {"4", "full", "yes", "no"}},
    {"spinning when turning over", "[conditions]\nvertigo = true", {"4", "full", "yes", "no"}},
    {"poor balance", "[conditions]\nbalance_problem = true", {"4", "full", "yes", "no"}},
    {"diabetes", "[conditions]\ndiabetes = true", {"4", "gentle", "yes", "yes"}},
    {"epilepsy", "[conditions]\nepilepsy = true", {"4", "gentle", "yes", "yes"}},
    {"a lung disease", "[conditions]\ncopd = true", {"4", "gentle", "yes", "yes"}},
    {"a heart disease", "[conditions]\nheart_disease = true", {"4", "none", "yes", "yes"}},
    {"high blood pressure, treated", "[conditions]\nhypertension = true", {"4", "gentle", "yes", "yes"}},
    {"pregnant, all well", "[conditions]\npregnancy_weeks = 20", {"4", "gentle", "yes", "yes"}},
    {"a birth seven months ago", "[conditions]\nweeks_since_birth = 30", {"4", "full", "yes", "no"}},
    {"an operation of the shoulder five weeks ago", R"(
[conditions]
surgery_weeks_ago = 5
surgery_region = "shoulder"
released_by_surgeon = false)", {"4", "gentle", "yes", "yes"}},

    // clearances
    {"a heart condition, told twice: said once", R"(heart_condition = true
[conditions]
heart_disease = true)", {"4", "none", "yes", "yes", {}, "heart_condition"}},
    {"a heart condition, cleared", R"(heart_condition = true
[[screening.cleared]]
by = "consultant"
on = 2026-11-20
for = ["heart_condition"])", {"4", "full", "yes", "no"}},
    {"two reasons, one cleared", R"(heart_condition = true
takes_prescribed_medicine = true
[[screening.cleared]]
by = "gp"
on = 2026-11-20
for = ["heart_condition"])", {"4", "gentle", "yes", "yes"}},
    {"two reasons, the lighter one cleared", R"(heart_condition = true
takes_prescribed_medicine = true
[[screening.cleared]]
by = "gp"
on = 2026-11-20
for = ["takes_prescribed_medicine"])", {"4", "none", "yes", "yes"}},
    {"two reasons, cleared by two people", R"(heart_condition = true
bone_or_joint_problem = true
[[screening.cleared]]
by = "consultant"
on = 2026-11-20
for = ["heart_condition"]
[[screening.cleared]]
by = "physiotherapist"
on = 2026-11-21
for = ["bone_or_joint_problem"])", {"4", "full", "yes", "no"}},
    {"everything cleared", R"(dizziness_or_blackout_last_year = true
other_chronic_condition = true
[[screening.cleared]]
by = "gp"
on = 2026-11-20
for = "all")", {"4", "full", "yes", "no"}},
    {"a clearance for something else", R"(supervised_exercise_only = true
[[screening.cleared]]
by = "gp"
on = 2026-11-20
for = ["hypertension"])", {"4", "gentle", "yes", "yes"}},
    {"a cancer, cleared, no pain", R"(cancer_history = true
[[screening.cleared]]
by = "consultant"
on = 2026-11-20
for = ["cancer_history"])", {"4", "full", "yes", "no", {}, "cancer_history_watch"}},
    {"chest pain after the clearance", R"(chest_pain = true
[[screening.cleared]]
by = "gp"
on = 2026-11-20
for = "all"
[person]
country = "GB")", {"1", "none", "yes", "yes", "999"}},
    {"chest pain named, but answered after the clearance", R"(chest_pain = true
[[screening.cleared]]
by = "gp"
on = 2026-11-20
for = ["chest_pain"]
[person]
country = "GB")", {"1", "none", "yes", "yes", "999"}},
    {"night pain after the clearance", R"(constant_night_pain = true
[[screening.cleared]]
by = "gp"
on = 2026-11-01
for = "all")", {"2", "none", "yes", "yes", "today"}},
    {"a clearance nobody needed", R"(
[[screening.cleared]]
by = "gp"
on = 2026-11-20
for = "all")", {"4", "full", "yes", "no"}},
};
// clang-format on

}  // namespace ergoaudit::hand
