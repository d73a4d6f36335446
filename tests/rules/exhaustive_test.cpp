// Every expression up to a size over a small alphabet: the compiled program gives what a naive evaluation of the tree
// gives, and printing a tree and compiling the text gives the tree's own postfix. Nothing here is shared with the
// compiler or the evaluator.

#include "ergoaudit/rules/expression.hpp"

#include <array>
#include <cmath>
#include <cstdio>
#include <optional>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace ergoaudit {
namespace {

constexpr Fact known_number = "comfort.seat_0_10"_fact;       // 3
constexpr Fact unknown_number = "comfort.overall_0_10"_fact;  // not known
constexpr Fact unknown_truth = "footrest.used"_fact;          // not known

enum class Type { number, truth };

// An operator or function of the language: how it is written, of what, and how tightly it binds.
struct Shape {
    Op op;
    std::string_view written;
    Type result;
    std::vector<Type> parts;
    int level;  // 0 ?:, 1 ||, 2 &&, 3 comparison, 4 + -, 5 * /, 6 ! and minus, 7 leaf or call
};

const std::vector<Shape>& shapes() {
    constexpr Type n = Type::number, t = Type::truth;
    static const std::vector<Shape> all = {
        {Op::negate, "-", n, {n}, 6},
        {Op::abs, "abs", n, {n}, 7},
        {Op::logical_not, "!", t, {t}, 6},
        {Op::add, "+", n, {n, n}, 4},
        {Op::subtract, "-", n, {n, n}, 4},
        {Op::multiply, "*", n, {n, n}, 5},
        {Op::divide, "/", n, {n, n}, 5},
        {Op::min, "min", n, {n, n}, 7},
        {Op::max, "max", n, {n, n}, 7},
        {Op::less, "<", t, {n, n}, 3},
        {Op::less_equal, "<=", t, {n, n}, 3},
        {Op::greater, ">", t, {n, n}, 3},
        {Op::greater_equal, ">=", t, {n, n}, 3},
        {Op::equal, "==", t, {n, n}, 3},
        {Op::not_equal, "!=", t, {n, n}, 3},
        {Op::equal, "==", t, {t, t}, 3},
        {Op::not_equal, "!=", t, {t, t}, 3},
        {Op::logical_and, "&&", t, {t, t}, 2},
        {Op::logical_or, "||", t, {t, t}, 1},
        {Op::choose, "?", n, {t, n, n}, 0},
        {Op::choose, "?", t, {t, t, t}, 0},
        {Op::clamp, "clamp", n, {n, n, n}, 7},
    };
    return all;
}

struct Leaf {
    std::string_view written;
    Type type;
    Instruction code;
    std::optional<double> value;
};

const std::vector<Leaf>& leaves() {
    static const std::vector<Leaf> all = {
        {"0", Type::number, {.op = Op::number, .number = 0}, 0},
        {"1", Type::number, {.op = Op::number, .number = 1}, 1},
        {"2.5", Type::number, {.op = Op::number, .number = 2.5}, 2.5},
        {"comfort.seat_0_10", Type::number, {.op = Op::fact, .index = known_number.index}, 3},
        {"comfort.overall_0_10", Type::number, {.op = Op::fact, .index = unknown_number.index}, std::nullopt},
        {"true", Type::truth, {.op = Op::number, .number = 1}, 1},
        {"false", Type::truth, {.op = Op::number, .number = 0}, 0},
        {"footrest.used", Type::truth, {.op = Op::fact, .index = unknown_truth.index}, std::nullopt},
        {"has(comfort.seat_0_10)", Type::truth, {.op = Op::has_fact, .index = known_number.index}, 1},
        {"has(footrest.used)", Type::truth, {.op = Op::has_fact, .index = unknown_truth.index}, 0},
    };
    return all;
}

struct Tree {
    const Leaf* leaf = nullptr;
    const Shape* shape = nullptr;
    std::array<std::uint32_t, 3> parts{};  // places in the forest
};

class Forest {
  public:
    // Every tree of at most `size` nodes.
    explicit Forest(std::size_t size) : by_size_(size + 1) {
        for (const Leaf& leaf : leaves()) plant({.leaf = &leaf}, leaf.type, 1);
        for (std::size_t n = 2; n <= size; ++n)
            for (const Shape& shape : shapes()) grow(shape, n);
    }

    [[nodiscard]] const std::vector<Tree>& trees() const { return trees_; }

    // Null: unknown. Truth as 1 and 0.
    [[nodiscard]] std::optional<double> value(const Tree& tree) const {
        if (tree.leaf != nullptr) return tree.leaf->value;
        std::array<std::optional<double>, 3> part;
        for (std::size_t i = 0; i < tree.shape->parts.size(); ++i) part[i] = value(trees_[tree.parts[i]]);
        return applied(tree.shape->op, part);
    }

    void postfix(const Tree& tree, std::vector<Instruction>& code) const {
        if (tree.leaf != nullptr) {
            code.push_back(tree.leaf->code);
            return;
        }
        for (std::size_t i = 0; i < tree.shape->parts.size(); ++i) postfix(trees_[tree.parts[i]], code);
        code.push_back({.op = tree.shape->op});
    }

    // With no more parentheses than needed where it stands at `level`; with `all`, around everything.
    [[nodiscard]] std::string text(const Tree& tree, int level, bool all) const {
        if (tree.leaf != nullptr) return std::string(tree.leaf->written);
        const Shape& shape = *tree.shape;
        const auto part = [&](std::size_t i, int at) { return text(trees_[tree.parts[i]], at, all); };
        std::string result(shape.written);
        if (shape.level == 7) {
            for (std::size_t i = 0; i < shape.parts.size(); ++i) result += (i == 0 ? "(" : ", ") + part(i, 0);
            return result + ")";
        }
        if (shape.level == 6) result += part(0, 6);
        if (shape.level == 0) result = part(0, 1) + " ? " + part(1, 1) + " : " + part(2, 0);
        if (shape.level > 0 && shape.level < 6)
            result = part(0, shape.level) + " " + result + " " + part(1, shape.level + 1);
        return all || shape.level < level ? "(" + result + ")" : result;
    }

  private:
    using Two = std::array<std::vector<std::uint32_t>, 2>;  // by type

    void plant(Tree tree, Type type, std::size_t size) {
        by_size_[size][static_cast<std::size_t>(type)].push_back(static_cast<std::uint32_t>(trees_.size()));
        trees_.push_back(tree);
    }

    void grow(const Shape& shape, std::size_t size) {
        Tree tree{.shape = &shape};
        fill(shape, tree, 0, size - 1, size);
    }
    // Chooses part `i` and those after it, with `left` nodes to give away.
    void fill(const Shape& shape, Tree& tree, std::size_t i, std::size_t left, std::size_t size) {
        const std::size_t after = shape.parts.size() - i - 1;
        for (std::size_t n = 1; n + after <= left; ++n) {
            if (after == 0 && n != left) continue;
            const std::vector<std::uint32_t> candidates = by_size_[n][static_cast<std::size_t>(shape.parts[i])];
            for (const std::uint32_t candidate : candidates) {
                tree.parts[i] = candidate;
                if (after == 0)
                    plant(tree, shape.result, size);
                else
                    fill(shape, tree, i + 1, left - n, size);
            }
        }
    }

    static std::optional<double> finite(double value) {
        return std::isfinite(value) ? std::optional(value) : std::nullopt;
    }

    static std::optional<double> applied(Op op, const std::array<std::optional<double>, 3>& part) {
        const auto& [a, b, c] = part;
        if (op == Op::logical_and) {
            if (a == 0.0 || b == 0.0) return 0;
            return a && b ? std::optional(1.0) : std::nullopt;
        }
        if (op == Op::logical_or) {
            if (a == 1.0 || b == 1.0) return 1;
            return a && b ? std::optional(0.0) : std::nullopt;
        }
        if (op == Op::choose) return !a ? std::nullopt : *a == 1.0 ? b : c;
        if (!a) return std::nullopt;
        if (op == Op::negate) return -*a;
        if (op == Op::abs) return *a < 0 ? -*a : *a;
        if (op == Op::logical_not) return *a == 1.0 ? 0.0 : 1.0;
        if (!b) return std::nullopt;
        if (op == Op::clamp) {
            if (!c) return std::nullopt;
            const double raised = *a < *b ? *b : *a;
            return raised > *c ? *c : raised;
        }
        return of_known(op, *a, *b);
    }

    static std::optional<double> of_known(Op op, double a, double b) {
        if (op == Op::add) return finite(a + b);
        if (op == Op::subtract) return finite(a - b);
        if (op == Op::multiply) return finite(a * b);
        if (op == Op::divide) return b == 0 ? std::nullopt : finite(a / b);
        if (op == Op::min) return a < b ? a : b;
        if (op == Op::max) return a > b ? a : b;
        if (op == Op::less) return a < b;
        if (op == Op::less_equal) return a <= b;
        if (op == Op::greater) return a > b;
        if (op == Op::greater_equal) return a >= b;
        if (op == Op::equal) return a == b;
        return a != b;
    }

    std::vector<Two> by_size_;
    std::vector<Tree> trees_;
};

TEST(ExhaustiveExpressions, CompiledEqualsNaiveAndPrintingRoundTrips) {
    const Forest forest(5);
    Facts facts;
    facts.set(known_number, 3, Provenance::measured);
    std::size_t wrong = 0;
    std::vector<Instruction> postfix;
    for (const Tree& tree : forest.trees()) {
        const std::string text = forest.text(tree, 0, false);
        postfix.clear();
        forest.postfix(tree, postfix);
        const auto compiled = compile(text, {});
        const auto spelled_out = compile(forest.text(tree, 0, true), {});
        if (!compiled.ok() || compiled.value().code != postfix || !spelled_out.ok() ||
            spelled_out.value().code != postfix) {
            ADD_FAILURE() << "parsed otherwise: " << text;
            if (++wrong > 10) return;
            continue;
        }
        const auto& value = compiled.value();
        const double result =
            evaluate({.text = {}, .code = value.code, .unit = value.unit, .is_truth = value.is_truth}, facts, {});
        const std::optional<double> expected = forest.value(tree);
        if (expected ? result != *expected : !std::isnan(result)) {
            ADD_FAILURE() << text << " gives " << result;
            if (++wrong > 10) return;
        }
    }
    std::printf("%zu expressions\n", forest.trees().size());
    RecordProperty("expressions", static_cast<int>(forest.trees().size()));
    EXPECT_GT(forest.trees().size(), 40000u);
}

}  // namespace
}  // namespace ergoaudit
