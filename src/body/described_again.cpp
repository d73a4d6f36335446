#include "ergoaudit/body/described_again.hpp"

#include "posture_parts.hpp"

#include "ergoaudit/base/number_text.hpp"
#include "ergoaudit/body/furniture.hpp"
#include "ergoaudit/facts/forms.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace ergoaudit {
namespace {

double changed_by(const Facts& before, const Facts& after, Fact fact, Instance at = {}) {
    const double by = after.value(fact, at) - before.value(fact, at);
    return std::isnan(by) ? 0 : by;
}

class Rewriting {
  public:
    Rewriting(const Facts& written, const Facts& before, const Facts& after, const Allowances& sinks)
        : written_(written), before_(before), after_(after), sinks_(sinks), now_(written) {}

    Facts run() {
        for (std::uint16_t row = 0; row < row_size; ++row) changed_value(Row{row});
        forms_of_a_height();
        measured_on_the_furniture();
        what_no_longer_holds();
        return now_;
    }

  private:
    void set(Fact fact, double value, Instance at = {}) {
        now_.set(fact, rounded_to_milli(value), Provenance::measured, at);
    }
    void shift(Fact fact, double by, Instance at = {}) {
        if (written_.knows(fact, at) && std::abs(by) > 1e-9) set(fact, written_.value(fact, at) + by, at);
    }
    // Where a derived value is what would be measured now.
    void measure(Fact measured, Fact derived) {
        if (written_.knows(measured) && std::abs(changed_by(before_, after_, derived, while_sitting)) > 1e-9)
            set(measured, after_.value(derived, while_sitting));
    }
    void forget(std::initializer_list<Fact> facts) {
        for (const Fact fact : facts) now_.forget(fact);
    }

    // Facts that were only told in another form are told in that form, below.
    [[nodiscard]] bool is_told_otherwise(Fact fact, Instance at) const {
        return !written_.knows(fact, at) && std::ranges::any_of(other_forms, [&](const ToldOtherwise& form) {
            return form.reckoned == fact && written_.knows(form.told, at);
        });
    }

    // Whoever writes a list says "no" to all that it does not name: of one thing alone, while others are not known,
    // that cannot be said.
    [[nodiscard]] bool is_no_that_a_list_cannot_say(Fact fact, Instance at) const {
        const std::string_view list = fact.info().belongs_to;
        if (list.empty() || after_.says(fact, at) || written_.knows(fact, at)) return false;
        for (std::uint16_t i = 0; i < fact_count; ++i)
            if (fact_rows[i].belongs_to == list && !after_.knows(Fact{i}, at)) return true;
        return false;
    }

    void forget_in_every_form(Fact fact, Instance at) {
        now_.forget(fact, at);
        for (const ToldOtherwise& form : other_forms)
            if (form.reckoned == fact) now_.forget(form.told, at);
    }

    void changed_value(Row row) {
        const auto [fact, at] = owner_of(row);
        if (fact.info().origin != Origin::described) return;
        if (before_.knows(row) && !after_.knows(row)) forget_in_every_form(fact, at);  // it clicks in other steps now
        if (!after_.knows(row)) return;
        const double was = before_[row], is = after_[row];
        if (was == is || std::abs(was - is) < 1e-9 || is_told_otherwise(fact, at)) return;
        if (fact == "chair.armrest_from_floor_cm"_fact || is_no_that_a_list_cannot_say(fact, at)) return;
        now_.set(row, rounded_to_milli(is), Provenance::measured);
    }

    // Of the empty seat: another one may give more or less under who sits on it.
    [[nodiscard]] double sinks_deeper_by_cm() const {
        if (!written_.knows("chair.seat_empty_height_cm"_fact)) return 0;
        const bool was_soft = before_.says("chair.seat_soft"_fact), is_soft = after_.says("chair.seat_soft"_fact);
        return was_soft == is_soft ? 0 : (is_soft ? 1 : -1) * (sinks_.seat_sink_soft_cm - sinks_.seat_sink_firm_cm);
    }

    void forms_of_a_height() {
        const double seat = changed_by(before_, after_, "chair.seat_height_cm"_fact);
        shift("chair.seat_empty_height_cm"_fact, seat + sinks_deeper_by_cm());
        if (before_.knows("chair.seat_height_cm"_fact) || !after_.knows("chair.seat_height_cm"_fact))
            shift("chair.armrest_from_floor_cm"_fact,
                  seat + changed_by(before_, after_, "chair.armrest_height_cm"_fact));
        else if (written_.knows("chair.armrest_from_floor_cm"_fact))  // of a seat that was not measured; the new one is
            set("chair.armrest_from_floor_cm"_fact,
                after_.value("chair.seat_height_cm"_fact) + after_.value("chair.armrest_height_cm"_fact));
        const double desk = changed_by(before_, after_, "desk.height_cm"_fact);
        // Who never sits told one height, at which all heights from the floor were measured: it stays beside the new
        // one, unless it is another one now, with everything measured at that.
        if (!written_.knows("desk.height_cm"_fact) && before_.knows("desk.height_cm"_fact) && desk == 0 &&
            changed_by(before_, after_, "desk.standing_height_cm"_fact) != 0)
            set("desk.height_cm"_fact, before_.value("desk.height_cm"_fact));
        for (std::uint8_t s = 0; s < after_.screens(); ++s) {
            const Instance screen{.screen = s};
            const auto moved = [&](Fact top, std::array<Fact, 2> above) {
                // A screen of unknown height stands on the desk as it did.
                const double by = before_.knows(top, screen) ? changed_by(before_, after_, top, screen) - desk : 0;
                shift(above[0], by, screen);
                const double rise = screen_rise_cm(after_, screen).value - screen_rise_cm(before_, screen).value;
                shift(above[1], by - (std::isnan(rise) ? 0 : rise), screen);
            };
            moved("screen.top_height_cm"_fact, {"screen.top_above_desk_cm"_fact, "screen.bottom_above_desk_cm"_fact});
            moved("screen.top_height_min_cm"_fact,
                  {"screen.top_above_desk_min_cm"_fact, "screen.bottom_above_desk_min_cm"_fact});
            moved("screen.top_height_max_cm"_fact,
                  {"screen.top_above_desk_max_cm"_fact, "screen.bottom_above_desk_max_cm"_fact});
        }
    }

    void measured_on_the_furniture() {
        const double elbow = changed_by(before_, after_, "posture.elbow_height_cm"_fact, while_sitting);
        const double eye = changed_by(before_, after_, "posture.eye_height_cm"_fact, while_sitting);
        shift("person.seated_elbow_from_floor_cm"_fact, elbow);
        shift("person.seated_eye_from_floor_cm"_fact, eye);
        shift("observed.elbow_above_desk_cm"_fact, elbow - changed_by(before_, after_, "desk.height_cm"_fact));
        const Instance screen{.screen = main_screen(before_)};
        shift("observed.eye_above_screen_top_cm"_fact,
              before_.knows("screen.top_height_cm"_fact, screen)
                  ? eye - changed_by(before_, after_, "screen.top_height_cm"_fact, screen)
                  : -changed_by(before_, after_, "view.top_above_eye_cm"_fact,
                                {.screen = screen.screen, .posture = sitting}));
        measure("observed.thigh_to_desk_gap_cm"_fact, "posture.thigh_room_cm"_fact);
        measure("observed.gap_behind_knee_cm"_fact, "posture.gap_behind_knee_cm"_fact);
        measure("observed.wrist_extension_deg"_fact, "posture.wrist_extension_deg"_fact);
        const Fact fingers = "observed.gap_behind_knee_fingers"_fact, gap = "posture.gap_behind_knee_cm"_fact;
        const double was = before_.value(gap, while_sitting);
        const double wider = changed_by(before_, after_, gap, while_sitting);
        if (written_.knows(fingers) && written_.knows("observed.gap_behind_knee_cm"_fact)) {  // they say it, too
            if (wider != 0) forget({fingers});
        } else if (written_.knows(fingers) && was != 0) {  // fingers are as wide as they were taken to be
            shift(fingers, written_.value(fingers) * wider / was);
        } else if (written_.knows(fingers) && wider > 0) {  // where none fitted, centimetres say it
            set("observed.gap_behind_knee_cm"_fact, wider);
            forget({fingers});
        }
    }

    // What was measured on furniture of which nobody knew how it stood says nothing on another that is known, nor does
    // what was seen where the heights are others.
    void what_no_longer_holds() {
        const AsFound then = as_found(before_), now = as_found(after_);
        const auto comes_to_be_known = [&](Known AsFound::*height) {
            return !(then.*height).is_known() && (now.*height).is_known();
        };
        if (comes_to_be_known(&AsFound::seat_cm))
            forget({"person.seated_elbow_from_floor_cm"_fact, "person.seated_eye_from_floor_cm"_fact,
                    "observed.elbow_above_desk_cm"_fact, "observed.eye_above_screen_top_cm"_fact,
                    "observed.thigh_to_desk_gap_cm"_fact, "observed.wrist_extension_deg"_fact});
        if (comes_to_be_known(&AsFound::trunk_recline_deg))
            forget({"person.seated_eye_from_floor_cm"_fact, "observed.eye_above_screen_top_cm"_fact});
        if (comes_to_be_known(&AsFound::underside_cm)) forget({"observed.thigh_to_desk_gap_cm"_fact});
        const Fact pitch = "posture.forearm_pitch_deg"_fact;
        if (comes_to_be_known(&AsFound::home_row_cm) || comes_to_be_known(&AsFound::keyboard_slope_deg) ||
            before_.knows(pitch, while_sitting) != after_.knows(pitch, while_sitting))
            forget({"observed.wrist_extension_deg"_fact});
        if (comes_to_be_known(&AsFound::seat_pan_cm))
            forget({"observed.gap_behind_knee_cm"_fact, "observed.gap_behind_knee_fingers"_fact});
        const auto is_over = [&](Fact fact) {
            return before_.knows(fact, while_sitting) && !after_.knows(fact, while_sitting);
        };
        if (is_over("posture.feet"_fact)) forget({"observed.feet"_fact});
        if (is_over("posture.armrests_hit_desk"_fact)) forget({"observed.armrest_hits_desk"_fact});
    }

    const Facts& written_;
    const Facts& before_;
    const Facts& after_;
    const Allowances& sinks_;
    Facts now_;
};

}  // namespace

Facts described_again(const Facts& written, const Facts& before, const Facts& after, const Allowances& allowances) {
    return Rewriting(written, before, after, allowances).run();
}

}  // namespace ergoaudit
