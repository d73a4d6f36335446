#pragma once
// Random descriptions, as somebody might have written them: plausible, incomplete, sometimes odd. The seed decides.

#include "tests/support/description_writer.hpp"

#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

namespace ergoaudit::testing {

class WorkstationWriter : private DescriptionWriter {
  public:
    explicit WorkstationWriter(unsigned seed) : DescriptionWriter(seed) {}

    std::string write() {
        text_.clear();
        person();
        chair();
        desk();
        for (auto screens = random_() % 4; screens > 0; --screens) screen();
        hands();
        habits();
        seen();
        return text_;
    }

  private:
    // A setting, and around it the range that the furniture has.
    void setting(const std::string& stem, double low, double high, int percent, int range_percent) {
        if (!chance(percent)) return;
        const double now = between(low, high);
        text_ += fmt::format("{}_cm = {}\n", stem, now);
        if (!chance(range_percent)) return;
        text_ += fmt::format("{}_min_cm = {}\n", stem, now - between(0, 8));
        text_ += fmt::format("{}_max_cm = {}\n", stem, now + between(0, 8));
        if (chance(20)) text_ += fmt::format("{}_step_cm = {}\n", stem, between(0.5, 3));
    }

    void person() {
        table("[person]");
        choice("sex", {"female", "male", "unspecified"});
        number("stature_cm", 150, 200, 85);
        number("weight_kg", 45, 120);
        number("seated_elbow_from_floor_cm", 60, 76, 25);
        number("seated_eye_from_floor_cm", 108, 132, 25);
        choice("handedness", {"left", "right"}, 40);
    }
    void chair() {
        table("[chair]");
        choice("kind", {"task", "fixed", "kitchen", "armchair", "stool"}, 85);
        choice("condition", {"good", "worn", "broken", "unsafe"}, 25);
        setting("seat_height", 38, 56, 85, 50);
        truth("seat_height_adjustable", 20);
        number("seat_depth_cm", 36, 52);
        choice("backrest", {"none", "fixed", "adjustable"});
        number("backrest_recline_deg", -5, 30, 60, 1);
        truth("lumbar_support");
        choice("armrests", {"none", "fixed", "adjustable"});
        number("armrest_height_cm", 15, 28, 40);
    }
    void desk() {
        table("[desk]");
        choice("kind", {"fixed", "adjustable", "sit-stand"}, 85);
        setting("height", 62, 84, 85, 40);
        number("standing_height_cm", 95, 120, 25);
        number("thickness_cm", 1.5, 6, 40);
        number("depth_cm", 60, 100);
        number("backrest_to_edge_cm", 15, 45, 60);
        if (chance(30)) {
            table("[footrest]");
            text_ += "used = true\n";
            number("height_cm", 4, 15, 80);
        }
    }
    void screen() {
        table("[[screen]]");
        choice("kind", {"monitor", "laptop"}, 80);
        choice("mount", {"stand", "arm", "riser", "books", "none"}, 80);
        number("diagonal_in", 13, 34, 80, 1);
        setting("top_height", 95, 140, 75, 30);
        number("distance_cm", 35, 95, 80);
        number("lateral_offset_cm", -34, 34, 50, 1);  // no farther aside than away
        number("yaw_deg", -30, 30, 30, 5);
        number("tilt_deg", -5, 25, 40, 5);
    }
    void hands() {
        table("[keyboard]");
        truth("external", 80);
        choice("surface", {"desk", "tray", "lap"}, 40);
        number("tray_height_cm", 55, 72, 40);
        number("home_row_thickness_cm", 1, 4, 40);
        number("distance_from_edge_cm", 2, 25, 60);
        number("slope_deg", 0, 15, 40, 1);
        table("[mouse]");
        truth("external", 70);
        number("distance_from_edge_cm", 0, 45, 60);
        number("lateral_offset_cm", -60, 60, 60, 1);
    }
    // Of the body, on the furniture as it stands.
    void seen() {
        if (!chance(40)) return;
        table("[observed]");
        choice("feet", {"flat", "dangling", "tucked"}, 60);
        truth("armrest_hits_desk", 30);
        number("thigh_to_desk_gap_cm", -2, 12, 20);
        number("gap_behind_knee_cm", -2, 14, 20);
        number("wrist_extension_deg", -20, 35, 40, 1);
    }
    void habits() {
        table("[habits]");
        number("sitting_hours_per_day", 3, 10, 60);
        number("longest_sitting_min", 20, 180, 60, 5);
        number("stress_0_10", 0, 10, 40, 1);
        table("[discomfort.upper_back]");
        number("severity_0_10", 0, 8, 50, 1);
        if (chance(60)) text_ += "\n[screening]\nanswered = true\n";
    }
};

}  // namespace ergoaudit::testing
