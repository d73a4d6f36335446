// Published scores as text: what each came to, what it asks for, what it can and cannot tell.

#include "instrument_pages.hpp"

#include "ergoaudit/base/number_text.hpp"
#include "ergoaudit/base/text.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include <fmt/format.h>

namespace ergoaudit {
namespace {

std::string range_text(const ScoreRange& range) {
    if (range.known()) return plain_number(range.low, 2);
    return fmt::format("{} to {}", plain_number(range.low, 2), plain_number(range.high, 2));
}

// Of what: "left, standing"; empty for a score of the whole workstation.
std::string subject_of(const InstrumentScore& score) {
    const Group group = score.instrument->group;
    std::string subject = group == Group::workstation ? ""
                          : group == Group::region    ? region_in_a_sentence(region_names[score.at.region])
                                                      : spoken_name(subject_name(group, score.at));
    if (score.instrument->each_posture && score.at.posture == standing)
        subject += subject.empty() ? "standing" : " standing";
    return subject;
}

// Whether the range is worth its line: at most half of what the instrument could say, or all of it asks for one thing,
// and for more than nothing.
bool tells_something(const InstrumentScore& score) {
    const Instrument& instrument = *score.instrument;
    const ScoreLevel* level = level_at(instrument, score.score().low);
    if (level != nullptr && level != &instrument.levels.front() && level == level_at(instrument, score.score().high))
        return true;
    return 2 * (score.score().high - score.score().low) <= instrument.highest - instrument.lowest;
}

// An item that is a question is answered with yes or no.
std::string answer_text(const InstrumentItem& item, const ItemOption& option) {
    const bool is_question = item.options.size() == 2 && item.options[0].name == "0" && item.options[1].name == "1";
    if (is_question) return option.name == "1" ? "yes" : "no";
    return spoken_name(option.name);
}

std::string sentence(std::string text) { return with_capital(std::move(text)) + "."; }

}  // namespace

std::vector<std::string> assumptions_made(std::span<const InstrumentScore> scores) {
    const Instrument& instrument = *scores.front().instrument;
    std::vector<std::string> made(instrument.assumptions.begin(), instrument.assumptions.end());
    for (std::size_t i = 0; i < instrument.items.size(); ++i) {
        const InstrumentItem& item = instrument.items[i];
        if (item.assumes.empty()) continue;
        if (std::ranges::all_of(scores, [&](const InstrumentScore& one) { return one.answers[i].observed; })) continue;
        made.push_back(fmt::format("{}: {}", item.text, item.assumes));
    }
    return made;
}

namespace {

// What was only taken for granted tells nothing.
bool nothing_is_known(std::span<const InstrumentScore> scores) {
    return std::ranges::all_of(scores, [](const InstrumentScore& one) {
        return std::ranges::none_of(one.answers, [](const ItemAnswer& answer) {
            return answer.known() && (answer.observed || answer.from != Provenance::defaulted);
        });
    });
}

// In every format; of the whole workstation also a wide range, once anything is known.
bool is_worth_telling(std::span<const InstrumentScore> scores) {
    return std::ranges::any_of(scores, tells_something) ||
           !(scores.front().instrument->group == Group::region || nothing_is_known(scores));
}

std::string result(const Instrument& instrument, std::span<const InstrumentScore> scores) {
    std::vector<std::string> parts;
    double low = 0, high = 0;
    for (const InstrumentScore& score : scores) {
        const std::string subject = subject_of(score);
        const std::string value = range_text(score.score());
        parts.push_back(subject.empty() ? value : fmt::format("{} {}", subject, value));
        low += score.score().low;
        high += score.score().high;
    }
    std::string line = fmt::format("{}: {}", instrument.name, fmt::join(parts, ", "));
    if (instrument.group == Group::region && scores.size() > 1)
        line += fmt::format("; {} together", range_text({low, high}));
    if (instrument.group == Group::workstation && !instrument.levels.empty())
        line += fmt::format(" of {}", plain_number(instrument.highest, 0));
    return line + ".";
}

// How many items were seen, worked out, and are open; of several subjects, the one with the most open.
std::string where_from(std::span<const InstrumentScore> scores) {
    const InstrumentScore& score =
        *std::ranges::max_element(scores, {}, [](const InstrumentScore& one) { return one.open_items(); });
    std::size_t observed = 0, worked_out = 0, estimated = 0;
    for (const ItemAnswer& answer : score.answers) {
        if (!answer.known()) continue;
        observed += answer.observed;
        worked_out += !answer.observed;
        estimated += !answer.observed && answer.from == Provenance::estimated;
    }
    std::vector<std::string> parts;
    if (observed > 0) parts.push_back(fmt::format("{} observed", observed));
    if (worked_out > 0)
        parts.push_back(estimated == 0
                            ? fmt::format("{} worked out", worked_out)
                            : fmt::format("{} worked out, {} of them from estimates", worked_out, estimated));
    if (score.open_items() > 0) parts.push_back(fmt::format("{} not known yet", score.open_items()));
    return fmt::format("Of {} items: {}.", score.answers.size(), fmt::join(parts, "; "));
}

// What the score asks for, from the lowest to the highest of all subjects; how much was not known.
std::string what_it_asks(const Instrument& instrument, std::span<const InstrumentScore> scores) {
    std::string text;
    const ScoreLevel *low = nullptr, *high = nullptr;
    for (const InstrumentScore& score : scores) {
        if (!tells_something(score)) continue;
        const ScoreLevel* from = level_at(instrument, score.score().low);
        const ScoreLevel* to = level_at(instrument, score.score().high);
        if (low == nullptr || (from != nullptr && from->from < low->from)) low = from;
        if (high == nullptr || (to != nullptr && to->from > high->from)) high = to;
    }
    if (low != nullptr && high != nullptr)
        text = sentence(low == high ? std::string(low->text)
                                    : fmt::format("from \"{}\" to \"{}\"", low->text, high->text));
    if (instrument.group == Group::region) return text;
    return text + (text.empty() ? "" : " ") + where_from(scores);
}

std::vector<std::string_view> notes(std::span<const InstrumentScore> scores) {
    std::vector<std::string_view> all;
    for (const InstrumentScore& score : scores)
        for (const std::string_view note : score.notes)
            if (std::ranges::find(all, note) == all.end()) all.push_back(note);
    return all;
}

class InstrumentText {
  public:
    InstrumentText(Page& page, std::span<const InstrumentScore> scores, InstrumentDetail detail)
        : page_(page),
          scores_(scores),
          everything_(detail != InstrumentDetail::a_few_lines),
          headed_(detail == InstrumentDetail::everything_by_itself) {}

    void run() {
        for (std::size_t first = 0; first < scores_.size();) {
            std::size_t end = first;
            while (end < scores_.size() && scores_[end].instrument == scores_[first].instrument) ++end;
            one(scores_.subspan(first, end - first));
            first = end;
        }
    }

  private:
    void one(std::span<const InstrumentScore> scores) {
        const Instrument& instrument = *scores.front().instrument;
        if (!everything_ && !is_worth_telling(scores)) return;
        if (!headed_) page_.heading("Published scores (not part of the score above)");
        headed_ = true;
        page_.paragraph(result(instrument, scores), "  ", Ink::strong);
        if (const std::string reading = what_it_asks(instrument, scores); !reading.empty())
            page_.paragraph(reading, "    ");
        for (const std::string_view note : notes(scores)) page_.paragraph(note, "    ", Ink::warn);
        if (!everything_) {
            if (std::ranges::any_of(scores, tells_something)) page_.paragraph(instrument.in_short, "    ", Ink::dim);
            return;
        }
        page_.paragraph(instrument.tells, "    ", Ink::dim);
        page_.paragraph(instrument.cannot_tell, "    ", Ink::dim);
        for (const InstrumentScore& score : scores) items(score);
        for (const std::string& assumption : assumptions_made(scores))
            page_.paragraph(fmt::format("Assumed: {}.", assumption), "    ", Ink::dim);
    }

    void items(const InstrumentScore& score) {
        const Instrument& instrument = *score.instrument;
        const std::string subject = subject_of(score);
        if (!subject.empty()) page_.paragraph(fmt::format("{}:", subject), "    ");
        std::vector<std::string> steps;
        for (std::size_t i = 0; i < instrument.steps.size(); ++i)
            if (instrument.steps[i].is_output)
                steps.push_back(fmt::format("{} {}", spoken_name(instrument.steps[i].id), range_text(score.steps[i])));
        page_.paragraph(fmt::format("{}.", fmt::join(steps, ", ")), "      ");
        std::vector<std::string> known, open;
        for (std::size_t i = 0; i < instrument.items.size(); ++i) {
            const InstrumentItem& item = instrument.items[i];
            const ItemAnswer& answer = score.answers[i];
            if (!answer.known()) {
                open.emplace_back(item.text);
                continue;
            }
            const ItemOption& option = item.options[static_cast<std::size_t>(answer.option)];
            const std::string_view why = answer.observed ? "observed" : option.because;
            known.push_back(why.empty() ? fmt::format("{}: {}", item.text, answer_text(item, option))
                                        : fmt::format("{}: {} ({})", item.text, answer_text(item, option), why));
        }
        if (!known.empty()) page_.paragraph(fmt::format("{}.", fmt::join(known, "; ")), "      ", Ink::dim);
        if (!open.empty()) page_.paragraph(fmt::format("Not known: {}.", fmt::join(open, "; ")), "      ", Ink::dim);
    }

    Page& page_;
    std::span<const InstrumentScore> scores_;
    bool everything_, headed_;
};

}  // namespace

std::vector<InstrumentSaid> instruments_said(std::span<const InstrumentScore> scores) {
    std::vector<InstrumentSaid> said;
    for (std::size_t first = 0; first < scores.size();) {
        std::size_t end = first;
        while (end < scores.size() && scores[end].instrument == scores[first].instrument) ++end;
        const auto of_one = scores.subspan(first, end - first);
        const Instrument& instrument = *of_one.front().instrument;
        if (is_worth_telling(of_one))
            said.push_back({.result = result(instrument, of_one),
                            .asks = what_it_asks(instrument, of_one),
                            .in_short = instrument.in_short,
                            .notes = notes(of_one)});
        first = end;
    }
    return said;
}

void write_instruments(Page& page, std::span<const InstrumentScore> scores, InstrumentDetail detail) {
    InstrumentText(page, scores, detail).run();
}

}  // namespace ergoaudit
