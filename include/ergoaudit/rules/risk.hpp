#pragma once
// How occupational health ranks what an audit finds: the severity of the rule against how long somebody is exposed to
// it. Classes of exposure and the matrix are data: rules/risk.toml.

#include "ergoaudit/base/arena.hpp"
#include "ergoaudit/base/result.hpp"
#include "ergoaudit/rules/rule.hpp"
#include "ergoaudit/toml/tree.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace ergoaudit {

enum class RiskLevel : std::uint8_t { low, medium, high };
inline constexpr std::array<std::string_view, 3> risk_names = {"low", "medium", "high"};

struct ExposureClass {
    std::string_view because;            // "more than 4 hours a day, or more than 1 hour at a stretch"
    Program when;                        // of the workstation; empty: everything else
    std::array<RiskLevel, 4> risk_of{};  // by Severity (4)
};

struct RiskMatrix {
    std::span<const ExposureClass> exposures;  // the longest first; the last is everything else
    std::string_view our_choice;               // why these cells
    std::span<const std::string_view> sources;
    std::span<const std::string_view> review_when;  // what asks for a new assessment before its day
};

[[nodiscard]] Result<RiskMatrix> read_risk(const toml_tree::Document& document, Arena& arena);

// The first class that holds; nothing where it is not known whether it does.
[[nodiscard]] std::optional<std::size_t> exposure_of(const RiskMatrix& matrix, const Facts& facts);

}  // namespace ergoaudit
