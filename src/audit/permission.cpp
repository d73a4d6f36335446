#include "permission.hpp"

#include "ergoaudit/base/number_text.hpp"
#include "ergoaudit/base/text.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>

namespace ergoaudit {
namespace {

std::vector<std::string_view> operated_regions(const Facts& facts) {
    const Fact fact = "conditions.surgery_region"_fact;
    if (!facts.knows(fact)) return {};
    return {choice_name(fact.info(), facts.value(fact))};
}

std::vector<std::string_view> sore_regions(const Facts& facts) {
    std::vector<std::string_view> regions;
    for (const Instance at : instances_of(Group::region, facts))
        if (facts.value("discomfort.severity_0_10"_fact, at) > 0 || facts.value("discomfort.at_rest_0_10"_fact, at) > 0)
            regions.push_back(region_names[at.region]);
    return regions;
}

// What moves or loads these regions; all of it when nobody says which they are, or when no exercise says that it has
// to do with them: then nobody thought of that.
std::vector<const Exercise*> concerned(std::span<const Exercise> exercises,
                                       const std::vector<std::string_view>& regions) {
    std::vector<const Exercise*> found;
    for (const Exercise& exercise : exercises)
        if (std::ranges::any_of(regions, [&](std::string_view region) { return exercise.moves_or_loads(region); }))
            found.push_back(&exercise);
    if (found.empty())
        for (const Exercise& exercise : exercises) found.push_back(&exercise);
    return found;
}

// All that moves or loads any part at all: what is left is breathing, looking far and the like.
std::vector<const Exercise*> all_but_still_ones(std::span<const Exercise> exercises) {
    std::vector<const Exercise*> found;
    for (const Exercise& exercise : exercises) {
        const bool is_still = exercise.kind == ExerciseKind::relaxation || exercise.kind == ExerciseKind::rest_break;
        if (!is_still || !exercise.loads.empty()) found.push_back(&exercise);
    }
    return found;
}

// Where somebody was operated, or, once it may be moved again, where it hurts. Where that is not cleared, or not told,
// everything: an ache elsewhere says nothing of where a bone broke.
std::vector<const Exercise*> removed_with_a_region(RemovedRegion removed, const SafetyAssessment& safety,
                                                   const Facts& facts, std::span<const Exercise> exercises) {
    if (removed == RemovedRegion::operated) return concerned(exercises, operated_regions(facts));
    if (safety.exercise != ExerciseLimit::full) return all_but_still_ones(exercises);
    const auto regions = sore_regions(facts);
    return regions.empty() ? std::vector<const Exercise*>{} : concerned(exercises, regions);
}

bool says_of_one(const Contraindication& entry, const std::vector<PrescribedExercise>& exercises) {
    return std::ranges::any_of(exercises, [&](const PrescribedExercise& one) {
        return std::ranges::find(entry.removes, one.id) != entry.removes.end() ||
               std::ranges::find(entry.modifies, one.id, &ModifiedExercise::exercise) != entry.modifies.end();
    });
}

// In how many weeks something prescribed today is ruled out or changed; nothing while it is not.
std::optional<int> weeks_until_it_changes(const Prescription& prescription, Description description,
                                          const Knowledge& knowledge, const SafetyAssessment& today, int today_days) {
    const Fact week = "conditions.pregnancy_weeks"_fact;
    const double now = description.facts.value(week);
    for (int weeks = 1; weeks < prescription.outcome_after_weeks; ++weeks) {
        if (now + weeks >= knowledge.exercise.programme.weeks_of_pregnancy) return weeks;
        description.facts.set(week, now + weeks, description.facts.from(week));
        const SafetyAssessment then = assess_safety(description, knowledge.safety, today_days, {});
        for (const std::size_t entry : then.contraindications)
            if (std::ranges::find(today.contraindications, entry) == today.contraindications.end() &&
                says_of_one(knowledge.safety.contraindications[entry], prescription.exercises))
                return weeks;
    }
    return std::nullopt;
}

void cut_after(int weeks, std::vector<WeekPlan>& plans) {
    std::erase_if(plans, [&](const WeekPlan& plan) { return plan.weeks.from > weeks; });
    if (!plans.empty()) plans.back().weeks.to = std::min(plans.back().weeks.to, weeks);
}

}  // namespace

Permission::Permission(const SafetyAssessment& safety, const Knowledge& knowledge, const Facts& facts)
    : safety_(safety) {
    for (const std::size_t index : safety.contraindications) {
        const Contraindication& one = knowledge.safety.contraindications[index];
        if (!one.note.empty()) notes_.push_back(one.note);
        for (const std::string_view id : one.removes)
            removed_.push_back({.exercise = id, .caution = one.code, .why = one.note});
        preferred_.insert(preferred_.end(), one.prefers.begin(), one.prefers.end());
        for (const ModifiedExercise& change : one.modifies)
            modified_.push_back({.exercise = change.exercise, .caution = one.code, .text = change.text});
        if (one.removes_region == RemovedRegion::operated) of_a_region_.push_back(one.code);
        if (one.removes_region == RemovedRegion::none) continue;
        for (const Exercise* exercise :
             removed_with_a_region(one.removes_region, safety, facts, knowledge.exercise.exercises))
            removed_.push_back({.exercise = exercise->id, .caution = {}, .why = one.note});
    }
}

ExercisePermission Permission::granted() const {
    return {
        .limit = safety_.exercise,
        .only_mobility = safety_.only_mobility,
        .screened = safety_.screened,
        .out_of_date = safety_.out_of_date,
        .action_level = safety_.action_level,
        .why = safety_.exercise == ExerciseLimit::none ? std::string_view(safety_.limited_because) : std::string_view{},
        .cautions = safety_.cautions,
        .of_a_region = of_a_region_,
        .removed = removed_,
        .preferred = preferred_,
        .modified = modified_};
}

void end_in_time(Prescription& prescription, const Description& description, const Knowledge& knowledge,
                 const SafetyAssessment& today, int today_days) {
    const double week = description.facts.value("conditions.pregnancy_weeks"_fact);
    if (prescription.exercises.empty() || !(week > 0)) return;
    const auto weeks = weeks_until_it_changes(prescription, description, knowledge, today, today_days);
    if (!weeks) return;
    prescription.review_after_weeks = std::min(prescription.review_after_weeks, *weeks);
    prescription.outcome_after_weeks = *weeks;
    cut_after(*weeks, prescription.weeks);
    for (std::vector<Advice>* advice : {&prescription.advice, &prescription.around})
        std::erase_if(*advice, [&](const Advice& one) { return one.from_weeks > *weeks; });
    const std::string text(knowledge.exercise.programme.ends_in_pregnancy);
    prescription.notes.push_back(with_filled(with_filled(text, "weeks", quantity(*weeks, Unit::weeks)), "week",
                                             plain_number(std::floor(week) + *weeks)));
}

}  // namespace ergoaudit
