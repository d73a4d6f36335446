#include "ergoaudit/safety/one_person.hpp"

#include "ergoaudit/safety/safety_assessment.hpp"

#include <algorithm>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

namespace ergoaudit {
namespace {

// Rows about health that files can lend each other, beside the questions.
std::vector<Row> lent_rows(const SafetyKnowledge& knowledge) {
    std::vector<Row> rows;
    for (std::uint16_t i = 0; i < row_size; ++i) {
        const Fact fact = owner_of(Row{i}).fact;
        const std::string_view path = fact.info().path;
        const bool is_number_asked =
            fact.info().kind == Kind::number &&
            std::ranges::find(knowledge.questions, fact, &Question::fact) != std::ranges::end(knowledge.questions);
        if (path.starts_with("discomfort.") || path.starts_with("conditions.") || is_number_asked)
            rows.push_back(Row{i});
    }
    return rows;
}

// What is said of one person at all their workstations, to be laid under what each file says itself.
class OnePerson {
  public:
    OnePerson(std::vector<Description*> files, const SafetyKnowledge& knowledge, int today_days)
        : files_(std::move(files)), knowledge_(knowledge), today_days_(today_days), rows_(lent_rows(knowledge)) {}

    void share() {
        share_what_is_yes();
        share_what_the_body_can();
        share("exercise.avoid"_text);
        share("exercise.prescribed"_text);
        std::vector<std::pair<Facts, SafetyAssessment>> alone;
        for (const Description* file : files_) alone.emplace_back(file->facts, assessed(*file));
        Facts said;
        const std::vector<std::size_t> order = gravest_first(alone);
        for (const std::size_t one : order)
            for (const Row row : rows_)
                if (!said.knows(row) && alone[one].first.knows(row))
                    said.set(row, alone[one].first[row], alone[one].first.from(row));
        for (std::size_t i = 0; i < files_.size(); ++i) {
            for (const Row row : rows_)
                if (said.knows(row) && !files_[i]->facts.knows(row))
                    files_[i]->facts.set(row, said[row], said.from(row));
            if (is_laxer(assessed(*files_[i]), alone[i].second)) files_[i]->facts = alone[i].first;
            for (const std::size_t one : order)
                if (is_laxer(assessed(*files_[i]), alone[one].second)) mind(alone[one].first, *files_[i]);
        }
    }

  private:
    // A yes to a question counts wherever it was said; every other answer only where there is none.
    void share_what_is_yes() {
        for (const Question& question : knowledge_.questions) {
            if (question.fact.info().kind != Kind::yes_no) continue;
            const auto yes =
                std::ranges::find_if(files_, [&](const Description* file) { return file->facts.says(question.fact); });
            if (yes == files_.end()) continue;
            const Provenance from = (*yes)->facts.from(question.fact);
            for (Description* file : files_)
                if (!file->facts.says(question.fact)) file->facts.set(question.fact, 1, from);
        }
    }

    // Where two files say different things, what makes this one graver: all that the other says together, then each
    // by itself.
    void mind(const Facts& other, Description& file) const {
        take_where_graver(rows_, other, file);
        for (const Row& row : rows_)
            if (other.knows(row) && other[row] != file.facts[row]) take_where_graver({&row, 1}, other, file);
    }

    void take_where_graver(std::span<const Row> rows, const Facts& other, Description& file) const {
        const Facts before = file.facts;
        const SafetyAssessment was = assessed(file);
        for (const Row row : rows)
            if (other.knows(row)) file.facts.set(row, other[row], other.from(row));
        const SafetyAssessment is = assessed(file);
        if (!is_laxer(was, is) || is_laxer(is, was)) file.facts = before;
    }

    // In which positions somebody exercises: in those that no file leaves out. Who sits in a wheelchair at one desk is
    // taken at the others, too, for somebody who sits, unless it is told.
    void share_what_the_body_can() {
        std::vector<Fact> positions;
        for (std::uint16_t i = 0; i < fact_count; ++i)
            if (fact_rows[i].belongs_to == "exercise.positions") positions.push_back(Fact{i});
        const auto tells = [&](const Description* file) {
            return std::ranges::any_of(positions, [&](Fact position) { return file->facts.knows(position); });
        };
        const bool in_a_wheelchair = std::ranges::any_of(
            files_, [](const Description* file) { return file->facts.is("person.seat=wheelchair"_choice); });
        const bool is_told = std::ranges::any_of(files_, tells);
        if (!is_told && !in_a_wheelchair) return;
        for (const Fact position : positions) {
            const bool can = std::ranges::none_of(files_, [&](const Description* file) {
                return file->facts.knows(position) && !file->facts.says(position);
            });
            for (Description* file : files_)
                file->facts.set(position, (is_told ? can : position == "exercise.positions.sitting"_fact) ? 1 : 0,
                                Provenance::reported);
        }
    }

    // An exercise to avoid is one at every desk, and so is one that a professional gave.
    void share(TextKey exercises) {
        std::vector<std::string> names;
        for (const Description* file : files_)
            for (const std::string_view name : file->list(exercises))
                if (std::ranges::find(names, name) == names.end()) names.emplace_back(name);
        for (Description* file : files_)
            for (const std::string& name : names)
                if (std::ranges::count(file->list(exercises), name) == 0)
                    file->texts.push_back({exercises, 0, name, {}});
    }

    [[nodiscard]] SafetyAssessment assessed(const Description& file) const {
        return assess_safety(file, knowledge_, today_days_, {});
    }

    // By what has to be minded; where that is the same, by what is said, so that no order of the files matters.
    [[nodiscard]] std::vector<std::size_t> gravest_first(
        const std::vector<std::pair<Facts, SafetyAssessment>>& alone) const {
        constexpr int no_level = 5;
        const auto gravity = [&](std::size_t one) {
            const SafetyAssessment& safety = alone[one].second;
            std::vector<double> values;
            for (const Row row : rows_) values.push_back(alone[one].first.knows(row) ? -alone[one].first[row] : 1e9);
            return std::tuple(safety.action_level.value_or(no_level), safety.exercise, !safety.only_mobility,
                              -static_cast<int>(safety.contraindications.size()), std::move(values));
        };
        std::vector<std::size_t> order;
        for (std::size_t i = 0; i < alone.size(); ++i) order.push_back(i);
        std::ranges::stable_sort(order, {}, gravity);
        return order;
    }

    std::vector<Description*> files_;
    const SafetyKnowledge& knowledge_;
    int today_days_;
    std::vector<Row> rows_;
};

}  // namespace

void share_health(std::span<Description> all, const SafetyKnowledge& knowledge, int today_days) {
    std::map<std::string_view, std::vector<Description*>> people;
    for (Description& one : all)
        if (const std::string_view id = one.text("person.id"_text); !id.empty()) people[id].push_back(&one);
    for (auto& [id, files] : people)
        if (files.size() > 1) OnePerson(std::move(files), knowledge, today_days).share();
}

}  // namespace ergoaudit
