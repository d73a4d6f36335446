// prescriptions [N]: what one prescription takes, for N random people with every piece of equipment half of the time,
// findings and discomfort; the median and the slowest hundredth, in microseconds. Then for as many to whom a
// physiotherapist gave one to four exercises of the library, which not every day can hold together.

#include "ergoaudit/exercise/prescription.hpp"
#include "ergoaudit/knowledge/knowledge.hpp"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace {

using namespace ergoaudit;

Description random_person(std::mt19937& random) {
    Description person;
    const auto one_in = [&](unsigned n) { return random() % n == 0; };
    for (std::uint16_t i = 0; i < fact_count; ++i)
        if (fact_rows[i].belongs_to == "exercise.equipment" || fact_rows[i].belongs_to == "exercise.positions")
            person.facts.set(Fact{i}, !one_in(4), Provenance::reported);
    person.facts.set("exercise.floor_at_home"_fact, 1, Provenance::reported);
    person.facts.set("exercise.minutes_per_day"_fact, static_cast<double>(2 + random() % 19), Provenance::reported);
    for (std::uint8_t region = 0; region < region_names.size(); ++region)
        if (one_in(4))
            person.facts.set("discomfort.severity_0_10"_fact, static_cast<double>(1 + random() % 10),
                             Provenance::reported, {.region = region});
    return person;
}

std::vector<FoundIssue> random_issues(std::mt19937& random, const ExerciseKnowledge& knowledge) {
    std::vector<FoundIssue> issues;
    for (const Exercise& exercise : knowledge.exercises)
        for (const std::string_view rule : exercise.answers_findings)
            if (random() % 30 == 0) issues.push_back({rule, 0.5 * static_cast<double>(random() % 16), "found"});
    return issues;
}

void give_exercises(std::mt19937& random, Description& person, const ExerciseKnowledge& knowledge) {
    const auto count = 1 + random() % 4;
    for (std::size_t i = 0; i < count; ++i) {
        const Exercise& exercise = knowledge.exercises[random() % knowledge.exercises.size()];
        person.texts.push_back({"exercise.prescribed"_text, 0, std::string(exercise.id), {}});
    }
}

void measure(std::string_view who, int people, bool with_given) {
    const ExerciseKnowledge& knowledge = shipped_knowledge().exercise;
    const ExercisePermission permission = {.limit = ExercisePermission::Limit::full, .screened = true};
    std::mt19937 random(6);
    std::vector<double> microseconds;
    std::size_t exercises = 0;
    for (int i = 0; i < people; ++i) {
        Description person = random_person(random);
        const std::vector<FoundIssue> issues = random_issues(random, knowledge);
        if (with_given) give_exercises(random, person, knowledge);
        const auto before = std::chrono::steady_clock::now();
        exercises += prescribe(knowledge, person, permission, issues).exercises.size();
        microseconds.push_back(
            std::chrono::duration<double, std::micro>(std::chrono::steady_clock::now() - before).count());
    }
    std::sort(microseconds.begin(), microseconds.end());
    std::printf("%d people, %.*s, %zu exercises: median %.0f us, 99 of 100 within %.0f us, slowest %.0f us\n", people,
                static_cast<int>(who.size()), who.data(), exercises, microseconds[microseconds.size() / 2],
                microseconds[microseconds.size() * 99 / 100], microseconds.back());
}

}  // namespace

int main(int count, char** words) {
    const int people = std::max(1, count > 1 ? std::atoi(words[1]) : 10000);
    measure("nothing given", people, false);
    measure("one to four given", people, true);
}
