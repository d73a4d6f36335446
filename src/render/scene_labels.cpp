#include "scene_labels.hpp"

#include "ergoaudit/base/number_text.hpp"
#include "ergoaudit/base/text.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

namespace ergoaudit {
namespace {

constexpr double smallest_spread_shown = 0.25;  // of the unit: less is within what a tape can tell
constexpr double level_within = 0.05;

using FindAnchor = std::optional<PlanePoint> (*)(const Scene&, const Station&, std::uint8_t screen);

const SceneScreen* screen_in(const Station& station, std::uint8_t number) {
    for (const SceneScreen& screen : station.screens)
        if (screen.number == number) return &screen;
    return nullptr;
}

PlanePoint between(PlanePoint a, PlanePoint b) { return {(a.x_cm + b.x_cm) / 2, (a.z_cm + b.z_cm) / 2}; }

std::optional<PlanePoint> picture_top(const Scene&, const Station& station, std::uint8_t number) {
    const SceneScreen* screen = screen_in(station, number);
    return screen == nullptr ? std::nullopt : std::optional(screen->top);
}
std::optional<PlanePoint> picture_centre(const Scene&, const Station& station, std::uint8_t number) {
    const SceneScreen* screen = screen_in(station, number);
    if (screen == nullptr) return std::nullopt;
    return std::isfinite(screen->centre.x_cm) ? screen->centre : screen->top;
}
std::optional<PlanePoint> gaze_middle(const Scene& scene, const Station& station, std::uint8_t number) {
    const auto centre = picture_centre(scene, station, number);
    if (!centre) return std::nullopt;
    const PlanePoint eye = station.body.eye;
    const bool is_whole = std::isfinite(screen_in(station, number)->centre.x_cm);
    return between(eye, is_whole ? *centre : PlanePoint{centre->x_cm, eye.z_cm});
}
std::optional<PlanePoint> keys(const Scene&, const Station& station, std::uint8_t) {
    return PlanePoint{station.home_row.x_cm + 4, station.home_row.z_cm};
}
std::optional<PlanePoint> toes(const Scene&, const Station& station, std::uint8_t) {
    return PlanePoint{station.body.ankle.x_cm + 14, station.body.sole_height_cm + 3};
}
std::optional<PlanePoint> seat_edge(const Scene& scene, const Station&, std::uint8_t) {
    return PlanePoint{scene.seat.back_x_cm + scene.seat.depth_cm - 1, scene.seat.height_cm - 2.5};
}
std::optional<PlanePoint> thigh(const Scene&, const Station& station, std::uint8_t) {
    const Figure& body = station.body;
    return PlanePoint{between(body.hip, body.knee).x_cm + 4, body.thigh_top_cm};
}
std::optional<PlanePoint> knee(const Scene&, const Station& station, std::uint8_t) {
    return PlanePoint{station.body.knee.x_cm + 6, station.body.knee.z_cm};
}
std::optional<PlanePoint> armrest(const Scene& scene, const Station&, std::uint8_t) {
    return PlanePoint{scene.seat.back_x_cm + 28, scene.seat.armrest_height_cm - 1.3};
}
std::optional<PlanePoint> wrist(const Scene&, const Station& station, std::uint8_t) { return station.body.wrist; }
std::optional<PlanePoint> elbow(const Scene&, const Station& station, std::uint8_t) { return station.body.elbow; }
std::optional<PlanePoint> upper_arm_middle(const Scene&, const Station& station, std::uint8_t) {
    return between(station.body.shoulder, station.body.elbow);
}
// From above: x stays forward, the place to the right stands in for the height.
std::optional<PlanePoint> mouse_from_above(const Scene&, const Station& station, std::uint8_t) {
    if (!station.mouse.is_known() || std::isnan(station.mouse.y_cm)) return std::nullopt;
    return PlanePoint{station.mouse.y_cm, station.mouse.x_cm};
}
std::optional<PlanePoint> picture_from_above(const Scene&, const Station& station, std::uint8_t number) {
    const SceneScreen* screen = screen_in(station, number);
    if (screen == nullptr || std::isnan(screen->centre.x_cm)) return std::nullopt;
    return PlanePoint{screen->lateral_cm, screen->centre.x_cm};
}

struct MeasureWords {
    Fact fact;
    SceneView view;
    std::string_view above, below, level;
    std::string_view more, less;  // how an end of the band is said; empty: as a number
    FindAnchor anchor;
    bool level_if_right = false;  // said as level while it is right; of the band only the end it is beyond
    bool is_room = false;         // what there should be enough of; likewise of the band
};

// In the order in which they are shown where nothing is wrong.
const MeasureWords measure_words[] = {
    {"view.top_above_eye_cm"_fact, SceneView::from_the_side, "Screen top {} above eyes", "Screen top {} below eyes",
     "Screen top at eye height", "above", "below", picture_top},
    {"view.distance_cm"_fact, SceneView::from_the_side, "Screen {} from the eyes", "", "", "", "", gaze_middle},
    {"posture.home_row_above_elbow_cm"_fact, SceneView::from_the_side, "Keys {} above elbows", "Keys {} below elbows",
     "Keys at elbow height", "above", "below", keys},
    {"posture.seat_above_legs_cm"_fact, SceneView::from_the_side, "Feet hang {}", "Seat {} below leg length",
     "Feet rest flat", "off the ground", "lower", toes, true},
    {"posture.gap_behind_knee_cm"_fact, SceneView::from_the_side, "Gap behind knee {}", "Seat {} past the knee",
     "Seat edge at the knee", "of gap", "past the knee", seat_edge, false, true},
    {"posture.thigh_room_cm"_fact, SceneView::from_the_side, "Thigh room {}", "Thighs {} into the desk",
     "No room above the thighs", "of room", "into the desk", thigh, false, true},
    {"posture.armrest_above_elbow_cm"_fact, SceneView::from_the_side, "Armrests {} above elbows",
     "Armrests {} below elbows", "Armrests at the elbows", "above", "below", armrest},
    {"posture.shoulder_flexion_deg"_fact, SceneView::from_the_side, "Upper arms {} forward", "Upper arms {} back",
     "Upper arms hang", "forward", "back", upper_arm_middle},
    {"posture.elbow_angle_deg"_fact, SceneView::from_the_side, "Elbows bent to {}", "", "", "", "", elbow},
    {"posture.wrist_extension_deg"_fact, SceneView::from_the_side, "Wrists bent back {}", "Wrists bent down {}",
     "Wrists straight", "back", "down", wrist},
    {"posture.knee_room_cm"_fact, SceneView::from_the_side, "Knee room {}", "Knees {} into the panel",
     "No room before the knees", "of room", "into the panel", knee, false, true},
    {"view.gaze_centre_deg"_fact, SceneView::from_the_side, "Gaze {} downward", "Gaze {} upward", "Gaze level", "down",
     "up", picture_centre},
    {"view.eccentricity_deg"_fact, SceneView::from_above, "{} to the right", "{} to the left", "Straight ahead",
     "right", "left", picture_from_above},
    {"view.off_normal_deg"_fact, SceneView::from_above, "Seen {} from the side", "", "", "", "", picture_from_above},
    {"posture.mouse_reach_cm"_fact, SceneView::from_above, "Mouse {} from shoulder", "", "", "", "", mouse_from_above},
    {"posture.mouse_side_angle_deg"_fact, SceneView::from_above, "Mouse {} outward", "Mouse {} inward",
     "Mouse before the shoulder", "outward", "inward", mouse_from_above},
};

const MeasureWords* words_for(Fact fact) {
    for (const MeasureWords& one : measure_words)
        if (one.fact == fact) return &one;
    return nullptr;
}

const SceneMeasure* measure_in(const Scene& scene, const SceneMeasure& like) {
    for (const SceneMeasure& one : scene.measures)
        if (one.fact == like.fact && one.at == like.at) return &one;
    return nullptr;
}

bool is_wrong(const SceneMeasure& one) { return is_wrong(one.verdict); }

std::string with_spread(double value, double sd, Unit unit) {
    if (sd < smallest_spread_shown) return quantity(value, unit);
    return fmt::format("{} ± {}", plain_number(value), quantity(sd, unit));
}

std::string with_minus(double value, Unit unit) {
    const std::string text = quantity(std::abs(value), unit);
    return value < 0 ? "\u2212" + text : text;
}

std::string end_in_words(const MeasureWords& words, double end, Unit unit) {
    if (words.more.empty()) return with_minus(end, unit);
    if (end == 0 && !words.is_room) return "level";
    return fmt::format("{} {}", quantity(std::abs(end), unit), end >= 0 ? words.more : words.less);
}

// Of a measure without directions the end that it is beyond, else the whole band.
std::string band_in_words(const MeasureWords& words, const SceneMeasure& measure) {
    const Interval& ideal = measure.ideal;
    if (measure.value >= ideal.from && measure.value <= ideal.to) return {};  // it is another check that is not content
    const Unit unit = measure.fact.info().unit;
    const bool is_whole = !words.level_if_right && !words.is_room;
    const bool has_from = std::isfinite(ideal.from) && (is_whole || measure.value < ideal.from);
    const bool has_to = std::isfinite(ideal.to) && (is_whole || measure.value > ideal.to);
    if (has_from && has_to)
        return fmt::format("should be: {} to {}", end_in_words(words, ideal.from, unit),
                           end_in_words(words, ideal.to, unit));
    if (has_from)
        return fmt::format("should be: at {} {}", ideal.from < 0 && !words.less.empty() ? "most" : "least",
                           end_in_words(words, ideal.from, unit));
    if (has_to) return fmt::format("should be: at most {}", end_in_words(words, ideal.to, unit));
    return {};
}

std::string said(const MeasureWords& words, const SceneMeasure& measure, bool several_screens) {
    const bool is_level = (std::abs(measure.value) < level_within && !words.level.empty()) ||
                          (words.level_if_right && measure.verdict == Verdict::pass);
    const std::string_view form =
        is_level || (measure.value < 0 && !words.below.empty()) ? (is_level ? words.level : words.below) : words.above;
    std::string text =
        fmt::format(fmt::runtime(form), with_spread(words.below.empty() ? measure.value : std::abs(measure.value),
                                                    measure.sd, measure.fact.info().unit));
    if (measure.fact.info().group == Group::view && several_screens) {
        if (words.view == SceneView::from_the_side && text.starts_with("Screen "))
            return fmt::format("Screen {} {}", measure.at.screen + 1, text.substr(7));
        return fmt::format("Screen {}: {}", measure.at.screen + 1, without_capital(std::move(text)));
    }
    return with_capital(text);
}

bool changed(const SceneMeasure& now, const SceneMeasure* before) {
    return before != nullptr && std::abs(now.value - before->value) >= level_within;
}

SceneLabel label_of(const MeasureWords& words, const SceneMeasure& measure, const SceneMeasure* before,
                    const Station& station, bool several_screens, PlanePoint anchor) {
    SceneLabel label{.anchor = anchor,
                     .words = said(words, measure, several_screens),
                     .second = {},
                     .verdict = measure.verdict,
                     .sentence = {}};
    const std::string band = band_in_words(words, measure);
    if (changed(measure, before)) {
        const double was = before->value;
        label.second = fmt::format("was {}", end_in_words(words, was, measure.fact.info().unit));
        if (!is_wrong(measure) && before->verdict != measure.verdict) label.second += ", fits now";
    } else
        label.second = is_wrong(measure) ? band : "fits";
    const double easy = station.body.near_reach_cm;
    if (is_wrong(measure) && label.second.empty() && measure.fact == "posture.mouse_reach_cm"_fact &&
        std::isfinite(easy))
        label.second = fmt::format("easy reach: {}", quantity(easy, Unit::cm));
    if (is_wrong(measure) && label.second.empty()) label.second = "not right yet";
    // Colour and shape tell it on the picture.
    const bool is_told = !is_wrong(measure) || !changed(measure, before);
    label.sentence = fmt::format("{}{}{}{}", label.words, label.second.empty() ? "" : "; ", label.second,
                                 is_told ? "" : "; not right yet");
    return label;
}

}  // namespace

std::vector<SceneMeasure> measures_to_show(const Scenes& scenes, std::uint8_t posture, SceneView view,
                                           std::size_t main_screen, std::size_t most) {
    std::vector<SceneMeasure> found;
    for (const MeasureWords& words : measure_words)
        for (const SceneMeasure& one : scenes.now.measures)
            if (words.view == view && one.fact == words.fact && one.at.posture == posture &&
                (view == SceneView::from_above || one.at.screen == main_screen || is_wrong(one)))
                found.push_back(one);
    const auto rank = [&](const SceneMeasure& one) {
        const SceneMeasure* planned = scenes.planned ? measure_in(*scenes.planned, one) : nullptr;
        const bool wrong = is_wrong(one) || (planned != nullptr && is_wrong(*planned));
        return wrong ? static_cast<int>(one.severity) : 10;
    };
    std::ranges::stable_sort(found, {}, rank);
    if (found.size() > most) found.resize(most);
    return found;
}

std::vector<SceneLabel> labels_for(const std::vector<SceneMeasure>& shown, const Scene& scene, const Station& station,
                                   const Scene* before, bool several_screens) {
    std::vector<SceneLabel> labels;
    for (const SceneMeasure& wanted : shown) {
        const SceneMeasure* here = measure_in(scene, wanted);
        const MeasureWords* words = words_for(wanted.fact);
        if (here == nullptr || words == nullptr) continue;
        const auto anchor = words->anchor(scene, station, wanted.at.screen);
        if (!anchor || !std::isfinite(anchor->x_cm) || !std::isfinite(anchor->z_cm)) continue;
        labels.push_back(label_of(*words, *here, before == nullptr ? nullptr : measure_in(*before, wanted), station,
                                  several_screens, *anchor));
    }
    std::ranges::stable_sort(labels,
                             [](const SceneLabel& a, const SceneLabel& b) { return a.anchor.z_cm > b.anchor.z_cm; });
    return labels;
}

std::vector<PlacedLabel> placed_labels(const Canvas& canvas, const std::vector<SceneLabel>& labels, double lane_px,
                                       double top_px, double bottom_px) {
    constexpr double room_px = 44;
    std::vector<double> y;
    for (const SceneLabel& label : labels)
        y.push_back(std::max(y.empty() ? top_px : y.back() + room_px, canvas.y_px(label.anchor.z_cm)));
    for (std::size_t i = y.size(); i-- > 0;)
        y[i] = std::max(top_px + room_px * static_cast<double>(i),
                        std::min(y[i], i + 1 == y.size() ? bottom_px : y[i + 1] - room_px));
    std::vector<PlacedLabel> placed;
    for (std::size_t i = 0; i < labels.size(); ++i) {
        PlacedLabel one{.label = &labels[i], .y_px = y[i]};
        one.line_px[0] = {canvas.x_px(labels[i].anchor.x_cm), canvas.y_px(labels[i].anchor.z_cm)};
        one.line_px[1] = {lane_px - 22, y[i] - 5};
        one.line_px[2] = {lane_px - 5, y[i] - 5};
        placed.push_back(one);
    }
    return placed;
}

void draw_labels(Canvas& canvas, const std::vector<PlacedLabel>& labels, double lane_px) {
    for (const PlacedLabel& placed : labels) {
        const SceneLabel& label = *placed.label;
        const bool wrong = label.verdict != Verdict::pass;
        const Paint accent = wrong ? Paint::problem : Paint::good;
        std::string points;
        for (const auto& [x, y] : placed.line_px)
            points += fmt::format("{}{},{}", points.empty() ? "" : " ", px(x), px(y));
        canvas.raw_line_px(points,
                           {.fill = Paint::none, .line = accent, .width_px = 1, .opacity = 0.75, .is_label = true});
        if (wrong) {  // a square where something is wrong, a circle where it is right
            const double half = 3.6 / Canvas::px_per_cm;
            canvas.box({label.anchor.x_cm - half, label.anchor.z_cm + half},
                       {label.anchor.x_cm + half, label.anchor.z_cm - half},
                       {.fill = accent, .line = Paint::paper, .width_px = 1, .is_label = true});
        } else
            canvas.dot(label.anchor, 4, {.fill = accent, .line = Paint::paper, .width_px = 1, .is_label = true});
        canvas.text_px(lane_px, placed.y_px, label.words,
                       {.size_px = 15, .paint = accent, .bold = true, .is_label = true});
        canvas.text_px(lane_px, placed.y_px + 17.5, label.second,
                       {.size_px = 14, .paint = Paint::muted, .is_label = true});
    }
}

std::string label_keys(const std::vector<PlacedLabel>& labels, double wide_px) {
    constexpr double half_px = 9, apart_x_px = 21, apart_y_px = 20, margin_px = 12;
    std::vector<std::pair<double, double>> taken;
    const auto is_free = [&](double x, double y) {
        return x >= margin_px && x <= wide_px - margin_px &&
               std::ranges::none_of(taken, [&](const std::pair<double, double>& one) {
                   return std::abs(one.first - x) < apart_x_px && std::abs(one.second - y) < apart_y_px;
               });
    };
    std::string keys;
    for (const PlacedLabel& placed : labels) {
        auto [x, y] = placed.line_px[0];
        x = std::clamp(x, margin_px, wide_px - margin_px);
        constexpr std::array<std::pair<double, double>, 5> ways = {{{0, 0}, {1, 0}, {-1, 0}, {0, 1}, {0, -1}}};
        constexpr int furthest = 3;
        for (int far = 1; far <= furthest && !is_free(x, y); ++far)
            for (const auto& [dx, dy] : ways)
                if (const double to_x = x + dx * far * apart_x_px, to_y = y + dy * far * apart_y_px;
                    is_free(to_x, to_y)) {
                    x = to_x;
                    y = to_y;
                    break;
                }
        taken.emplace_back(x, y);
        Canvas canvas({.left_cm = 0, .top_cm = 0, .left_px = x, .top_px = y, .prefix = {}});
        const bool wrong = placed.label->verdict != Verdict::pass;
        const Stroke stroke{.fill = wrong ? Paint::problem : Paint::good, .line = Paint::paper, .width_px = 1.5};
        const double half_cm = half_px / Canvas::px_per_cm;
        if (wrong)
            canvas.box({-half_cm, half_cm}, {half_cm, -half_cm}, stroke);
        else
            canvas.dot({0, 0}, half_px + 1, stroke);
        canvas.text_px(x, y + 4.6, fmt::format("{}", taken.size()),
                       {.size_px = 13, .paint = Paint::paper, .bold = true, .anchor = Canvas::Anchor::middle});
        keys += fmt::format("<g class=\"ea-key\">\n{}</g>\n", canvas.take());
    }
    return keys;
}

bool runs_through(const std::vector<PlacedLabel>& labels, double left_px, double right_px, double top_px,
                  double bottom_px) {
    // between these sides the line is at its highest and lowest at the ends
    const auto piece_does = [&](std::pair<double, double> from, std::pair<double, double> to) {
        const double x1 = std::max(from.first, left_px), x2 = std::min(to.first, right_px);
        if (x1 > x2 || from.first >= to.first) return false;
        const auto y_at = [&](double x) {
            return from.second + (to.second - from.second) * (x - from.first) / (to.first - from.first);
        };
        return std::max(y_at(x1), y_at(x2)) > top_px && std::min(y_at(x1), y_at(x2)) < bottom_px;
    };
    return std::ranges::any_of(labels, [&](const PlacedLabel& one) {
        return piece_does(one.line_px[0], one.line_px[1]) || piece_does(one.line_px[1], one.line_px[2]);
    });
}

}  // namespace ergoaudit
