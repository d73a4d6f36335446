#pragma once
// What can be known about a person at a workstation: one row of this table per number, yes/no and choice. Readers,
// schema, templates, hints and rules all iterate it; a fact is added here and nowhere else.

#include "ergoaudit/base/unit.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <string>
#include <string_view>

namespace ergoaudit {

// What a fact is said about. A workstation fact exists once; the others once per instance.
enum class Group : std::uint8_t {
    workstation,
    screen,   // up to 6, in the order described
    posture,  // sitting, standing
    view,     // a screen seen in a posture
    side,     // left, right
    region,   // a part of the body, in the order of `region_names`
};

enum class Kind : std::uint8_t { number, yes_no, choice, date };

// Who may see it besides the person and occupational health. The default is the most private one.
enum class Sensitivity : std::uint8_t { health, personal, workplace };

enum class Origin : std::uint8_t {
    described,  // a key a person may write
    derived,    // computed by `body`; not a key
};

struct FactInfo {
    std::string_view path;  // "chair.seat_height_cm": table and key
    Kind kind = Kind::number;
    Unit unit = Unit::none;
    Group group = Group::workstation;
    double low = 0, high = 0;  // outside is a slip of the pen or of the unit: an error at the door
    double step = 0;           // grid of an adjustable fact when the furniture names none; 0: not adjustable
    double assumed = std::numeric_limits<double>::quiet_NaN();  // taken when nobody says; NaN: stays unknown
    Sensitivity who_may_see = Sensitivity::health;
    Origin origin = Origin::described;
    std::string_view choices = {};     // "task|fixed|…" in the order of their values 0, 1, …
    std::string_view belongs_to = {};  // the list key this yes/no is a name of: "person.eyewear"
    std::string_view meaning = {};     // one line for the manual
    std::string_view how_to_measure = {};
};

inline constexpr std::array<std::string_view, 14> region_names = {
    "neck",     "shoulder", "upper_back", "arm",        "elbow", "wrist_hand", "lower_back",
    "tailbone", "hip",      "knee",       "ankle_foot", "eyes",  "head",       "chest"};
inline constexpr std::array<std::string_view, 2> posture_names = {"sitting", "standing"};
inline constexpr std::array<std::string_view, 2> side_names = {"left", "right"};
inline constexpr std::size_t most_screens = 6;

// How many instances a group has room for.
[[nodiscard]] constexpr std::size_t room_in(Group group) {
    switch (group) {
        case Group::workstation:
            return 1;
        case Group::screen:
            return most_screens;
        case Group::posture:
            return posture_names.size();
        case Group::view:
            return most_screens * posture_names.size();
        case Group::side:
            return side_names.size();
        case Group::region:
            return region_names.size();
    }
    return 0;
}

[[nodiscard]] std::span<const FactInfo> all_facts();

// How a described fact is found out: how to measure it, else how to answer. "answer true or false"
[[nodiscard]] std::string how_to_tell(const FactInfo& info);

}  // namespace ergoaudit
