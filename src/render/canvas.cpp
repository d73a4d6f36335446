#include "canvas.hpp"

#include "ergoaudit/base/number_text.hpp"

#include <array>
#include <cmath>
#include <numbers>

#include <fmt/format.h>

namespace ergoaudit {
namespace {

struct PaintRow {
    std::string_view name, light, dark;
};

// By Paint. Contrast of text on paper: at least 4.5 in both.
constexpr std::array<PaintRow, 18> paints = {{
    {"none", "none", "none"},
    {"ink", "#22303c", "#e6edf3"},
    {"muted", "#556473", "#a5b3c0"},
    {"paper", "#ffffff", "#151b21"},
    {"furniture", "#d3dae1", "#3a4651"},
    {"furniture-edge", "#8b98a5", "#74818d"},
    {"wood", "#e3d0af", "#6a5b41"},
    {"wood-edge", "#a98d5d", "#b89d6e"},
    {"cloth", "#b9c7d6", "#56687a"},
    {"cloth-dark", "#93a6ba", "#43546a"},
    {"cloth-edge", "#5e7186", "#93a6ba"},
    {"skin", "#eed9c4", "#b39a84"},
    {"skin-edge", "#94785f", "#e0c8b1"},
    {"device", "#4a5763", "#8795a2"},
    {"screen", "#33414d", "#9fb0bf"},
    {"problem", "#b83f08", "#ff9a66"},
    {"good", "#006e55", "#4fd3ae"},
    {"eye", "#0b5fa5", "#79bdf7"},
}};

constexpr std::array<std::string_view, 3> anchor_names = {"start", "middle", "end"};

const PaintRow& row(Paint paint) { return paints[static_cast<std::size_t>(paint)]; }

std::string properties(bool dark) {
    std::string text;
    for (std::size_t i = 1; i < paints.size(); ++i)
        text += fmt::format("--ea-{}:{};", paints[i].name, dark ? paints[i].dark : paints[i].light);
    return text;
}

}  // namespace

std::string_view colour_of(Paint paint) { return row(paint).light; }

std::string drawing_style() {
    std::string css = fmt::format(
        ":root{{{}}}\n@media (prefers-color-scheme:dark){{:root{{{}}}}}\n"
        "@media print{{:root{{{}}}}}\n",
        properties(false), properties(true), properties(false));
    for (std::size_t i = 1; i < paints.size(); ++i)
        css += fmt::format(".ea-f-{0}{{fill:var(--ea-{0})}}.ea-s-{0}{{stroke:var(--ea-{0})}}\n", paints[i].name);
    css +=
        ".ea-t{font-family:Inter,\"Segoe UI\",Roboto,\"Helvetica Neue\",\"Liberation "
        "Sans\",Arial,sans-serif}\n";
    return css;
}

std::string px(double value) {
    std::string text = plain_number(value, 3);
    return text == "-0" ? "0" : text;
}

void Canvas::shape(std::string_view tag, std::initializer_list<std::pair<std::string_view, std::string_view>> geometry,
                   const Stroke& stroke, std::string_view name) {
    std::string text = fmt::format("<{}", tag);
    if (!name.empty()) text += fmt::format(" id=\"{}\"", markup_escaped(id(name)));
    std::string classes;
    if (stroke.fill != Paint::none) classes += fmt::format("ea-f-{}", row(stroke.fill).name);
    if (stroke.line != Paint::none)
        classes += fmt::format("{}ea-s-{}", classes.empty() ? "" : " ", row(stroke.line).name);
    if (stroke.is_label) classes += " ea-l";
    text += fmt::format(" class=\"{}\" fill=\"{}\"", classes, row(stroke.fill).light);
    if (stroke.line != Paint::none)
        text += fmt::format(" stroke=\"{}\" stroke-width=\"{}\" stroke-linecap=\"round\" stroke-linejoin=\"round\"",
                            row(stroke.line).light, px(stroke.width_px));
    if (!stroke.dash.empty()) text += fmt::format(" stroke-dasharray=\"{}\"", stroke.dash);
    if (stroke.opacity < 1) text += fmt::format(" opacity=\"{}\"", px(stroke.opacity));
    for (const auto& [key, value] : geometry) text += fmt::format(" {}=\"{}\"", key, value);
    markup_.raw(text + "/>\n");
}

void Canvas::line(PlanePoint a, PlanePoint b, const Stroke& stroke, std::string_view name) {
    shape("line",
          {{"x1", px(x_px(a.x_cm))}, {"y1", px(y_px(a.z_cm))}, {"x2", px(x_px(b.x_cm))}, {"y2", px(y_px(b.z_cm))}},
          stroke, name);
}

void Canvas::box(PlanePoint left_top, PlanePoint right_bottom, const Stroke& stroke, double round_cm,
                 std::string_view name) {
    shape("rect",
          {{"x", px(x_px(left_top.x_cm))},
           {"y", px(y_px(left_top.z_cm))},
           {"width", px((right_bottom.x_cm - left_top.x_cm) * px_per_cm)},
           {"height", px((left_top.z_cm - right_bottom.z_cm) * px_per_cm)},
           {"rx", px(round_cm * px_per_cm)}},
          stroke, name);
}

void Canvas::dot(PlanePoint at, double radius_px, const Stroke& stroke, std::string_view name) {
    shape("circle", {{"cx", px(x_px(at.x_cm))}, {"cy", px(y_px(at.z_cm))}, {"r", px(radius_px)}}, stroke, name);
}

void Canvas::circle(PlanePoint at, double radius_cm, const Stroke& stroke) { dot(at, radius_cm * px_per_cm, stroke); }

std::string Canvas::point(PlanePoint p) const { return px(x_px(p.x_cm)) + " " + px(y_px(p.z_cm)); }

void Canvas::polygon(std::span<const PlanePoint> corners, const Stroke& stroke, std::string_view name) {
    std::string points;
    for (const PlanePoint& corner : corners)
        points += fmt::format("{}{},{}", points.empty() ? "" : " ", px(x_px(corner.x_cm)), px(y_px(corner.z_cm)));
    shape("polygon", {{"points", points}}, stroke, name);
}

// Outer tangents touch both circles at the angle a from the line of centres, cos a = (r1 − r2) / d.
void Canvas::limb(PlanePoint a, double radius_a_cm, PlanePoint b, double radius_b_cm, const Stroke& stroke) {
    const double dx = b.x_cm - a.x_cm, dz = b.z_cm - a.z_cm, far = std::hypot(dx, dz);
    if (!(far > std::abs(radius_a_cm - radius_b_cm))) return;
    const double along = std::atan2(dz, dx), off = std::acos((radius_a_cm - radius_b_cm) / far);
    const auto on = [&](PlanePoint centre, double radius, double angle) {
        return point({centre.x_cm + radius * std::cos(angle), centre.z_cm + radius * std::sin(angle)});
    };
    const bool b_is_wide = off > std::numbers::pi / 2;
    path(fmt::format("M{} L{} A{} {} 0 {} 1 {} L{} A{} {} 0 {} 1 {} Z", on(a, radius_a_cm, along + off),
                     on(b, radius_b_cm, along + off), px(radius_b_cm * px_per_cm), px(radius_b_cm * px_per_cm),
                     b_is_wide ? 1 : 0, on(b, radius_b_cm, along - off), on(a, radius_a_cm, along - off),
                     px(radius_a_cm * px_per_cm), px(radius_a_cm * px_per_cm), b_is_wide ? 0 : 1,
                     on(a, radius_a_cm, along + off)),
         stroke);
}

void Canvas::path(std::string_view data, const Stroke& stroke) { shape("path", {{"d", data}}, stroke, {}); }

void Canvas::raw_line_px(std::string_view points, const Stroke& stroke) {
    shape("polyline", {{"points", points}}, stroke, {});
}

void Canvas::text_px(double x, double y, std::string_view words, const Words& style) {
    const PaintRow& paint = row(style.paint);
    std::string classes = fmt::format("ea-t ea-f-{}", paint.name);
    if (style.halo) classes += " ea-s-paper";
    if (style.is_label) classes += " ea-l";
    markup_.raw(
        fmt::format("<text class=\"{}\" fill=\"{}\"{} x=\"{}\" y=\"{}\" font-size=\"{}\"{}{}>", classes, paint.light,
                    style.halo ? " stroke=\"#ffffff\" stroke-width=\"4\" stroke-linejoin=\"round\" "
                                 "paint-order=\"stroke\""
                               : "",
                    px(x), px(y), px(style.size_px), style.bold ? " font-weight=\"600\"" : "",
                    style.anchor == Anchor::start
                        ? std::string()
                        : fmt::format(" text-anchor=\"{}\"", anchor_names[static_cast<std::size_t>(style.anchor)])));
    markup_.text(words).raw("</text>\n");
}

}  // namespace ergoaudit
