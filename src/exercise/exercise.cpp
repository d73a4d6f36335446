#include "ergoaudit/exercise/exercise.hpp"

#include "ergoaudit/base/text.hpp"

#include <algorithm>
#include <type_traits>
#include <utility>

#include <fmt/format.h>

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
    } else if constexpr (std::is_same_v<T, Program>) {
        return a.text == b.text && equal<Instruction>(a.code, b.code);
    } else {
        return a == b;
    }
}

}  // namespace

bool same(const Exercise& a, const Exercise& b) { return equal(a, b); }

bool same(const ExerciseKnowledge& a, const ExerciseKnowledge& b) {
    return equal(a.exercises, b.exercises) && equal(a.programme, b.programme) && equal(a.crisis_lines, b.crisis_lines);
}

std::string break_sentence(const BreakAdvice& breaks, std::string_view text) {
    return with_filled(std::string(text), "pause_every",
                       breaks.pause_every_min == 60 ? "hour" : fmt::format("{} minutes", breaks.pause_every_min));
}

}  // namespace ergoaudit
