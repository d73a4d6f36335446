#include "drawing.hpp"

#include "document_words.hpp"
#include "drawn_body.hpp"
#include "page.hpp"
#include "scene_labels.hpp"

#include "ergoaudit/base/number_text.hpp"
#include "ergoaudit/base/text.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <span>

#include <fmt/format.h>

namespace ergoaudit {
namespace {

constexpr double header_px = 70, footer_px = 34, lane_px = 360;
constexpr double room_for_a_height_cm = 31;  // left of its line, "49.5 cm" in bold in any font
constexpr std::size_t most_labels = 6;
constexpr double least_band_cm = 0.25;

struct Extent {
    double left = -44, right = 70, top = 110;

    void hold(PlanePoint p, double margin) {
        if (!std::isfinite(p.x_cm) || !std::isfinite(p.z_cm)) return;
        left = std::min(left, p.x_cm - margin);
        right = std::max(right, p.x_cm + margin);
        top = std::max(top, p.z_cm + margin);
    }
};

double desk_end(const Scene& scene, const Station& station) {
    double end = scene.desk.edge_x_cm + scene.desk.depth_cm;
    if (std::isnan(end)) {
        end = scene.desk.edge_x_cm + 60;
        for (const SceneScreen& screen : station.screens) end = std::max(end, screen.top.x_cm + 16);
    }
    return end;
}

void hold_station(Extent& extent, const Scene& scene, const Station& station) {
    extent.hold(station.body.head_top, 9);
    extent.hold(station.body.shoulder, 30);
    extent.hold({station.body.ankle.x_cm, 0}, 30);
    extent.hold({station.home_row.x_cm, station.home_row.z_cm}, 12);
    if (const double end = desk_end(scene, station); std::isfinite(end)) extent.hold({end, 0}, 15);
    for (const SceneScreen& screen : station.screens) {
        extent.hold(screen.top, 8);
        extent.hold({screen.top.x_cm + 18, 0}, 8);
    }
    if (scene.seat.is_wheelchair) extent.hold({scene.seat.back_x_cm - 24, 0}, 36);
}

struct PanelPlan {
    std::string id, heading, under;
    const Scene* scene = nullptr;
    const Scene* before = nullptr;
    const Station* station = nullptr;
    const Station* station_before = nullptr;
    std::uint8_t posture = sitting;
    Extent extent;
    std::vector<SceneMeasure> shown;
    bool several_screens = false;
    std::size_t main_screen = 0;
};

// Also where only one of them can be drawn. One of which nothing is told is none.
bool has_several_screens(const Facts& described) {
    const auto is_told = [&](std::uint8_t screen) {
        for (std::uint16_t i = 0; i < fact_count; ++i)
            if (fact_rows[i].group == Group::screen && described.knows(Fact{i}, {.screen = screen})) return true;
        return false;
    };
    std::size_t told = 0;
    for (std::uint8_t screen = 0; screen < described.screens(); ++screen) told += is_told(screen);
    return told > 1;
}

// The one that is used most, as far as that is told; else the one nearest to straight ahead; else the first.
std::size_t main_screen_of(const Facts& described, const std::optional<Station>& station) {
    if (!station || station->screens.empty()) return 0;
    const auto most = most_used_screen(described);
    if (most && std::ranges::find(station->screens, std::size_t{*most}, &SceneScreen::number) != station->screens.end())
        return *most;
    const auto aside = [](const SceneScreen& screen) { return std::abs(screen.lateral_cm); };
    return std::ranges::min_element(station->screens, {}, aside)->number;
}

std::string span_of(const ScorePart& part) {
    return fmt::format("{}\u2013{}", whole(part.score.low), whole(std::ceil(part.score.high)));
}

void tell_labels(DrawnPanel& panel, const std::vector<SceneLabel>& labels, const std::vector<PlacedLabel>& placed,
                 double drawing_px) {
    panel.drawing_px = drawing_px;
    panel.keys = label_keys(placed, drawing_px);
    for (const SceneLabel& label : labels)
        panel.labels.push_back(
            {.words = label.words, .second = label.second, .is_wrong = label.verdict != Verdict::pass});
}

class SidePanel {
  public:
    SidePanel(const PanelPlan& plan, std::string_view prefix)
        : plan_(plan),
          drawing_px_((plan.extent.right - plan.extent.left) * Canvas::px_per_cm),
          canvas_({.left_cm = plan.extent.left,
                   .top_cm = plan.extent.top,
                   .left_px = 0,
                   .top_px = header_px,
                   .prefix = fmt::format("{}{}-", prefix, plan.id)}) {}

    DrawnPanel run() {
        const double floor = canvas_.y_px(0);
        DrawnPanel panel{.heading = plan_.heading,
                         .sentences = {},
                         .inside = {},
                         .title_id = canvas_.id("title"),
                         .desc_id = canvas_.id("desc"),
                         .width_px = drawing_px_ + lane_px,
                         .height_px = floor + footer_px};
        const std::vector<SceneLabel> labels =
            labels_for(plan_.shown, *plan_.scene, *plan_.station, plan_.before, plan_.several_screens);
        for (const SceneLabel& label : labels) panel.sentences.push_back(label.sentence + ".");
        for (std::string& one : dimensions_in_words()) panel.sentences.push_back(std::move(one));
        canvas_.markup().element("title", fmt::format("{}: the workstation from the side", plan_.heading),
                                 {{"id", panel.title_id}});
        canvas_.markup().element("desc", fmt::format("{}", fmt::join(panel.sentences, " ")), {{"id", panel.desc_id}});
        header();
        floor_and_scale();
        furniture_and_body();
        lines();
        draw_joints(canvas_, *plan_.station);
        const auto placed = placed_labels(canvas_, labels, drawing_px_ + 4, header_px + 16, floor - 22);
        draw_labels(canvas_, placed, drawing_px_ + 4);
        dimensions(placed);
        tell_labels(panel, labels, placed, drawing_px_);
        panel.inside = canvas_.take();
        return panel;
    }

  private:
    [[nodiscard]] const Station& here() const { return *plan_.station; }
    [[nodiscard]] const SceneScreen* main_screen() const {
        for (const SceneScreen& screen : here().screens)
            if (screen.number == plan_.main_screen) return &screen;
        return nullptr;
    }

    void header() {
        canvas_.text_px(10, 30, plan_.heading, {.size_px = 24, .paint = Paint::ink, .bold = true});
        canvas_.text_px(10, 52, plan_.under, {.size_px = 15.5, .paint = Paint::muted});
    }

    void floor_and_scale() {
        const double left = plan_.extent.left + 2, right = plan_.extent.right - 1;
        const Stroke hatch{.fill = Paint::none, .line = Paint::muted, .width_px = 0.6, .opacity = 0.6};
        for (double x = left; x < right; x += 5) canvas_.line({x + 2.2, 0}, {x, -2.4}, hatch);
        canvas_.line({left, 0}, {right, 0}, {.fill = Paint::none, .line = Paint::ink, .width_px = 1.5}, "floor");
        const double from = right - 50;
        const Stroke bar{.fill = Paint::none, .line = Paint::muted, .width_px = 1.4};
        canvas_.line({from, -6.2}, {right, -6.2}, bar, "scale-50-cm");
        for (const double x : {from, right}) canvas_.line({x, -5.2}, {x, -7.2}, bar);
        canvas_.text({from - 2, -7.5}, "50 cm",
                     {.size_px = 13.5, .paint = Paint::muted, .anchor = Canvas::Anchor::end});
    }

    void furniture_and_body() {
        const bool is_sitting = plan_.posture == sitting;
        const double end = desk_end(*plan_.scene, here());
        draw_desk_legs(canvas_, *plan_.scene, here(), end);
        if (is_sitting) draw_seat(canvas_, *plan_.scene, here());
        draw_screens(canvas_, here(), plan_.main_screen, end);
        draw_body(canvas_, here(), is_sitting);
        draw_desk(canvas_, *plan_.scene, here(), end);
        if (is_sitting) draw_armrest(canvas_, *plan_.scene);
        draw_arm(canvas_, here());
    }

    void band(double from, double to, double z, double sd, Paint paint) {
        if (sd < least_band_cm || std::isnan(z)) return;
        canvas_.box({from, z + sd}, {to, z - sd}, {.fill = paint, .opacity = 0.16});
    }

    Paint verdict_paint(Fact fact) const {
        for (const SceneMeasure& one : plan_.scene->measures)
            if (one.fact == fact && one.at.posture == plan_.posture)
                return one.verdict == Verdict::pass ? Paint::good : Paint::problem;
        return Paint::muted;
    }

    void lines() {
        const Figure& body = here().body;
        const SceneScreen* screen = main_screen();
        const double to = screen == nullptr ? body.eye.x_cm + 45 : screen->top.x_cm + 5;
        band(body.eye.x_cm, to, body.eye.z_cm, body.eye_sd_cm, Paint::eye);
        canvas_.line(body.eye, {to, body.eye.z_cm},
                     {.fill = Paint::none, .line = Paint::eye, .width_px = 1.4, .dash = "7 5"}, "eye-level");
        if (screen != nullptr && std::isfinite(screen->centre.x_cm)) {
            canvas_.line(body.eye, screen->centre, {.fill = Paint::none, .line = Paint::eye, .width_px = 1.5}, "gaze");
            canvas_.dot(screen->centre, 2.6, {.fill = Paint::eye}, "gaze-end");
        }
        if (std::isnan(body.elbow_rest_cm) || std::isnan(body.elbow.x_cm)) return;
        const Paint accent = verdict_paint("posture.home_row_above_elbow_cm"_fact);
        const double keys = here().home_row.is_known() ? here().home_row.x_cm + 14 : body.elbow.x_cm + 40;
        band(body.elbow.x_cm - 8, keys, body.elbow_rest_cm, body.elbow_sd_cm, accent);
        canvas_.line({body.elbow.x_cm - 8, body.elbow_rest_cm}, {keys, body.elbow_rest_cm},
                     {.fill = Paint::none, .line = accent, .width_px = 1.5, .dash = "1.5 4"}, "elbow-level");
    }

    // A height from the floor with ticks; in the accent where the plan changed it.
    void height_line(double x, double z, std::string_view what, double was, Canvas::Anchor side, double share) {
        if (std::isnan(z)) return;
        const bool is_new = std::isfinite(was) && std::abs(was - z) >= 0.05;
        const Paint paint = is_new ? Paint::good : Paint::muted;
        const Stroke thin{.fill = Paint::none, .line = paint, .width_px = is_new ? 1.4 : 0.9};
        canvas_.line({x, 0}, {x, z}, thin);
        for (const double end : {0.0, z}) canvas_.line({x - 1.5, end}, {x + 1.5, end}, thin);
        const double text_x = side == Canvas::Anchor::end ? x - 2 : x + 2;
        canvas_.text({text_x, share * z + 1}, what,
                     {.size_px = 14, .paint = paint, .bold = is_new, .anchor = side, .halo = true});
        canvas_.text(
            {text_x, share * z - 6}, quantity(z, Unit::cm),
            {.size_px = 14, .paint = is_new ? paint : Paint::ink, .bold = is_new, .anchor = side, .halo = true});
    }

    // Where the words beside the line of the desk are clear of the lines to the labels: as near to the usual place as
    // may be.
    double clear_share_of_desk(double x, const std::vector<PlacedLabel>& labels) const {
        constexpr double words_wide_px = 52, above_px = 14, below_px = 18, usual = 0.3, least = 0.13;
        const double left = canvas_.x_px(x), z = here().desk_height_cm;
        for (int step = 0; step <= 60; ++step) {
            const double share = usual + (step % 2 == 0 ? 0.01 : -0.01) * ((step + 1) / 2);
            const double y = canvas_.y_px(share * z);
            if (share >= least && !runs_through(labels, left, left + words_wide_px, y - above_px, y + below_px))
                return share;
        }
        return usual;
    }

    void dimensions(const std::vector<PlacedLabel>& labels) {
        const Scene* before = plan_.before;
        const auto earlier = [&](double value) { return before == nullptr ? unknown : value; };
        if (plan_.posture == sitting)
            height_line(plan_.extent.left + room_for_a_height_cm, plan_.scene->seat.height_cm, "seat",
                        earlier(before == nullptr ? unknown : before->seat.height_cm), Canvas::Anchor::end, 0.5);
        const Station* was = plan_.station_before;
        if (std::isfinite(plan_.scene->desk.edge_x_cm))
            height_line(plan_.extent.right - 24, here().desk_height_cm, "desk",
                        was == nullptr ? unknown : was->desk_height_cm, Canvas::Anchor::start,
                        clear_share_of_desk(plan_.extent.right - 24, labels));
        const SceneScreen* screen = main_screen();
        const bool is_said = std::ranges::any_of(
            plan_.shown, [](const SceneMeasure& one) { return one.fact == "view.distance_cm"_fact; });
        if (is_said || screen == nullptr || !std::isfinite(screen->centre.x_cm)) return;
        const PlanePoint eye = here().body.eye;
        const double share = 0.46;
        canvas_.text(
            {eye.x_cm + share * (screen->centre.x_cm - eye.x_cm),
             eye.z_cm + share * (screen->centre.z_cm - eye.z_cm) - 5.5},
            quantity(screen->distance_cm, Unit::cm),
            {.size_px = 14, .paint = Paint::eye, .bold = true, .anchor = Canvas::Anchor::middle, .halo = true});
    }

    std::vector<std::string> dimensions_in_words() const {
        std::vector<std::string> found;
        const auto add = [&](std::string_view what, double value, double sd) {
            if (std::isnan(value)) return;
            found.push_back(sd < least_band_cm
                                ? fmt::format("{} {}.", what, quantity(value, Unit::cm))
                                : fmt::format("{} {} ± {}.", what, plain_number(value), quantity(sd, Unit::cm)));
        };
        add("Eyes above the floor", here().body.eye.z_cm, here().body.eye_sd_cm);
        add("Elbows above the floor", here().body.elbow_rest_cm, here().body.elbow_sd_cm);
        if (plan_.posture == sitting) add("Seat height", plan_.scene->seat.height_cm, 0);
        add("Desk height", here().desk_height_cm, 0);
        if (plan_.posture == sitting && plan_.scene->footrest_height_cm > 0)
            add("Footrest height", plan_.scene->footrest_height_cm, 0);
        return found;
    }

    const PanelPlan& plan_;
    double drawing_px_;
    Canvas canvas_;
};

// --- from above ---------------------------------------------------------------------------------------------------

// Here the canvas has the person's right as its x and forward as its height.
class TopPanel {
  public:
    TopPanel(const Scenes& scenes, bool planned, const Facts& described, std::string_view prefix)
        : scene_(planned ? *scenes.planned : scenes.now),
          before_(planned ? &scenes.now : nullptr),
          heading_(planned ? "From above, after the plan" : "From above, now"),
          station_(*scene_.sitting),
          extent_(extent_of(scenes)),
          drawing_px_((extent_.right - extent_.left) * Canvas::px_per_cm),
          canvas_({.left_cm = extent_.left,
                   .top_cm = extent_.top,
                   .left_px = 0,
                   .top_px = 46,
                   .prefix = fmt::format("{}above-", prefix)}),
          shown_(measures_to_show(scenes, sitting, SceneView::from_above, 0, most_labels)),
          described_(described) {}

    DrawnPanel run() {
        const double bottom = canvas_.y_px(-16);
        DrawnPanel panel{.heading = heading_,
                         .sentences = {},
                         .inside = {},
                         .title_id = canvas_.id("title"),
                         .desc_id = canvas_.id("desc"),
                         .width_px = drawing_px_ + lane_px,
                         .height_px = bottom + 8};
        const std::vector<SceneLabel> labels =
            labels_for(shown_, scene_, station_, before_, has_several_screens(described_));
        for (const SceneLabel& label : labels) panel.sentences.push_back(label.sentence + ".");
        for (const SceneScreen& screen : station_.screens)
            if (!is_judged(screen) && screen.lateral_cm != 0) panel.sentences.push_back(where_it_stands(screen));
        if (panel.sentences.empty()) panel.sentences.push_back("No measure that shows from above is known here.");
        canvas_.markup().element("title", heading_, {{"id", panel.title_id}});
        canvas_.markup().element("desc", fmt::format("{}", fmt::join(panel.sentences, " ")), {{"id", panel.desc_id}});
        canvas_.text_px(10, 30, heading_, {.size_px = 20, .paint = Paint::ink, .bold = true});
        desk();
        midline();
        for (const SceneScreen& screen : station_.screens) picture(screen);
        tools();
        body();
        reach();
        names();
        const auto placed = placed_labels(canvas_, labels, drawing_px_ + 4, 66, bottom - 18);
        draw_labels(canvas_, placed, drawing_px_ + 4);
        if (!placed.empty()) panel.height_px = std::max(panel.height_px, placed.back().y_px + 26);
        tell_labels(panel, labels, placed, drawing_px_);
        panel.inside = canvas_.take();
        return panel;
    }

  private:
    static double depth_of(const SceneScreen& screen) {
        return std::isfinite(screen.centre.x_cm) ? screen.centre.x_cm : screen.top.x_cm;
    }

    static Extent extent_of(const Scenes& scenes) {
        Extent extent{.left = -62, .right = 62, .top = 60};
        for (const Scene* scene : {&scenes.now, scenes.planned ? &*scenes.planned : nullptr}) {
            if (scene == nullptr || !scene->sitting) continue;
            for (const SceneScreen& screen : scene->sitting->screens) {
                const double half = std::isfinite(screen.width_cm) ? screen.width_cm / 2 : 0;
                const double at = depth_of(screen), across = half * cos_deg(screen.yaw_deg),
                             forward = half * std::abs(sin_deg(screen.yaw_deg));
                extent.hold({screen.lateral_cm - across, at + forward}, 8);
                extent.hold({screen.lateral_cm + across, at + forward}, 8);
                extent.hold({screen.lateral_cm, at + 10}, 2);  // its name
            }
            extent.hold({scene->sitting->mouse.y_cm, scene->sitting->mouse.x_cm}, 10);
            extent.hold({0, scene->sitting->body.shoulder.x_cm + scene->sitting->body.full_reach_cm}, 4);
        }
        return extent;
    }

    [[nodiscard]] bool is_judged(const SceneScreen& screen) const {
        return std::ranges::any_of(scene_.measures, [&](const SceneMeasure& one) {
            return one.fact == "view.eccentricity_deg"_fact && one.at.screen == screen.number &&
                   one.at.posture == sitting;
        });
    }

    [[nodiscard]] std::string where_it_stands(const SceneScreen& screen) const {
        const double at = std::isfinite(screen.centre.x_cm) ? screen.centre.x_cm : screen.top.x_cm;
        const double aside_deg = std::atan2(screen.lateral_cm, at - station_.body.eye.x_cm) * 180 / std::numbers::pi;
        const bool has_share =
            described_.knows("screen.share"_fact, {.screen = static_cast<std::uint8_t>(screen.number)});
        return fmt::format("Screen {} stands {} to the {}; not judged{}.", screen.number + 1,
                           quantity(std::abs(aside_deg), Unit::deg, 0), aside_deg < 0 ? "left" : "right",
                           has_share ? "" : ", its share is not known");
    }

    [[nodiscard]] double side_of_mouse() const { return station_.mouse.y_cm < 0 ? -1 : 1; }

    void desk() {
        const double edge = scene_.desk.edge_x_cm;
        if (std::isnan(station_.desk_height_cm)) return;  // nothing to put the hands on
        const double end = std::min(extent_.top - 2, desk_end(scene_, station_));
        canvas_.box({extent_.left + 3, end}, {extent_.right - 3, edge},
                    {.fill = Paint::wood, .line = Paint::wood_edge, .opacity = 0.55}, 1.5, "desk");
    }

    void arc(double radius, std::string_view dash, std::string_view words) {
        const PlanePoint shoulder{side_of_mouse() * station_.body.shoulder_breadth_cm / 2, station_.body.shoulder.x_cm};
        if (std::isnan(radius) || std::isnan(shoulder.x_cm)) return;
        std::string points;
        PlanePoint last = shoulder;
        for (int deg = -35; deg <= 75; deg += 3) {
            const PlanePoint next{shoulder.x_cm + side_of_mouse() * radius * sin_deg(deg),
                                  shoulder.z_cm + radius * cos_deg(deg)};
            if (next.x_cm < extent_.left + 4 || next.x_cm > extent_.right - 4) continue;
            last = next;
            points += fmt::format("{}{},{}", points.empty() ? "" : " ", px(canvas_.x_px(last.x_cm)),
                                  px(canvas_.y_px(last.z_cm)));
        }
        canvas_.raw_line_px(points, {.fill = Paint::none, .line = Paint::muted, .width_px = 1.3, .dash = dash});
        canvas_.text({last.x_cm - side_of_mouse() * 1, last.z_cm - 6}, words,
                     {.size_px = 13.5,
                      .paint = Paint::muted,
                      .anchor = side_of_mouse() > 0 ? Canvas::Anchor::end : Canvas::Anchor::start,
                      .halo = true});
    }

    void reach() {
        arc(station_.body.near_reach_cm, "2 4", "easy reach");
        arc(station_.body.full_reach_cm, "7 5", "full reach");
    }

    void midline() {
        canvas_.line({0, station_.body.eye.x_cm}, {0, extent_.top - 3},
                     {.fill = Paint::none, .line = Paint::eye, .width_px = 1.2, .dash = "7 5"}, "midline");
    }

    void body() {
        const Figure& body = station_.body;
        const double half = body.shoulder_breadth_cm / 2, x = body.shoulder.x_cm;
        if (std::isnan(half)) return;
        const Stroke shirt{.fill = Paint::cloth, .line = Paint::cloth_edge, .width_px = 1.1};
        canvas_.limb({-half + 4, x}, 8.5, {half - 4, x}, 8.5, shirt);
        for (const double side : {-1.0, 1.0}) {
            const bool mouse =
                station_.mouse.is_known() && std::isfinite(station_.mouse.y_cm) && side == side_of_mouse();
            const PlanePoint hand = mouse ? PlanePoint{station_.mouse.y_cm, station_.mouse.x_cm - 4}
                                          : PlanePoint{station_.home_row.y_cm + side * 6, station_.body.wrist.x_cm};
            if (std::isnan(hand.z_cm)) continue;
            const PlanePoint elbow{side * (half + 3), body.elbow.x_cm};
            canvas_.limb(elbow, 4, hand, 2.6, {.fill = Paint::skin, .line = Paint::skin_edge, .width_px = 1.1});
            canvas_.limb({side * (half - 1), x}, 5.4, elbow, 4.5, shirt);
        }
        canvas_.circle({0, body.eye.x_cm - body.head_length_cm / 2}, body.head_length_cm / 2,
                       {.fill = Paint::skin, .line = Paint::skin_edge, .width_px = 1.1});
        canvas_.dot({0, body.eye.x_cm}, 3.6, {.fill = Paint::eye, .line = Paint::paper, .width_px = 1}, "eye");
    }

    void picture(const SceneScreen& screen) {
        const double at = depth_of(screen);
        const double half = std::isfinite(screen.width_cm) ? screen.width_cm / 2 : 15;
        const double across = half * cos_deg(screen.yaw_deg), forward = -half * sin_deg(screen.yaw_deg);
        const PlanePoint left{screen.lateral_cm - across, at - forward},
            right{screen.lateral_cm + across, at + forward};
        canvas_.line(left, right, {.fill = Paint::none, .line = Paint::screen, .width_px = 6},
                     fmt::format("screen-{}", screen.number));
        canvas_.line({0, station_.body.eye.x_cm}, {screen.lateral_cm, at},
                     {.fill = Paint::none, .line = Paint::eye, .width_px = 1.4});
    }

    // Of several screens; those whose names would lie over each other have one together.
    void names() {
        if (station_.screens.size() < 2) return;
        constexpr double room_x_cm = 62 / Canvas::px_per_cm, room_y_cm = 18 / Canvas::px_per_cm;
        struct Name {
            PlanePoint at;
            std::vector<std::size_t> numbers;
        };
        std::vector<Name> found;
        for (const SceneScreen& screen : station_.screens) {
            const PlanePoint at{screen.lateral_cm, depth_of(screen) + 4};
            const auto near = std::ranges::find_if(found, [&](const Name& one) {
                return std::abs(one.at.x_cm - at.x_cm) < room_x_cm && std::abs(one.at.z_cm - at.z_cm) < room_y_cm;
            });
            if (near == found.end()) {
                found.push_back({at, {screen.number + 1}});
                continue;
            }
            near->numbers.push_back(screen.number + 1);
            near->at.z_cm = std::max(near->at.z_cm, at.z_cm);
        }
        for (const Name& one : found) {
            std::string words = one.numbers.size() == 1 ? "screen " : "screens ";
            for (std::size_t i = 0; i < one.numbers.size(); ++i)
                words += fmt::format("{}{}",
                                     i == 0                        ? ""
                                     : i + 1 == one.numbers.size() ? " and "
                                                                   : ", ",
                                     one.numbers[i]);
            canvas_.text(one.at, words,
                         {.size_px = 13.5, .paint = Paint::ink, .anchor = Canvas::Anchor::middle, .halo = true});
        }
    }

    void tools() {
        const SpacePoint& keys = station_.home_row;
        if (keys.is_known() && std::isfinite(station_.desk_height_cm))
            canvas_.box({keys.y_cm - 15, keys.x_cm + 6}, {keys.y_cm + 15, keys.x_cm - 6},
                        {.fill = Paint::device, .line = Paint::paper, .width_px = 1, .opacity = 0.9}, 1.2, "keyboard");
        const SpacePoint& mouse = station_.mouse;
        if (mouse.is_known() && std::isfinite(mouse.y_cm))
            canvas_.box({mouse.y_cm - 3, mouse.x_cm + 5}, {mouse.y_cm + 3, mouse.x_cm - 5},
                        {.fill = Paint::device, .line = Paint::paper, .width_px = 1}, 3, "mouse");
    }

    const Scene& scene_;
    const Scene* before_;
    std::string heading_;
    const Station& station_;
    Extent extent_;
    double drawing_px_;
    Canvas canvas_;
    std::vector<SceneMeasure> shown_;
    const Facts& described_;
};

bool matters_from_above(const Scenes& scenes) {
    if (!scenes.now.sitting || scenes.now.sitting->screens.empty()) return false;
    if (scenes.planned && !scenes.planned->sitting) return false;
    const std::vector<SceneScreen>& screens = scenes.now.sitting->screens;
    if (screens.size() > 1) return true;
    const bool is_straight = screens[0].lateral_cm == 0 && screens[0].yaw_deg == 0;
    return std::ranges::any_of(measures_to_show(scenes, sitting, SceneView::from_above, 0, 99),
                               [&](const SceneMeasure& one) {
                                   const bool is_lean = is_straight && one.fact == "view.off_normal_deg"_fact;
                                   return one.verdict != Verdict::pass && !is_lean;
                               });
}

bool changes_from_above(const Scenes& scenes) {
    return std::ranges::any_of(
        measures_to_show(scenes, sitting, SceneView::from_above, 0, 99), [&](const SceneMeasure& one) {
            return std::ranges::any_of(scenes.planned->measures, [&](const SceneMeasure& other) {
                return other.fact == one.fact && other.at == one.at && std::abs(other.value - one.value) >= 0.05;
            });
        });
}

bool has_bands(const Scenes& scenes) {
    const auto has_them = [](const std::optional<Station>& station) {
        return station && std::max(station->body.eye_sd_cm, station->body.elbow_sd_cm) >= least_band_cm;
    };
    return has_them(scenes.now.sitting) || has_them(scenes.now.standing);
}

bool says_a_spread(std::span<const DrawnPanel> panels) {
    return std::ranges::any_of(panels, [](const DrawnPanel& panel) {
        return std::ranges::any_of(panel.sentences,
                                   [](const std::string& one) { return one.find("±") != std::string::npos; });
    });
}

class PanelsOf {
  public:
    PanelsOf(const Audit& audit, std::string_view prefix)
        : audit_(audit),
          prefix_(prefix),
          scenes_(*audit.scenes),
          several_screens_(has_several_screens(audit.described)),
          main_screen_(
              main_screen_of(audit.described, scenes_.now.sitting ? scenes_.now.sitting : scenes_.now.standing)) {}

    std::vector<DrawnPanel> run() {
        for (const std::uint8_t posture : {sitting, standing}) from_the_side(posture);
        if (matters_from_above(scenes_)) {
            const bool is_changed = scenes_.planned.has_value() && changes_from_above(scenes_);
            panels_.push_back(TopPanel(scenes_, false, audit_.described, fmt::format("{}now-", prefix_)).run());
            if (is_changed)
                panels_.push_back(TopPanel(scenes_, true, audit_.described, fmt::format("{}planned-", prefix_)).run());
        }
        return std::move(panels_);
    }

  private:
    static const std::optional<Station>& at(const Scene& scene, std::uint8_t posture) {
        return posture == sitting ? scene.sitting : scene.standing;
    }

    void from_the_side(std::uint8_t posture) {
        PanelPlan plan{.id = posture == sitting ? "now" : "now-standing",
                       .heading = posture == sitting ? "Now" : "Now, standing",
                       .under = posture == sitting ? score_now() : std::string(),
                       .scene = &scenes_.now,
                       .posture = posture,
                       .extent = extent(posture),
                       .shown = measures_to_show(scenes_, posture, SceneView::from_the_side, main_screen_, most_labels),
                       .several_screens = several_screens_,
                       .main_screen = main_screen_};
        const auto& now = at(scenes_.now, posture);
        const bool has_plan = scenes_.planned && at(*scenes_.planned, posture);
        if (now) {
            plan.station = &*now;
            panels_.push_back(SidePanel(plan, prefix_).run());
        }
        if (!has_plan) return;
        plan.id = posture == sitting ? "planned" : "planned-standing";
        const std::string_view when =
            audit_.plan && audit_.plan->bought.buys() ? "With what is worth buying" : "After the plan";
        plan.heading = posture == sitting ? std::string(when) : fmt::format("{}, standing", when);
        plan.under = posture == sitting ? score_planned() : std::string();
        plan.scene = &*scenes_.planned;
        plan.before = &scenes_.now;
        plan.station = &*at(*scenes_.planned, posture);
        plan.station_before = now ? &*now : nullptr;
        panels_.push_back(SidePanel(plan, prefix_).run());
    }

    Extent extent(std::uint8_t posture) const {
        Extent extent;
        for (const std::uint8_t any : {sitting, standing})
            for (const Scene* scene : {&scenes_.now, scenes_.planned ? &*scenes_.planned : nullptr})
                if (scene != nullptr && at(*scene, any)) {
                    Extent own = extent;
                    hold_station(own, *scene, *at(*scene, any));
                    extent.left = own.left;
                    extent.right = own.right;
                    if (any == posture) extent.top = own.top;
                }
        return extent;
    }

    std::string score_now() const {
        const ScorePart& total = audit_.score.total;
        if (std::isnan(total.score.value)) return "no score: too little is known";
        return fmt::format("score {} ({})", whole(total.score.value), span_of(total));
    }

    std::string score_planned() const {
        const PlanVersion& version = audit_.plan->told();
        const std::string money =
            version.buys() ? price_said(version.cost, audit_) + " to buy" : std::string("nothing to buy");
        return std::isnan(version.score_after) ? money
                                               : fmt::format("score {} \u00b7 {}", whole(version.score_after), money);
    }

    const Audit& audit_;
    std::string prefix_;
    const Scenes& scenes_;
    bool several_screens_;
    std::size_t main_screen_;
    std::vector<DrawnPanel> panels_;
};

}  // namespace

std::vector<DrawnPanel> draw_panels(const Audit& audit, std::string_view prefix) {
    if (!audit.scenes) return {};
    return PanelsOf(audit, prefix).run();
}

std::vector<std::string> drawing_notes(const Audit& audit, std::span<const DrawnPanel> panels) {
    std::vector<std::string> notes;
    if (!audit.scenes) return notes;
    notes.emplace_back("Drawn to scale, square: not right yet, round: fits.");
    if (has_bands(*audit.scenes))
        notes.emplace_back(
            "The pale bands and the numbers after ± are one standard deviation of what was estimated "
            "from your stature; two bodies in three lie inside.");
    else if (says_a_spread(panels))
        notes.emplace_back(
            "The numbers after ± are one standard deviation of what was estimated from your stature; two bodies in "
            "three lie inside.");
    for (const std::string_view one : audit.scenes->now.assumed) notes.push_back(fmt::format("Not known: {}.", one));
    return notes;
}

std::string inline_svg(const DrawnPanel& panel) {
    return fmt::format(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {0} {1}\" width=\"{0}\" height=\"{1}\" "
        "preserveAspectRatio=\"xMinYMin slice\" style=\"--w:{5};--h:{1}\" role=\"img\" "
        "aria-labelledby=\"{2} {3}\">\n{4}{6}</svg>\n",
        px(std::ceil(panel.width_px)), px(std::ceil(panel.height_px)), panel.title_id, panel.desc_id, panel.inside,
        px(std::ceil(panel.drawing_px)), panel.keys);
}

}  // namespace ergoaudit
