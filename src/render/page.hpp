#pragma once
// Lines of text for a terminal: wrapped to a width that is measured in columns, with colour and signs by the reader's
// wish.

#include "ergoaudit/render/report.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ergoaudit {

enum class Ink : std::uint8_t { plain, strong, dim, bad, warn, good };

// Scores are shown rounded down, so that nobody reads 80 for 79.9.
[[nodiscard]] std::string whole(double score);
[[nodiscard]] std::string in_tenths(double score);
// "Score 62 now, 87 then"; with a decimal where that tells them apart; in words where there is none.
[[nodiscard]] std::string now_and_then(double score_now, double score_then);
// "35 to 94": the range around it.
[[nodiscard]] std::string range_in_words(const ScoreValue& score);
// "35 %", rounded down.
[[nodiscard]] std::string share_in_words(double share);
[[nodiscard]] std::string gate_in_words(const Audit& audit);
// Good as its best word, bad as its worst.
[[nodiscard]] Ink ink_of_score(double value, const Scoring& scoring);
// "settles 3 checks"; "helps to settle others" where it does so only together with others.
[[nodiscard]] std::string settled_in_words(const MeasureNext& next);

// The heights to store in a desk; where nobody stands, the one; empty where they are not known.
[[nodiscard]] std::string desk_buttons_in_words(const Facts& facts);

// The steps without which one must not be left, by their places.
[[nodiscard]] std::vector<std::size_t> needed_by(std::span<const PlanStep> steps, std::size_t one);
// "Under [person], write stature_cm = …"
[[nodiscard]] std::string where_to_write(std::string_view key);
// "Only together with steps 2 and 3."; empty where there are none.
[[nodiscard]] std::string needed_in_words(std::span<const PlanStep> steps, std::size_t one);
// How many steps to show of at least so many, so that none is left without what it needs.
[[nodiscard]] std::size_t never_half_done(std::span<const PlanStep> steps, std::size_t at_least);

class Page {
  public:
    explicit Page(const TextStyle& style);

    void blank();
    void heading(std::string_view text);
    // Wrapped; `first` stands before the first line, following lines are indented to the same column.
    void paragraph(std::string_view text, std::string_view first = "", Ink ink = Ink::plain);
    // `left` and, at the right margin, `right`; on two lines when both do not fit.
    void ends(std::string_view left, std::string_view right, Ink ink = Ink::plain);
    // A bar of `share` 0..1.
    void bar(double share, std::string_view after, Ink ink);
    // A frame around paragraphs: for what must be read first.
    void box(std::string_view text, Ink ink);

    [[nodiscard]] std::size_t width() const { return width_; }
    [[nodiscard]] std::string take();

  private:
    [[nodiscard]] std::string pushed_left(const std::string& before, std::string_view wrapped) const;
    [[nodiscard]] std::string shown(std::string_view text) const;
    void line(std::string_view text, Ink ink);  // as it is

    TextStyle style_;
    std::size_t width_;
    std::string out_;
};

}  // namespace ergoaudit
