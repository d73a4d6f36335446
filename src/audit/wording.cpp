#include "wording.hpp"

#include "ergoaudit/base/number_text.hpp"
#include "ergoaudit/base/text.hpp"

#include <cmath>
#include <string_view>

#include <fmt/format.h>

namespace ergoaudit {
namespace {

constexpr double least_said = 0.05;  // in the unit of the measure; below that it is said to be less than twice as much

// How far a measure lies outside the ideal band, as a positive number; NaN inside or unknown.
double excess_of(const Rule& rule, const Judgement& judgement) {
    if (judgement.side < 0) return rule.band.ideal.from - judgement.measured;
    if (judgement.side > 0) return judgement.measured - rule.band.ideal.to;
    return unknown;
}

class Filler {
  public:
    Filler(const Rule& rule, const Judgement& judgement, std::string subject)
        : rule_(rule), judgement_(judgement), subject_(std::move(subject)) {}

    std::string fill(std::string_view text) const {
        std::string out;
        for (std::size_t at = 0; at < text.size();) {
            const std::size_t open = text.find('{', at);
            const std::size_t close = open == std::string_view::npos ? open : text.find('}', open);
            if (close == std::string_view::npos) return out.append(text.substr(at));
            out.append(text.substr(at, open - at));
            out += value_of(text.substr(open + 1, close - open - 1));
            at = close + 1;
        }
        return out;
    }

  private:
    std::string value_of(std::string_view placeholder) const {
        const Unit unit = rule_.measure.unit;
        if (placeholder == "value") return number(judgement_.measured, unit);
        if (placeholder == "excess") return number(excess_of(rule_, judgement_), unit);
        if (placeholder == "from") return number(rule_.band.ideal.from, unit);
        if (placeholder == "to") return number(rule_.band.ideal.to, unit);
        if (placeholder == "subject") return subject_;
        if (placeholder == "direction")
            return std::string(judgement_.side < 0 ? rule_.words.below.direction : rule_.words.above.direction);
        return {};
    }

    // An answer without a measure has no number to tell.
    static std::string number(double value, Unit unit) {
        if (!std::isfinite(value)) return "a little";
        if (value > 0 && value < least_said) return "less than " + quantity(2 * least_said, unit);
        return quantity(value, unit);
    }

    const Rule& rule_;
    const Judgement& judgement_;
    std::string subject_;
};

std::string_view side_or(const Rule& rule, int side, std::string_view SideWording::*member, std::string_view general) {
    const std::string_view own = side < 0   ? rule.words.below.*member
                                 : side > 0 ? rule.words.above.*member
                                            : std::string_view{};
    return own.empty() ? general : own;
}

// What is said here, and nothing where the rule says the same in all circumstances.
const Circumstance* circumstance_of(const Rule& rule, const Judgement& judgement, const Facts& facts, Instance at,
                                    std::string_view Circumstance::*member) {
    for (const Circumstance& one : rule.words.instead)
        if (!(one.*member).empty() && (one.side == 0 || one.side == judgement.side) &&
            evaluate(one.when, facts, at) == 1)
            return &one;
    return nullptr;
}

// Too little for anybody to do something about.
bool is_less_than_a_tape_tells(const Rule& rule, const Judgement& judgement) {
    const bool is_of_a_place = rule.measure.unit == Unit::cm || rule.measure.unit == Unit::deg;
    return is_of_a_place && judgement.verdict == Verdict::partial && excess_of(rule, judgement) < least_said;
}

std::string probably(std::string sentence) { return "Probably " + without_capital(std::move(sentence)); }

}  // namespace

std::string subject_in_words(Group group, Instance at, const Facts& facts) {
    const auto screen = [&]() -> std::string {
        if (facts.screens() <= 1) return facts.is("screen.kind=laptop"_choice, at) ? "the laptop" : "the screen";
        return fmt::format("screen {}", at.screen + 1);
    };
    switch (group) {
        case Group::screen:
            return screen();
        case Group::view:
            return at.posture == standing ? screen() + ", standing" : screen();
        case Group::posture:
            return std::string(posture_names[at.posture]);
        case Group::side:
            return std::string(side_names[at.side]);
        case Group::region:
            return region_in_a_sentence(region_names[at.region]);
        case Group::workstation:
            break;
    }
    return "the workstation";
}

namespace {

// Before a sentence, where there is more than one that it could be about; unless it says so.
std::string which_one(Group group, Instance at, const Facts& facts, std::string_view sentence) {
    if (facts.screens() > 1 && (group == Group::screen || group == Group::view))
        return with_capital(subject_in_words(group, at, facts)) + ": ";
    const bool is_of_a_posture = group == Group::posture || group == Group::view;
    const bool says_so = sentence.find("standing") != std::string_view::npos || sentence.starts_with("You stand");
    return is_of_a_posture && at.posture == standing && !says_so ? "Standing: " : "";
}

}  // namespace

Sentences sentences_for(const Rule& rule, const Judgement& judgement, const Facts& facts, Instance at, bool unsure) {
    const Filler filler(rule, judgement, subject_in_words(rule.group, at, facts));
    const bool wrong = is_wrong(judgement.verdict);
    if (!wrong) return {.message = filler.fill(rule.words.title), .fix = {}};
    const Circumstance* failure = circumstance_of(rule, judgement, facts, at, &Circumstance::failure);
    const Circumstance* fix = circumstance_of(rule, judgement, facts, at, &Circumstance::fix);
    Sentences sentences{
        .message =
            filler.fill(failure != nullptr ? failure->failure
                                           : side_or(rule, judgement.side, &SideWording::failure, rule.words.failure)),
        .fix =
            filler.fill(fix != nullptr ? fix->fix : side_or(rule, judgement.side, &SideWording::fix, rule.words.fix))};
    if (is_less_than_a_tape_tells(rule, judgement)) sentences.fix = "Leave it: that is less than anybody can measure.";
    if (unsure) sentences.message = probably(std::move(sentences.message));
    sentences.message = which_one(rule.group, at, facts, sentences.message) + sentences.message;
    return sentences;
}

std::string which_screen(Group group, Instance at, const Description& description) {
    if (group != Group::screen || description.facts.screens() < 2) return {};
    const std::string name = printable(description.text("screen.name"_text, at.screen));
    return name.empty() ? fmt::format("screen {}: ", at.screen + 1)
                        : fmt::format("screen {} ({}): ", at.screen + 1, name);
}

std::string turned_in_words(const Knob& knob, Instance at, double from, double to, const Description& description) {
    const FactInfo& info = knob.fact.info();
    // as far as from one of the two numbers shown to the other; finer where they would be the same
    const bool is_fine = rounded_to_tenth(from) == rounded_to_tenth(to);
    const double by = is_fine ? to - from : rounded_to_tenth(to) - rounded_to_tenth(from);
    const int decimals = is_fine ? 3 : 1;
    return with_capital(which_screen(info.group, at, description)) +
           fmt::format("{} by {}: from {} to {}", to > from ? knob.up : knob.down,
                       quantity(std::abs(by), info.unit, decimals), plain_number(from, decimals),
                       quantity(to, info.unit, decimals));
}

std::string assumed_in_words(const FactInfo& info, double value) {
    return fmt::format("{}: {}", info.meaning, value_in_words(info, value));
}

}  // namespace ergoaudit
