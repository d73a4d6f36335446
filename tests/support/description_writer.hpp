#pragma once
// Lines of a description, each written or left out by chance. The seed decides.

#include <random>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

namespace ergoaudit::testing {

class DescriptionWriter {
  public:
    explicit DescriptionWriter(unsigned seed) : random_(seed) {}

    bool chance(int percent) { return static_cast<int>(random_() % 100) < percent; }
    double between(double low, double high, double step = 0.5) {
        const auto steps = static_cast<unsigned long>((high - low) / step + 1e-9) + 1;
        return low + step * static_cast<double>(random_() % steps);
    }
    void number(std::string_view key, double low, double high, int percent = 70, double step = 0.5) {
        if (chance(percent)) text_ += fmt::format("{} = {}\n", key, between(low, high, step));
    }
    void choice(std::string_view key, const std::vector<std::string_view>& names, int percent = 70) {
        if (chance(percent)) text_ += fmt::format("{} = \"{}\"\n", key, names[random_() % names.size()]);
    }
    void truth(std::string_view key, int percent = 50) {
        if (chance(percent)) text_ += fmt::format("{} = {}\n", key, chance(60));
    }
    void table(std::string_view header) { text_ += fmt::format("\n{}\n", header); }

  protected:
    std::mt19937 random_;
    std::string text_;
};

}  // namespace ergoaudit::testing
