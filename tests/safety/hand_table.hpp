#pragma once
// Every key of the screening alone, then what a date, a half-answered page or a country does. Two answers together
// stand in hand_combinations.hpp, conditions and clearances in hand_conditions.hpp, doubtful readings in
// hand_ambiguous.hpp.

#include "tests/safety/hand_row.hpp"

namespace ergoaudit::hand {

// clang-format off
inline constexpr KeyRow every_key[] = {
    // at_once: call now
    {"chest_pain",                            {"1", "none", "yes", "yes", "999"}, "1"},
    {"stroke_signs",                          {"1", "none", "yes", "yes", "999"}, "1"},
    {"severe_breathlessness",                 {"1", "none", "yes", "yes", "999"}, "1"},
    {"collapse_pale_sweaty",                  {"1", "none", "yes", "yes", "999"}, "1"},
    {"sudden_tearing_back_pain",              {"1", "none", "yes", "yes", "999"}, "1"},
    {"saddle_numbness",                       {"1", "none", "yes", "yes", "999"}, "1"},
    {"bladder_or_bowel_change",               {"1", "none", "yes", "yes", "999"}, "1"},
    {"both_legs_weak_or_numb",                {"1", "none", "yes", "yes", "999"}, "1"},
    {"serious_accident",                      {"1", "none", "yes", "yes", "999"}, "1"},
    {"sudden_arm_or_leg_weakness",            {"1", "none", "yes", "yes", "999"}, "1"},
    {"fainting_or_double_vision",             {"1", "none", "yes", "yes", "999"}, "1"},
    {"swallowing_or_speech_trouble",          {"1", "none", "yes", "yes", "999"}, "1"},
    {"electric_shocks_into_limbs",            {"1", "none", "yes", "yes", "999"}, "1"},
    {"sudden_severe_neck_pain_or_headache",   {"1", "none", "yes", "yes", "999"}, "1"},
    {"arm_or_jaw_pain",                       {"4", "full", "yes", "no"}, "null"},  // counts only in company
    // today: a doctor before the day is over
    {"fever_or_unwell",                       {"4", "none", "yes", "no"}, "null"},  // wait until well
    {"immunosuppressed",                      {"4", "gentle", "yes", "yes"}, "null"},
    {"recent_serious_infection",              {"4", "gentle", "yes", "yes"}, "null"},
    {"unexplained_weight_loss",               {"4", "gentle", "yes", "yes"}, "null"},
    {"cancer_history",                        {"4", "gentle", "yes", "yes"}, "null"},
    {"band_like_chest_pain",                  {"2", "none", "yes", "yes", "today"}, "2"},
    {"constant_night_pain",                   {"2", "none", "yes", "yes", "today"}, "2"},
    {"deformity_or_lump",                     {"2", "none", "yes", "yes", "today"}, "2"},
    {"minor_trauma",                          {"3", "gentle", "yes", "no", not_urgent, "minor_trauma"}, "null"},
    {"worsening_weakness_or_clumsy_hands",    {"2", "none", "yes", "yes", "today"}, "2"},
    {"unsteady_walking",                      {"2", "none", "yes", "yes", "today"}, "2"},
    {"worsening_fast",                        {"4", "full", "yes", "no"}, "null"},
    {"one_sided_calf_pain_or_swelling",       {"2", "none", "yes", "yes", "today"}, "2"},
    // soon: a doctor or physiotherapist, no hurry; until then only what is gentle
    {"tingling_one_arm",                      {"3", "gentle", "yes", "no", not_urgent, "tingling_one_arm"}, "null"},
    {"tingling_one_leg",                      {"3", "gentle", "yes", "no", not_urgent, "tingling_one_leg"}, "null"},
    {"night_hand_numbness",                   {"3", "gentle", "yes", "no", not_urgent, "night_hand_numbness"}, "null"},
    {"joint_swelling_or_heat",                {"3", "gentle", "yes", "no", not_urgent, "joint_swelling_or_heat"}, "null"},
    {"wakes_second_half_of_night",            {"4", "full", "yes", "no"}, "null"},
    {"buttock_pain",                          {"4", "full", "yes", "no"}, "null"},
    {"better_with_movement",                  {"4", "full", "yes", "no"}, "null"},
    {"anti_inflammatory_helps",               {"4", "full", "yes", "no"}, "null"},
    {"relative_with_spondyloarthritis",       {"4", "full", "yes", "no"}, "null"},
    {"arthritis",                             {"4", "full", "yes", "no"}, "null"},
    {"enthesitis",                            {"4", "full", "yes", "no"}, "null"},
    {"psoriasis",                             {"4", "full", "yes", "no"}, "null"},
    {"sleep_lost_to_pain",                    {"4", "full", "yes", "no"}, "null"},
    {"not_improving",                         {"3", "gentle", "yes", "no", not_urgent, "not_improving"}, "null"},
    {"eye_problem",                           {"4", "full", "yes", "no"}, "null"},  // asks for an eye test
    // ready: no level, but somebody is asked first
    {"heart_condition",                       {"4", "none", "yes", "yes"}, "null"},
    {"dizziness_or_blackout_last_year",       {"4", "none", "yes", "yes"}, "null"},
    {"other_chronic_condition",               {"4", "gentle", "yes", "yes"}, "null"},
    {"takes_prescribed_medicine",             {"4", "gentle", "yes", "yes"}, "null"},
    {"bone_or_joint_problem",                 {"4", "gentle", "yes", "yes"}, "null"},
    {"supervised_exercise_only",              {"4", "gentle", "yes", "yes"}, "null"},
    {"temporary_illness",                     {"4", "none", "yes", "yes"}, "null"},
};
// clang-format on

// Whole descriptions, as written: how the questions were answered, and when.
inline constexpr HandRow as_written[] = {
    {"nobody answered anything", "[person]\nstature_cm = 170\n", {"null", "none", "no", "yes"}},
    {"an empty screening is no screening", "[screening]\n", {"null", "none", "no", "yes"}},
    {"all four at once", "[screening]\nanswered = true\nanswered_on = 2026-11-23\n", {"4", "full", "yes", "no"}},
    {"said not to be answered", "[screening]\nanswered = false\n", {"null", "none", "no", "yes"}},
    {"the four groups one by one",
     "[screening]\nat_once = \"none\"\ntoday = \"none\"\nsoon = \"none\"\nready = \"none\"\nanswered_on = 2026-11-23\n",
     {"4", "full", "yes", "no"}},
    {"a list answers its group",
     R"([screening]
answered_on = 2026-11-23
at_once = ["arm_or_jaw_pain"]
today = ["worsening_fast"]
soon = ["psoriasis", "eye_problem"]
ready = "none"
)",
     {"4", "full", "yes", "no"}},
    {"a list with something urgent in it",
     R"([screening]
answered_on = 2026-11-23
at_once = "none"
today = ["unsteady_walking"]
soon = "none"
ready = "none"
)",
     {"2", "none", "yes", "yes", "today"}},
    {"a yes wins over a none",
     R"([person]
country = "GB"
[screening]
answered_on = 2026-11-23
at_once = "none"
today = "none"
soon = "none"
ready = "none"
saddle_numbness = true
)",
     {"1", "none", "yes", "yes", "999"}},
    {"every key of both groups typed out as no",
     R"([screening]
answered_on = 2026-11-23
chest_pain = false
stroke_signs = false
severe_breathlessness = false
collapse_pale_sweaty = false
sudden_tearing_back_pain = false
saddle_numbness = false
bladder_or_bowel_change = false
both_legs_weak_or_numb = false
serious_accident = false
sudden_arm_or_leg_weakness = false
fainting_or_double_vision = false
swallowing_or_speech_trouble = false
electric_shocks_into_limbs = false
sudden_severe_neck_pain_or_headache = false
arm_or_jaw_pain = false
fever_or_unwell = false
immunosuppressed = false
recent_serious_infection = false
unexplained_weight_loss = false
cancer_history = false
band_like_chest_pain = false
constant_night_pain = false
deformity_or_lump = false
minor_trauma = false
worsening_weakness_or_clumsy_hands = false
unsteady_walking = false
worsening_fast = false
one_sided_calf_pain_or_swelling = false
soon = "none"
ready = "none"
)",
     {"4", "full", "yes", "no"}},
    {"one key of at_once was skipped",
     R"([screening]
answered_on = 2026-11-23
chest_pain = false
stroke_signs = false
severe_breathlessness = false
collapse_pale_sweaty = false
sudden_tearing_back_pain = false
saddle_numbness = false
bladder_or_bowel_change = false
both_legs_weak_or_numb = false
serious_accident = false
sudden_arm_or_leg_weakness = false
fainting_or_double_vision = false
swallowing_or_speech_trouble = false
electric_shocks_into_limbs = false
sudden_severe_neck_pain_or_headache = false
today = "none"
soon = "none"
ready = "none"
)",
     {"null", "none", "no", "no"}},
    {"only some of today",
     R"([screening]
answered_on = 2026-11-23
at_once = "none"
fever_or_unwell = false
cancer_history = false
soon = "none"
ready = "none"
)",
     {"null", "none", "no", "no"}},
    {"at_once left open",
     "[screening]\nanswered_on = 2026-11-23\ntoday = \"none\"\nsoon = \"none\"\nready = \"none\"\n",
     {"null", "none", "no", "no"}},
    {"today left open",
     "[screening]\nanswered_on = 2026-11-23\nat_once = \"none\"\nsoon = \"none\"\nready = \"none\"\n",
     {"null", "none", "no", "no"}},
    {"soon left open",
     "[screening]\nanswered_on = 2026-11-23\nat_once = \"none\"\ntoday = \"none\"\nready = \"none\"\n",
     {"4", "gentle", "yes", "no"}},
    {"soon half answered",
     R"([screening]
answered_on = 2026-11-23
at_once = "none"
today = "none"
tingling_one_arm = false
not_improving = false
ready = "none"
)",
     {"4", "gentle", "yes", "no"}},
    {"ready left open",
     "[screening]\nanswered_on = 2026-11-23\nat_once = \"none\"\ntoday = \"none\"\nsoon = \"none\"\n",
     {"4", "gentle", "yes", "yes"}},
    {"ready half answered",
     R"([screening]
answered_on = 2026-11-23
at_once = "none"
today = "none"
soon = "none"
heart_condition = false
temporary_illness = false
)",
     {"4", "gentle", "yes", "yes"}},
    {"soon and ready left open",
     "[screening]\nanswered_on = 2026-11-23\nat_once = \"none\"\ntoday = \"none\"\n",
     {"4", "gentle", "yes", "yes"}},
    {"something for soon, the rest open",
     "[screening]\nanswered_on = 2026-11-23\nsoon = [\"not_improving\"]\nready = \"none\"\n",
     {"null", "none", "no", "no"}},
    // how old the answers are
    {"answered 27 days ago", "[screening]\nanswered = true\nanswered_on = 2026-10-27\n", {"4", "full", "yes", "no"}},
    {"answered 28 days ago", "[screening]\nanswered = true\nanswered_on = 2026-10-26\n", {"4", "full", "yes", "no"}},
    {"answered 29 days ago", "[screening]\nanswered = true\nanswered_on = 2026-10-25\n", {"null", "none", "no", "yes"}},
    {"answered 28 days ago across the new year",
     "[screening]\nanswered = true\nanswered_on = 2026-12-20\n",
     {"4", "full", "yes", "no"},
     "2027-01-17"},
    {"answered 29 days ago across a leap day",
     "[screening]\nanswered = true\nanswered_on = 2028-02-10\n",
     {"null", "none", "no", "yes"},
     "2028-03-10"},
    {"a pain younger than the answers",
     "[screening]\nanswered = true\nanswered_on = 2026-11-13\n[discomfort.neck]\nseverity_0_10 = 3\nonset_days = 5\n",
     {"null", "none", "no", "yes"}},
    {"a pain older than the answers",
     "[screening]\nanswered = true\nanswered_on = 2026-11-13\n[discomfort.neck]\nseverity_0_10 = 3\nonset_days = 11\n",
     {"4", "full", "yes", "no"}},
    {"a knee younger than the answers, the neck older",
     R"([screening]
answered = true
answered_on = 2026-11-13
[discomfort.neck]
severity_0_10 = 3
onset_days = 400
[discomfort.knee]
severity_0_10 = 2
onset_days = 2
)",
     {"null", "none", "no", "yes"}},
    {"an old yes still counts",
     "[person]\ncountry = \"GB\"\n[screening]\nat_once = [\"chest_pain\"]\ntoday = \"none\"\nanswered_on = "
     "2026-06-01\n",
     {"1", "none", "no", "yes", "999"}},
    {"an old yes of today still counts",
     "[screening]\nanswered = true\ntoday = [\"deformity_or_lump\"]\nanswered_on = 2026-06-01\n",
     {"2", "none", "no", "yes", "today"}},
    {"an old cancer answer counts with upper-back pain of now",
     "[screening]\nanswered = true\ncancer_history = true\nanswered_on = 2026-06-01\n[discomfort.upper_back]\n"
     "severity_0_10 = 1\n",
     {"2", "none", "no", "yes", "today"}},
    {"an old yes of soon is not enough for a level",
     "[screening]\nanswered = true\nsoon = [\"not_improving\"]\nanswered_on = 2026-06-01\n",
     {"null", "none", "no", "yes"}},
    // what counts although nobody asked
    {"chest pain told as discomfort",
     "[person]\ncountry = \"US\"\n[discomfort.chest]\nseverity_0_10 = 1\n",
     {"1", "none", "no", "yes", "911"}},
    {"a very high pressure told as condition",
     "[conditions]\nsystolic_mmhg = 182\ndiastolic_mmhg = 121\n",
     {"2", "none", "no", "yes", "today"}},
    {"a warning sign in pregnancy told as condition",
     "[conditions]\npregnancy_weeks = 30\npregnancy_warning_sign = true\n",
     {"2", "none", "no", "yes", "today"}},
    {"osteoporosis told, nothing asked", "[conditions]\nosteoporosis = true\n", {"null", "none", "no", "yes"}},
    {"a fever with back pain, nothing else answered",
     "[screening]\nfever_or_unwell = true\n[discomfort.lower_back]\nseverity_0_10 = 4\n",
     {"2", "none", "no", "yes", "today"}},
    {"fast worsening with unsteady walking, nothing else answered",
     "[person]\ncountry = \"GB\"\n[screening]\nunsteady_walking = true\nworsening_fast = true\n",
     {"1", "none", "no", "yes", "999"}},
    {"a cold of last week, cleared since",
     "[screening]\nanswered = true\ntemporary_illness = true\nanswered_on = 2026-11-12\n[[screening.cleared]]\nby = "
     "\"gp\"\n"
     "on = 2026-11-20\nfor = [\"temporary_illness\"]\n",
     {"4", "full", "yes", "no"}},
    {"a blackout last spring, cleared since",
     "[screening]\nanswered = true\ndizziness_or_blackout_last_year = true\nanswered_on = 2026-11-12\n"
     "[[screening.cleared]]\nby = \"gp\"\non = 2026-11-20\nfor = [\"dizziness_or_blackout_last_year\"]\n",
     {"4", "full", "yes", "no"}},
    // which number to call
    {"chest pain in Britain",
     "[person]\ncountry = \"GB\"\n[screening]\nchest_pain = true\n",
     {"1", "none", "no", "yes", "999"}},
    {"chest pain in the United States",
     "[person]\ncountry = \"US\"\n[screening]\nchest_pain = true\n",
     {"1", "none", "no", "yes", "911"}},
    {"chest pain in Canada",
     "[person]\ncountry = \"CA\"\n[screening]\nchest_pain = true\n",
     {"1", "none", "no", "yes", "911"}},
    {"chest pain in Germany",
     "[person]\ncountry = \"DE\"\n[screening]\nchest_pain = true\n",
     {"1", "none", "no", "yes", "112"}},
    {"chest pain in France",
     "[person]\ncountry = \"FR\"\n[screening]\nchest_pain = true\n",
     {"1", "none", "no", "yes", "112"}},
    {"chest pain in Australia",
     "[person]\ncountry = \"AU\"\n[screening]\nchest_pain = true\n",
     {"1", "none", "no", "yes", "000"}},
    {"chest pain and nobody says where",
     "[screening]\nchest_pain = true\n",
     {"1", "none", "no", "yes", "999|112|911|000"}},
};

}  // namespace ergoaudit::hand
