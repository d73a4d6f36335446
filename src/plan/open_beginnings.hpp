#pragma once
// Plans that are begun and not decided: what is bought and set so far, and what it promises. Private to this folder.

#include "hub_values.hpp"
#include "part_bound.hpp"

#include <compare>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <queue>
#include <vector>

namespace ergoaudit {

// A beginning: things bought that touch the hub, so much of the hub set, and what each cluster costs at least then.
struct Beginning {
    OfferSet wide = 0;
    Worth worth;  // of these things and settings
    int items = 0;
    HubValues hub;
    std::vector<const Bound*> bounds;  // by cluster; of an earlier beginning as long as it is not told anew
    std::uint32_t news = 0;            // bit n: n variables of the hub are set now that were not when it was told last
    std::size_t told = 0;              // clusters of which something is news; beyond their number, exactly
    Bound sum;                         // of the bounds
};

// What a beginning promises, as plans are compared; of equal promises the one that is known best comes first.
struct Promise {
    long long money = 0;
    Worth worth;
    std::ptrdiff_t unknown = 0;
    std::size_t beginning = 0;
    friend constexpr auto operator<=>(const Promise&, const Promise&) = default;
};

// The beginnings that are still open, the most promising one first. Places of closed ones are used again.
class OpenBeginnings {
  public:
    Beginning& add() {
        if (free_.empty()) {
            free_.push_back(all_.size());
            all_.emplace_back();
        }
        last_ = free_.back();
        free_.pop_back();
        return all_[last_];
    }
    [[nodiscard]] std::size_t last() const { return last_; }
    [[nodiscard]] Beginning& operator[](const Promise& promise) { return all_[promise.beginning]; }
    void close(const Promise& promise) { free_.push_back(promise.beginning); }

    void push(const Promise& promise) { open_.push(promise); }
    Promise pop() {
        const Promise first = open_.top();
        open_.pop();
        return first;
    }
    [[nodiscard]] bool is_first(const Promise& promise) const { return open_.empty() || promise < open_.top(); }
    [[nodiscard]] bool empty() const { return open_.empty(); }

  private:
    std::deque<Beginning> all_;
    std::vector<std::size_t> free_;
    std::size_t last_ = 0;
    std::priority_queue<Promise, std::vector<Promise>, std::greater<>> open_;
};

}  // namespace ergoaudit
