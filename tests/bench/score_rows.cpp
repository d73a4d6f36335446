// score_rows N [FILE]: N random ROSA cases. What reading their CSV, scoring their items and the whole of it (CSV in,
// CSV out) take, each the best of five; with FILE the cases are written there for the program itself.

#include "ergoaudit/base/csv.hpp"
#include "ergoaudit/instruments/cases.hpp"
#include "ergoaudit/instruments/instrument_score.hpp"
#include "ergoaudit/knowledge/knowledge.hpp"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <random>
#include <string>
#include <vector>

namespace {

using namespace ergoaudit;

template <class Work>
double best_of_five_s(Work work) {
    double best = 1e9;
    for (int i = 0; i < 5; ++i) {
        const auto start = std::chrono::steady_clock::now();
        work();
        best = std::min(best, std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count());
    }
    return best;
}

void report(const char* what, double seconds, std::size_t rows) {
    std::printf("%-28s %7.3f s  %6.0f ns a row  %10.0f rows/s\n", what, seconds,
                seconds * 1e9 / static_cast<double>(rows), static_cast<double>(rows) / seconds);
}

}  // namespace

int main(int count, char** words) {
    if (count < 2) return 2;
    const auto rows = static_cast<std::size_t>(std::atoll(words[1]));
    const Instrument& rosa = *shipped_knowledge().instrument("rosa");
    std::mt19937 random(2012);
    std::string csv = "case_id";
    for (const InstrumentItem& item : rosa.items) csv.append(",").append(item.id);
    csv += '\n';
    std::vector<PossibleOptions> answers;
    for (std::size_t row = 0; row < rows; ++row) {
        csv += "case-" + std::to_string(row);
        for (const InstrumentItem& item : rosa.items) {
            const std::size_t option = random() % item.options.size();
            answers.push_back(only(option));
            csv.append(",").append(item.options[option].name);
        }
        csv += '\n';
    }
    std::printf("%zu rows, %.0f MB\n", rows, static_cast<double>(csv.size()) / 1e6);

    std::size_t fields = 0;
    report("reading the CSV", best_of_five_s([&] {
               CsvReader reader(csv);
               std::vector<CsvField> row;
               while (reader.next(row)) fields += row.size();
           }),
           rows);
    double sum = 0;
    report("scoring the items", best_of_five_s([&] {
               std::vector<ScoreRange> steps(rosa.steps.size());
               for (std::size_t row = 0; row < rows; ++row) {
                   score_steps(rosa, std::span(answers).subspan(row * rosa.items.size(), rosa.items.size()), steps);
                   sum += steps.back().low;
               }
           }),
           rows);
    std::size_t bytes = 0;
    report("CSV in, scored, CSV out", best_of_five_s([&] {
               const auto result = score_cases(rosa, csv, "cases.csv");
               bytes = result.ok() ? result.value().size() : 0;
           }),
           rows);
    if (count > 2) std::ofstream(words[2], std::ios::binary) << csv;
    return fields > 0 && sum > 0 && bytes > 0 ? 0 : 1;
}
