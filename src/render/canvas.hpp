#pragma once
// A sheet on which centimetres are drawn to scale, as the inside of an SVG; colours by name, light and dark.

#include "markup.hpp"

#include "ergoaudit/body/geometry.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace ergoaudit {

enum class Paint : std::uint8_t {
    none,
    ink,
    muted,
    paper,
    furniture,
    furniture_edge,
    wood,
    wood_edge,
    cloth,
    cloth_dark,
    cloth_edge,
    skin,
    skin_edge,
    device,
    screen,
    problem,
    good,
    eye,
};

// "#22303c" on white paper.
[[nodiscard]] std::string_view colour_of(Paint paint);
// Custom properties for light and dark, and the classes of the drawing: the same in a file of its own and in a page.
[[nodiscard]] std::string drawing_style();

struct Stroke {
    Paint fill = Paint::none;
    Paint line = Paint::none;
    double width_px = 1;
    std::string_view dash = {};
    double opacity = 1;
    bool is_label = false;  // which a narrow page hides
};

// Numbers as written in an SVG: three decimals at most, so that 0.01 mm can be read back.
[[nodiscard]] std::string px(double value);

class Canvas {
  public:
    // `left_cm` and `top_cm` stand at (left_px, top_px).
    struct Sheet {
        double left_cm = 0, top_cm = 0, left_px = 0, top_px = 0;
        std::string prefix;  // of every id
    };
    static constexpr double px_per_cm = 2.3;

    explicit Canvas(Sheet sheet) : sheet_(std::move(sheet)) {}

    [[nodiscard]] double x_px(double x_cm) const { return sheet_.left_px + (x_cm - sheet_.left_cm) * px_per_cm; }
    [[nodiscard]] double y_px(double z_cm) const { return sheet_.top_px + (sheet_.top_cm - z_cm) * px_per_cm; }
    [[nodiscard]] std::string id(std::string_view name) const { return sheet_.prefix + std::string(name); }

    void line(PlanePoint a, PlanePoint b, const Stroke& stroke, std::string_view name = {});
    void box(PlanePoint left_top, PlanePoint right_bottom, const Stroke& stroke, double round_cm = 0,
             std::string_view name = {});
    void dot(PlanePoint at, double radius_px, const Stroke& stroke, std::string_view name = {});
    void circle(PlanePoint at, double radius_cm, const Stroke& stroke);
    void polygon(std::span<const PlanePoint> corners, const Stroke& stroke, std::string_view name = {});
    // A limb: two circles and what joins them.
    void limb(PlanePoint a, double radius_a_cm, PlanePoint b, double radius_b_cm, const Stroke& stroke);
    // Through the points of a path in centimetres: "M", "L", "C" with their points, "Z".
    void path(std::string_view data, const Stroke& stroke);
    [[nodiscard]] std::string point(PlanePoint p) const;  // "x y" in pixels, for `path`

    enum class Anchor : std::uint8_t { start, middle, end };
    struct Words {
        double size_px = 14;
        Paint paint = Paint::ink;
        bool bold = false;
        Anchor anchor = Anchor::start;
        bool halo = false;  // on the drawing: with a rim of paper
        bool is_label = false;
    };
    void text_px(double x, double y, std::string_view words, const Words& style);
    void text(PlanePoint at, std::string_view words, const Words& style) {
        text_px(x_px(at.x_cm), y_px(at.z_cm), words, style);
    }
    void raw_line_px(std::string_view points, const Stroke& stroke);
    Markup& markup() { return markup_; }

    [[nodiscard]] std::string take() { return markup_.take(); }

  private:
    void shape(std::string_view tag, std::initializer_list<std::pair<std::string_view, std::string_view>> geometry,
               const Stroke& stroke, std::string_view name);

    Sheet sheet_;
    Markup markup_;
};

}  // namespace ergoaudit
