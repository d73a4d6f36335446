#include "ergoaudit/instruments/instrument.hpp"

#include <algorithm>

namespace ergoaudit {
namespace {

template <class T>
std::size_t place_of(std::span<const T> rows, std::string_view id) {
    const auto found = std::ranges::find(rows, id, &T::id);
    return static_cast<std::size_t>(found - rows.begin());
}

}  // namespace

std::size_t Instrument::item(std::string_view item_id) const { return place_of(items, item_id); }
std::size_t Instrument::step(std::string_view step_id) const { return place_of(steps, step_id); }

bool Instrument::is_about_workplace() const {
    return std::ranges::all_of(items, [](const InstrumentItem& item) {
        return !item.observed.exists() || item.observed.info().who_may_see == Sensitivity::workplace;
    });
}

}  // namespace ergoaudit
