// Published scores as JSON: one member an instrument; what holds for the instrument as such stands
// once under "about".

#include "instrument_pages.hpp"

#include "ergoaudit/facts/facts.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace ergoaudit {
namespace {

void write_value(JsonWriter& json, std::string_view name, const ScoreRange& range) {
    if (range.known())
        json.field(name, range.low);
    else
        json.null_field(name);
}

std::vector<std::string_view> possible_names(const InstrumentItem& item, const ItemAnswer& answer) {
    std::vector<std::string_view> names;
    for (std::size_t i = 0; i < item.options.size(); ++i)
        if ((answer.possible & only(i)) != 0 && std::ranges::find(names, item.options[i].name) == names.end())
            names.push_back(item.options[i].name);
    return names;
}

void write_items(JsonWriter& json, const InstrumentScore& score) {
    json.key("items").open_object();
    for (std::size_t i = 0; i < score.instrument->items.size(); ++i) {
        const InstrumentItem& item = score.instrument->items[i];
        const ItemAnswer& answer = score.answers[i];
        json.key(item.id).open_object();
        if (answer.known()) {
            const ItemOption& option = item.options[static_cast<std::size_t>(answer.option)];
            json.field("value", option.name).field("points", option.points);
            if (!answer.observed && !option.because.empty()) json.field("because", option.because);
            json.field("observed", answer.observed).field("provenance", name(answer.from));
            json.field("option", answer.option);  // which of those with that name
        } else {
            json.null_field("value").key("possible").open_list();
            for (const std::string_view option : possible_names(item, answer)) json.value(option);
            json.close_list().field("observed", answer.observed);
        }
        json.close_object();
    }
    json.close_object();
}

void write_level(JsonWriter& json, const InstrumentScore& score) {
    const Instrument& instrument = *score.instrument;
    if (instrument.levels.empty()) return;
    const ScoreRange level = score.level();
    if (level.known() && instrument.level_is_yes_no)
        json.field(instrument.level_name, level.low != 0);
    else
        write_value(json, instrument.level_name, level);
    json.key("advice");
    const ScoreLevel* low = level_at(instrument, score.score().low);
    if (level.known() && low != nullptr)
        json.value(low->text);
    else
        json.null();
}

// The fields of one score, in the object that is open.
void write_score(JsonWriter& json, const InstrumentScore& score) {
    const Instrument& instrument = *score.instrument;
    write_value(json, instrument.steps.back().id, score.score());
    json.field("low", score.score().low).field("high", score.score().high);
    for (std::size_t i = 0; i + 1 < instrument.steps.size(); ++i)
        if (instrument.steps[i].is_output) write_value(json, instrument.steps[i].id, score.steps[i]);
    write_level(json, score);
    json.key("ranges").open_object();
    for (std::size_t i = 0; i < instrument.steps.size(); ++i)
        if (instrument.steps[i].is_output)
            json.key(instrument.steps[i].id)
                .open_object()
                .field("low", score.steps[i].low)
                .field("high", score.steps[i].high)
                .close_object();
    json.close_object();
    write_items(json, score);
    json.texts("notes", score.notes);
}

void write_assumptions(JsonWriter& json, std::span<const InstrumentScore> scores) {
    json.texts("assumptions", assumptions_made(scores));
}

using Scores = std::span<const InstrumentScore>;

// As one sits; standing, the same in an object of its own.
template <class Write>
void each_score(JsonWriter& json, Scores scores, Write write) {
    std::uint8_t posture = sitting;
    for (const InstrumentScore& score : scores) {
        if (score.at.posture != posture) {
            posture = score.at.posture;
            json.key(posture_names[posture]).open_object();
        }
        write(score);
    }
    if (posture != sitting) json.close_object();
}

// Of who only stands nothing is scored as they sit.
void write_by_subject(JsonWriter& json, Scores scores) {
    if (scores.front().at.posture != sitting)
        for (const std::string_view side : side_names) json.null_field(side);
    each_score(json, scores, [&](const InstrumentScore& score) {
        json.key(subject_name(score.instrument->group, score.at)).open_object();
        write_score(json, score);
        json.close_object();
    });
}

void write_instrument(JsonWriter& json, Scores scores) {
    const Instrument& instrument = *scores.front().instrument;
    json.key(instrument.id).open_object();
    switch (instrument.group) {
        case Group::region:
            each_score(json, scores, [&](const InstrumentScore& score) {
                write_value(json, subject_name(instrument.group, score.at), score.score());
            });
            break;
        case Group::side:
            write_by_subject(json, scores);
            write_assumptions(json, scores);
            break;
        default:
            each_score(json, scores, [&](const InstrumentScore& score) { write_score(json, score); });
            write_assumptions(json, scores);
    }
    json.close_object();
}

// What was assumed, and how a score came about, stands beside it; where a score is a number and nothing else, here.
void write_about(JsonWriter& json, Scores scores) {
    const Instrument& instrument = *scores.front().instrument;
    json.key(instrument.id).open_object().field("title", instrument.title);
    json.field("tells", instrument.tells).field("cannot_tell", instrument.cannot_tell);
    if (instrument.group == Group::region) {
        write_assumptions(json, scores);
        json.key("regions").open_object();
        write_by_subject(json, scores);
        json.close_object();
    }
    json.key("sources").open_list();
    for (const Citation& citation : instrument.sources) json.value(citation.key);
    json.close_list().close_object();
}

template <class Write>
void each_instrument(Scores scores, Write write) {
    for (std::size_t first = 0; first < scores.size();) {
        std::size_t end = first;
        while (end < scores.size() && scores[end].instrument == scores[first].instrument) ++end;
        write(scores.subspan(first, end - first));
        first = end;
    }
}

}  // namespace

void write_instruments(JsonWriter& json, std::span<const InstrumentScore> scores) {
    json.key("instruments");
    if (scores.empty()) {
        json.null();
        return;
    }
    json.open_object();
    each_instrument(scores, [&](Scores some) { write_instrument(json, some); });
    json.key("about").open_object();
    each_instrument(scores, [&](Scores some) { write_about(json, some); });
    json.close_object().close_object();
}

}  // namespace ergoaudit
