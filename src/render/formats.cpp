#include "ergoaudit/render/report.hpp"

namespace ergoaudit {
namespace {

std::string json(const Report& report, const TextStyle&) { return as_json(report); }

constexpr Format calendar = {
    "ics", "a calendar of the exercise sessions", as_calendar, false, false, false, false, true, true};
constexpr Format stretchly = {
    "stretchly", "break settings for Stretchly", as_stretchly, false, false, false, false, true, true};
constexpr Format safe_eyes = {
    "safeeyes", "break settings for Safe Eyes", as_safe_eyes, false, false, false, false, true, true};

constexpr Format all_formats[] = {
    {.name = "text",
     .meaning = "for people, on a terminal",
     .render = as_text,
     .shows_postures = false,
     .heeds_quiet = true,
     .grow = growing_text},
    {.name = "json", .meaning = "for programs: everything, schema version 1", .render = json, .grow = growing_json},
    {"html", "for people: one page for screen and paper, with the drawing", as_html},
    {"markdown", "for tickets and wikis", as_markdown},
    {"md", "short for markdown", as_markdown},
    {"svg", "the drawing: now and after the plan, to scale", as_svg, true, true, false, false},
    {"letter", "one page to take to a doctor or physiotherapist", as_letter, false, true, false, false},
    calendar,
    stretchly,
    safe_eyes,
};

constexpr Format for_exercise[] = {
    {"text", "for people, on a terminal", exercise_as_text, false, false},
    {"json", "for programs: the whole report, schema version 1", json},
    {"markdown", "for a wiki or a printer", exercise_as_markdown, false, false},
    {"md", "short for markdown", exercise_as_markdown, false, false},
    calendar,
    stretchly,
    safe_eyes,
};

}  // namespace

std::span<const Format> formats() { return all_formats; }
std::span<const Format> exercise_formats() { return for_exercise; }

}  // namespace ergoaudit
