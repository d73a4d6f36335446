#include "ergoaudit/render/report.hpp"

namespace ergoaudit {
namespace {

std::string json(const Report& report, const TextStyle&) { return as_json(report); }

constexpr Format all_formats[] = {
    {"text", "for people, on a terminal", as_text, false, true, true},
    {"json", "for programs: everything, schema version 1", json},
};

}  // namespace

std::span<const Format> formats() { return all_formats; }

}  // namespace ergoaudit
