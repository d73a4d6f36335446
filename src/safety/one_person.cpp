#include "ergoaudit/safety/one_person.hpp"

#include <map>
#include <string_view>
#include <vector>

namespace ergoaudit {
namespace {

bool is_health_fact(Fact fact) {
    const std::string_view path = fact.info().path;
    return path.starts_with("discomfort.") || path.starts_with("conditions.");
}

// What is said anywhere, the first time it is said, and every yes.
Facts said_of(std::span<Description* const> files, const SafetyKnowledge& knowledge) {
    Facts said;
    for (const Description* file : files) {
        for (std::uint16_t i = 0; i < row_size; ++i) {
            const Row row{i};
            if (file->facts.knows(row) && !said.knows(row) && is_health_fact(owner_of(row).fact))
                said.set(row, file->facts[row], file->facts.from(row));
        }
        for (const Question& question : knowledge.questions)
            if (file->facts.says(question.fact)) said.set(question.fact, 1, file->facts.from(question.fact));
    }
    return said;
}

void take_over(Facts& facts, const Facts& said, const SafetyKnowledge& knowledge) {
    for (std::uint16_t i = 0; i < row_size; ++i) {
        const Row row{i};
        if (said.knows(row) && is_health_fact(owner_of(row).fact) && !facts.knows(row))
            facts.set(row, said[row], said.from(row));
    }
    for (const Question& question : knowledge.questions)
        if (said.says(question.fact)) facts.set(question.fact, 1, said.from(question.fact));
}

}  // namespace

void share_health(std::span<Description> all, const SafetyKnowledge& knowledge) {
    std::map<std::string_view, std::vector<Description*>> people;
    for (Description& one : all)
        if (const std::string_view id = one.text("person.id"_text); !id.empty()) people[id].push_back(&one);
    for (const auto& [id, files] : people) {
        if (files.size() < 2) continue;
        const Facts said = said_of(files, knowledge);
        for (Description* file : files) take_over(file->facts, said, knowledge);
    }
}

}  // namespace ergoaudit
