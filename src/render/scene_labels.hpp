#pragma once
// What is written beside the drawing: the measures that matter, worst first, in at most six words with their number.

#include "canvas.hpp"

#include "ergoaudit/audit/scene.hpp"

#include <optional>
#include <string>
#include <vector>

namespace ergoaudit {

struct SceneLabel {
    PlanePoint anchor;          // on the thing itself
    std::string words, second;  // "Keys 8.5 cm above elbows", "right: 3 cm below to level"
    Verdict verdict = Verdict::unknown;
    std::string sentence;  // both, for who cannot see the drawing
};

enum class SceneView : std::uint8_t { from_the_side, from_above };

// The same measures for every panel: those that are wrong now or as planned first, then what always helps.
[[nodiscard]] std::vector<SceneMeasure> measures_to_show(const Scenes& scenes, std::uint8_t posture, SceneView view,
                                                         std::size_t most);

// From the top down; what this scene does not know is left out. `before`: the scene it is compared with, or null. Where
// there are several screens, drawn or not, each label says of which it is.
[[nodiscard]] std::vector<SceneLabel> labels_for(const std::vector<SceneMeasure>& shown, const Scene& scene,
                                                 const Station& station, const Scene* before, bool several_screens);

// Pushed apart, each joined to its anchor by one thin line; the lane begins at x_px.
void draw_labels(Canvas& canvas, const std::vector<SceneLabel>& labels, double lane_px, double top_px,
                 double bottom_px);

}  // namespace ergoaudit
