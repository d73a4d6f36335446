#include "ergoaudit/rules/mutants.hpp"

#include "ergoaudit/base/number_text.hpp"
#include "ergoaudit/rules/rule_check.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <span>

#include <fmt/format.h>

namespace ergoaudit {

namespace {

using Code = std::vector<Instruction>;

std::string_view sign(Op op) {
    switch (op) {
        case Op::add:
            return "+";
        case Op::subtract:
            return "-";
        case Op::multiply:
            return "*";
        case Op::divide:
            return "/";
        case Op::less:
            return "<";
        case Op::less_equal:
            return "<=";
        case Op::greater:
            return ">";
        case Op::greater_equal:
            return ">=";
        case Op::equal:
            return "==";
        case Op::not_equal:
            return "!=";
        case Op::logical_and:
            return "&&";
        case Op::logical_or:
            return "||";
        case Op::min:
            return "min";
        case Op::max:
            return "max";
        default:
            return "";
    }
}

// A part of a program: the instructions [begin, end), the last of which joins what the others left on the stack.
struct Part {
    std::size_t begin = 0, end = 0;
};

// The operands of the instruction that ends a part, from left to right.
std::vector<Part> operands_of(std::span<const Instruction> code, std::size_t last) {
    std::vector<Part> found;
    std::size_t end = last;
    for (std::size_t i = 0; i < operands(code[last].op); ++i) {
        std::size_t begin = end;
        for (std::size_t open = 1; open > 0;) {
            --begin;
            open += operands(code[begin].op);
            --open;
        }
        found.insert(found.begin(), Part{begin, end});
        end = begin;
    }
    return found;
}

// The part in the words of the rule.
std::string words_of(std::span<const Instruction> code, Part part) {
    const Instruction& last = code[part.end - 1];
    const auto parts = operands_of(code, part.end - 1);
    const auto side = [&](std::size_t i) { return words_of(code, parts[i]); };
    switch (last.op) {
        case Op::number:
            return machine_number(last.number);
        case Op::fact:
            return std::string(Fact{last.index}.info().path);
        case Op::has_fact:
            return fmt::format("has({})", Fact{last.index}.info().path);
        case Op::row:
        case Op::has_row: {
            const auto [fact, at] = owner_of(Row{last.index});
            const std::string path = written_path(fact, at);
            return last.op == Op::row ? path : fmt::format("has({})", path);
        }
        case Op::negate:
            return "-" + side(0);
        case Op::logical_not:
            return "!" + side(0);
        case Op::abs:
            return fmt::format("abs({})", side(0));
        case Op::choose:
            return fmt::format("({} ? {} : {})", side(0), side(1), side(2));
        case Op::clamp:
            return fmt::format("clamp({}, {}, {})", side(0), side(1), side(2));
        case Op::min:
        case Op::max:
            return fmt::format("{}({}, {})", sign(last.op), side(0), side(1));
        case Op::equal:
        case Op::not_equal: {
            const Instruction& left = code[parts[0].end - 1];
            const Instruction& right = code[parts[1].end - 1];
            if (left.op == Op::fact && right.op == Op::number && Fact{left.index}.info().kind == Kind::choice)
                return fmt::format("{} {} '{}'", side(0), sign(last.op),
                                   choice_name(Fact{left.index}.info(), right.number));
            return fmt::format("{} {} {}", side(0), sign(last.op), side(1));
        }
        default:
            return fmt::format("({} {} {})", side(0), sign(last.op), side(1));
    }
}

class Mutants {
  public:
    explicit Mutants(std::span<const Instruction> code) : code_(code) {
        for (std::size_t i = 0; i < code.size(); ++i) mutate(i);
    }
    [[nodiscard]] std::vector<ProgramMutant> take() && { return std::move(found_); }

  private:
    void mutate(std::size_t at) {
        const auto parts = operands_of(code_, at);
        const Part whole{parts.empty() ? at : parts.front().begin, at + 1};
        const Op op = code_[at].op;
        for (const Op other : others(op)) {
            Code code(code_.begin(), code_.end());
            code[at].op = other;
            add(fmt::format("{}: {} instead of {}", words_of(code_, whole), sign(other), sign(op)), std::move(code));
        }
        switch (op) {
            case Op::add:
            case Op::multiply:
            case Op::logical_and:
            case Op::logical_or:
            case Op::min:
            case Op::max:
                keep(whole, parts[0], parts[1], {});
                keep(whole, parts[1], parts[0], {});
                break;
            case Op::subtract:
                keep(whole, parts[0], parts[1], {});
                keep(whole, parts[1], parts[0], Op::negate);
                break;
            case Op::divide:
                keep(whole, parts[0], parts[1], {});
                break;
            case Op::logical_not:
            case Op::abs:
                keep(whole, parts[0], whole, {});
                break;
            case Op::choose:
                keep(whole, parts[1], parts[2], {});
                keep(whole, parts[2], parts[1], {});
                break;
            case Op::clamp:
                keep(whole, parts[0], whole, {});
                break;
            default:
                break;
        }
    }

    static std::vector<Op> others(Op op) {
        switch (op) {
            case Op::less:
                return {Op::greater_equal, Op::less_equal};
            case Op::less_equal:
                return {Op::greater, Op::less};
            case Op::greater:
                return {Op::less_equal, Op::greater_equal};
            case Op::greater_equal:
                return {Op::less, Op::greater};
            case Op::equal:
                return {Op::not_equal};
            case Op::not_equal:
                return {Op::equal};
            case Op::add:
                return {Op::subtract};
            case Op::subtract:
                return {Op::add};
            case Op::min:
                return {Op::max};
            case Op::max:
                return {Op::min};
            default:
                return {};
        }
    }

    // `whole` is replaced by the part kept, negated when asked. Of a chain like a && b && c only single links are
    // dropped: who notices one of them missing notices several.
    void keep(Part whole, Part kept, Part dropped, std::optional<Op> then) {
        const Op joint = code_[whole.end - 1].op;
        if ((joint == Op::logical_and || joint == Op::logical_or) && code_[dropped.end - 1].op == joint) return;
        Code code(code_.begin(), code_.begin() + static_cast<std::ptrdiff_t>(whole.begin));
        code.insert(code.end(), code_.begin() + static_cast<std::ptrdiff_t>(kept.begin),
                    code_.begin() + static_cast<std::ptrdiff_t>(kept.end));
        if (then) code.push_back({.op = *then});
        code.insert(code.end(), code_.begin() + static_cast<std::ptrdiff_t>(whole.end), code_.end());
        const bool outer = dropped.begin == whole.begin && dropped.end == whole.end;
        add(outer ? fmt::format("{} became {}", words_of(code_, whole), words_of(code_, kept))
                  : fmt::format("{} dropped", words_of(code_, dropped)),
            std::move(code));
    }

    void add(std::string change, Code code) { found_.push_back({std::move(change), std::move(code)}); }

    std::span<const Instruction> code_;
    std::vector<ProgramMutant> found_;
};

bool is_noticed(const Rule& mutant) {
    return std::ranges::any_of(mutant.examples, [&](const Example& example) {
        return judge_example(mutant, example).verdict != example.verdict;
    });
}

class Trial {
  public:
    explicit Trial(const Rule& rule) : rule_(rule) {}

    void all() {
        programs(&Rule::applies, "applies");
        programs(&Rule::measure, "measure");
        programs(&Rule::require, "require");
        if (!rule_.applies.empty()) {
            Rule mutant = rule_;
            mutant.applies = {};
            attempt(mutant, "applies: dropped");
        }
        if (rule_.reported.exists()) {
            Rule mutant = rule_;
            mutant.reported = {};
            attempt(mutant, "reported: dropped");
        }
        bounds();
    }
    [[nodiscard]] MutationResult take() && { return std::move(result_); }

  private:
    void attempt(const Rule& mutant, std::string change) {
        ++result_.tried;
        if (!is_noticed(mutant)) result_.survived.push_back(std::move(change));
    }

    void programs(Program Rule::*which, std::string_view name) {
        for (const ProgramMutant& one : mutants_of(rule_.*which)) {
            Rule mutant = rule_;
            (mutant.*which).code = one.code;
            attempt(mutant, fmt::format("{}: {}", name, one.change));
        }
    }

    // An end that ideal and tolerable share moves in both.
    void bounds() {
        if (rule_.measure.empty()) return;
        const double step = bound_step(rule_.measure.unit);
        for (const auto end : {&Interval::from, &Interval::to}) {
            const bool one_end = rule_.band.ideal.*end == rule_.band.tolerable.*end;
            for (const double by : {-step, step}) {
                move(end, one_end ? "ideal and tolerable" : "ideal", by, true, one_end);
                if (!one_end) move(end, "tolerable", by, false, true);
            }
        }
    }

    void move(double Interval::*end, std::string_view name, double by, bool ideal, bool tolerable) {
        const double at = (ideal ? rule_.band.ideal : rule_.band.tolerable).*end;
        if (!std::isfinite(at)) return;
        Rule mutant = rule_;
        if (ideal) mutant.band.ideal.*end = rounded_to_milli(at + by);
        if (tolerable) mutant.band.tolerable.*end = rounded_to_milli(at + by);
        attempt(mutant, fmt::format("{}: {} became {}", name, machine_number(at), machine_number(at + by)));
    }

    const Rule& rule_;
    MutationResult result_;
};

}  // namespace

std::vector<ProgramMutant> mutants_of(const Program& program) { return Mutants(program.code).take(); }

MutationResult mutate(const Rule& rule) {
    Trial trial(rule);
    trial.all();
    return std::move(trial).take();
}

Diagnostics check_mutants(const Rule& rule) {
    Diagnostics problems;
    for (const std::string& change : mutate(rule).survived)
        problems.push_back({.level = Level::error,
                            .file = std::string(rule.where.file),
                            .where = rule.where.span,
                            .message = fmt::format("rule \"{}\": no example would notice: {}", rule.id, change),
                            .help = "give an example whose verdict that would change"});
    return problems;
}

}  // namespace ergoaudit
