#pragma once
// An instrument against its own worked examples: what `verify` runs, and the build before it compiles knowledge in.

#include "ergoaudit/base/diagnostic.hpp"
#include "ergoaudit/instruments/instrument.hpp"

namespace ergoaudit {

// Every example that comes out otherwise, with what came out; and an instrument without any example of its score.
[[nodiscard]] Diagnostics check_worked_examples(const Instrument& instrument);

}  // namespace ergoaudit
