#include "availability.hpp"

#include "contains.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace ergoaudit {
namespace {

// An operation concerns the exercises that move or load its region; all of them when the region is not known.
bool concerns(std::string_view caution, const Exercise& exercise, const ExercisePermission& permission,
              const Facts& facts) {
    if (!contains(permission.of_a_region, caution) || !facts.knows("conditions.surgery_region"_fact)) return true;
    const Fact region = "conditions.surgery_region"_fact;
    return exercise.moves_or_loads(choice_name(region.info(), facts.value(region)));
}

struct Triggered {
    std::string_view caution, why;
    bool removed = false;  // by the safety rules
};

// What the exercise becomes under a caution; empty: it is ruled out. Where the exercise asks for having been taught,
// nothing else will do; what safety removed, only the exercise's own words can keep (one code may stand for several
// rules, of which one changes what another removes).
std::string_view modification_for(const Exercise& exercise, const Triggered& triggered,
                                  const ExercisePermission& permission, std::span<const std::string_view> taught) {
    std::string_view own;
    for (const Modification& change : exercise.modifications) {
        if (change.caution != triggered.caution) continue;
        if (change.only_if_taught && !contains(taught, exercise.id)) return {};
        own = change.text;
    }
    if (triggered.removed) return own;
    for (const ModifiedForSafety& change : permission.modified)
        if (change.exercise == exercise.id && change.caution == triggered.caution) return change.text;
    return own;
}

// Each caution once: what safety removed or changed the exercise for, then those of its own cautions that hold.
std::vector<Triggered> triggered(const Exercise& exercise, const ExercisePermission& permission, const Facts& facts) {
    std::vector<Triggered> found;
    const auto add = [&](std::string_view caution, std::string_view why, bool removed) {
        const auto known = std::find_if(found.begin(), found.end(), [&](auto& t) { return t.caution == caution; });
        if (known == found.end() || caution.empty()) found.push_back({caution, why, removed});
    };
    for (const RemovedExercise& removed : permission.removed)
        if (removed.exercise == exercise.id) add(removed.caution, removed.why, true);
    for (const ModifiedForSafety& change : permission.modified)
        if (change.exercise == exercise.id) add(change.caution, {}, false);
    for (const std::string_view caution : exercise.cautions)
        if (contains(permission.cautions, caution) && concerns(caution, exercise, permission, facts))
            add(caution, {}, false);
    return found;
}

bool too_much_for(const Exercise& exercise, const ExercisePermission& permission) {
    using Limit = ExercisePermission::Limit;
    if (permission.limit == Limit::none) return true;
    if (permission.only_mobility)
        return exercise.desk_class != DeskClass::d1 || exercise.kind != ExerciseKind::mobility || exercise.loaded() ||
               exercise.breath_hold;
    return permission.limit == Limit::gentle &&
           (exercise.desk_class > DeskClass::d2 || exercise.loaded() || exercise.breath_hold);
}

// Nobody wrote the list: every name in it is an assumption.
bool unmentioned(const Facts& facts, std::string_view list) {
    for (std::uint16_t i = 0; i < fact_count; ++i)
        if (fact_rows[i].belongs_to == list && facts.knows(Fact{i}) && facts.from(Fact{i}) != Provenance::defaulted)
            return false;
    return true;
}

bool is_floor_position(Fact position) {
    return position != "exercise.positions.sitting"_fact && position != "exercise.positions.standing"_fact;
}

std::string_view why_too_much(const ExercisePermission& permission) {
    return permission.only_mobility ? "For now only small movements in the chair." : "Only gentle exercises for now.";
}

std::string_view why_against(const Triggered& one) {
    return one.why.empty() ? "Something you told us about your health speaks against it." : one.why;
}

// Whoever sits in a wheelchair has a seat for what is done sitting; to hold on to while standing it rolls. Whoever
// never sits at work has no chair there, unless they say so.
bool has_at(Place place, Fact thing, const Exercise& exercise, const Means& means) {
    if (thing == "exercise.equipment.chair"_fact && place == Place::work && means.equipment_unmentioned &&
        means.facts.is("person.seat=none"_choice))
        return false;
    if (means.facts.says(thing)) return true;
    if (thing == "exercise.equipment.chair"_fact && means.facts.is("person.seat=wheelchair"_choice))
        return std::ranges::all_of(exercise.positions,
                                   [](Fact position) { return position == "exercise.positions.sitting"_fact; });
    return thing == "exercise.equipment.mat"_fact && place == Place::home && means.equipment_unmentioned;
}

std::string spoken(Fact fact) {
    std::string name(last_part(fact.info().path));
    std::replace(name.begin(), name.end(), '-', ' ');
    return name;
}

bool can_take_a_position(const Exercise& exercise, const Facts& facts) {
    return std::ranges::any_of(exercise.positions, [&](Fact position) { return facts.says(position); });
}

bool everything_is_there(Place place, const Exercise& exercise, const Means& means) {
    return std::all_of(exercise.equipment.begin(), exercise.equipment.end(),
                       [&](Fact thing) { return has_at(place, thing, exercise, means); }) &&
           can_take_a_position(exercise, means.facts);
}

std::string position_it_needs(const Exercise& exercise) {
    std::vector<std::string> positions;
    for (const Fact position : exercise.positions)
        positions.push_back(position == "exercise.positions.all-fours"_fact ? "on all fours" : spoken(position));
    return fmt::format("It is done {}.",
                       positions.empty() ? "in another position" : fmt::format("{}", fmt::join(positions, " or ")));
}

std::string lacking(Place place, const Exercise& exercise, const Means& means) {
    for (const Fact thing : exercise.equipment)
        if (!has_at(place, thing, exercise, means)) return fmt::format("It needs {}.", with_article(thing));
    return position_it_needs(exercise);
}

bool needs_floor(const Exercise& exercise) {
    return exercise.desk_class == DeskClass::d3 || exercise.desk_class == DeskClass::d4 ||
           std::all_of(exercise.positions.begin(), exercise.positions.end(), is_floor_position);
}

}  // namespace

std::variant<Possible, WhyNot> permitted(const Exercise& exercise, const ExercisePermission& permission,
                                         const Facts& facts, std::span<const std::string_view> taught) {
    if (too_much_for(exercise, permission)) return WhyNot{std::string(why_too_much(permission))};
    for (const Triggered& one : triggered(exercise, permission, facts))
        if (modification_for(exercise, one, permission, taught).empty()) return WhyNot{std::string(why_against(one))};
    Possible possible;
    possible.modification = what_cautions_change(exercise, permission, facts, taught);
    possible.is_changed = !possible.modification.empty();
    return possible;
}

std::string what_cautions_change(const Exercise& exercise, const ExercisePermission& permission, const Facts& facts,
                                 std::span<const std::string_view> taught) {
    std::string changes;
    for (const Triggered& one : triggered(exercise, permission, facts)) {
        const std::string_view change = modification_for(exercise, one, permission, taught);
        if (change.empty() || changes.find(change) != std::string::npos) continue;  // two cautions, one change
        if (!changes.empty()) changes += ' ';
        changes += change;
    }
    return changes;
}

std::vector<std::string> reasons_against(const Exercise& exercise, const ExercisePermission& permission,
                                         const Facts& facts, std::span<const std::string_view> taught) {
    std::vector<std::string> reasons;
    const auto add = [&](std::string_view reason) {
        if (std::ranges::find(reasons, reason) == reasons.end()) reasons.emplace_back(reason);
    };
    if (too_much_for(exercise, permission)) add(why_too_much(permission));
    for (const Triggered& one : triggered(exercise, permission, facts))
        if (modification_for(exercise, one, permission, taught).empty()) add(why_against(one));
    return reasons;
}

void assume_positions(Facts& facts) {
    if (!unmentioned(facts, "exercise.positions")) return;
    const bool wheelchair = facts.is("person.seat=wheelchair"_choice);  // then nothing but sitting is assumed
    for (std::uint16_t i = 0; i < fact_count; ++i)
        if (const Fact fact{i}; fact.info().belongs_to == "exercise.positions")
            facts.set(fact, fact == "exercise.positions.sitting"_fact || !wheelchair ? 1 : 0, Provenance::defaulted);
}

Means::Means(const Facts& of) : facts(of), equipment_unmentioned(unmentioned(of, "exercise.equipment")) {}

bool is_asked_too_much(const Exercise& exercise, const Facts& facts) {
    return !exercise.asks.empty() && evaluate(exercise.asks, facts, Instance{}) == 0;
}

bool is_within_reach(const Exercise& exercise, const ExercisePermission& permission, const Facts& facts,
                     std::span<const std::string_view> taught) {
    return std::holds_alternative<Possible>(permitted(exercise, permission, facts, taught)) &&
           !is_asked_too_much(exercise, facts) && can_take_a_position(exercise, facts);
}

std::string out_of_reach(const Exercise& exercise, const Facts& facts) {
    if (is_asked_too_much(exercise, facts)) return std::string(exercise.asks_why);
    return can_take_a_position(exercise, facts) ? std::string() : position_it_needs(exercise);
}

std::variant<Possible, WhyNot> where_possible(const Exercise& exercise, const Means& means) {
    if (is_asked_too_much(exercise, means.facts)) return WhyNot{std::string(exercise.asks_why)};
    const auto has_spot = [&](ExerciseSpot spot) { return contains(exercise.places, spot); };
    const bool at_desk = has_spot(ExerciseSpot::desk) || has_spot(ExerciseSpot::near_desk);
    const bool no_floor_at_home = needs_floor(exercise) && !means.facts.says("exercise.floor_at_home"_fact);
    Possible possible;
    if (at_desk && everything_is_there(Place::work, exercise, means)) possible.places |= only(Place::work);
    if (has_spot(ExerciseSpot::home) && !no_floor_at_home && everything_is_there(Place::home, exercise, means))
        possible.places |= only(Place::home);
    if (has_spot(ExerciseSpot::outside) && everything_is_there(Place::out, exercise, means))
        possible.places |= only(Place::out);
    if (possible.places != 0) return possible;
    if (has_spot(ExerciseSpot::mat) && means.facts.says("exercise.floor_at_work"_fact) &&
        everything_is_there(Place::work, exercise, means))
        return Possible{.places = only(Place::work), .on_mat = true, .modification = {}};
    if (has_spot(ExerciseSpot::home) && no_floor_at_home) return WhyNot{"It needs floor space at home."};
    return WhyNot{lacking(has_spot(ExerciseSpot::home) ? Place::home : Place::out, exercise, means)};
}

std::optional<Fact> lacks_only(const Exercise& exercise, const Means& means) {
    const auto is_missing = [&](Fact thing) { return !means.facts.says(thing); };
    const auto missing = std::ranges::find_if(exercise.equipment, is_missing);
    if (missing == exercise.equipment.end() || std::ranges::count_if(exercise.equipment, is_missing) > 1 ||
        std::holds_alternative<Possible>(where_possible(exercise, means)))
        return std::nullopt;
    Facts with_it = means.facts;
    with_it.set(*missing, 1, Provenance::defaulted);
    if (!std::holds_alternative<Possible>(where_possible(exercise, Means(with_it)))) return std::nullopt;
    return *missing;
}

std::string with_article(Fact equipment) {
    const std::string name = spoken(equipment);
    return name.ends_with('s') ? name : "a " + name;
}

}  // namespace ergoaudit
