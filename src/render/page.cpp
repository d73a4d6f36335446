#include "page.hpp"

#include "ergoaudit/base/number_text.hpp"
#include "ergoaudit/base/text.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>

namespace ergoaudit {
namespace {

constexpr std::size_t narrowest = 20, widest = 100;
constexpr std::size_t bar_cells = 40;
constexpr std::size_t least_room = 10;  // for words, whatever stands before them

std::string_view escape(Ink ink) {
    switch (ink) {
        case Ink::plain:
            return "";
        case Ink::strong:
            return "\x1b[1m";
        case Ink::dim:
            return "\x1b[2m";
        case Ink::bad:
            return "\x1b[1;31m";
        case Ink::warn:
            return "\x1b[35m";
        case Ink::good:
            return "\x1b[32m";
    }
    return "";
}

std::string repeated(std::string_view sign, std::size_t times) {
    std::string out;
    for (std::size_t i = 0; i < times; ++i) out += sign;
    return out;
}

}  // namespace

std::string whole(double score) { return plain_number(std::floor(score + 1e-9), 0); }

std::string in_tenths(double score) { return plain_number(std::floor(score * 10 + 1e-9) / 10, 1); }

std::string now_and_then(double score_now, double score_then) {
    if (std::isnan(score_then)) return "Too little is known to tell a score";
    if (std::isnan(score_now)) return fmt::format("No score now, as too little is known; {} then", whole(score_then));
    if (whole(score_now) != whole(score_then))
        return fmt::format("Score {} now, {} then", whole(score_now), whole(score_then));
    return fmt::format("Score {} now, {} then", in_tenths(score_now), in_tenths(score_then));
}

std::string range_in_words(const ScoreValue& score) {
    return fmt::format("{} to {}", whole(score.low), whole(std::ceil(score.high)));
}

std::string share_in_words(double share) { return plain_number(std::floor(100 * share + 1e-9), 0) + " %"; }

Ink ink_of_score(double value, const Scoring& scoring) {
    const std::span<const ScoreLabel> labels = scoring.labels;
    if (value >= labels.front().from) return Ink::good;
    return labels.size() > 1 && value < labels[labels.size() - 2].from ? Ink::bad : Ink::warn;
}

std::string gate_in_words(const Audit& audit) {
    if (audit.gate_passed) return "Gate: passed.";
    const auto gating = std::ranges::count_if(audit.findings, [](const Finding& finding) { return finding.gates; });
    if (gating > 0)
        return fmt::format("Gate: not passed, {} {} to be put right.", gating,
                           gating == 1 ? "finding has" : "findings have");
    return audit.is_below_min_score ? "Gate: not passed, the score is below the minimum." : "Gate: not passed.";
}

std::string settled_in_words(const MeasureNext& next) {
    if (next.settles == 0) return "helps to settle others";
    return fmt::format("settles {} {}", next.settles, next.settles == 1 ? "check" : "checks");
}

std::string desk_buttons_in_words(const Facts& facts) {
    const Fact sit = "desk.height_cm"_fact, stand = "desk.standing_height_cm"_fact;
    if (!facts.knows(sit)) return {};
    if (!stands(facts)) return fmt::format("For the button of the desk: {}.", quantity(facts.value(sit), Unit::cm));
    if (!facts.knows(stand)) return {};
    if (facts.is("person.seat=none"_choice))
        return fmt::format("For the button of the desk: {}.", quantity(facts.value(stand), Unit::cm));
    return fmt::format("For the buttons of the desk: sitting {}, standing {}.", quantity(facts.value(sit), Unit::cm),
                       quantity(facts.value(stand), Unit::cm));
}

std::vector<std::size_t> needed_by(std::span<const PlanStep> steps, std::size_t one) {
    std::vector<std::size_t> places;
    for (const std::string& id : steps[one].needs_step)
        for (std::size_t other = 0; other < steps.size(); ++other)
            if (steps[other].id == id) places.push_back(other);
    return places;
}

std::string where_to_write(std::string_view key) {
    static constexpr std::array<std::string_view, most_screens> ordinals = {"first",  "second", "third",
                                                                            "fourth", "fifth",  "sixth"};
    const std::string_view table = key.substr(0, std::min(key.rfind('.'), key.size()));
    std::string header = fmt::format("[{}]", table);
    for (std::size_t screen = 0; screen < ordinals.size(); ++screen)
        if (table == fmt::format("screen[{}]", screen)) header = fmt::format("the {} [[screen]]", ordinals[screen]);
    return fmt::format("Under {}, write {} = \u2026", header, last_part(key));
}

std::string needed_in_words(std::span<const PlanStep> steps, std::size_t one) {
    std::vector<std::size_t> places = needed_by(steps, one);
    if (places.empty()) return {};
    std::ranges::sort(places);
    std::string numbers;
    for (std::size_t i = 0; i < places.size(); ++i)
        numbers += fmt::format("{}{}", i == 0 ? "" : i + 1 == places.size() ? " and " : ", ", places[i] + 1);
    return fmt::format("Only together with step{} {}.", places.size() > 1 ? "s" : "", numbers);
}

std::size_t never_half_done(std::span<const PlanStep> steps, std::size_t at_least) {
    std::size_t shown = std::min(at_least, steps.size());
    for (std::size_t one = 0; one < shown; ++one)
        for (const std::size_t needed : needed_by(steps, one)) shown = std::max(shown, needed + 1);
    return shown;
}

Page::Page(const TextStyle& style) : style_(style), width_(std::clamp(style.width, narrowest, widest)) {}

// Signs are made plain before anything is measured: "…" is wider as "...".
std::string Page::shown(std::string_view text) const {
    const std::string clean = printable(text);
    return style_.ascii ? in_ascii(clean) : clean;
}

void Page::line(std::string_view text, Ink ink) {
    if (style_.colour && ink != Ink::plain && !text.empty())
        out_.append(escape(ink)).append(text).append("\x1b[0m");
    else
        out_ += text;
    out_ += '\n';
}

void Page::blank() {
    if (!out_.empty() && !out_.ends_with("\n\n")) out_ += '\n';
}

void Page::heading(std::string_view text) {
    blank();
    for (const std::string& wrapped : wrap(shown(text), width_)) line(wrapped, Ink::strong);
}

void Page::paragraph(std::string_view text, std::string_view first, Ink ink) {
    const std::string start = shown(first);
    const std::size_t indent = display_width(start);
    const std::size_t gap = std::min(start.find_first_not_of(' '), start.size());
    const bool is_too_long_a_label = indent + least_room > width_ && gap < start.size() && !text.empty();
    if (is_too_long_a_label && gap > 0)  // the text begins with it instead
        return paragraph(start.substr(gap) + shown(text), start.substr(0, gap), ink);
    std::string before = start;
    for (const std::string& wrapped : wrap(shown(text), std::max(width_ - std::min(indent, width_), least_room))) {
        line(pushed_left(before, wrapped) + wrapped, ink);
        before.assign(indent, ' ');
    }
}

// As much of the indent as a long word leaves on its line.
std::string Page::pushed_left(const std::string& before, std::string_view wrapped) const {
    const std::size_t used = display_width(before) + display_width(wrapped);
    const std::size_t gap = std::min(before.find_first_not_of(' '), before.size());
    return before.substr(std::min(gap, used - std::min(used, width_)));
}

void Page::ends(std::string_view left, std::string_view right, Ink ink) {
    const std::string clean_left = shown(left), clean_right = shown(right);
    const std::size_t used = display_width(clean_left) + display_width(clean_right);
    if (used + 2 <= width_) {
        line(clean_left + std::string(width_ - used, ' ') + clean_right, ink);
        return;
    }
    paragraph(clean_left, "", ink);
    paragraph(clean_right, "  ", ink);
}

void Page::bar(double share, std::string_view after, Ink ink) {
    const std::size_t cells = std::min(bar_cells, width_ - 2);
    const auto filled = static_cast<std::size_t>(std::floor(std::clamp(share, 0.0, 1.0) * static_cast<double>(cells)));
    const std::string full = style_.ascii ? "#" : "█", empty = style_.ascii ? "." : "░";
    line("  " + repeated(full, filled) + repeated(empty, cells - filled) + (after.empty() ? "" : "  ") + shown(after),
         ink);
}

void Page::box(std::string_view text, Ink ink) {
    const std::string_view side = style_.ascii ? "|" : "│", flat = style_.ascii ? "-" : "─";
    const auto edge = [&](std::string_view left, std::string_view right) {
        line((style_.ascii ? "+" : std::string(left)) + repeated(flat, width_ - 2) +
                 (style_.ascii ? "+" : std::string(right)),
             ink);
    };
    edge("┌", "┐");
    for (const std::string& wrapped : wrap(shown(text), width_ - 4))
        line(std::string(side) + " " + wrapped +
                 std::string(width_ - 4 - std::min(width_ - 4, display_width(wrapped)), ' ') + " " + std::string(side),
             ink);
    edge("└", "┘");
}

std::string Page::take() { return std::move(out_); }

}  // namespace ergoaudit
