#pragma once
// Who is estimated: the survey's means and covariances, what is added for civilians, and the assumptions of the body's
// geometry. A literal type of views: compiled in, or read at run time into an arena.

#include "ergoaudit/base/arena.hpp"
#include "ergoaudit/base/result.hpp"
#include "ergoaudit/body/dimension.hpp"
#include "ergoaudit/toml/tree.hpp"

#include <array>
#include <span>
#include <string_view>

namespace ergoaudit {

enum class Sex : std::uint8_t { female, male };  // as the choices of person.sex

struct SexTable {
    std::span<const double> mean;        // by Dimension (survey_size)
    std::span<const double> covariance;  // row by row (survey_size × survey_size), symmetric positive definite
};

// Extra spread of a civilian's dimension, added to the survey's.
struct SystematicSpread {
    double popliteal_height_sd_cm = 0;
    double thigh_clearance_sd_cm = 0;
    double elbow_height_standing_sd_cm = 0;
};

struct Allowances {
    double shoe_height_cm = 0;
    double slump_cm = 0;
    double self_reported_stature_bias_cm = 0;  // how much people overstate
    double self_reported_stature_sd_cm = 0;
    double seat_sink_firm_cm = 0;  // empty seat less the seat sat on
    double seat_sink_soft_cm = 0;
    double finger_width_cm = 0;
    double slip_tail = 0;             // measured sets rarer than this are asked for again
    double youngest_years = 0;        // of the people who were measured
    double told_twice_within_cm = 0;  // two forms of one measure farther apart than this are asked for again
};

struct BodyGeometry {
    double eye_forward_of_shoulder_cm = 0;
    double knee_front_depth_cm = 0;
    double hip_share_of_thigh_clearance = 0;
    double shoulder_share_of_slump = 0;
    double head_share_of_gaze = 0;
    double resting_gaze_deg = 0;  // below level, head upright
    double typing_hand_share = 0;
    double feet_rest_within_cm = 0;  // seat above the lower legs at which the soles still rest
    double feet_hang_from_cm = 0;    // and at which they no longer do
};

struct Population {
    std::array<SexTable, 2> sex;  // by Sex
    SystematicSpread systematic;
    Allowances allowances;
    BodyGeometry geometry;
};

// One number of the civilian file, so that readers and writers of tables need no list of their own.
struct PopulationNumber {
    std::string_view table, key;
    double& (*of)(Population&);

    [[nodiscard]] double in(Population population) const { return of(population); }
};
[[nodiscard]] std::span<const PopulationNumber> population_numbers();

// Reads `ansur2.toml` and `civilian.toml`. Every problem is reported where it stands: missing, misspelt or extra
// numbers, wrong sizes, covariance not symmetric or not positive definite. The dimensions may stand in any order in the
// file. The views point into the arena.
[[nodiscard]] Result<Population> read_population(const toml_tree::Document& survey, const toml_tree::Document& civilian,
                                                 Arena& arena);

}  // namespace ergoaudit
