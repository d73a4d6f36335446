#pragma once
// FNV-1a, 64 bits: tells texts apart that differ by accident. It is no proof against forgery.

#include <cstdint>
#include <string>
#include <string_view>

#include <fmt/format.h>

namespace ergoaudit {

class Digest {
  public:
    // Each text is followed by a zero byte, so that "ab", "c" is not "a", "bc".
    void add(std::string_view text) {
        const auto byte = [&](unsigned char one) { hash_ = (hash_ ^ one) * 0x100000001b3ULL; };
        for (const char c : text) byte(static_cast<unsigned char>(c));
        byte(0);
    }
    // 16 hexadecimal digits.
    [[nodiscard]] std::string text() const { return fmt::format("{:016x}", hash_); }

  private:
    std::uint64_t hash_ = 0xcbf29ce484222325ULL;
};

}  // namespace ergoaudit
