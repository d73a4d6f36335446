#include "drawn_body.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>

namespace ergoaudit {
namespace {

constexpr Stroke skin{.fill = Paint::skin, .line = Paint::skin_edge, .width_px = 1.1};
constexpr Stroke shirt{.fill = Paint::cloth, .line = Paint::cloth_edge, .width_px = 1.1};
constexpr Stroke trousers{.fill = Paint::cloth_dark, .line = Paint::cloth_edge, .width_px = 1.1};

bool is_there(PlanePoint p) { return std::isfinite(p.x_cm) && std::isfinite(p.z_cm); }

// Coordinates along a line and across it, forward positive.
struct LocalFrame {
    PlanePoint origin;
    double along_x = 0, along_z = 1;

    [[nodiscard]] PlanePoint at(double u, double v) const {
        return {origin.x_cm + u * along_x + v * along_z, origin.z_cm + u * along_z - v * along_x};
    }
};

LocalFrame frame_along(PlanePoint from, PlanePoint to) {
    const double far = std::hypot(to.x_cm - from.x_cm, to.z_cm - from.z_cm);
    return {from, (to.x_cm - from.x_cm) / far, (to.z_cm - from.z_cm) / far};
}

// A smooth outline through cubic pieces: three points each after the first.
std::string outline(const Canvas& canvas, const LocalFrame& frame,
                    std::initializer_list<std::array<double, 2>> points) {
    std::string data;
    std::size_t i = 0;
    for (const auto& [u, v] : points) {
        data += i == 0 ? "M" : (i % 3 == 1 ? " C" : " ");
        data += canvas.point(frame.at(u, v));
        ++i;
    }
    return data + " Z";
}

void limbs_in_one(Canvas& canvas, std::initializer_list<std::array<double, 6>> parts, const Stroke& style) {
    for (const bool edge : {true, false})
        for (const auto& [ax, az, ar, bx, bz, br] : parts)
            canvas.limb({ax, az}, ar, {bx, bz}, br,
                        edge ? Stroke{.fill = Paint::none, .line = style.line, .width_px = 2 * style.width_px}
                             : Stroke{.fill = style.fill});
}

void draw_shoe(Canvas& canvas, const Figure& body) {
    const double sole = body.sole_height_cm, heel = body.ankle.x_cm - 0.27 * body.foot_length_cm;
    const double toe = heel + body.foot_length_cm + 1.5, top = body.ankle.z_cm + 1;
    const auto at = [&](double x, double z) { return canvas.point({x, z}); };
    canvas.path(
        fmt::format("M{} L{} C{} {} {} C{} {} {} L{} C{} {} {} Z", at(heel, sole), at(toe - 2, sole), at(toe + 1, sole),
                    at(toe + 0.5, sole + 4.5), at(toe - 5, sole + 5), at(toe - 10, sole + 6),
                    at(body.ankle.x_cm + 6, top - 2), at(body.ankle.x_cm + 4, top), at(body.ankle.x_cm - 4, top),
                    at(body.ankle.x_cm - 5, top - 3), at(heel - 0.6, sole + 4), at(heel, sole)),
        {.fill = Paint::device, .line = Paint::ink, .width_px = 1});
}

void draw_legs(Canvas& canvas, const Figure& body, bool is_sitting) {
    if (!is_there(body.knee)) return;
    const double hip = is_sitting ? body.thigh_thickness_cm / 2 : body.thigh_thickness_cm / 2 + 1;
    draw_shoe(canvas, body);
    limbs_in_one(canvas,
                 {{body.knee.x_cm, body.knee.z_cm, 5.6, body.ankle.x_cm, body.ankle.z_cm + 2, 4},
                  {body.hip.x_cm, body.hip.z_cm, hip, body.knee.x_cm, body.knee.z_cm, 5.9}},
                 trousers);
}

void draw_trunk(Canvas& canvas, const Figure& body, bool is_sitting) {
    const LocalFrame frame = frame_along(body.hip, body.shoulder);
    const double top = std::hypot(body.shoulder.x_cm - body.hip.x_cm, body.shoulder.z_cm - body.hip.z_cm);
    const double back = is_sitting ? -std::abs(body.hip.x_cm) : -0.42 * body.trunk_depth_cm;
    const double front = back + body.trunk_depth_cm;
    const double below = is_sitting ? -5 : -7;
    canvas.path(outline(canvas, frame,
                        {{below, back + 2},
                         {0.05 * top, back - 0.6},
                         {0.16 * top, back + 0.6},
                         {0.30 * top, back + 2.2},
                         {0.45 * top, back + 3.2},
                         {0.55 * top, back + 0.6},
                         {0.74 * top, back + 0.4},
                         {0.90 * top, back + 0.2},
                         {top + 3, back + 2.2},
                         {top + 5.2, -4},
                         {top + 5.6, 0},
                         {top + 4.5, 4},
                         {top + 1.5, 6},
                         {0.86 * top, 8},
                         {0.74 * top, front - 1.6},
                         {0.62 * top, front - 1.4},
                         {0.45 * top, front - 2},
                         {0.3 * top, front + 0.4},
                         {0.14 * top, front - 0.4},
                         {0.04 * top, front - 1},
                         {-2, front - 2},
                         {below, front - 6},
                         {below - 1, 2},
                         {below - 1, back + 6},
                         {below, back + 2}}),
                shirt);
}

PlanePoint turned_about_eye(const Figure& body, double x, double z) {
    const double c = cos_deg(body.head_pitch_deg), s = sin_deg(body.head_pitch_deg);
    return {body.eye.x_cm + x * c + z * s, body.eye.z_cm + z * c - x * s};
}

// The profile of nobody, from the eye: x forward, z up, in the size of this head.
void draw_head(Canvas& canvas, const Figure& body) {
    const double wide = body.head_length_cm / 19.5, high = (body.head_top.z_cm - body.eye.z_cm) / 11.5;
    const auto at = [&](double x, double z) {
        return canvas.point(turned_about_eye(body, x * wide, z * (z > 0 ? high : 1)));
    };
    const PlanePoint nape = turned_about_eye(body, -9.2 * wide, -7);
    limbs_in_one(canvas, {{body.shoulder.x_cm + 0.3, body.shoulder.z_cm + 1, 6.2, nape.x_cm, nape.z_cm, 5.5}}, skin);
    canvas.path(fmt::format("M{} C{} {} {} C{} {} {} C{} {} {} C{} {} {} C{} {} {} C{} {} {} C{} {} {} L{} C{} {} {} Z",
                            at(1.5, 2), at(1.6, 8), at(-2, 11.5), at(-7.8, 11.5),  // brow to crown
                            at(-14, 11.5), at(-18, 7), at(-17.8, 1.5),             // to the back
                            at(-17.6, -3), at(-15.5, -6), at(-13, -8),             // to the nape
                            at(-10, -8), at(-8.2, -8.2), at(-7, -9),               // jaw
                            at(-5, -11.5), at(-3, -12.6), at(-1, -12.4),           // chin
                            at(0.6, -12.2), at(0.9, -11), at(0.7, -9.4),           // to the lips
                            at(1.6, -8.6), at(1.4, -7.6), at(1.0, -6.4),           // mouth
                            at(3.6, -5.0),                                         // tip of the nose
                            at(2.4, -2.6), at(1.3, -0.4), at(1.5, 2)),
                skin);
    canvas.path(fmt::format("M{} C{} {} {}", at(-8.2, 1), at(-11.5, 1.2), at(-11, -4.6), at(-8.6, -4.4)),
                {.fill = Paint::none, .line = Paint::skin_edge, .width_px = 1.1});
}

void draw_wheelchair(Canvas& canvas, const SceneSeat& seat, double front) {
    constexpr Stroke frame{.fill = Paint::none, .line = Paint::furniture_edge, .width_px = 4};
    const double back = seat.back_x_cm, h = seat.height_cm;
    canvas.line({back - 3, h + 34}, {back - 3, 31}, frame);
    canvas.line({back - 3, h - 5}, {front + 3, h - 5}, frame);
    canvas.line({front + 3, h - 5}, {front + 10, 12}, frame);
    canvas.line({front + 10, 10}, {front + 24, 10}, frame);
    canvas.line({back - 10, h + 34}, {back - 3, h + 34}, frame);
    canvas.circle({back + 6, 30}, 30, {.fill = Paint::none, .line = Paint::furniture_edge, .width_px = 4});
    canvas.circle({back + 6, 30}, 26, {.fill = Paint::none, .line = Paint::furniture_edge, .width_px = 1.2});
    canvas.circle({back + 6, 30}, 3, {.fill = Paint::furniture, .line = Paint::furniture_edge});
    canvas.circle({front, 9}, 9, {.fill = Paint::furniture, .line = Paint::furniture_edge, .width_px = 2});
}

void draw_swivel_base(Canvas& canvas, double middle, double under_seat) {
    constexpr Stroke metal{.fill = Paint::furniture, .line = Paint::furniture_edge};
    canvas.box({middle - 4, under_seat}, {middle + 4, under_seat - 5}, metal, 1);
    canvas.box({middle - 2.2, under_seat - 5}, {middle + 2.2, 11}, metal, 0.5);
    canvas.box({middle - 29, 11}, {middle + 29, 7.5}, metal, 1.7);
    for (const double x : {middle - 26, middle, middle + 26}) canvas.circle({x, 3.6}, 3.6, metal);
}

double plate_cm(const SceneDesk& desk) {
    return std::min(std::isfinite(desk.thickness_cm) ? desk.thickness_cm : 2.5, 3.5);
}

double end_of(const SceneDesk& desk, double right_cm) {
    return std::isfinite(desk.depth_cm) ? desk.edge_x_cm + desk.depth_cm : right_cm;
}

constexpr double screen_thickness_cm = 2.2;

// What holds the picture up, from its middle down to the desk; nothing where that is nobody knows how high.
void draw_holder(Canvas& canvas, const SceneScreen& screen, double desk, double right, double opacity) {
    if (std::isnan(desk)) return;
    const Stroke metal{.fill = Paint::furniture, .line = Paint::furniture_edge, .width_px = 1, .opacity = opacity};
    const PlanePoint middle =
        is_there(screen.centre) ? screen.centre : PlanePoint{screen.top.x_cm, screen.top.z_cm - 12};
    if (screen.is_laptop) {
        if (is_there(screen.bottom) && screen.bottom.z_cm - desk > 3)
            canvas.box({screen.bottom.x_cm - 20, screen.bottom.z_cm - 1.6}, {screen.bottom.x_cm + 4, desk}, metal, 1);
        return;
    }
    const double x = middle.x_cm + screen_thickness_cm;
    if (screen.on_arm) {
        const double foot = std::min(right - 6, x + 22);
        const Stroke rod{.fill = Paint::none, .line = Paint::furniture_edge, .width_px = 5, .opacity = opacity};
        canvas.line({foot, desk}, {foot, middle.z_cm - 10}, rod);
        canvas.line({foot, middle.z_cm - 10}, {x + 1, middle.z_cm}, rod);
        canvas.box({foot - 4, desk + 2}, {foot + 4, desk}, metal, 0.5);
        return;
    }
    canvas.box({x + 1, middle.z_cm}, {x + 4, desk + 1}, metal, 0.5);
    canvas.box({x - 9, desk + 1.4}, {x + 11, desk}, metal, 0.7);
}

void draw_picture(Canvas& canvas, const SceneScreen& screen, double opacity, const std::string& name) {
    const double c = cos_deg(screen.tilt_deg), s = sin_deg(screen.tilt_deg);
    const bool is_whole = is_there(screen.bottom);
    const PlanePoint low = is_whole ? screen.bottom : PlanePoint{screen.top.x_cm - 24 * s, screen.top.z_cm - 24 * c};
    const double dx = screen_thickness_cm * c, dz = -screen_thickness_cm * s;
    const std::array<PlanePoint, 4> corners = {screen.top, low, PlanePoint{low.x_cm + dx, low.z_cm + dz},
                                               PlanePoint{screen.top.x_cm + dx, screen.top.z_cm + dz}};
    canvas.polygon(corners, {.fill = Paint::screen, .line = Paint::screen, .width_px = 1.5, .opacity = opacity}, name);
    if (!is_whole)  // how far down it goes is not known
        canvas.line(low, {low.x_cm - 9 * s, low.z_cm - 9 * c},
                    {.fill = Paint::none, .line = Paint::screen, .width_px = 2, .dash = "1 5", .opacity = opacity});
}

}  // namespace

void draw_seat(Canvas& canvas, const Scene& scene, const Station& station) {
    const SceneSeat& seat = scene.seat;
    if (std::isnan(seat.height_cm)) return;
    const bool depth_known = std::isfinite(seat.depth_cm);
    const double front = depth_known ? seat.back_x_cm + seat.depth_cm : station.body.knee.x_cm - 8;
    constexpr Stroke cushion{.fill = Paint::furniture, .line = Paint::furniture_edge};
    const double under = seat.height_cm - 6;
    if (seat.is_wheelchair) draw_wheelchair(canvas, seat, front);
    if (std::isfinite(seat.backrest_recline_deg)) {
        const LocalFrame up{{seat.back_x_cm - 3, seat.height_cm + 2},
                            -sin_deg(seat.backrest_recline_deg),
                            cos_deg(seat.backrest_recline_deg)};
        const double high = std::max(28.0, 0.92 * (station.body.shoulder.z_cm - seat.height_cm));
        canvas.path(fmt::format("M{} C{} {} {}", canvas.point({seat.back_x_cm + 14, under + 1}),
                                canvas.point({seat.back_x_cm - 4, under}),
                                canvas.point({seat.back_x_cm - 9, under + 4}), canvas.point(up.at(12, -2))),
                    {.fill = Paint::none, .line = Paint::furniture_edge, .width_px = 5});
        canvas.path(outline(canvas, up,
                            {{6, 0.5},
                             {14, 2.6},
                             {22, 2.2},
                             {0.6 * high, 0.4},
                             {0.8 * high, 0},
                             {0.95 * high, 0.6},
                             {high, 1.4},
                             {high + 2, 0},
                             {high + 1, -3},
                             {high - 3, -3.6},
                             {0.8 * high, -4},
                             {0.6 * high, -3.4},
                             {24, -1.6},
                             {22, -1.4},
                             {12, -1.2},
                             {6, -3},
                             {3, -3},
                             {3, 0},
                             {6, 0.5}}),
                    cushion);
    }
    if (!seat.is_wheelchair && seat.is_on_castors)
        draw_swivel_base(canvas, (seat.back_x_cm + front) / 2, under);
    else if (!seat.is_wheelchair)
        for (const double x : {seat.back_x_cm + 2, front - 5}) canvas.box({x, under}, {x + 3, 0}, cushion, 0.5);
    canvas.box({seat.back_x_cm, seat.height_cm}, {front, under}, cushion, 2.6, "seat");
    if (scene.footrest_height_cm > 0) {
        const double x = station.body.ankle.x_cm, h = scene.footrest_height_cm;
        const std::array<PlanePoint, 4> slope = {PlanePoint{x - 11, h}, PlanePoint{x + 24, h}, PlanePoint{x + 27, 0},
                                                 PlanePoint{x - 13, 0}};
        canvas.polygon(slope, cushion, "footrest");
    }
}

void draw_body(Canvas& canvas, const Station& station, bool is_sitting) {
    const Figure& body = station.body;
    if (!is_there(body.hip)) return;
    draw_head(canvas, body);
    if (is_sitting) {
        draw_trunk(canvas, body, true);
        draw_legs(canvas, body, true);
        return;
    }
    draw_legs(canvas, body, false);
    draw_trunk(canvas, body, false);
}

void draw_armrest(Canvas& canvas, const Scene& scene) {
    const double h = scene.seat.armrest_height_cm, back = scene.seat.back_x_cm;
    if (std::isnan(h)) return;
    constexpr Stroke pad{.fill = Paint::furniture, .line = Paint::furniture_edge, .opacity = 0.9};
    canvas.box({back + 17, h - 2}, {back + 20, scene.seat.height_cm - 4}, pad, 0.5);
    canvas.box({back + 5, h}, {back + 31, h - 2.6}, pad, 1.2, "armrest");
}

void draw_desk_legs(Canvas& canvas, const Scene& scene, const Station& station, double right_cm) {
    const double from = scene.desk.edge_x_cm, to = end_of(scene.desk, right_cm);
    const double under = station.desk_height_cm - plate_cm(scene.desk);
    if (std::isnan(under) || std::isnan(from)) return;
    const double leg = std::max(from + 6, to - 14);
    constexpr Stroke wood{.fill = Paint::wood, .line = Paint::wood_edge, .opacity = 0.65};
    canvas.box({leg, under}, {leg + 5, 2.5}, wood, 0.5);
    canvas.box({std::max(from + 2, leg - 30), 3}, {std::min(to, leg + 14), 0}, wood, 1);
}

void draw_desk(Canvas& canvas, const Scene& scene, const Station& station, double right_cm) {
    const SceneDesk& desk = scene.desk;
    const double top = station.desk_height_cm;
    if (std::isnan(top) || std::isnan(desk.edge_x_cm)) return;
    constexpr Stroke wood{.fill = Paint::wood, .line = Paint::wood_edge};
    const double end = end_of(desk, right_cm), plate = plate_cm(desk);
    const double thick = std::isfinite(desk.thickness_cm) ? desk.thickness_cm : plate;
    if (thick > plate + 1)
        canvas.box({desk.edge_x_cm + 2, top - plate}, {desk.edge_x_cm + 0.6 * (end - desk.edge_x_cm), top - thick},
                   {.fill = Paint::wood, .line = Paint::wood_edge, .opacity = 0.8}, 0.6);
    canvas.box({desk.edge_x_cm, top}, {end, top - plate}, wood, 0.7, "desk");
    if (desk.legroom_depth_cm < end - desk.edge_x_cm - 12)
        canvas.box({desk.edge_x_cm + desk.legroom_depth_cm, top - plate},
                   {desk.edge_x_cm + desk.legroom_depth_cm + 2, 12}, wood, 0.4);
    if (std::isnan(desk.depth_cm))  // it goes on
        canvas.line({end, top + 2}, {end, top - plate - 2},
                    {.fill = Paint::none, .line = Paint::paper, .width_px = 3, .dash = "3 3"});
    const bool is_laptop = std::ranges::any_of(station.screens, [](const SceneScreen& s) { return s.is_laptop; });
    double under_keys = top;
    if (std::isfinite(desk.tray_height_cm) && station.home_row.is_known()) {
        under_keys = desk.tray_height_cm;
        canvas.box({station.home_row.x_cm - 12, under_keys}, {station.home_row.x_cm + 12, under_keys - 2}, wood, 0.6);
    }
    if (station.home_row.is_known() && station.home_row.z_cm > under_keys + 0.2) {
        const double behind = is_laptop && station.screens.size() == 1 ? 14 : 7;
        canvas.box({station.home_row.x_cm - 7, station.home_row.z_cm}, {station.home_row.x_cm + behind, under_keys},
                   {.fill = Paint::device, .line = Paint::ink, .width_px = 0.8}, 0.6, "keyboard");
    }
}

void draw_screens(Canvas& canvas, const Station& station, std::size_t main_screen, double right_cm) {
    const auto draw = [&](const SceneScreen& screen, double opacity) {
        draw_holder(canvas, screen, station.desk_height_cm, right_cm, opacity);
        draw_picture(canvas, screen, opacity, fmt::format("screen-{}", screen.number));
    };
    for (auto screen = station.screens.rbegin(); screen != station.screens.rend(); ++screen)
        if (screen->number != main_screen) draw(*screen, 0.4);
    for (const SceneScreen& screen : station.screens)
        if (screen.number == main_screen) draw(screen, 1);
}

void draw_arm(Canvas& canvas, const Station& station) {
    const Figure& body = station.body;
    if (!is_there(body.elbow) || !is_there(body.wrist)) return;
    limbs_in_one(canvas,
                 {{body.elbow.x_cm, body.elbow.z_cm, 4.1, body.wrist.x_cm, body.wrist.z_cm, 2.7},
                  {body.wrist.x_cm, body.wrist.z_cm, 2.5, body.fingers.x_cm + 1, body.fingers.z_cm + 1.1, 1.1}},
                 skin);
    limbs_in_one(canvas, {{body.shoulder.x_cm, body.shoulder.z_cm - 1, 5.6, body.elbow.x_cm, body.elbow.z_cm, 4.7}},
                 shirt);
}

void draw_joints(Canvas& canvas, const Station& station) {
    const Figure& body = station.body;
    constexpr Stroke ring{.fill = Paint::paper, .line = Paint::ink, .width_px = 1.3};
    const std::pair<std::string_view, PlanePoint> joints[] = {{"shoulder", body.shoulder}, {"elbow", body.elbow},
                                                              {"wrist", body.wrist},       {"hip", body.hip},
                                                              {"knee", body.knee},         {"ankle", body.ankle}};
    for (const auto& [name, point] : joints)
        if (is_there(point)) canvas.dot(point, 3.2, ring, name);
    canvas.dot(body.eye, 3.6, {.fill = Paint::eye, .line = Paint::paper, .width_px = 1}, "eye");
}

}  // namespace ergoaudit
