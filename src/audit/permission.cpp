#include "permission.hpp"

namespace ergoaudit {
namespace {

// An operation not released yet rules out what moves or loads its region; all of it when nobody says which region, or
// when no exercise says that it has to do with it: then nobody thought of that operation.
std::vector<const Exercise*> concerned(std::span<const Exercise> exercises, const Facts& facts) {
    const Fact fact = "conditions.surgery_region"_fact;
    std::vector<const Exercise*> found;
    for (const Exercise& exercise : exercises)
        if (facts.knows(fact) && exercise.moves_or_loads(choice_name(fact.info(), facts.value(fact))))
            found.push_back(&exercise);
    if (found.empty())
        for (const Exercise& exercise : exercises) found.push_back(&exercise);
    return found;
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
        if (!one.removes_region) continue;
        for (const Exercise* exercise : concerned(knowledge.exercise.exercises, facts))
            removed_.push_back({.exercise = exercise->id, .caution = {}, .why = one.note});
    }
}

ExercisePermission Permission::granted() const {
    return {
        .limit = safety_.exercise,
        .only_mobility = safety_.only_mobility,
        .screened = safety_.screened,
        .action_level = safety_.action_level,
        .why = safety_.exercise == ExerciseLimit::none ? std::string_view(safety_.limited_because) : std::string_view{},
        .cautions = safety_.cautions,
        .removed = removed_,
        .preferred = preferred_,
        .modified = modified_};
}

}  // namespace ergoaudit
