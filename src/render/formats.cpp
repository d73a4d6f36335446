#include "ergoaudit/render/report.hpp"

namespace ergoaudit {
namespace {

std::string json(const Report& report, const TextStyle&) { return as_json(report); }

constexpr Format all_formats[] = {
    {"text", "for people, on a terminal", as_text, false, true},
    {"json", "for programs: everything, schema version 1", json},
    {"html", "for people: one page for screen and paper, with the drawing", as_html},
    {"markdown", "for tickets and wikis", as_markdown},
    {"md", "short for markdown", as_markdown},
    {"svg", "the drawing: now and after the plan, to scale", as_svg},
};

}  // namespace

std::span<const Format> formats() { return all_formats; }

}  // namespace ergoaudit
