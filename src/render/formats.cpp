#include "ergoaudit/render/report.hpp"

namespace ergoaudit {
namespace {

std::string json(const Report& report, const TextStyle&) { return as_json(report); }

// For another program: of one person, and nothing else of the report.
constexpr Format imported(std::string_view name, std::string_view meaning,
                          std::string (*render)(const Report&, const TextStyle&)) {
    return {.name = name,
            .meaning = meaning,
            .render = render,
            .shows_postures = false,
            .shows_plan = false,
            .for_managers = false,
            .is_imported = true,
            .for_one_person = true};
}

constexpr Format calendar = imported("ics", "a calendar of the exercise sessions", as_calendar);
constexpr Format stretchly = imported("stretchly", "break settings for Stretchly", as_stretchly);
constexpr Format safe_eyes = imported("safeeyes", "break settings for Safe Eyes", as_safe_eyes);

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
    {.name = "svg",
     .meaning = "the drawing: now and after the plan, to scale",
     .render = as_svg,
     .for_managers = false},
    {.name = "letter",
     .meaning = "one page to take to a doctor or physiotherapist",
     .render = as_letter,
     .shows_postures = false,
     .for_managers = false},
    calendar,
    stretchly,
    safe_eyes,
};

constexpr Format for_exercise[] = {
    {.name = "text",
     .meaning = "for people, on a terminal",
     .render = exercise_as_text,
     .shows_postures = false,
     .shows_plan = false},
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
