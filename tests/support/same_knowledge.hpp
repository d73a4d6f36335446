#pragma once
// Whether two values of knowledge say the same, whatever their views point at and wherever in a file they stand: field
// by field, by the list that the tables compiled into the program are written from.

#include "src/knowledge/literal_fields.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <concepts>
#include <span>
#include <tuple>
#include <type_traits>
#include <utility>

namespace ergoaudit {

template <class T>
bool same(const T& a, const T& b);

template <class T>
inline constexpr bool is_list = false;
template <class T>
inline constexpr bool is_list<std::span<T>> = true;
template <class T, std::size_t size>
inline constexpr bool is_list<std::array<T, size>> = true;

template <class Tuple, std::size_t... place>
bool all_same(const Tuple& a, const Tuple& b, std::index_sequence<place...>) {
    return (same(std::get<place>(a), std::get<place>(b)) && ...);
}

template <class T>
bool same(const T& a, const T& b) {
    if constexpr (std::same_as<T, SourceSpan> || std::same_as<T, SourceLocation>) {
        return true;
    } else if constexpr (is_list<T>) {
        return std::ranges::equal(a, b, [](const auto& x, const auto& y) { return same(x, y); });
    } else if constexpr (literal::HasFields<T>) {
        const auto left = literal::all_fields(a), right = literal::all_fields(b);
        return all_same(left, right, std::make_index_sequence<std::tuple_size_v<decltype(left)>>{});
    } else if constexpr (std::floating_point<T>) {
        return a == b || (std::isnan(a) && std::isnan(b));
    } else {
        return a == b;
    }
}

}  // namespace ergoaudit
