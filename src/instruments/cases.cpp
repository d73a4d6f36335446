// Rows of a CSV to scores. Only entry: score_cases(); private: columns from the header, then row by row.

#include "ergoaudit/instruments/cases.hpp"

#include "ergoaudit/base/csv.hpp"
#include "ergoaudit/base/number_text.hpp"
#include "ergoaudit/base/suggestion.hpp"
#include "ergoaudit/base/text.hpp"
#include "ergoaudit/instruments/instrument_score.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <utility>
#include <vector>

#include <fmt/format.h>

namespace ergoaudit {
namespace {

constexpr std::size_t longest_shown = 40;  // bytes of a value repeated in a message

class Cases {
  public:
    Cases(const Instrument& instrument, std::string_view csv, const std::string& file)
        : instrument_(instrument),
          reader_(csv),
          file_(file),
          is_utf16_(csv.starts_with("\xFF\xFE") || csv.starts_with("\xFE\xFF")) {}

    Result<std::string> run() {
        std::vector<CsvField> row;
        if (is_utf16_) {
            problem({}, "this is text in UTF-16", "save it as CSV in UTF-8");
            return problems_;
        }
        if (!reader_.next(row)) {
            if (!broken()) problem({}, "there is no header", known_columns());
            return problems_;
        }
        if (!read_header(row)) return told();
        write_header();
        while (reader_.next(row)) {
            ++row_;
            if (is_empty_line(row)) {
                empty_lines_.push_back({row_, row.front().at});
                continue;
            }
            complain_of_empty_lines();
            score(row);
        }
        broken();
        if (count_ > 0) return told();
        return std::move(out_);
    }

  private:
    // As editors leave behind the last row; before another row it may be one that was lost.
    [[nodiscard]] bool is_empty_line(const std::vector<CsvField>& row) const {
        return row.size() == 1 && row.front().text.empty() && column_.size() > 1;
    }

    void complain_of_empty_lines() {
        for (const auto& [row, at] : empty_lines_)
            if (!is_only_counted())
                problem(reader_.place_of(at),
                        fmt::format("row {} has 1 column, but the header has {}", row, column_.size()));
        empty_lines_.clear();
    }

    // What is wrong, and how much of it is not shown.
    Diagnostics told() {
        if (count_ > problems_.size())
            problems_.push_back(
                {.level = Level::error,
                 .file = file_,
                 .message = fmt::format("{} problems in all; the first {} are shown", count_, most_case_problems)});
        return std::move(problems_);
    }

    void problem(SourceSpan where, std::string message, std::string help = {}) {
        if (++count_ > most_case_problems) return;
        problems_.push_back({.level = Level::error,
                             .file = file_,
                             .where = where,
                             .message = std::move(message),
                             .help = std::move(help)});
    }

    // Enough is told: one more is counted, and neither its place nor help is looked for, so that a table of megabytes
    // in which every row is wrong is refused quickly.
    bool is_only_counted() {
        if (count_ < most_case_problems) return false;
        ++count_;
        return true;
    }

    bool broken() {
        if (reader_.problem().empty()) return false;
        problem(reader_.problem_at(), fmt::format("row {}: {}", row_ + 1, reader_.problem()));
        return true;
    }

    // --- header ---

    [[nodiscard]] std::vector<std::string_view> columns() const {
        std::vector<std::string_view> names;
        for (const CarriedColumn& carried : instrument_.carried) names.push_back(carried.name);
        for (const InstrumentItem& item : instrument_.items) names.push_back(item.id);
        return names;
    }
    [[nodiscard]] std::string known_columns() const { return fmt::format("columns: {}", fmt::join(columns(), ", ")); }

    // The whole header in one field, as spreadsheets of many countries save it.
    bool is_separated_otherwise(const std::vector<CsvField>& header) {
        for (const auto& [sign, name] : {std::pair(';', "semicolons"), std::pair('\t', "tabs")})
            if (header.size() == 1 && header[0].text.find(sign) != std::string_view::npos) {
                problem({.line = 1, .column = 1, .length = 0},
                        fmt::format("the columns are separated by {} instead of commas", name),
                        "save the table as CSV with commas");
                return true;
            }
        return false;
    }

    bool read_header(const std::vector<CsvField>& header) {
        if (is_separated_otherwise(header)) return false;
        const std::vector<std::string_view> names = columns();
        std::vector<bool> is_there(names.size());
        for (const CsvField& field : header) {
            const auto found = std::ranges::find(names, field.text);
            const auto place = static_cast<std::size_t>(found - names.begin());
            column_.push_back(place);
            if (found == names.end())
                unknown_column(field, names);
            else if (is_there[place])
                repeated_column(field);
            else
                is_there[place] = true;
        }
        for (std::size_t i = 0; i < names.size(); ++i)
            if (!is_there[i])
                problem({.line = 1, .column = 1, .length = 0},
                        fmt::format("row 1: column \"{}\" is missing", names[i]));
        return problems_.empty();
    }

    void repeated_column(const CsvField& field) {
        if (is_only_counted()) return;
        problem(reader_.place_of(field.at), fmt::format("row 1: column \"{}\" is there twice", field.text));
    }

    void unknown_column(const CsvField& field, const std::vector<std::string_view>& names) {
        if (is_only_counted()) return;
        problem(reader_.place_of(field.at), fmt::format("row 1: unknown column \"{}\"", shown(field.text)),
                suggestion_for(field.text, names, known_columns()));
    }

    static std::string shown(std::string_view text) {
        const std::string safe = is_utf8(text) ? printable(text) : std::string("…");
        return safe.size() <= longest_shown ? safe : std::string("…");
    }

    void write_header() {
        std::string_view gap;
        const auto name = [&](std::string_view text) { out_.append(gap).append(text), gap = ","; };
        for (const CarriedColumn& carried : instrument_.carried) name(carried.name);
        for (const ScoreStep& step : instrument_.steps)
            if (step.is_output) name(step.id);
        if (!instrument_.level_name.empty()) name(instrument_.level_name);
        out_ += '\n';
    }

    // --- rows ---

    void score(const std::vector<CsvField>& row) {
        if (row.size() != column_.size()) {
            if (is_only_counted()) return;
            problem(reader_.place_of(row.front().at),
                    fmt::format("row {} has {} {}, but the header has {}", row_, row.size(),
                                row.size() == 1 ? "column" : "columns", column_.size()));
            return;
        }
        const std::size_t carried_columns = instrument_.carried.size();
        bool good = true;
        for (std::size_t i = 0; i < row.size(); ++i) {
            const std::size_t column = column_[i];
            if (column < carried_columns) {
                carried_[column] = row[i].text;
                good &= carried_is_good(instrument_.carried[column], row[i]);
            } else {
                const InstrumentItem& item = instrument_.items[column - carried_columns];
                const int option = option_of(item, row[i].text);
                if (option >= 0)
                    answers_[column - carried_columns] = only(static_cast<std::size_t>(option));
                else
                    good = wrong_value(item, row[i]);
            }
        }
        if (good && count_ == 0) write();
    }

    static int option_of(const InstrumentItem& item, std::string_view text) {
        if (text.empty()) return item.when_empty;
        for (std::size_t i = 0; i < item.options.size(); ++i)
            if (item.options[i].name == text && !item.options[i].derived_only) return static_cast<int>(i);
        return -1;
    }

    bool wrong_value(const InstrumentItem& item, const CsvField& field) {
        std::vector<std::string_view> names;
        for (const ItemOption& option : item.options)
            if (!option.derived_only && std::ranges::find(names, option.name) == names.end())
                names.push_back(option.name);
        const auto is_number = [](std::string_view name) {
            return name.find_first_not_of("-0123456789") == std::string_view::npos;
        };
        if (std::ranges::all_of(names, is_number))
            std::ranges::sort(names, {}, [](std::string_view name) { return std::atoi(std::string(name).c_str()); });
        return wrong(item.id, field, names);
    }

    bool carried_is_good(const CarriedColumn& column, const CsvField& field) {
        if (field.text.empty() && !column.may_be_empty) return wrong(column.name, field, column.values);
        if (!is_utf8(field.text) || field.text.find('\0') != std::string_view::npos) {
            if (is_only_counted()) return false;
            problem(reader_.place_of(field.at),
                    fmt::format("row {}, column \"{}\": this is no text in UTF-8", row_, column.name),
                    "save the table as CSV in UTF-8");
            return false;
        }
        if (field.text.empty() || column.values.empty()) return true;
        return std::ranges::find(column.values, field.text) != column.values.end() ||
               wrong(column.name, field, column.values);
    }

    // "+1" is meant for "1", not for "-1".
    static std::string_view without_plus(std::string_view number) {
        return number.starts_with('+') ? number.substr(1) : number;
    }

    // Always false. What is said about somebody's health is not repeated.
    bool wrong(std::string_view column, const CsvField& field, std::span<const std::string_view> names) {
        if (is_only_counted()) return false;
        const SourceSpan where = reader_.place_of(field.at);
        const std::string at = fmt::format("row {}, column \"{}\"", row_, column);
        const std::string help = names.empty() ? std::string() : fmt::format("one of: {}", fmt::join(names, ", "));
        if (field.text.empty())
            problem(where, at + ": empty", help);
        else if (!instrument_.is_about_workplace())
            problem(where, at + ": no such value", help);
        else
            problem(where, fmt::format("{}: no such value \"{}\"", at, shown(field.text)),
                    suggestion_for(without_plus(field.text), names, help));
        return false;
    }

    void write() {
        const auto steps = std::span(steps_).first(instrument_.steps.size());
        score_steps(instrument_, std::span(answers_).first(instrument_.items.size()), steps);
        std::string_view gap;
        for (std::size_t i = 0; i < instrument_.carried.size(); ++i) {
            out_ += gap;
            append_csv_words(out_, carried_[i]);
            gap = ",";
        }
        for (std::size_t i = 0; i < steps.size(); ++i)
            if (instrument_.steps[i].is_output) write_number(gap, steps[i].low), gap = ",";
        if (!instrument_.level_name.empty()) write_number(gap, level_of(instrument_, steps.back()).low);
        out_ += '\n';
    }

    // Most results are small whole numbers: no detour for them.
    void write_number(std::string_view gap, double value) {
        out_ += gap;
        if (value >= 0 && value < 10 && value == std::floor(value))
            out_ += static_cast<char>('0' + static_cast<int>(value));
        else
            out_ += machine_number(value);
    }

    const Instrument& instrument_;
    CsvReader reader_;
    const std::string& file_;
    bool is_utf16_;
    Diagnostics problems_;
    std::size_t count_ = 0;  // of problems
    std::size_t row_ = 1;
    std::vector<std::pair<std::size_t, const char*>> empty_lines_;  // since the last row: its number, and where
    std::vector<std::size_t> column_;                               // which of columns(), by column of the file
    std::array<PossibleOptions, most_items> answers_{};
    std::array<ScoreRange, most_steps> steps_;
    std::array<std::string_view, most_carried> carried_;  // by carried column
    std::string out_;
};

}  // namespace

Result<std::string> score_cases(const Instrument& instrument, std::string_view csv, const std::string& file) {
    return Cases(instrument, csv, file).run();
}

}  // namespace ergoaudit
