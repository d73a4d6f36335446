#include "described_words.hpp"

#include "ergoaudit/base/number_text.hpp"
#include "ergoaudit/base/text.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

namespace ergoaudit {
namespace {

class Discomfort {
  public:
    Discomfort(const Facts& facts, std::uint8_t region) : facts_(facts), at_{.region = region} {}

    std::string words() {
        strength();
        if (knows("discomfort.frequency"_fact)) say(spoken_name(value("discomfort.frequency"_fact)));
        if (knows("discomfort.interference"_fact))
            say(facts_.is("discomfort.interference=none"_choice, at_)
                    ? std::string("does not get in the way of work")
                    : "gets in the way of work: " + value("discomfort.interference"_fact));
        if (knows("discomfort.weeks"_fact))
            say("for " + quantity(facts_.value("discomfort.weeks"_fact, at_), Unit::weeks));
        if (knows("discomfort.onset_days"_fact))
            say(fmt::format("began {} days ago", number("discomfort.onset_days"_fact)));
        if (knows("discomfort.side"_fact)) say("side: " + value("discomfort.side"_fact));
        for (std::uint16_t i = 0; i < fact_count; ++i)
            if (fact_rows[i].group == Group::region && fact_rows[i].kind == Kind::yes_no && facts_.knows(Fact{i}, at_))
                say(fmt::format("{}{}", fact_rows[i].meaning, facts_.says(Fact{i}, at_) ? "" : ": no"));
        return text_;
    }

  private:
    [[nodiscard]] bool knows(Fact fact) const { return facts_.knows(fact, at_); }
    [[nodiscard]] std::string value(Fact fact) const { return value_in_words(fact.info(), facts_.value(fact, at_)); }
    [[nodiscard]] std::string number(Fact fact) const { return plain_number(facts_.value(fact, at_)); }
    void say(std::string_view part) {
        if (!text_.empty()) text_ += "; ";
        text_ += part;
    }

    void strength() {
        const bool at_rest = knows("discomfort.at_rest_0_10"_fact);
        if (knows("discomfort.severity_0_10"_fact))
            say(fmt::format("{} of 10 at its worst{}", number("discomfort.severity_0_10"_fact),
                            at_rest ? fmt::format(", {} at rest", number("discomfort.at_rest_0_10"_fact)) : ""));
        else if (at_rest)
            say(fmt::format("{} of 10 at rest", number("discomfort.at_rest_0_10"_fact)));
    }

    const Facts& facts_;
    Instance at_;
    std::string text_;
};

void add_text(SaidOf& said, const Audit& audit, std::string_view name, TextKey key) {
    if (const std::string_view text = text_in(audit.texts, key); !text.empty())
        said.emplace_back(name, std::string(text));
}

std::string tasks_in_words(const Audit& audit) {
    std::string text;
    const TextRecords tasks(audit.texts, "work.tasks");
    for (std::size_t i = 0; i < tasks.size(); ++i) {
        const std::string_view name = tasks.text("work.tasks.name"_text, i),
                               percent = tasks.text("work.tasks.percent"_text, i);
        if (name.empty() && percent.empty()) continue;
        text += fmt::format("{}{}{}", text.empty() ? "" : "; ", name.empty() ? "a task" : name,
                            percent.empty() ? "" : fmt::format(" {} %", percent));
    }
    return text;
}

}  // namespace

std::string region_in_words(std::uint8_t region) { return with_capital(region_in_a_sentence(region_names[region])); }

std::vector<std::uint8_t> regions_described(const Facts& facts) {
    std::vector<std::uint8_t> regions;
    for (const Instance at : instances_of(Group::region, facts)) regions.push_back(at.region);
    return regions;
}

std::string discomfort_in_words(const Facts& facts, std::uint8_t region) { return Discomfort(facts, region).words(); }

std::vector<std::string> health_in_words(const Facts& facts) {
    std::vector<std::string> said;
    for (std::uint16_t i = 0; i < fact_count; ++i) {
        const Fact fact{i};
        const FactInfo& info = fact.info();
        const bool is_condition = info.path.starts_with("conditions."),
                   is_answer = info.path.starts_with("screening.") && fact != "screening.answered"_fact;
        if (!(is_condition || (is_answer && info.kind == Kind::yes_no)) || !facts.knows(fact)) continue;
        if (info.kind == Kind::yes_no) {
            if (facts.says(fact)) said.emplace_back(info.meaning);
            continue;
        }
        said.push_back(fmt::format("{}: {}", info.meaning,
                                   info.kind == Kind::choice ? spoken_name(choice_name(info, facts.value(fact)))
                                                             : plain_number(facts.value(fact))));
    }
    return said;
}

SaidOf work_in_words(const Audit& audit) {
    SaidOf said;
    add_text(said, audit, "Job", "work.job"_text);
    if (std::string tasks = tasks_in_words(audit); !tasks.empty()) said.emplace_back("Tasks", std::move(tasks));
    constexpr std::array<std::pair<std::string_view, Fact>, 11> asked = {{
        {"Works at", "work.at"_fact},
        {"At screens", "habits.screen_hours_per_day"_fact},
        {"Sitting", "habits.sitting_hours_per_day"_fact},
        {"Standing", "habits.standing_hours_per_day"_fact},
        {"Working days a week", "habits.days_per_week"_fact},
        {"Longest without getting up", "habits.longest_sitting_min"_fact},
        {"Same movements most of the time", "work.repetitive"_fact},
        {"People at this desk", "work.shared_by"_fact},
        {"Training given", "work.training_done"_fact},
        {"Training on", "work.training_on"_fact},
        {"Last eye test", "person.last_eye_test"_fact},
    }};
    for (const auto& [name, fact] : asked)
        if (audit.described.knows(fact)) {
            const bool of_a_day = fact.info().path.ends_with("_hours_per_day");
            said.emplace_back(name,
                              value_in_words(fact.info(), audit.described.value(fact)) + (of_a_day ? " a day" : ""));
        }
    return said;
}

SaidOf assessment_in_words(const Audit& audit) {
    SaidOf said;
    add_text(said, audit, "Assessment", "assessment.id"_text);
    add_text(said, audit, "Date", "assessment.date"_text);
    add_text(said, audit, "Reason", "assessment.reason"_text);
    add_text(said, audit, "Assessed by", "assessment.assessor"_text);
    add_text(said, audit, "Checked by", "assessment.checked_by"_text);
    add_text(said, audit, "Person", "person.name"_text);
    if (!audit.id.empty()) said.emplace_back("Work id", audit.id);
    add_text(said, audit, "Team", "assessment.team"_text);
    add_text(said, audit, "Place", "assessment.location"_text);
    return said;
}

}  // namespace ergoaudit
