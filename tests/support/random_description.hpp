#pragma once
// Random workstations as rows of facts: a random subset of what a person may write, each value plausible, the settings
// of one thing in line with each other and a body in line with its stature. The seed decides.

#include "ergoaudit/facts/description.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <random>
#include <string>
#include <string_view>

namespace ergoaudit::testing {

// The tables of furniture, surroundings and habits.
inline constexpr std::array<std::string_view, 11> things_and_habits = {
    "chair", "desk", "footrest", "screen", "keyboard", "mouse", "document", "phone", "environment", "habits", "work"};

[[nodiscard]] inline std::string_view table_of(const FactInfo& info) {
    return info.path.substr(0, info.path.find('.'));
}

[[nodiscard]] inline bool is_thing_or_habit(const FactInfo& info) {
    return info.origin == Origin::described &&
           std::find(things_and_habits.begin(), things_and_habits.end(), table_of(info)) != things_and_habits.end();
}

class RandomDescription {
  public:
    explicit RandomDescription(unsigned seed) : random_(seed) {}

    // A person and a workstation: sometimes a few facts, sometimes nearly all.
    [[nodiscard]] Description next() {
        Description description;
        description.where.resize(row_size);
        facts_ = {};
        facts_.set_screens(static_cast<std::uint8_t>(chance(0.7) ? 1 : random_() % (most_screens / 2)));
        stature_cm_ = between(150, 198);
        const double density = between(0.1, 1);
        for (std::uint16_t i = 0; i < fact_count; ++i) {
            const FactInfo& info = fact_rows[i];
            const std::size_t screens = info.group == Group::screen ? facts_.screens() : 1;
            for (std::uint8_t screen = 0; screen < screens; ++screen)
                if (chance(share_of(info) * density)) give(Fact{i}, {.screen = screen});
        }
        if (chance(0.8)) write("person.stature_cm"_fact, rounded(stature_cm_), {});
        description.facts = facts_;
        return description;
    }

    // A plausible value of that fact in the description made last.
    [[nodiscard]] double value_for(Fact fact, Instance at = {}) {
        const FactInfo& info = fact.info();
        if (info.kind == Kind::yes_no) return chance(0.5) ? 1 : 0;
        if (info.kind == Kind::choice) return static_cast<double>(random_() % (static_cast<unsigned>(info.high) + 1));
        if (const auto base = setting_of(info)) return around(*base, info, at);
        for (const Usual& usual : usual_values)
            if (usual.path == info.path) return rounded(between(usual.low, usual.high));
        if (const std::optional<double> cm = body_measure(info.path)) return rounded(*cm);
        return rounded(between(info.low, info.high));
    }

    [[nodiscard]] bool chance(double share) { return between(0, 1) < share; }
    [[nodiscard]] double between(double low, double high) {
        return std::uniform_real_distribution<double>(low, high)(random_);
    }
    [[nodiscard]] std::size_t below(std::size_t count) { return static_cast<std::size_t>(random_() % count); }

  private:
    struct Usual {
        std::string_view path;
        double low, high;
    };
    // clang-format off
    static constexpr Usual usual_values[] = {
        {"person.age_years", 18, 66}, {"person.weight_kg", 48, 120}, {"person.shoe_height_cm", 0, 5}, {"person.slump_cm", 0, 5},
        {"chair.age_years", 0, 15}, {"chair.seat_height_cm", 38, 56}, {"chair.seat_empty_height_cm", 40, 60}, {"chair.seat_depth_cm", 36, 52},
        {"chair.seat_width_cm", 40, 55}, {"chair.seat_tilt_deg", -6, 6}, {"chair.backrest_recline_deg", 0, 20}, {"chair.lumbar_height_cm", 12, 28},
        {"chair.cushion_depth_cm", 0, 8}, {"chair.armrest_height_cm", 15, 29}, {"chair.armrest_from_floor_cm", 58, 80}, {"chair.armrest_spacing_cm", 42, 56},
        {"desk.height_cm", 62, 84}, {"desk.standing_height_cm", 90, 122}, {"desk.thickness_cm", 1.5, 8}, {"desk.depth_cm", 50, 100},
        {"desk.free_depth_cm", 30, 90}, {"desk.width_cm", 80, 200}, {"desk.legroom_width_cm", 40, 150}, {"desk.legroom_depth_cm", 35, 85},
        {"desk.backrest_to_edge_cm", 15, 45}, {"desk.raised_by_cm", 0, 8}, {"footrest.height_cm", 0, 15}, {"footrest.tilt_deg", 0, 20},
        {"screen.diagonal_in", 11, 38}, {"screen.top_height_cm", 85, 145}, {"screen.top_above_desk_cm", 15, 65}, {"screen.bottom_above_desk_cm", 0, 25},
        {"screen.distance_cm", 32, 110}, {"screen.lateral_offset_cm", -50, 50}, {"screen.yaw_deg", -30, 30}, {"screen.tilt_deg", -5, 30},
        {"screen.hours_per_day", 0, 9}, {"screen.longest_min", 5, 240}, {"screen.character_height_mm", 1.5, 5},
        {"keyboard.tray_height_cm", 58, 76}, {"keyboard.tray_thickness_cm", 1, 5}, {"keyboard.height_cm", 60, 90}, {"keyboard.home_row_thickness_cm", 0.8, 5},
        {"keyboard.slope_deg", -8, 15}, {"keyboard.distance_from_edge_cm", 2, 35}, {"keyboard.lateral_offset_cm", -15, 15}, {"keyboard.hours_per_day", 0, 8},
        {"keyboard.longest_min", 5, 180}, {"mouse.height_cm", 60, 90}, {"mouse.distance_from_edge_cm", 0, 45}, {"mouse.lateral_offset_cm", -45, 55},
        {"mouse.hours_per_day", 0, 8}, {"mouse.longest_min", 5, 180}, {"document.lateral_offset_cm", -50, 50}, {"phone.minutes_per_day", 0, 240},
        {"phone.longest_min", 0, 60}, {"phone.scrolling_hours_per_day", 0, 5}, {"environment.illuminance_lux", 100, 1500}, {"environment.noise_db", 30, 75},
        {"environment.temperature_c", 16, 30}, {"environment.humidity_pct", 20, 70}, {"habits.screen_hours_per_day", 0, 10}, {"habits.sitting_hours_per_day", 0, 10},
        {"habits.standing_hours_per_day", 0, 5}, {"habits.longest_sitting_min", 10, 240}, {"habits.break_every_min", 10, 240}, {"habits.breaks_per_day", 0, 12},
        {"habits.break_length_min", 0, 20}, {"habits.posture_changes_per_day", 0, 16}, {"habits.activity_min_per_week", 0, 300}, {"habits.sleep_hours_per_night", 4, 9},
        {"habits.drinks_litres_per_day", 0.3, 3}, {"work.shared_by", 1, 6},
        {"observed.gap_behind_knee_cm", -2, 16}, {"observed.thigh_to_desk_gap_cm", -2, 12}, {"observed.wrist_extension_deg", -25, 35},
    };
    // Shares of the stature.
    static constexpr Usual body_shares[] = {
        {"person.popliteal_height_cm", 0.235, 0.26}, {"person.elbow_rest_height_cm", 0.125, 0.155}, {"person.eye_height_sitting_cm", 0.44, 0.475},
        {"person.sitting_height_cm", 0.505, 0.54}, {"person.acromial_height_sitting_cm", 0.33, 0.36}, {"person.buttock_popliteal_length_cm", 0.27, 0.3},
        {"person.buttock_knee_length_cm", 0.335, 0.365}, {"person.knee_height_sitting_cm", 0.305, 0.33}, {"person.thigh_clearance_cm", 0.085, 0.11},
        {"person.elbow_height_standing_cm", 0.61, 0.645}, {"person.eye_height_standing_cm", 0.925, 0.94}, {"person.forearm_hand_length_cm", 0.265, 0.285},
    };
    // clang-format on
    // What is seen of the body beside the furniture, as far as giving furniture does not move the body then.
    static constexpr std::string_view seen[] = {"observed.gap_behind_knee_cm", "observed.thigh_to_desk_gap_cm",
                                                "observed.wrist_extension_deg", "observed.leans_forward"};

    // How often such a fact is written in a full description.
    [[nodiscard]] static double share_of(const FactInfo& info) {
        if (is_thing_or_habit(info)) return setting_of(info) ? 0.3 : 0.9;
        if (std::find(std::begin(seen), std::end(seen), info.path) != std::end(seen)) return 0.1;
        if (info.origin == Origin::derived || table_of(info) != "person") return 0;
        if (info.path == "person.stature_cm" || info.path.ends_with("low_vision")) return 0;
        if (info.path == "person.seat") return 0.15;
        const bool is_measure = info.unit == Unit::cm;
        return is_measure ? 0.15 : 0.5;
    }

    // "chair.seat_height_cm" of "chair.seat_height_min_cm".
    [[nodiscard]] static std::optional<Fact> setting_of(const FactInfo& info) {
        for (const std::string_view which : {"_min_", "_max_", "_step_"})
            if (const std::size_t at = info.path.find(which); at != std::string_view::npos)
                return find_fact(std::string(info.path.substr(0, at)) +
                                 std::string(info.path.substr(at + which.size() - 1)));
        return std::nullopt;
    }

    [[nodiscard]] double around(Fact base, const FactInfo& info, Instance at) {
        if (info.path.find("_step_") != std::string_view::npos) return rounded(between(0.5, 3));
        const double now = facts_.knows(base, at) ? facts_.value(base, at) : value_for(base, at);
        const double away = between(0, 8);
        return rounded(std::clamp(info.path.find("_min_") != std::string_view::npos ? now - away : now + away, info.low,
                                  info.high));
    }

    [[nodiscard]] std::optional<double> body_measure(std::string_view path) {
        for (const Usual& share : body_shares)
            if (share.path == path) return stature_cm_ * between(share.low, share.high);
        const double seat =
            facts_.knows("chair.seat_height_cm"_fact) ? facts_.value("chair.seat_height_cm"_fact) : 0.26 * stature_cm_;
        if (path == "person.seated_elbow_from_floor_cm") return seat + stature_cm_ * between(0.125, 0.155);
        if (path == "person.seated_eye_from_floor_cm") return seat + stature_cm_ * between(0.43, 0.465);
        return std::nullopt;
    }

    [[nodiscard]] static bool has_a_plausible_value(const FactInfo& info) {
        if (info.unit != Unit::cm || table_of(info) != "person") return true;
        if (info.path.starts_with("person.seated_")) return true;
        const auto is_it = [&](const Usual& one) { return one.path == info.path; };
        return std::any_of(std::begin(body_shares), std::end(body_shares), is_it) ||
               std::any_of(std::begin(usual_values), std::end(usual_values), is_it);
    }

    void give(Fact fact, Instance at) {
        if (has_a_plausible_value(fact.info())) write(fact, value_for(fact, at), at);
    }
    void write(Fact fact, double value, Instance at) {
        // no screen stands farther aside than away
        const Fact aside = "screen.lateral_offset_cm"_fact, away = "screen.distance_cm"_fact;
        if (fact == aside && facts_.knows(away, at))
            value = std::clamp(value, 1 - facts_.value(away, at), facts_.value(away, at) - 1);
        if (fact == away && facts_.knows(aside, at)) value = std::max(value, std::abs(facts_.value(aside, at)) + 1);
        const bool is_seen = table_of(fact.info()) == "observed";
        facts_.set(fact, value, is_seen ? Provenance::observed : Provenance::measured, at);
    }
    [[nodiscard]] static double rounded(double value) { return std::round(value * 10) / 10; }

    std::mt19937_64 random_;
    Facts facts_;  // of the description made last
    double stature_cm_ = 170;
};

}  // namespace ergoaudit::testing
