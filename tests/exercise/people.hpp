#pragma once
// Random people for property tests: what they have, can do, feel, and what safety says about them.

#include "ergoaudit/exercise/prescription.hpp"

#include <random>
#include <string_view>
#include <vector>

namespace ergoaudit {

class Dice {
  public:
    explicit Dice(unsigned seed) : engine_(seed) {}
    int upto(int most) { return static_cast<int>(engine_() % static_cast<unsigned>(most + 1)); }
    bool one_in(int n) { return upto(n - 1) == 0; }
    template <class List>
    auto pick(const List& list) {
        return list[static_cast<std::size_t>(upto(static_cast<int>(list.size()) - 1))];
    }

  private:
    std::mt19937 engine_;
};

inline constexpr std::array<std::string_view, 1> codes_of_a_region = {"SURG"};

struct Case {
    Description description;
    std::vector<std::string_view> cautions;
    std::vector<RemovedExercise> removed;
    std::vector<ModifiedForSafety> modified;
    std::vector<std::string_view> preferred, preferred_by;  // exercise ids, and the caution that asks for each
    std::vector<FoundIssue> issues;
    ExercisePermission permission;  // without its spans: see permission_of
    std::optional<double> minutes;

    // With the spans set; valid while the case lives.
    [[nodiscard]] ExercisePermission permission_of() const {
        ExercisePermission result = permission;
        result.cautions = cautions;
        result.of_a_region = codes_of_a_region;
        result.removed = removed;
        result.modified = modified;
        result.preferred = preferred;
        return result;
    }
};

inline constexpr std::array<std::string_view, 13> caution_codes = {"OSTEO", "PREG", "HTN", "SURG", "SHO", "DISL", "WRI",
                                                                   "KNEE",  "VERT", "HYP", "SCOL", "RAD", "BAL"};

// A list of yes/no facts as the reader leaves it: unmentioned, or every name answered.
inline void draw_list(Dice& dice, Facts& facts, std::string_view list) {
    if (dice.one_in(3)) return;
    const bool has_most = dice.one_in(2);
    for (std::uint16_t i = 0; i < fact_count; ++i)
        if (fact_rows[i].belongs_to == list)
            facts.set(Fact{i}, has_most ? !dice.one_in(6) : dice.one_in(2), Provenance::reported);
}

inline void draw_yes_no(Dice& dice, Facts& facts, Fact fact) {
    if (dice.one_in(2)) facts.set(fact, dice.upto(1), Provenance::reported);
}

inline void draw_ids(Dice& dice, Description& description, TextKey key, std::span<const Exercise> exercises) {
    while (dice.one_in(4)) description.texts.push_back({key, 0, std::string(dice.pick(exercises).id), {}});
}

// What they sit on.
inline void draw_chair(Dice& dice, Facts& facts) {
    if (dice.one_in(2)) facts.set("chair.kind"_fact, dice.upto(9), Provenance::reported);
    if (dice.one_in(4)) facts.set("chair.backrest"_fact, dice.upto(2), Provenance::reported);
}

inline Description random_description(Dice& dice, std::span<const Exercise> exercises) {
    Description description;
    Facts& facts = description.facts;
    draw_list(dice, facts, "exercise.equipment");
    draw_list(dice, facts, "exercise.positions");
    draw_yes_no(dice, facts, "exercise.floor_at_work"_fact);
    draw_yes_no(dice, facts, "exercise.floor_at_home"_fact);
    if (dice.one_in(5)) facts.set("person.seat"_fact, dice.upto(2), Provenance::reported);
    if (dice.one_in(2)) facts.set("exercise.minutes_per_day"_fact, dice.upto(20), Provenance::reported);
    if (dice.one_in(3)) facts.set("habits.activity_min_per_week"_fact, 10 * dice.upto(20), Provenance::reported);
    if (dice.one_in(4)) facts.set("conditions.surgery_region"_fact, dice.upto(13), Provenance::reported);
    for (std::uint8_t region = 0; region < region_names.size(); ++region)
        if (dice.one_in(4))
            facts.set("discomfort.severity_0_10"_fact, dice.upto(10), Provenance::reported, {.region = region});
    draw_ids(dice, description, "exercise.avoid"_text, exercises);
    draw_ids(dice, description, "exercise.prescribed"_text, exercises);
    draw_ids(dice, description, "exercise.taught"_text, exercises);
    return description;
}

inline Case random_case(Dice& dice, std::span<const Exercise> exercises) {
    Case one{.description = random_description(dice, exercises)};
    one.permission.screened = !dice.one_in(6);
    one.permission.limit = dice.one_in(8)   ? ExercisePermission::Limit::none
                           : dice.one_in(4) ? ExercisePermission::Limit::gentle
                                            : ExercisePermission::Limit::full;
    one.permission.only_mobility = dice.one_in(15);
    if (dice.one_in(2)) one.permission.action_level = dice.one_in(4) ? 1 + dice.upto(1) : 3 + dice.upto(1);
    while (dice.one_in(3)) one.cautions.push_back(dice.pick(caution_codes));
    while (dice.one_in(4))
        one.removed.push_back({dice.pick(exercises).id, dice.one_in(3) ? std::string_view{} : dice.pick(caution_codes),
                               "It is ruled out."});
    while (dice.one_in(5)) one.modified.push_back({dice.pick(exercises).id, dice.pick(caution_codes), "Do it gently."});
    for (const std::string_view caution : one.cautions)
        while (dice.one_in(2)) {
            one.preferred.push_back(dice.pick(exercises).id);
            one.preferred_by.push_back(caution);
        }
    while (!dice.one_in(3)) {
        const Exercise& exercise =
            exercises[static_cast<std::size_t>(dice.upto(static_cast<int>(exercises.size()) - 1))];
        const bool something_else = dice.one_in(4) || exercise.answers_findings.empty();
        one.issues.push_back({something_else ? "phone-not-cradled" : dice.pick(exercise.answers_findings),
                              0.5 * dice.upto(20), "found"});
    }
    if (dice.one_in(3)) one.minutes = 0.5 * dice.upto(40);
    return one;
}

}  // namespace ergoaudit
