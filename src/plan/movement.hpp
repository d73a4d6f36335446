#pragma once
// What moves what at one workstation: which described rows a thing bought or a knob turned can change here, and which
// of them stand behind an expression. Private to this folder.

#include "plan_parts.hpp"

#include "ergoaudit/rules/outcomes.hpp"

#include <map>
#include <unordered_map>
#include <vector>

namespace ergoaudit {

class Movement {
  public:
    // With these offers, and every knob turned. `input` must outlive it, the aids of the offers too.
    Movement(std::span<const Offer> offers, const PlanInput& input);

    // What an offer changes; without what it only sets to what it is, and what nobody knows and nothing tells.
    [[nodiscard]] const Rows& by(const Offer& offer) const;
    // The same without what it changes by setting facts that `is_told` names: that is told in another way.
    template <class Told>
    [[nodiscard]] Rows beside(const Offer& offer, Told is_told) const {
        Rows rows;
        for (const AidEffect& effect : offer.aid->sets)
            if (!is_told(effect.fact)) rows |= by(effect.fact, offer.at);
        return rows;
    }
    // What turning a knob changes.
    [[nodiscard]] Rows by(Fact turned, Instance at) const;

    // Described rows from which a row comes about, itself among them; what is read by an expression.
    const Rows& behind(Row row) const;
    [[nodiscard]] Rows behind(const Program& program, Instance at) const;

    // What comes out of an expression whatever becomes of the rows that are moved, and of what is derived from them.
    [[nodiscard]] Outcomes outcomes(const Program& program, Instance at, const Rows& moved) const;

  private:
    [[nodiscard]] Rows raw(Fact turned, Instance at) const;
    [[nodiscard]] Rows found_behind(Row row) const;

    const Facts& facts_;
    Rows stays_;  // whatever is bought or turned
    std::map<std::pair<const Aid*, std::uint8_t>, Rows> by_offer_;
    mutable std::unordered_map<std::uint16_t, Rows> behind_;  // by row, once it was asked for
};

// In rising order.
[[nodiscard]] std::vector<Row> rows_in(const Rows& rows);

}  // namespace ergoaudit
