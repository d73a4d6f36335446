#pragma once
// How rare a measured set is.

namespace ergoaudit {

// P(X > x) for a chi-square variable with `freedom` (≥ 0) degrees of freedom; 1 for x ≤ 0, never outside [0, 1].
// With no degree of freedom it is 1.
[[nodiscard]] double chi_square_tail(double x, int freedom);

}  // namespace ergoaudit
