#include "compiler.hpp"
#include "fact_path.hpp"

#include "ergoaudit/base/suggestion.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

namespace ergoaudit {

namespace {

struct Function {
    std::string_view name;
    std::size_t fewest, most;  // arguments
    Op op;
};
constexpr std::array<Function, 4> functions = {{{"min", 2, most_instructions, Op::min},
                                                {"max", 2, most_instructions, Op::max},
                                                {"abs", 1, 1, Op::abs},
                                                {"clamp", 3, 3, Op::clamp}}};

std::string wanted_count(const Function& function) {
    if (function.most == most_instructions) return "at least 2 values";
    return function.fewest == 1 ? "1 value" : fmt::format("{} values", function.fewest);
}

}  // namespace

Operand Compiler::name(const Token& token) {
    if (token.text == "true" || token.text == "false") {
        push({.op = Op::number, .number = token.text == "true" ? 1.0 : 0.0});
        return placed({.kind = Kind::truth}, token.begin, token.end);
    }
    const auto known = std::ranges::find(scope_.definitions, token.text, &Definition::name);
    if (known != scope_.definitions.end())
        return definition(token, static_cast<std::size_t>(known - scope_.definitions.begin()));
    return fact(token, Op::fact, Op::row);
}

// The definition's own code, in place.
Operand Compiler::definition(const Token& token, std::size_t index) {
    const Definition& meant = scope_.definitions[index];
    return deeper([&] {
        const Scope before{
            .group = scope_.group, .definitions = scope_.definitions.first(index), .all_at_hand = scope_.all_at_hand};
        Compiler inner(meant.text, before, nesting_, writer_);
        const Operand result = inner.whole();
        const bool inner_stopped = inner.stopped_;
        for (ExpressionProblem& problem : std::move(inner).problems())
            report(token.begin, token.end, fmt::format("in \"{}\": {}", meant.name, problem.message), problem.help);
        stopped_ = stopped_ || inner_stopped;
        return placed(result, token.begin, token.end);
    });
}

Operand Compiler::fact(const Token& token, Op of_instance, Op of_row) {
    const FactPath path = find_path(token.text);
    if (!path.found()) {
        push({.op = Op::number});
        return unknown_name(token, path);
    }
    const FactInfo& info = path.fact.info();
    if (path.named)
        push({.op = of_row, .index = path.row().index});
    else
        push({.op = of_instance, .index = path.fact.index});
    if (!path.named && !scope_.all_at_hand && !is_at_hand(scope_.group, info.group))
        return broken(token.begin, token.end, fmt::format("\"{}\" exists more than once", token.text),
                      fmt::format("say which one is meant: {}", with_instance_named(path.fact)));
    switch (info.kind) {
        case ergoaudit::Kind::yes_no:
            return placed({.kind = Kind::truth}, token.begin, token.end);
        case ergoaudit::Kind::choice:
            return placed({.kind = Kind::choice, .fact = path.fact}, token.begin, token.end);
        case ergoaudit::Kind::number:
        case ergoaudit::Kind::date:
            break;
    }
    return placed({.kind = Kind::number, .unit = info.unit}, token.begin, token.end);
}

Operand Compiler::unknown_name(const Token& token, const FactPath& path) {
    if (token.text.find_first_of(".[") != std::string_view::npos)
        return broken(token.begin, token.end, path.problem, path.help);
    std::vector<std::string_view> candidates = {"true", "false"};
    for (const Definition& known : scope_.definitions) candidates.push_back(known.name);
    return broken(
        token.begin, token.end, fmt::format("unknown name \"{}\"", token.text),
        suggestion_for(token.text, candidates, "a fact is written with its table, as in chair.seat_height_cm"));
}

Operand Compiler::call(const Token& name) {
    if (name.text == "has") return has(name);
    const auto function = std::ranges::find(functions, name.text, &Function::name);
    if (function == functions.end()) return unknown_function(name);
    expect("(");
    Operand result;
    std::size_t count = 0;
    do {
        const Operand argument = deeper([&] { return expression(); });
        if (stopped_) return {};
        ++count;
        result = next_argument(name, count == 1 ? argument : result, argument);
        if (count > 1 && function->op != Op::clamp) push({.op = function->op});
    } while (take(","));
    expect(")");
    if (stopped_) return {};
    if (count < function->fewest || count > function->most) {
        stop(name.begin, last_end_,
             fmt::format("{} takes {}, but here are {}", name.text, wanted_count(*function), count));
        return {};
    }
    if (function->most != most_instructions) push({.op = function->op});
    return placed(result, name.begin, last_end_);
}

Operand Compiler::next_argument(const Token& function, const Operand& before, const Operand& argument) {
    if (!want_number(function.text, argument) || before.is(Kind::broken)) return {};
    if (const auto both = same_unit(before, argument)) return *both;
    return broken(argument.begin, argument.end,
                  fmt::format("{} takes equal units, but these are {}", function.text, both_units(before, argument)));
}

Operand Compiler::unknown_function(const Token& name) {
    std::vector<std::string_view> candidates = {"has"};
    for (const Function& function : functions) candidates.push_back(function.name);
    stop(name.begin, name.end, fmt::format("unknown function \"{}\"", name.text),
         suggestion_for(name.text, candidates, "there are has, min, max, abs and clamp"));
    return {};
}

Operand Compiler::has(const Token& name) {
    expect("(");
    const Token argument = token_;
    if (stopped_) return {};
    const bool is_definition =
        std::ranges::find(scope_.definitions, argument.text, &Definition::name) != scope_.definitions.end();
    if (argument.kind != Token::Kind::name || is_definition) {
        stop(argument.begin, argument.end, "has takes a fact", "write it as has(chair.kind)");
        return {};
    }
    advance();
    const bool is_broken = fact(argument, Op::has_fact, Op::has_row).is(Kind::broken);
    expect(")");
    return placed({.kind = is_broken ? Kind::broken : Kind::truth}, name.begin, last_end_);
}

}  // namespace ergoaudit
