// Any bytes: read as a description or refused with messages, never a crash, a hang or a read outside the text.
//     clang++ -fsanitize=fuzzer,address,undefined …; corpus in tests/fuzz/corpus/description

#include "ergoaudit/base/diagnostic.hpp"
#include "ergoaudit/base/text.hpp"
#include "ergoaudit/input/consistency.hpp"
#include "ergoaudit/input/description_reader.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace ergoaudit;
    const auto result = read_description(std::string(reinterpret_cast<const char*>(data), size), "desk.toml");
    for (const Diagnostic& problem : result.problems()) {
        const std::string text = to_text(problem);
        if (!is_utf8(text) || text.find('\x1b') != std::string::npos) std::abort();
    }
    if (result.ok() == has_error(result.problems())) std::abort();
    if (result.ok() && !contradictions_in(result.value()).empty()) std::abort();
    return 0;
}
