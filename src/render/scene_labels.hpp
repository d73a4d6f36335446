#pragma once
// What is written beside the drawing: the measures that matter, worst first, in at most six words with their number.

#include "canvas.hpp"

#include "ergoaudit/audit/scene.hpp"

#include <array>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace ergoaudit {

struct SceneLabel {
    PlanePoint anchor;          // on the thing itself
    std::string words, second;  // "Keys 8.5 cm above elbows", "should be: 3 cm below to level"
    Verdict verdict = Verdict::unknown;
    std::string sentence;  // both, for who cannot see the drawing
};

enum class SceneView : std::uint8_t { from_the_side, from_above };

// The same measures for every panel: those that are wrong now or as planned first, then what always helps. From the
// side of another screen than the main one only what is wrong.
[[nodiscard]] std::vector<SceneMeasure> measures_to_show(const Scenes& scenes, std::uint8_t posture, SceneView view,
                                                         std::size_t main_screen, std::size_t most);

// From the top down; what this scene does not know is left out. `before`: the scene it is compared with, or null. Where
// there are several screens, drawn or not, each label says of which it is.
[[nodiscard]] std::vector<SceneLabel> labels_for(const std::vector<SceneMeasure>& shown, const Scene& scene,
                                                 const Station& station, const Scene* before, bool several_screens);

// Where the words of each label stand, pushed apart, and the thin line that joins them to the anchor.
struct PlacedLabel {
    const SceneLabel* label = nullptr;
    double y_px = 0;
    std::array<std::pair<double, double>, 3> line_px{};  // x and y from the anchor to the words
};
// The lane begins at lane_px.
[[nodiscard]] std::vector<PlacedLabel> placed_labels(const Canvas& canvas, const std::vector<SceneLabel>& labels,
                                                     double lane_px, double top_px, double bottom_px);
void draw_labels(Canvas& canvas, const std::vector<PlacedLabel>& labels, double lane_px);
// Where a narrow page has no room for the words: a number at the anchor of each, from 1, in their order; a square where
// something is wrong, a circle where it is right. Pushed apart within `wide_px`.
[[nodiscard]] std::string label_keys(const std::vector<PlacedLabel>& labels, double wide_px);
// Whether any of these lines runs through that box.
[[nodiscard]] bool runs_through(const std::vector<PlacedLabel>& labels, double left_px, double right_px, double top_px,
                                double bottom_px);

}  // namespace ergoaudit
