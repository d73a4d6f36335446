#pragma once
// The second, small table: what can be said in words, names, dates in lists, and records. Nothing here is judged;
// texts are shown, matched by id, or kept.

#include "ergoaudit/facts/fact_table.hpp"

#include <cstdint>
#include <optional>
#include <string_view>

namespace ergoaudit {

enum class TextKind : std::uint8_t { words, date, id };  // an id is a kebab-case name or a fact path

struct TextInfo {
    std::string_view path;  // "person.id"; for a list of tables the field's path: "screening.cleared.by"
    TextKind kind = TextKind::words;
    bool many = false;        // the key takes a list
    bool in_records = false;  // the table before the last dot is a list of tables
    Sensitivity who_may_see = Sensitivity::health;
    std::string_view choices = {};  // when only these words are accepted
    std::string_view meaning = {};
};

inline constexpr TextInfo text_rows[] = {
    {.path = "person.id",
     .kind = TextKind::words,
     .who_may_see = Sensitivity::workplace,
     .meaning = "a name or number that tells people apart; kept out of file names and logs"},
    {.path = "person.name", .who_may_see = Sensitivity::personal, .meaning = "the person's name"},
    {.path = "person.country",
     .kind = TextKind::id,
     .who_may_see = Sensitivity::workplace,
     .meaning = "two letters, ISO 3166: decides the emergency number"},
    {.path = "screen.name", .who_may_see = Sensitivity::workplace, .meaning = "what you call this screen"},
    {.path = "work.job", .who_may_see = Sensitivity::workplace, .meaning = "the job"},
    {.path = "work.tasks.name", .in_records = true, .who_may_see = Sensitivity::workplace, .meaning = "a task"},
    {.path = "work.tasks.percent",
     .in_records = true,
     .who_may_see = Sensitivity::workplace,
     .meaning = "its share of the working time"},
    {.path = "screening.cleared.by",
     .kind = TextKind::id,
     .in_records = true,
     .choices = "gp|physiotherapist|maternity|consultant|occupational-health",
     .meaning = "who cleared"},
    {.path = "screening.cleared.on", .kind = TextKind::date, .in_records = true, .meaning = "when"},
    {.path = "screening.cleared.for",
     .kind = TextKind::id,
     .many = true,
     .in_records = true,
     .meaning = "for which keys, or \"all\""},
    {.path = "screening.cleared.limits", .in_records = true, .meaning = "what stays limited"},
    {.path = "exercise.avoid", .kind = TextKind::id, .many = true, .meaning = "exercises to leave out"},
    {.path = "exercise.prescribed", .kind = TextKind::id, .many = true, .meaning = "exercises a physiotherapist gave"},
    {.path = "exercise.taught", .kind = TextKind::id, .many = true, .meaning = "exercises learnt from a professional"},
    {.path = "shop.currency",
     .kind = TextKind::id,
     .who_may_see = Sensitivity::workplace,
     .meaning = "currency of the prices"},
    {.path = "plan.keep",
     .kind = TextKind::id,
     .many = true,
     .who_may_see = Sensitivity::workplace,
     .meaning = "settings that must stay"},
    {.path = "plan.exclude",
     .kind = TextKind::id,
     .many = true,
     .who_may_see = Sensitivity::workplace,
     .meaning = "items not wanted"},
    {.path = "assessment.id", .who_may_see = Sensitivity::workplace, .meaning = "number of the assessment"},
    {.path = "assessment.date",
     .kind = TextKind::date,
     .who_may_see = Sensitivity::workplace,
     .meaning = "day of the assessment"},
    {.path = "assessment.assessor", .who_may_see = Sensitivity::workplace, .meaning = "who assessed"},
    {.path = "assessment.checked_by", .who_may_see = Sensitivity::workplace, .meaning = "who checked"},
    {.path = "assessment.review_on",
     .kind = TextKind::date,
     .who_may_see = Sensitivity::workplace,
     .meaning = "day of the review"},
    {.path = "assessment.reason", .who_may_see = Sensitivity::health, .meaning = "why it was done"},
    {.path = "assessment.location", .who_may_see = Sensitivity::workplace, .meaning = "where"},
    {.path = "assessment.team", .who_may_see = Sensitivity::workplace, .meaning = "team"},
    {.path = "assessment.override.rule",
     .kind = TextKind::id,
     .in_records = true,
     .who_may_see = Sensitivity::workplace,
     .meaning = "rule the assessor judges otherwise"},
    {.path = "assessment.override.subject",
     .kind = TextKind::id,
     .in_records = true,
     .who_may_see = Sensitivity::workplace,
     .meaning = "of which screen, posture, side or region"},
    {.path = "assessment.override.verdict",
     .kind = TextKind::id,
     .in_records = true,
     .who_may_see = Sensitivity::workplace,
     .choices = "pass|partial|fail|unknown|not_applicable",
     .meaning = "the assessor's verdict"},
    {.path = "assessment.override.reason", .in_records = true, .who_may_see = Sensitivity::health, .meaning = "why"},
    {.path = "assessment.override.by", .in_records = true, .who_may_see = Sensitivity::workplace, .meaning = "who"},
    {.path = "assessment.override.on",
     .kind = TextKind::date,
     .in_records = true,
     .who_may_see = Sensitivity::workplace,
     .meaning = "when"},
    {.path = "assessment.confirmed.fact",
     .kind = TextKind::id,
     .in_records = true,
     .who_may_see = Sensitivity::workplace,
     .meaning = "setting the assessor confirmed"},
    {.path = "assessment.confirmed.by", .in_records = true, .who_may_see = Sensitivity::workplace, .meaning = "who"},
    {.path = "assessment.confirmed.on",
     .kind = TextKind::date,
     .in_records = true,
     .who_may_see = Sensitivity::workplace,
     .meaning = "when"},
    {.path = "assessment.action.id",
     .kind = TextKind::id,
     .in_records = true,
     .who_may_see = Sensitivity::workplace,
     .meaning = "step of the plan"},
    {.path = "assessment.action.status",
     .in_records = true,
     .who_may_see = Sensitivity::workplace,
     .meaning = "how far it is"},
    {.path = "assessment.action.owner",
     .in_records = true,
     .who_may_see = Sensitivity::workplace,
     .meaning = "who does it"},
    {.path = "assessment.action.due",
     .kind = TextKind::date,
     .in_records = true,
     .who_may_see = Sensitivity::workplace,
     .meaning = "by when"},
    {.path = "assessment.action.note", .in_records = true, .who_may_see = Sensitivity::health, .meaning = "note"},
};

struct TextKey {
    std::uint8_t index = 0xff;
    [[nodiscard]] constexpr const TextInfo& info() const { return text_rows[index]; }
    friend constexpr auto operator<=>(TextKey, TextKey) = default;
};

[[nodiscard]] constexpr std::optional<TextKey> find_text(std::string_view path) {
    for (std::uint8_t i = 0; i < std::size(text_rows); ++i)
        if (text_rows[i].path == path) return TextKey{i};
    return std::nullopt;
}

consteval TextKey operator""_text(const char* path, std::size_t length) {
    return find_text(std::string_view(path, length)).value();  // no such text: not a constant expression
}

}  // namespace ergoaudit
