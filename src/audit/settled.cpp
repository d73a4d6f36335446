// for_each_number() names what is rounded, settled() rounds it.

#include "ergoaudit/audit/settled.hpp"

#include "ergoaudit/base/number_text.hpp"
#include "ergoaudit/base/text.hpp"

#include <cmath>

namespace ergoaudit {
namespace {

using VisitNumber = std::function<void(double&)>;

void visit_facts(Facts& facts, const VisitNumber& visit) {
    for (std::uint16_t i = 0; i < row_size; ++i) {
        const Row row{i};
        if (!facts.knows(row)) continue;
        double value = facts[row];
        visit(value);
        facts.set(row, value, facts.from(row));
    }
}

void visit_part(ScorePart& part, const VisitNumber& visit) {
    visit(part.score.value);
    visit(part.score.low);
    visit(part.score.high);
    visit(part.score.coverage);
}

void visit_finding(Finding& finding, const VisitNumber& visit) {
    visit(finding.measured.value);
    visit(finding.measured.sd);
    visit(finding.credit);
    visit(finding.points_lost);
    if (finding.probability_of_pass) visit(*finding.probability_of_pass);
}

// Of the steps only those that are told: the others have no place in a report.
void visit_score(InstrumentScore& score, const VisitNumber& visit) {
    for (std::size_t i = 0; i < score.steps.size(); ++i)
        if (score.instrument->steps[i].is_output || i + 1 == score.steps.size()) {
            visit(score.steps[i].low);
            visit(score.steps[i].high);
        }
}

void visit_step(PlanStep& step, const VisitNumber& visit) {
    visit(step.from);
    visit(step.to);
    visit(step.price);
}

void visit_version(PlanVersion& version, const VisitNumber& visit) {
    visit(version.cost);
    for (PlanStep& step : version.steps) visit_step(step, visit);
    for (PlanTarget& target : version.targets) {
        visit(target.value);
        visit(target.low);
        visit(target.high);
        if (!target.if_others_follow) continue;
        visit(target.if_others_follow->from);
        visit(target.if_others_follow->to);
    }
    visit_facts(version.described, visit);
    visit(version.score_after);
}

void visit_plan(WorkstationPlan& plan, const VisitNumber& visit) {
    visit_version(plan.free, visit);
    visit_version(plan.bought, visit);
    for (auto* habits : {&plan.free_habits, &plan.habits})
        for (PlanStep& step : *habits) visit_step(step, visit);
    for (PlanConflict& conflict : plan.conflicts)
        for (WayOut& way : conflict.resolved_by) visit(way.price);
    if (plan.cheaper)
        for (double* number : {&plan.cheaper->cost, &plan.cheaper->score_after}) visit(*number);
    visit(plan.score_free_with_habits);
    visit(plan.score_with_habits);
}

template <class Visit>
void each_point(Figure& body, Visit visit) {
    for (PlanePoint* point : {&body.eye, &body.ear, &body.head_top, &body.shoulder, &body.elbow, &body.wrist,
                              &body.fingers, &body.hip, &body.knee, &body.ankle})
        visit(*point);
}

template <class Visit>
void each_point(SceneScreen& screen, Visit visit) {
    for (PlanePoint* point : {&screen.top, &screen.centre, &screen.bottom}) visit(*point);
}

void visit_point(PlanePoint& point, const VisitNumber& visit) {
    visit(point.x_cm);
    visit(point.z_cm);
}

void visit_place(SpacePoint& place, const VisitNumber& visit) {
    visit(place.x_cm);
    visit(place.y_cm);
    visit(place.z_cm);
}

void visit_station(Station& station, const VisitNumber& visit) {
    Figure& body = station.body;
    each_point(body, [&](PlanePoint& point) { visit_point(point, visit); });
    for (double* number :
         {&body.sole_height_cm, &body.sole_above_support_cm, &body.head_length_cm, &body.head_pitch_deg,
          &body.elbow_rest_cm, &body.thigh_top_cm, &body.thigh_thickness_cm, &body.trunk_depth_cm, &body.foot_length_cm,
          &body.shoe_height_cm, &body.shoulder_breadth_cm, &body.near_reach_cm, &body.full_reach_cm, &body.eye_sd_cm,
          &body.elbow_sd_cm, &station.desk_height_cm, &station.home_row_above_elbow_cm})
        visit(*number);
    visit_place(station.home_row, visit);
    visit_place(station.mouse, visit);
    for (SceneScreen& screen : station.screens) {
        each_point(screen, [&](PlanePoint& point) { visit_point(point, visit); });
        for (double* number : {&screen.lateral_cm, &screen.width_cm, &screen.tilt_deg, &screen.yaw_deg,
                               &screen.distance_cm, &screen.gaze_centre_deg, &screen.top_above_eye_cm})
            visit(*number);
    }
}

void visit_scene(Scene& scene, const VisitNumber& visit) {
    for (auto* station : {&scene.sitting, &scene.standing})
        if (*station) visit_station(**station, visit);
    SceneSeat& seat = scene.seat;
    SceneDesk& desk = scene.desk;
    for (double* number : {&seat.height_cm, &seat.depth_cm, &seat.back_x_cm, &seat.backrest_recline_deg,
                           &seat.armrest_height_cm, &desk.edge_x_cm, &desk.depth_cm, &desk.thickness_cm,
                           &desk.underside_cm, &desk.tray_height_cm, &desk.legroom_depth_cm, &scene.footrest_height_cm})
        visit(*number);
    for (SceneMeasure& measure : scene.measures)
        for (double* number : {&measure.value, &measure.sd, &measure.ideal.from, &measure.ideal.to}) visit(*number);
}

// Half a point cannot be drawn.
void whole_or_unknown(PlanePoint& point) {
    if (std::isnan(point.x_cm) || std::isnan(point.z_cm)) point = {};
}

void whole_or_unknown(Scene& scene) {
    for (auto* station : {&scene.sitting, &scene.standing}) {
        if (!*station) continue;
        each_point((*station)->body, [](PlanePoint& point) { whole_or_unknown(point); });
        for (SpacePoint* place : {&(*station)->home_row, &(*station)->mouse})
            if (!place->is_known()) *place = {};
        for (SceneScreen& screen : (*station)->screens)
            each_point(screen, [](PlanePoint& point) { whole_or_unknown(point); });
    }
}

}  // namespace

void for_each_number(Audit& audit, const std::function<void(double&)>& visit) {
    visit_facts(audit.described, visit);
    for (ScorePart* part : {&audit.score.total, &audit.score.workstation, &audit.score.habits})
        visit_part(*part, visit);
    for (ScorePart& part : audit.score.categories) visit_part(part, visit);
    for (Finding& finding : audit.findings) visit_finding(finding, visit);
    for (BodyDimension& dimension : audit.body) {
        visit(dimension.value);
        visit(dimension.sd);
    }
    for (PostureValue& posture : audit.postures) {
        visit(posture.value);
        visit(posture.sd);
    }
    for (InstrumentScore& score : audit.instruments) visit_score(score, visit);
    if (audit.plan) visit_plan(*audit.plan, visit);
    if (audit.scenes) {
        visit_scene(audit.scenes->now, visit);
        if (audit.scenes->planned) visit_scene(*audit.scenes->planned, visit);
    }
    if (audit.prescription.activity) visit(audit.prescription.activity->now_min_per_week);
}

Audit settled(Audit audit) {
    for_each_number(audit, [](double& number) {
        if (!std::isinf(number)) number = machine_value(number);  // a band may be open to one side
    });
    for (ScorePart* part : {&audit.score.total, &audit.score.workstation, &audit.score.habits})
        if (std::isnan(part->score.coverage)) part->score.coverage = 0;
    for (Finding& finding : audit.findings)
        if (finding.verdict == Verdict::unknown || finding.verdict == Verdict::not_applicable) finding.measured = {};
    if (audit.scenes) {
        whole_or_unknown(audit.scenes->now);
        if (audit.scenes->planned) whole_or_unknown(*audit.scenes->planned);
    }
    audit.source = well_formed(audit.source);
    audit.id = well_formed(audit.id);
    for (TextEntry& text : audit.texts) text.value = well_formed(text.value);
    return audit;
}

}  // namespace ergoaudit
