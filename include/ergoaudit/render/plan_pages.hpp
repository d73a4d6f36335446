#pragma once
// The plan of one workstation for people and for scripts.

#include "ergoaudit/audit/workstation_plan.hpp"
#include "ergoaudit/base/json_writer.hpp"
#include "ergoaudit/render/report.hpp"

#include <span>
#include <string>
#include <string_view>

namespace ergoaudit {

struct PlanPage {
    std::string_view source, profile;
    double score_now = unknown;
    const WorkstationPlan* plan = nullptr;
    const Knowledge* knowledge = nullptr;  // by which it was made
    bool body_is_estimated = false;        // what is bought rests on a body that nobody measured
    bool stature_is_known = true;          // otherwise nobody is told to buy from it
    double budget = unknown;               // that was named
    std::string_view currency = {};        // of the prices; may be empty
    bool chair_is_known = true;            // of what kind it is: otherwise no seat is turned
    std::span<const MeasureNext> measure_next = {};
    std::span<const Diagnostic> questions = {};  // about the description
};

[[nodiscard]] std::string plan_as_text(const PlanPage& page, const TextStyle& style);

// The value of "plan" in a report; who does a step by when is what the audit's records say. What a way changes of what
// was described stands under "sets": null where nothing is known any more.
void write_plan(JsonWriter& json, const WorkstationPlan& plan, const Audit& audit);

}  // namespace ergoaudit
