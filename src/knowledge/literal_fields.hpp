#pragma once
// The fields of every literal type of knowledge, in the order of declaration: what the writer of tables iterates, and
// what tests compare. A field forgotten here does not compile where they are asked for.

#include "ergoaudit/knowledge/knowledge.hpp"

#include <cstddef>
#include <tuple>
#include <utility>

namespace ergoaudit::literal {

struct AnyField {
    template <class T>
    constexpr operator T() const noexcept;
};

template <class T, std::size_t... place>
constexpr bool takes(std::index_sequence<place...>) {
    return requires { T{(static_cast<void>(place), AnyField{})...}; };
}

// How many fields an aggregate has: as many as it can be made from.
template <class T, std::size_t count = 1>
constexpr std::size_t field_count() {
    if constexpr (takes<T>(std::make_index_sequence<count + 1>{}))
        return field_count<T, count + 1>();
    else
        return count;
}

inline auto fields(const SourceSpan& v) { return std::tie(v.line, v.column, v.length); }
inline auto fields(const SourceLocation& v) { return std::tie(v.file, v.span); }

inline auto fields(const Instruction& v) { return std::tie(v.op, v.index, v.number); }
inline auto fields(const Program& v) { return std::tie(v.text, v.code, v.unit, v.is_truth); }
inline auto fields(const Definition& v) { return std::tie(v.name, v.text); }

inline auto fields(const Interval& v) { return std::tie(v.from, v.to); }
inline auto fields(const Band& v) { return std::tie(v.ideal, v.tolerable); }
inline auto fields(const SideWording& v) { return std::tie(v.direction, v.failure, v.fix); }
inline auto fields(const Circumstance& v) { return std::tie(v.when, v.side, v.failure, v.fix, v.ranked_by_practice); }
inline auto fields(const Reckoning& v) { return std::tie(v.when, v.with, v.text, v.amounts); }
inline auto fields(const Wording& v) {
    return std::tie(v.title, v.failure, v.fix, v.why, v.disputed, v.below, v.above, v.instead, v.collides);
}
inline auto fields(const Citation& v) { return std::tie(v.key, v.clause, v.says, v.known, v.numbers); }
inline auto fields(const Given& v) { return std::tie(v.row, v.value); }
inline auto fields(const Example& v) { return std::tie(v.given, v.verdict, v.where); }
inline auto fields(const Rule& v) {
    return std::tie(v.id, v.words, v.category, v.severity, v.group, v.applies, v.measure, v.band, v.best, v.require,
                    v.reported, v.adjust, v.sources, v.examples, v.our_choice, v.before_adjusting, v.grade,
                    v.grade_reason, v.where, v.law);
}

inline auto fields(const ScoreLabel& v) { return std::tie(v.from, v.word); }
inline auto fields(const PlanLimits& v) {
    return std::tie(v.bearable_worsening, v.least_points_a_step, v.told_worse_by_credit, v.told_worse_by_overshoot,
                    v.least_sitting_per_standing, v.most_of_price);
}
inline auto fields(const MeasureLimits& v) { return std::tie(v.settles, v.stature_helps); }
inline auto fields(const Scoring& v) {
    return std::tie(v.model, v.weights, v.interval_z, v.provisional_below_coverage, v.gate_probability, v.plan,
                    v.measure_next, v.labels, v.severity_of);
}
inline auto fields(const ExposureClass& v) { return std::tie(v.because, v.when, v.risk_of); }
inline auto fields(const RiskMatrix& v) { return std::tie(v.exposures, v.our_choice, v.sources, v.review_when); }
inline auto fields(const Source& v) {
    return std::tie(v.key, v.title, v.author, v.edition, v.kind, v.where, v.says, v.note, v.year, v.known, v.place);
}
inline auto fields(const RuleChange& v) {
    return std::tie(v.rule, v.has_band, v.band, v.has_severity, v.severity, v.fix, v.reason, v.sources, v.from,
                    v.where);
}
inline auto fields(const Omission& v) { return std::tie(v.rule, v.reason, v.from, v.where); }
inline auto fields(const LegalClause& v) { return std::tie(v.rule, v.law, v.source, v.from, v.where); }
inline auto fields(const Request& v) { return std::tie(v.rule, v.reason, v.from, v.where); }
inline auto fields(const Profile& v) {
    return std::tie(v.id, v.title, v.meaning, v.extends, v.country, v.select, v.asks, v.ignore, v.breaks_every_min,
                    v.changes, v.clauses, v.extends_where, v.select_where, v.digest);
}
inline auto fields(const KnobExample& v) {
    return std::tie(v.given, v.cannot, v.never, v.asked, v.range, v.aim, v.screen, v.where);
}
inline auto fields(const Knob& v) {
    return std::tie(v.fact, v.when, v.low, v.high, v.up, v.down, v.assumed, v.source, v.range_given, v.is_hub, v.aim,
                    v.step, v.examples, v.where);
}

inline auto fields(const AidEffect& v) { return std::tie(v.fact, v.value, v.to); }
inline auto fields(const AidExample& v) { return std::tie(v.given, v.cannot, v.sets, v.where); }
inline auto fields(const AidPart& v) { return std::tie(v.item, v.in_use); }
inline auto fields(const Aid& v) {
    return std::tie(v.item, v.kind, v.group, v.slot, v.when, v.step, v.step_bare, v.meanwhile, v.setting, v.price,
                    v.price_because, v.parts, v.sets, v.source, v.examples, v.where);
}

inline auto fields(const SexTable& v) { return std::tie(v.mean, v.covariance); }
inline auto fields(const SystematicSpread& v) {
    return std::tie(v.popliteal_height_sd_cm, v.thigh_clearance_sd_cm, v.elbow_height_standing_sd_cm);
}
inline auto fields(const Allowances& v) {
    return std::tie(v.shoe_height_cm, v.slump_cm, v.self_reported_stature_bias_cm, v.self_reported_stature_sd_cm,
                    v.seat_sink_firm_cm, v.seat_sink_soft_cm, v.finger_width_cm, v.slip_tail, v.youngest_years,
                    v.told_twice_within_cm);
}
inline auto fields(const BodyGeometry& v) {
    return std::tie(v.eye_forward_of_shoulder_cm, v.knee_front_depth_cm, v.hip_share_of_thigh_clearance,
                    v.shoulder_share_of_slump, v.head_share_of_gaze, v.resting_gaze_deg, v.typing_hand_share,
                    v.feet_rest_within_cm, v.feet_hang_from_cm);
}
inline auto fields(const Population& v) { return std::tie(v.sex, v.systematic, v.allowances, v.geometry); }

inline auto fields(const Question& v) { return std::tie(v.group, v.key, v.fact, v.text, v.also_yes, v.sources); }
inline auto fields(const RedFlag& v) {
    return std::tie(v.id, v.level, v.when, v.exercise, v.only_mobility, v.clearance, v.passing, v.within_weeks,
                    v.lifted_by, v.instead_of, v.text, v.sources, v.where);
}
inline auto fields(const ModifiedExercise& v) { return std::tie(v.exercise, v.text); }
inline auto fields(const Contraindication& v) {
    return std::tie(v.code, v.when, v.removes, v.removes_region, v.prefers, v.modifies, v.note, v.sources, v.where);
}
inline auto fields(const EmergencyNumber& v) { return std::tie(v.countries, v.number, v.urgent, v.sources); }
inline auto fields(const Headline& v) { return std::tie(v.level, v.text); }
inline auto fields(const SafetyKnowledge& v) {
    return std::tie(v.answers_last_days, v.definitions, v.questions, v.red_flags, v.contraindications,
                    v.emergency_numbers, v.headlines, v.any_emergency_number, v.unlisted_emergency_number, v.any_urgent,
                    v.safety_net);
}

inline auto fields(const Range& v) { return std::tie(v.from, v.to); }
inline auto fields(const Amount& v) { return std::tie(v.sets, v.reps, v.hold_s, v.duration_s); }
inline auto fields(const Dose& v) {
    return std::tie(v.sets, v.reps, v.hold_s, v.duration_s, v.usual, v.step, v.sides, v.tempo_s, v.setup_s, v.rest_s,
                    v.side_change_s);
}
inline auto fields(const Modification& v) { return std::tie(v.caution, v.text, v.only_if_taught); }
inline auto fields(const Advice& v) { return std::tie(v.id, v.text, v.whom, v.in_detail, v.in_calendar, v.from_weeks); }
inline auto fields(const ProgrammeWeeks& v) { return std::tie(v.weeks, v.text, v.without_strength, v.progress); }
inline auto fields(const ActivityBuildUp& v) {
    return std::tie(v.target_min_per_week, v.days_per_week, v.most_days_per_week, v.start_min, v.step_min, v.most_min);
}
inline auto fields(const SessionTimes& v) { return std::tie(v.work_min, v.home_min, v.out_min, v.remind_before_min); }
inline auto fields(const FewerStrengthDays& v) { return std::tie(v.caution, v.days, v.text, v.sources); }
inline auto fields(const AroundAdvice& v) {
    return std::tie(v.id, v.when, v.text, v.sources, v.with_exercises, v.with_strength, v.without_limits,
                    v.names_crisis_line, v.even_in_short, v.in_calendar, v.from_weeks);
}
inline auto fields(const CrisisLine& v) { return std::tie(v.country, v.name, v.contact, v.source); }
inline auto fields(const Exercise& v) {
    return std::tie(v.id, v.name, v.kind, v.force, v.desk_class, v.regions, v.loads, v.muscles, v.equipment,
                    v.positions, v.asks, v.asks_why, v.places, v.dose, v.seconds, v.days_per_week, v.times_per_day,
                    v.min_gap_h, v.intensity, v.breath_hold, v.cue, v.instructions, v.progress, v.regress,
                    v.progress_to, v.regress_to, v.cautions, v.modifications, v.answers_findings, v.answers_regions,
                    v.grade, v.sources, v.stop_if, v.automatic, v.why_not_automatic);
}
inline auto fields(const BreakAdvice& v) {
    return std::tie(v.change_posture_s, v.change_posture_every_min, v.pause_min, v.pause_every_min, v.look_away_s,
                    v.look_away_every_min, v.change_posture, v.pause, v.look_away, v.change_posture_seated,
                    v.pause_seated, v.seated_when, v.change_posture_standing, v.sources);
}
inline auto fields(const Programme& v) {
    return std::tie(v.strength_days, v.fewer_strength_days, v.most_per_session, v.most_per_day, v.most_for_maintenance,
                    v.both_kinds_from_min, v.first_when_short, v.retractions, v.most_regions, v.stretch_s_per_muscle,
                    v.rotation, v.rotation_regions, v.rotation_from_min, v.review_after_weeks, v.outcome_after_weeks,
                    v.effort_with_limits, v.no_growth, v.weeks_of_pregnancy, v.ends_in_pregnancy, v.grade_worth,
                    v.worth_per_point_lost, v.worth_per_severity, v.worth_when_modified, v.worth_when_preferred,
                    v.activity, v.activity_in_pregnancy, v.activity_when, v.beginner_in_pregnancy, v.times, v.weeks,
                    v.disclaimer, v.advice, v.withheld, v.around, v.nothing_for, v.breaks, v.sources);
}
inline auto fields(const ExerciseKnowledge& v) { return std::tie(v.exercises, v.programme, v.crisis_lines); }

inline auto fields(const ItemOption& v) {
    return std::tie(v.name, v.points, v.when, v.unless_assumed, v.derived_only, v.because);
}
inline auto fields(const InstrumentItem& v) {
    return std::tie(v.id, v.text, v.observed, v.options, v.usual, v.when_empty, v.assumes);
}
inline auto fields(const TableAxis& v) { return std::tie(v.input, v.from, v.to); }
inline auto fields(const ScoreStep& v) {
    return std::tie(v.id, v.kind, v.inputs, v.least, v.most, v.axes, v.cells, v.is_output);
}
inline auto fields(const ScoreLevel& v) { return std::tie(v.from, v.level, v.text); }
inline auto fields(const CarriedColumn& v) { return std::tie(v.name, v.values, v.may_be_empty); }
inline auto fields(const InstrumentNote& v) { return std::tie(v.when, v.text); }
inline auto fields(const ExampleAnswer& v) { return std::tie(v.item, v.option); }
inline auto fields(const ExpectedValue& v) { return std::tie(v.step, v.low, v.high); }
inline auto fields(const WorkedExample& v) {
    return std::tie(v.title, v.from_facts, v.given, v.answers, v.expected, v.where);
}
inline auto fields(const Instrument& v) {
    return std::tie(v.id, v.name, v.title, v.group, v.each_posture, v.applies, v.items, v.steps, v.levels, v.level_name,
                    v.level_is_yes_no, v.carried, v.lowest, v.highest, v.tells, v.cannot_tell, v.in_short, v.notes,
                    v.assumptions, v.sources, v.examples, v.where);
}

inline auto fields(const Knowledge& v) {
    return std::tie(v.definitions, v.rules, v.sources, v.scoring, v.risk, v.knobs, v.aids, v.clashes, v.profiles,
                    v.population, v.safety, v.exercise, v.instruments, v.digest);
}

template <class T>
concept HasFields = requires(const T& value) {
    fields(value);
};

template <HasFields T>
auto all_fields(const T& value) {
    const auto all = fields(value);
    static_assert(std::tuple_size_v<decltype(fields(value))> == field_count<T>(), "a field of it is not listed above");
    return all;
}

}  // namespace ergoaudit::literal
