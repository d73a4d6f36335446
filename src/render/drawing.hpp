#pragma once
// The drawing of one workstation: now and after the plan from the side, standing where one stands, from above where it
// matters. Each panel is an SVG of its own with the same scale, so that a page can set them side by side or one below
// the other.

#include "ergoaudit/audit/audit.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ergoaudit {

struct DrawnPanel {
    std::string heading;                 // "Now"
    std::vector<std::string> sentences;  // what it shows, in words, in the order of its labels
    std::string inside;                  // of the <svg>, its <title> and <desc> first
    std::string title_id, desc_id;
    double width_px = 0, height_px = 0;
    // For a page that is too narrow for the words beside the drawing: how much of the width is the drawing, numbers on
    // it, and what each of them says.
    double drawing_px = 0;
    std::string keys;
    struct Label {
        std::string words, second;
        bool is_wrong = false;
    };
    std::vector<Label> labels;
};

// Nothing where there is nothing to draw. `prefix` keeps ids apart where several drawings stand in one page.
[[nodiscard]] std::vector<DrawnPanel> draw_panels(const Audit& audit, std::string_view prefix);

// What was taken to make the drawing, in sentences; `panels` of the same audit.
[[nodiscard]] std::vector<std::string> drawing_notes(const Audit& audit, std::span<const DrawnPanel> panels);

// A whole <svg> element for a page; colours come with drawing_style(). With its numbers (class "ea-key"), which the
// page shows in place of the words (class "ea-l") where it is narrow, and crops what is right of the drawing.
[[nodiscard]] std::string inline_svg(const DrawnPanel& panel);

}  // namespace ergoaudit
