#pragma once
// What was told once, looked up by where some settings stand. Private to this folder.

#include "place_key.hpp"

#include <algorithm>
#include <bit>
#include <cstddef>
#include <memory>
#include <utility>
#include <vector>

namespace ergoaudit {

// A hash table for few and small keys: entries stay where they are until all are forgotten, and none is taken out.
template <class T>
class ByPlace {
  public:
    // What stands at that place; if nothing did, a new one, and true.
    std::pair<T*, bool> try_emplace(const PlaceKey& key) {
        if (2 * (size_ + 1) > slots_.size()) grow();
        Entry*& slot = slot_of(key);
        if (slot != nullptr) return {&slot->value, false};
        slot = &next_entry();
        slot->key = key;
        return {&slot->value, true};
    }

    [[nodiscard]] std::size_t size() const { return size_; }

    void clear() {
        slots_.assign(slots_.size(), nullptr);
        each_entry([](Entry& entry) { entry = {}; });
        size_ = 0;
    }

  private:
    struct Entry {
        PlaceKey key;
        T value;
    };
    static constexpr std::size_t first_chunk = 8;  // entries; each further chunk holds twice as many as the one before

    Entry& next_entry() {
        const auto chunk = static_cast<std::size_t>(std::bit_width(size_ / first_chunk + 1)) - 1;
        if (chunk == chunks_.size()) chunks_.push_back(std::make_unique<Entry[]>(first_chunk << chunk));
        return chunks_[chunk][size_++ - first_chunk * ((std::size_t{1} << chunk) - 1)];
    }
    template <class Visit>
    void each_entry(Visit visit) {
        std::size_t left = size_;
        for (std::size_t chunk = 0; left > 0; ++chunk) {
            const std::size_t here = std::min(left, first_chunk << chunk);
            for (std::size_t i = 0; i < here; ++i) visit(chunks_[chunk][i]);
            left -= here;
        }
    }
    Entry*& slot_of(const PlaceKey& key) {
        const std::size_t mask = slots_.size() - 1;
        std::size_t at = key.hash() & mask;
        while (slots_[at] != nullptr && !(slots_[at]->key == key)) at = (at + 1) & mask;
        return slots_[at];
    }
    void grow() {
        slots_.assign(std::max<std::size_t>(2 * slots_.size(), 2 * first_chunk), nullptr);
        each_entry([this](Entry& entry) { slot_of(entry.key) = &entry; });
    }

    std::vector<Entry*> slots_;  // as many as a power of two, at most half of them taken
    std::vector<std::unique_ptr<Entry[]>> chunks_;
    std::size_t size_ = 0;
};

}  // namespace ergoaudit
