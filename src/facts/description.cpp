#include "ergoaudit/facts/description.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <optional>

namespace ergoaudit {
namespace {

// What is at hand and possible for exercises when a list under [exercise] is absent.
constexpr std::array usual_for_exercise = {"exercise.equipment.wall"_fact, "exercise.equipment.chair"_fact,
                                           "exercise.positions.sitting"_fact, "exercise.positions.standing"_fact};

// What would be taken from something unknown (NaN) stays unknown.
void take(Facts& facts, Fact fact, double value, Instance at = {}) {
    if (!facts.knows(fact, at) && std::isfinite(value)) facts.set(fact, value, Provenance::defaulted, at);
}

// What follows from something that was said is known as well as that.
void follow(Facts& facts, Fact fact, double value, Provenance cause, Instance at = {}) {
    if (!facts.knows(fact, at) && std::isfinite(value)) facts.set(fact, value, cause, at);
}

void follow(Facts& facts, ChoiceOf choice, Provenance cause, Instance at = {}) {
    follow(facts, choice.fact, choice.value, cause, at);
}

bool nothing_known_of(const Facts& facts, std::string_view list) {
    for (std::uint16_t i = 0; i < fact_count; ++i)
        if (fact_rows[i].belongs_to == list && facts.knows(Fact{i})) return false;
    return true;
}

void assume_list(Facts& facts, std::string_view list) {
    if (!nothing_known_of(facts, list)) return;
    for (std::uint16_t i = 0; i < fact_count; ++i) {
        if (fact_rows[i].belongs_to != list) continue;
        const bool usual =
            std::find(usual_for_exercise.begin(), usual_for_exercise.end(), Fact{i}) != usual_for_exercise.end();
        facts.set(Fact{i}, usual ? 1 : 0, Provenance::defaulted);
    }
}

// A footrest is there when it is said to be used or anything is said about it, unless `used` is no.
void assume_footrest(Facts& facts) {
    const bool described = facts.knows("footrest.height_cm"_fact);
    take(facts, "footrest.used"_fact, described ? 1 : 0);
    if (!facts.says("footrest.used"_fact)) facts.set("footrest.height_cm"_fact, 0, Provenance::defaulted);
}

bool speaks_of_a_mouse(const Facts& facts) {
    if (facts.knows("reported.mouse_reach"_fact)) return true;
    for (std::uint16_t i = 0; i < fact_count; ++i) {
        if (!fact_rows[i].path.starts_with("mouse.") || !std::isnan(fact_rows[i].assumed)) continue;
        if (facts.knows(Fact{i}) && !facts.is(Fact{i}, "touchpad")) return true;  // a touchpad may be the laptop's
    }
    return false;
}

// Scrolling is no telephoning.
bool speaks_of_telephoning(const Facts& facts) {
    return facts.says("phone.minutes_per_day"_fact) || facts.says("phone.longest_min"_fact) ||
           facts.says("phone.headset"_fact) || facts.knows("phone.speaker"_fact) || facts.knows("phone.cradled"_fact);
}

// A chair said to be good has no defects that nobody lists; a seat without a backrest supports no lower back; armrests
// of which a height is given are there.
void assume_chair(Facts& facts) {
    if (facts.is("chair.condition=good"_choice) && nothing_known_of(facts, "chair.defects"))
        for (std::uint16_t i = 0; i < fact_count; ++i)
            if (fact_rows[i].belongs_to == "chair.defects")
                follow(facts, Fact{i}, 0, facts.from("chair.condition"_fact));
    if (facts.is("chair.backrest=none"_choice))
        follow(facts, "chair.lumbar_support"_fact, 0, facts.from("chair.backrest"_fact));
    if (facts.is("chair.kind=stool"_choice))
        follow(facts, "chair.lumbar_support"_fact, 0, facts.from("chair.kind"_fact));
    for (const Fact height : {"chair.armrest_height_cm"_fact, "chair.armrest_from_floor_cm"_fact})
        if (facts.knows(height)) follow(facts, "chair.armrests=fixed"_choice, facts.from(height));
}

void assume_what_is_spoken_of(Facts& facts) {
    if (speaks_of_a_mouse(facts)) take(facts, "mouse.external"_fact, 1);
    if (speaks_of_telephoning(facts)) take(facts, "phone.used"_fact, 1);
    for (const Fact tray : {"keyboard.tray_height_cm"_fact, "keyboard.tray_thickness_cm"_fact})
        if (facts.knows(tray)) follow(facts, "keyboard.surface=tray"_choice, facts.from(tray));
}

// Hours at the screen are those of sitting, of who never sits those of standing; stress is a quarter of the
// questionnaire's score.
void assume_habits(Facts& facts) {
    const Fact hours = facts.is("person.seat=none"_choice) ? "habits.standing_hours_per_day"_fact
                                                           : "habits.sitting_hours_per_day"_fact;
    if (facts.knows(hours)) take(facts, "habits.screen_hours_per_day"_fact, facts.value(hours));
    if (facts.knows("habits.pss10_score"_fact))
        follow(facts, "habits.stress_0_10"_fact, facts.value("habits.pss10_score"_fact) / 4,
               facts.from("habits.pss10_score"_fact));
}

// Of several screens the one whose share nobody told has what the others leave.
void give_the_rest_of_the_time(Facts& facts) {
    constexpr Fact share = "screen.share"_fact;
    std::optional<Instance> open;
    double rest = 1;
    Provenance cause = Provenance::measured;
    for (std::uint8_t screen = 0; screen < facts.screens(); ++screen) {
        const Instance at{.screen = screen};
        if (facts.knows(share, at)) {
            rest -= facts.value(share, at);
            cause = weaker(cause, facts.from(share, at));
            continue;
        }
        if (open) return;
        open = at;
    }
    const bool hours_may_say_otherwise = open && facts.screens() > 1 && facts.knows("screen.hours_per_day"_fact, *open);
    if (open && !hours_may_say_otherwise) follow(facts, share, std::max(rest, 0.0), cause, *open);
}

// A lone screen is upright, straight ahead and looked at all the time; what stands on a stand or arm is a monitor; the
// hours on a screen are its share of all.
void assume_screens(Facts& facts) {
    if (facts.screens() == 1)
        for (const Fact fact : {"screen.lateral_offset_cm"_fact, "screen.yaw_deg"_fact, "screen.tilt_deg"_fact})
            take(facts, fact, 0);
    give_the_rest_of_the_time(facts);
    const double hours = facts.value("habits.screen_hours_per_day"_fact);
    for (std::uint8_t screen = 0; screen < facts.screens(); ++screen) {
        const Instance at{.screen = screen};
        if (facts.is("screen.mount=stand"_choice, at) || facts.is("screen.mount=arm"_choice, at))
            follow(facts, "screen.kind=monitor"_choice, facts.from("screen.mount"_fact, at), at);
        follow(facts, "screen.hours_per_day"_fact, hours * facts.value("screen.share"_fact, at),
               weaker(facts.from("habits.screen_hours_per_day"_fact), facts.from("screen.share"_fact, at)), at);
    }
}

// "assessment.action" of "assessment.action.due".
std::string_view table_of(TextKey key) {
    const std::string_view path = key.info().path;
    return path.substr(0, path.rfind('.'));
}

}  // namespace

std::string_view text_in(std::span<const TextEntry> texts, TextKey key, std::size_t record) {
    const auto found = std::find_if(texts.begin(), texts.end(),
                                    [&](const TextEntry& entry) { return entry.key == key && entry.record == record; });
    return found == texts.end() ? std::string_view{} : std::string_view(found->value);
}

TextRecords::TextRecords(std::span<const TextEntry> texts, std::string_view table) : begin_(1) {
    for (const TextEntry& entry : texts) {
        if (table_of(entry.key) != table) continue;
        entries_.push_back(&entry);
        if (begin_.size() < entry.record + 2) begin_.resize(entry.record + 2);
        ++begin_[entry.record + 1];
    }
    std::partial_sum(begin_.begin(), begin_.end(), begin_.begin());
    std::ranges::stable_sort(entries_, {}, &TextEntry::record);
}

std::string_view TextRecords::text(TextKey key, std::size_t record) const {
    const auto said = entries(record);
    const auto found = std::ranges::find(said, key, &TextEntry::key);
    return found == said.end() ? std::string_view{} : std::string_view((*found)->value);
}

std::vector<std::string_view> TextRecords::list(TextKey key, std::size_t record) const {
    std::vector<std::string_view> values;
    for (const TextEntry* entry : entries(record))
        if (entry->key == key) values.push_back(entry->value);
    return values;
}

std::vector<std::string_view> Description::list(TextKey key) const {
    std::vector<std::string_view> values;
    for (const TextEntry& entry : texts)
        if (entry.key == key && entry.record == 0) values.push_back(entry.value);
    return values;
}

void assume_unmentioned(Facts& facts) {
    const bool speaks_of_a_screen = facts.knows("reported.screen_height"_fact) ||
                                    facts.knows("reported.screen_distance"_fact) ||
                                    facts.knows("observed.eye_above_screen_top_cm"_fact);
    if (facts.screens() == 0 && speaks_of_a_screen) facts.set_screens(1);
    assume_footrest(facts);
    assume_chair(facts);
    assume_what_is_spoken_of(facts);
    assume_habits(facts);
    for (std::uint16_t i = 0; i < fact_count; ++i) {
        const FactInfo& info = fact_rows[i];
        if (std::isnan(info.assumed)) continue;
        if (info.group == Group::workstation) take(facts, Fact{i}, info.assumed);
        for (std::uint8_t screen = 0; info.group == Group::screen && screen < facts.screens(); ++screen)
            take(facts, Fact{i}, info.assumed, {.screen = screen});
    }
    assume_screens(facts);
    assume_list(facts, "exercise.equipment");
    assume_list(facts, "exercise.positions");
}

}  // namespace ergoaudit
