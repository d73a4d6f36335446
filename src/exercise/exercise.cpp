#include "ergoaudit/exercise/exercise.hpp"

#include <algorithm>
#include <type_traits>
#include <utility>

namespace ergoaudit {
namespace {

template <class T>
concept HasFields = requires(const T& value) {
    fields(value);
};

template <class T>
bool equal(const T& a, const T& b);

template <class T>
bool equal(std::span<const T> a, std::span<const T> b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const T& x, const T& y) { return equal<T>(x, y); });
}

template <class Tuple, std::size_t... place>
bool all_equal(const Tuple& a, const Tuple& b, std::index_sequence<place...>) {
    return (equal(std::get<place>(a), std::get<place>(b)) && ...);
}

template <class T>
bool equal(const T& a, const T& b) {
    if constexpr (HasFields<T>) {
        const auto left = fields(a), right = fields(b);
        return all_equal(left, right, std::make_index_sequence<std::tuple_size_v<decltype(left)>>{});
    } else {
        return a == b;
    }
}

}  // namespace

bool same(const Exercise& a, const Exercise& b) { return equal(a, b); }

bool same(const ExerciseKnowledge& a, const ExerciseKnowledge& b) {
    return equal(a.exercises, b.exercises) && equal(a.programme, b.programme);
}

}  // namespace ergoaudit
