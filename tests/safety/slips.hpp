#pragma once
// Small slips in the conditions of the safety files, each where it would stand: a comparison turned or moved, a term
// dropped, a number moved by one; in an entry's own words, or in a definition and so in everything that uses it.

#include "ergoaudit/rules/expression.hpp"
#include "ergoaudit/rules/mutants.hpp"
#include "ergoaudit/safety/safety_knowledge.hpp"

#include <algorithm>
#include <cmath>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <gtest/gtest.h>

namespace ergoaudit {

// The changes of an expression, and each of its numbers a step up and down.
inline std::vector<ProgramMutant> slips_in(const Program& program) {
    std::vector<ProgramMutant> all = mutants_of(program);
    for (std::size_t i = 0; i < program.code.size(); ++i) {
        if (program.code[i].op != Op::number) continue;
        for (const double by : {-1.0, 1.0}) {
            std::vector<Instruction> code(program.code.begin(), program.code.end());
            code[i].number += by;
            all.push_back({fmt::format("{} became {}", program.code[i].number, code[i].number), std::move(code)});
        }
    }
    return all;
}

inline bool stands_at(std::span<const Instruction> code, std::size_t at, std::span<const Instruction> part) {
    return at + part.size() <= code.size() &&
           std::equal(part.begin(), part.end(), code.begin() + static_cast<std::ptrdiff_t>(at));
}

// The code with every occurrence of a definition's own code replaced: definitions are compiled in place.
inline std::vector<Instruction> replaced(std::span<const Instruction> code, std::span<const Instruction> part,
                                         std::span<const Instruction> by) {
    std::vector<Instruction> out;
    for (std::size_t at = 0; at < code.size();) {
        if (stands_at(code, at, part)) {
            out.insert(out.end(), by.begin(), by.end());
            at += part.size();
        } else
            out.push_back(code[at++]);
    }
    return out;
}

struct CompiledDefinition {
    std::string_view name;
    CompiledExpression expression;
};

inline std::vector<CompiledDefinition> compiled_definitions(const SafetyKnowledge& knowledge) {
    std::vector<CompiledDefinition> all;
    for (std::size_t i = 0; i < knowledge.definitions.size(); ++i) {
        auto compiled = compile(knowledge.definitions[i].text, {.definitions = knowledge.definitions.first(i)});
        EXPECT_TRUE(compiled.ok()) << knowledge.definitions[i].name;
        all.push_back({knowledge.definitions[i].name, std::move(compiled).value()});
    }
    return all;
}

// The code that is left when what definitions wrote is taken out; a definition that is the whole of it stays.
inline std::vector<Instruction> own_words(std::span<const Instruction> code, std::size_t whole,
                                          std::span<const CompiledDefinition> definitions) {
    std::vector<Instruction> rest(code.begin(), code.end());
    for (std::size_t d = definitions.size(); d-- > 0;)  // the later use the earlier
        if (const auto& part = definitions[d].expression.code; part.size() < whole) rest = replaced(rest, part, {});
    return rest;
}

// Slips in a program's own words. Where a slip lies inside a definition, that one's code is not found whole any more
// and stays behind: such slips are the definition's.
inline std::vector<ProgramMutant> own_slips(std::span<const Instruction> code,
                                            std::span<const CompiledDefinition> definitions) {
    const std::size_t own = own_words(code, code.size(), definitions).size();
    std::vector<ProgramMutant> all = slips_in({.text = {}, .code = code, .unit = Unit::none, .is_truth = true});
    std::erase_if(
        all, [&](const ProgramMutant& slip) { return own_words(slip.code, code.size(), definitions).size() > own; });
    return all;
}

// Which entries of a table read otherwise, and how.
using Changed = std::vector<std::pair<std::size_t, std::vector<Instruction>>>;

// The programs of a table that use a definition, with the slip in it.
template <typename Entry>
Changed users_of(std::span<const Entry> table, Program Entry::*program, std::span<const Instruction> before,
                 std::span<const Instruction> after) {
    Changed found;
    for (std::size_t i = 0; i < table.size(); ++i) {
        const auto code = (table[i].*program).code;
        auto now = replaced(code, before, after);
        if (!std::ranges::equal(now, code)) found.emplace_back(i, std::move(now));
    }
    return found;
}

inline bool says_the_same(std::span<const Instruction> a, std::span<const Instruction> b, const Facts& facts) {
    const auto value = [&](std::span<const Instruction> code) {
        return evaluate({.text = {}, .code = code, .unit = Unit::none, .is_truth = true}, facts, Instance{});
    };
    const double first = value(a);
    const double second = value(b);
    return first == second || (std::isnan(first) && std::isnan(second));
}

}  // namespace ergoaudit
