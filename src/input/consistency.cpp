#include "ergoaudit/input/consistency.hpp"

#include "ergoaudit/input/written_key.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <string>
#include <tuple>

#include <fmt/format.h>

namespace ergoaudit {
namespace {

// What must be smaller than what, in any body and at any desk (knowledge: cross-checks of the measures).
struct Smaller {
    Fact small, large;
};
constexpr Smaller smaller[] = {
    {"person.popliteal_height_cm"_fact, "person.knee_height_sitting_cm"_fact},
    {"person.acromial_height_sitting_cm"_fact, "person.eye_height_sitting_cm"_fact},
    {"person.eye_height_sitting_cm"_fact, "person.sitting_height_cm"_fact},
    {"person.sitting_height_cm"_fact, "person.stature_cm"_fact},
    {"person.eye_height_standing_cm"_fact, "person.stature_cm"_fact},
    {"person.elbow_height_standing_cm"_fact, "person.eye_height_standing_cm"_fact},
    {"person.seated_elbow_from_floor_cm"_fact, "person.seated_eye_from_floor_cm"_fact},
    {"person.buttock_popliteal_length_cm"_fact, "person.buttock_knee_length_cm"_fact},
    {"desk.thickness_cm"_fact, "desk.height_cm"_fact},
    {"conditions.diastolic_mmhg"_fact, "conditions.systolic_mmhg"_fact},
};

// What can be set, and the facts that say how far: `x_min_cm` and `x_max_cm` beside `x_cm`.
struct Adjustable {
    Fact fact, min, max;
};

consteval std::size_t count_adjustables() {
    std::size_t count = 0;
    for (std::uint16_t i = 0; i < fact_count; ++i)
        if (fact_rows[i].step > 0 && told_beside(Fact{i}, "_min") && told_beside(Fact{i}, "_max")) ++count;
    return count;
}

constexpr auto adjustables = [] {
    std::array<Adjustable, count_adjustables()> found;
    std::size_t count = 0;
    for (std::uint16_t i = 0; i < fact_count; ++i)
        if (fact_rows[i].step > 0 && told_beside(Fact{i}, "_min") && told_beside(Fact{i}, "_max"))
            found[count++] = {Fact{i}, *told_beside(Fact{i}, "_min"), *told_beside(Fact{i}, "_max")};
    return found;
}();

constexpr double most_share = 1.01;  // parts of the day may be rounded
constexpr double hours_in_a_day = 24;

class Checker {
  public:
    explicit Checker(const Description& description) : description_(description), facts_(description.facts) {}

    std::vector<Contradiction> run() {
        for (const auto [small, large] : smaller) must_be_smaller(small, large);
        for (const Adjustable& adjustable : adjustables) check_range_of(adjustable);
        check_seat_under_desk();
        check_screens_aside();
        check_shares();
        check_hours();
        return std::move(found_);
    }

  private:
    [[nodiscard]] std::string named(Fact fact, Instance at = {}) const {
        return fmt::format("\"{}\"", written_path(fact, at));
    }

    // At the value written later; the help names the other and its line.
    void add(Fact a, Fact b, Instance at, std::string message) {
        const auto place = [&](Fact fact) {
            const Row row = row_of(fact, at);
            const SourceSpan span =
                row.index < description_.where.size() ? description_.where[row.index] : SourceSpan{};
            return std::tuple(span.line, span.column);
        };
        const Fact later = place(a) > place(b) ? a : b;
        const Fact other = later == a ? b : a;
        const auto line = std::get<0>(place(other));
        found_.push_back(
            {row_of(later, at), std::move(message),
             line != 0 ? fmt::format("measure again; {} is in line {}", named(other, at), line) : "measure again",
             later.info().who_may_see});
    }

    void must_be_smaller(Fact small, Fact large) {
        if (facts_.value(small) >= facts_.value(large))
            add(small, large, {}, fmt::format("{} must be smaller than {}", named(small), named(large)));
    }

    // min ≤ value ≤ max of an adjustable fact, in every instance.
    void check_range_of(const Adjustable& adjustable) {
        const auto [fact, min, max] = adjustable;
        const std::uint8_t screens = fact.info().group == Group::screen ? facts_.screens() : 1;
        for (std::uint8_t screen = 0; screen < screens; ++screen) {
            const Instance at{.screen = screen};
            if (facts_.value(min, at) > facts_.value(max, at)) {
                add(min, max, at, fmt::format("{} lies above {}", named(min, at), named(max, at)));
                continue;
            }
            for (const Fact end : {min, max}) {
                const bool outside = end == min ? facts_.value(fact, at) < facts_.value(end, at)
                                                : facts_.value(fact, at) > facts_.value(end, at);
                if (outside)
                    add(fact, end, at,
                        fmt::format("{} lies outside its own range: {} {}", named(fact, at),
                                    end == min ? "below" : "above", named(end, at)));
            }
        }
    }

    void check_seat_under_desk() {
        constexpr Fact kind = "chair.kind"_fact;
        const bool ordinary = facts_.is(kind, "task") || facts_.is(kind, "fixed") || facts_.is(kind, "kitchen");
        constexpr Fact desk = "desk.height_cm"_fact;
        constexpr Fact seat = "chair.seat_height_cm"_fact;
        if (ordinary && facts_.value(desk) <= facts_.value(seat))
            add(desk, seat, {}, fmt::format("{} must be above {}", named(desk), named(seat)));
    }

    // The distance is that from the eye to the middle of the picture: no slant is shorter than its side.
    void check_screens_aside() {
        constexpr Fact distance = "screen.distance_cm"_fact, aside = "screen.lateral_offset_cm"_fact;
        for (std::uint8_t screen = 0; screen < facts_.screens(); ++screen) {
            const Instance at{.screen = screen};
            if (facts_.value(distance, at) <= std::abs(facts_.value(aside, at)))
                add(distance, aside, at,
                    fmt::format("{} must be more than {}: it is measured straight from the eye to the middle of the "
                                "picture",
                                named(distance, at), named(aside, at)));
        }
    }

    void check_shares() {
        constexpr Fact share = "screen.share"_fact;
        double sum = 0;
        Instance last;
        for (std::uint8_t screen = 0; screen < facts_.screens(); ++screen) {
            const Instance at{.screen = screen};
            if (!facts_.knows(share, at)) continue;
            sum += facts_.value(share, at);
            last = at;
        }
        if (sum > most_share)
            found_.push_back({row_of(share, last), "the shares of the screens add up to more than 1",
                              "a share is the part of the screen time spent on that screen, such as 0.7",
                              share.info().who_may_see});
    }

    void check_hours() {
        constexpr Fact sit = "habits.sitting_hours_per_day"_fact;
        constexpr Fact stand = "habits.standing_hours_per_day"_fact;
        if (facts_.value(sit) + facts_.value(stand) > hours_in_a_day)
            add(sit, stand, {}, "sitting and standing add up to more than 24 hours a day");
    }

    const Description& description_;
    const Facts& facts_;
    std::vector<Contradiction> found_;
};

}  // namespace

std::vector<Contradiction> contradictions_in(const Description& description) { return Checker(description).run(); }

}  // namespace ergoaudit
