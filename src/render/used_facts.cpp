#include "used_facts.hpp"

#include "ergoaudit/body/facts_of_derivation.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace ergoaudit {
namespace {

void add_read(std::set<Row>& rows, const Program& program) {
    for (const Row row : rows_read(program, {})) rows.insert(row);
}

// Tables whose facts are read by their own room rather than by an expression.
bool read_by_its_room(std::string_view path) {
    constexpr std::array<std::string_view, 4> tables = {"exercise", "screening", "shop", "plan"};
    return std::ranges::find(tables, path.substr(0, path.find('.'))) != tables.end();
}

// Where what can be turned clicks, which its range does not read.
void add_steps(std::set<Row>& rows, Fact turned) {
    for (const std::string_view word : {"_min", "_max", "_step"})
        if (const auto beside = told_beside(turned, word)) rows.insert(row_of(*beside));
}

}  // namespace

std::set<Fact> used_facts(const Knowledge& knowledge) {
    std::set<Row> rows;
    for (const Rule& rule : knowledge.rules) {
        for (const Program* program : programs_of(rule)) add_read(rows, *program);
        for (const Circumstance& one : rule.words.instead) add_read(rows, one.when);
        if (rule.reported.exists()) rows.insert(row_of(rule.reported));
    }
    for (const Rule& clash : knowledge.clashes)
        for (const Program* program : programs_of(clash)) add_read(rows, *program);
    for (const Aid& aid : knowledge.aids) {
        add_read(rows, aid.when);
        for (const AidEffect& effect : aid.sets) {
            add_read(rows, effect.to);
            rows.insert(row_of(effect.fact));
        }
    }
    for (const RedFlag& flag : knowledge.safety.red_flags) add_read(rows, flag.when);
    for (const Contraindication& one : knowledge.safety.contraindications) add_read(rows, one.when);
    for (const Exercise& exercise : knowledge.exercise.exercises) add_read(rows, exercise.asks);
    for (const AroundAdvice& advice : knowledge.exercise.programme.around) add_read(rows, advice.when);
    for (const Knob& knob : knowledge.knobs) {
        for (const Program* program : {&knob.when, &knob.low, &knob.high, &knob.aim}) add_read(rows, *program);
        add_steps(rows, knob.fact);
    }
    for (const Instrument& instrument : knowledge.instruments) {
        add_read(rows, instrument.applies);
        for (const InstrumentItem& item : instrument.items) {
            if (item.observed.exists()) rows.insert(row_of(item.observed));
            for (const ItemOption& option : item.options) add_read(rows, option.when);
        }
        for (const InstrumentNote& note : instrument.notes) add_read(rows, note.when);
    }
    std::set<Fact> used;
    for (std::uint16_t i = 0; i < fact_count; ++i) {
        const Fact fact{i};
        bool is_read = read_by_its_room(fact.info().path) || moves_derived_facts(fact);
        for (std::uint8_t number = 0; number < room_in(fact.info().group) && !is_read; ++number)
            is_read = rows.contains(row_of(fact, {.screen = number,
                                                  .posture = static_cast<std::uint8_t>(number % 2),
                                                  .side = number,
                                                  .region = number}));
        if (is_read) used.insert(fact);
    }
    return used;
}

}  // namespace ergoaudit
