#include "program_words.hpp"

#include "ergoaudit/base/number_text.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

#include <fmt/format.h>

namespace ergoaudit {
namespace {

constexpr std::string_view known = "known: ";

// How tightly a phrase holds together: a looser one stands in brackets inside a tighter one.
enum class Hold { either, both, statement, sum, product, word };

struct Phrase {
    std::string text;
    Hold hold = Hold::word;
    Fact fact;                         // when it is a fact and nothing else
    double number = unknown;           // when it is a number and nothing else
    std::string choice_of{};           // "kind of chair: ", when it says which
    std::vector<std::string> links{};  // of a conjunction
};

std::string inside(const Phrase& phrase, Hold least) {
    return phrase.hold < least ? fmt::format("({})", phrase.text) : phrase.text;
}

// Whose value it is, where an expression names that: "while standing", "of screen 2".
std::string whose(const RowOwner& owner) {
    switch (owner.fact.info().group) {
        case Group::screen:
            return fmt::format(" of screen {}", owner.at.screen + 1);
        case Group::posture:
            return fmt::format(" while {}", posture_names[owner.at.posture]);
        case Group::view:
            return fmt::format(" of screen {} while {}", owner.at.screen + 1, posture_names[owner.at.posture]);
        case Group::side:
            return fmt::format(", {}", side_names[owner.at.side]);
        case Group::region:
        case Group::workstation:
            return {};
    }
    return {};
}

// The "lenses: " of "lenses: bifocal", a name of a list.
std::string list_of(Fact fact) {
    const FactInfo& info = fact.info();
    const std::size_t colon = info.belongs_to.empty() ? std::string_view::npos : info.meaning.find(": ");
    return colon == std::string_view::npos ? std::string() : std::string(info.meaning.substr(0, colon + 2));
}

Phrase fact_phrase(const Instruction& step) {
    if (step.op == Op::fact || step.op == Op::has_fact) {
        const Fact fact{step.index};
        return {.text = std::string(fact.info().meaning), .fact = fact, .choice_of = list_of(fact)};
    }
    const RowOwner owner = owner_of(Row{step.index});
    return {.text = std::string(owner.fact.info().meaning) + whose(owner), .fact = owner.fact};
}

// "kind of chair: not sofa"; nothing when it is no choice that is compared.
std::optional<Phrase> choice_phrase(const Phrase& a, const Phrase& b, bool is_equal) {
    if (!a.fact.exists() || a.fact.info().kind != Kind::choice || std::isnan(b.number)) return std::nullopt;
    const std::string about = a.text + ": ";
    return Phrase{.text = fmt::format("{}{}{}", about, is_equal ? "" : "not ", choice_name(a.fact.info(), b.number)),
                  .hold = Hold::statement,
                  .choice_of = is_equal ? about : std::string()};
}

// Without the "kind of chair: " before it.
std::string_view choices_of(const Phrase& phrase) {
    return std::string_view(phrase.text).substr(phrase.choice_of.size());
}

std::string_view comparison(Op op) {
    switch (op) {
        case Op::less:
            return "below";
        case Op::less_equal:
            return "at most";
        case Op::greater:
            return "above";
        case Op::greater_equal:
            return "at least";
        case Op::equal:
            return "exactly";
        default:
            return "other than";
    }
}

Phrase comparison_phrase(Op op, const Phrase& a, const Phrase& b) {
    if (op == Op::equal || op == Op::not_equal)
        if (auto choice = choice_phrase(a, b, op == Op::equal)) return *std::move(choice);
    const Unit unit = a.fact.exists() ? a.fact.info().unit : Unit::none;
    const std::string right = std::isnan(b.number) ? inside(b, Hold::sum) : quantity(b.number, unit, 3);
    return {.text = fmt::format("{}: {} {}", inside(a, Hold::sum), comparison(op), right), .hold = Hold::statement};
}

// "known: x; and x" says no more than "x".
bool only_asks_whether_known(const Phrase& a, const Phrase& b) {
    return b.fact.exists() && a.text == std::string(known) + b.text;
}

Phrase both(Phrase a, Phrase b) {
    if (only_asks_whether_known(a, b)) return b;
    std::vector<std::string> links;
    for (Phrase* side : {&a, &b}) {
        if (side->links.empty())
            links.push_back(side->text);
        else
            std::move(side->links.begin(), side->links.end(), std::back_inserter(links));
    }
    std::string text = fmt::format("{}; and {}", inside(a, Hold::both), inside(b, Hold::both));
    return {.text = std::move(text), .hold = Hold::both, .links = std::move(links)};
}

// "lenses: bifocal or progressive", not the key twice.
Phrase either(const Phrase& a, const Phrase& b) {
    if (!a.choice_of.empty() && a.choice_of == b.choice_of)
        return {
            .text = fmt::format("{} or {}", a.text, choices_of(b)), .hold = Hold::statement, .choice_of = a.choice_of};
    const auto side = [](const Phrase& phrase) {
        return phrase.hold == Hold::both ? inside(phrase, Hold::statement) : phrase.text;
    };
    return {.text = fmt::format("{}; or {}", side(a), side(b)), .hold = Hold::either};
}

bool asks_whether_known(const Phrase& a) { return a.hold == Hold::statement && a.text.starts_with(known); }

// "the hand that works the mouse: left; where that is not known, …", not the same words twice.
Phrase chosen(const Phrase& condition, const Phrase& then, const Phrase& otherwise) {
    const bool is_about_it = asks_whether_known(condition) && then.text.find("; ") == std::string::npos &&
                             then.text.starts_with(std::string_view(condition.text).substr(known.size()));
    const bool is_truth = then.hold == Hold::statement || (then.fact.exists() && then.fact.info().kind == Kind::yes_no);
    if (is_about_it && is_truth && (otherwise.number == 0 || otherwise.number == 1))
        return {.text = fmt::format("{}; where that is not known, it is taken {}", then.text,
                                    otherwise.number == 1 ? "as so" : "as not so"),
                .hold = Hold::either};
    if (is_about_it)
        return {.text = fmt::format("{}; where that is not known, {}", then.text, inside(otherwise, Hold::both)),
                .hold = Hold::either};
    return {.text = fmt::format("{} if {}, otherwise {}", inside(then, Hold::sum), inside(condition, Hold::statement),
                                inside(otherwise, Hold::sum)),
            .hold = Hold::either};
}

Phrase negated(const Phrase& a) {
    if (asks_whether_known(a)) return {.text = fmt::format("not {}", a.text), .hold = Hold::statement};
    if (!a.choice_of.empty())
        return {.text = fmt::format("{}not {}", a.choice_of, choices_of(a)), .hold = Hold::statement};
    if (a.fact.exists()) return {.text = fmt::format("not so: {}", a.text), .hold = Hold::statement};
    return {.text = fmt::format("not ({})", a.text), .hold = Hold::statement};
}

Phrase joined(Op op, const Phrase& a, const Phrase& b) {
    const auto sum = [&](std::string_view word) {
        return Phrase{.text = fmt::format("{} {} {}", inside(a, Hold::sum), word, inside(b, Hold::product)),
                      .hold = Hold::sum};
    };
    const auto product = [&](std::string_view sign) {
        return Phrase{.text = fmt::format("{} {} {}", inside(a, Hold::product), sign, inside(b, Hold::word)),
                      .hold = Hold::product};
    };
    switch (op) {
        case Op::add:
            return sum("plus");
        case Op::subtract:
            return sum("minus");
        case Op::multiply:
            return product("×");
        case Op::divide:
            return product("÷");
        case Op::min:
        case Op::max:
            return {.text = fmt::format("the {} of {} and {}", op == Op::min ? "smaller" : "larger",
                                        inside(a, Hold::product), inside(b, Hold::product)),
                    .hold = Hold::product};
        case Op::logical_and:
            return both(a, b);
        case Op::logical_or:
            return either(a, b);
        default:
            return comparison_phrase(op, a, b);
    }
}

// The program run on phrases instead of numbers.
Phrase phrase_of(const Program& program) {
    std::vector<Phrase> stack;
    const auto take = [&] {
        Phrase top = std::move(stack.back());
        stack.pop_back();
        return top;
    };
    for (const Instruction& step : program.code) {
        switch (step.op) {
            case Op::number:
                stack.push_back({.text = plain_number(step.number, 3), .number = step.number});
                break;
            case Op::fact:
            case Op::row:
                stack.push_back(fact_phrase(step));
                break;
            case Op::has_fact:
            case Op::has_row:
                stack.push_back({.text = fmt::format("{}{}", known, fact_phrase(step).text), .hold = Hold::statement});
                break;
            case Op::negate: {
                const Phrase a = take();
                stack.push_back({.text = fmt::format("minus {}", inside(a, Hold::product)),
                                 .hold = Hold::sum,
                                 .number = -a.number});
                break;
            }
            case Op::abs:
                stack.push_back({.text = fmt::format("the size of ({}), either way", take().text)});
                break;
            case Op::logical_not:
                stack.push_back(negated(take()));
                break;
            case Op::choose: {
                const Phrase otherwise = take(), then = take(), condition = take();
                stack.push_back(chosen(condition, then, otherwise));
                break;
            }
            case Op::clamp: {
                const Phrase high = take(), low = take(), value = take();
                stack.push_back({.text = fmt::format("{}, but from {} to {}", inside(value, Hold::sum),
                                                     inside(low, Hold::sum), inside(high, Hold::sum)),
                                 .hold = Hold::either});
                break;
            }
            default: {
                const Phrase b = take(), a = take();
                stack.push_back(joined(step.op, a, b));
            }
        }
    }
    return stack.empty() ? Phrase{} : take();
}

}  // namespace

std::string in_words(const Program& program) { return phrase_of(program).text; }

std::vector<std::string> conditions_in_words(const Program& program) {
    const Phrase phrase = phrase_of(program);
    if (phrase.text.empty()) return {};
    if (phrase.links.empty()) return {phrase.text};
    std::vector<std::string> links;
    std::string_view before;  // up to the choice, of the link before
    for (const std::string& link : phrase.links) {
        const std::size_t choice = link.find(": not ");
        const std::string_view about =
            choice == std::string::npos ? std::string_view() : std::string_view(link).substr(0, choice);
        if (!about.empty() && about == before)
            links.back() += " or" + link.substr(choice + 5);
        else
            links.push_back(link);
        before = about;
    }
    return links;
}

}  // namespace ergoaudit
