#pragma once
// Private to this folder: the parts of an audit made again from their fields. Each function is the inverse of one that
// writes them in `render`; what is not known comes back as unknown, and what is wrong is noted in the field.

#include "stored_field.hpp"

#include "ergoaudit/audit/audit.hpp"
#include "ergoaudit/base/arena.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ergoaudit {

// Where what is restored points to.
struct StoredGround {
    const Knowledge& knowledge;
    Arena& arena;

    [[nodiscard]] std::string_view keep(std::string_view text) const { return arena.keep(std::string(text)); }
};

// --- names back to what they mean -----------------------------------------------------------------------------------

// A rule by its id; null when there is none, which is then said.
[[nodiscard]] const Rule* rule_named(const StoredField& field, const StoredGround& ground);
[[nodiscard]] std::vector<std::string_view> rules_named(const StoredField& field, const StoredGround& ground);
// "screen[0]/standing"
[[nodiscard]] Instance instance_named(const StoredField& field, Group group, std::string_view subject);
// "screen[0].distance_cm"
[[nodiscard]] std::optional<Row> row_written(std::string_view path);
[[nodiscard]] std::vector<Row> rows_named(const StoredField& field);
[[nodiscard]] Unit unit_named(const StoredField& field);
[[nodiscard]] Provenance provenance_named(const StoredField& field);
[[nodiscard]] std::vector<std::string> texts_in(const StoredField& field);
[[nodiscard]] std::vector<std::string_view> kept_texts(const StoredField& field, const StoredGround& ground);
// {from, to}: null is open.
[[nodiscard]] Interval interval_in(const StoredField& field);

// --- parts of an audit ----------------------------------------------------------------------------------------------

// "described" and "sets": what is written there is known, null forgotten.
void restore_facts(const StoredField& field, Facts& facts);
// "texts" or, with that prefix, "assessment".
void restore_texts(const StoredField& field, std::string_view prefix, std::vector<TextEntry>& texts);
[[nodiscard]] SafetyAssessment restored_safety(const StoredField& field, const StoredGround& ground);
[[nodiscard]] Score restored_score(const StoredField& field, const StoredGround& ground, bool for_manager);
[[nodiscard]] std::vector<Finding> restored_findings(const StoredField& field, const StoredGround& ground);
[[nodiscard]] std::vector<BodyDimension> restored_body(const StoredField& field, const StoredGround& ground);
[[nodiscard]] std::vector<PostureValue> restored_postures(const StoredField& field);
[[nodiscard]] std::vector<InstrumentScore> restored_instruments(const StoredField& field, const StoredGround& ground);
[[nodiscard]] WorkstationPlan restored_plan(const StoredField& field, const StoredGround& ground,
                                            const Facts& described);
[[nodiscard]] Scenes restored_scenes(const StoredField& field, const StoredGround& ground);
[[nodiscard]] Prescription restored_prescription(const StoredField& field, const StoredGround& ground);

}  // namespace ergoaudit
