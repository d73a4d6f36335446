#include "trace.hpp"

#include "ergoaudit/base/number_text.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

namespace ergoaudit {
namespace {

constexpr int trace_decimals = 3;  // as compared

std::string interval(const Interval& band) {
    const auto bound = [](double value) { return std::isfinite(value) ? plain_number(value, trace_decimals) : "any"; };
    return fmt::format("{} to {}", bound(band.from), bound(band.to));
}

class Trace {
  public:
    Trace(const Judged& judged, const Facts& facts) : judged_(judged), rule_(*judged.rule), facts_(facts) {}

    std::vector<std::string> run() {
        expression("applies", rule_.applies);
        expression("measure", rule_.measure);
        expression("require", rule_.require);
        if (rule_.reported.exists() && facts_.knows(rule_.reported)) value(row_of(rule_.reported));
        verdict();
        return std::move(lines_);
    }

  private:
    void expression(std::string_view name, const Program& program) {
        if (program.empty()) return;
        const double result = evaluate(program, facts_, judged_.at);
        const std::string said = std::isnan(result) ? std::string("not known")
                                 : program.is_truth ? std::string(result != 0 ? "yes" : "no")
                                                    : quantity(result, program.unit, trace_decimals);
        lines_.push_back(fmt::format("{}: {} = {}", name, program.text, said));
        for (const Row row : rows_read(program, judged_.at)) value(row);
    }

    void value(Row row) {
        if (std::ranges::find(told_, row) != told_.end()) return;
        told_.push_back(row);
        const FactInfo& info = owner_of(row).fact.info();
        lines_.push_back(facts_.knows(row)
                             ? fmt::format("  {} = {}, {}", written_path(row),
                                           value_in_words(info, facts_[row], trace_decimals), name(facts_.from(row)))
                             : fmt::format("  {} is not known", written_path(row)));
    }

    void verdict() {
        std::string line(verdict_names[static_cast<std::size_t>(judged_.judgement.verdict)]);
        if (!rule_.measure.empty())
            line = fmt::format("ideal {}, tolerable {}: {}", interval(rule_.band.ideal), interval(rule_.band.tolerable),
                               line);
        if (judged_.known()) line += fmt::format(", credit {}", plain_number(judged_.judgement.credit, trace_decimals));
        lines_.push_back(std::move(line));
    }

    const Judged& judged_;
    const Rule& rule_;
    const Facts& facts_;
    std::vector<Row> told_;
    std::vector<std::string> lines_;
};

}  // namespace

std::vector<std::string> trace_of(const Judged& judged, const Facts& facts) { return Trace(judged, facts).run(); }

}  // namespace ergoaudit
