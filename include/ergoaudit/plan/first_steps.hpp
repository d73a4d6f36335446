#pragma once
// "Do these first": the free adjustments that help most, in the order in which they are made, each computed after the
// one before. Until the joint plan exists this is one pass over the knobs: chair, desk, screens, what lies on the desk.

#include "ergoaudit/facts/description.hpp"
#include "ergoaudit/plan/best_plan.hpp"
#include "ergoaudit/plan/knob.hpp"
#include "ergoaudit/rules/scoring.hpp"

#include <span>
#include <vector>

namespace ergoaudit {

struct Step {
    const Knob* knob = nullptr;
    Instance at;
    double from = 0, to = 0;  // in the unit of the fact; on the furniture's own grid
    bool range_assumed = false;
    std::vector<const Rule*> clears;  // rules that failed or were partial before this step and pass after it
};

// `facts` are complete: described, assumed, estimated, derived. Values of each knob are compared as (failing critical
// weight, failing serious weight, points lost, distance from the middle of the bands, size of the change), over the
// rules of the workstation that were known before: a step never makes a known rule unknown or a critical rule worse,
// and never lowers the score, neither over those rules nor over all that are known after it. Furniture that clicks in
// `stages` is set only there.
[[nodiscard]] std::vector<Step> first_steps(Facts facts, std::span<const Knob> knobs, std::span<const Rule> rules,
                                            const Scoring& scoring, const Derive& derive,
                                            std::span<const Stages> stages = {});

}  // namespace ergoaudit
