#include "citations.hpp"

#include <span>
#include <utility>

namespace ergoaudit {
namespace {

class Citing {
  public:
    void cite(std::string_view key, std::string_view by, const SourceLocation& where = {}) {
        if (!key.empty()) all_.push_back({key, by, where});
    }
    void cite(std::span<const std::string_view> keys, std::string_view by, const SourceLocation& where = {}) {
        for (const std::string_view key : keys) cite(key, by, where);
    }
    void cite(std::span<const Citation> sources, std::string_view by, const SourceLocation& where) {
        for (const Citation& citation : sources) cite(citation.key, by, where);
    }
    [[nodiscard]] std::vector<Cited> all() && { return std::move(all_); }

  private:
    std::vector<Cited> all_;
};

void cite_of(const SafetyKnowledge& safety, Citing& citing) {
    for (const Question& question : safety.questions) citing.cite(question.sources, question.key);
    for (const RedFlag& flag : safety.red_flags) citing.cite(flag.sources, flag.id, flag.where);
    for (const Contraindication& one : safety.contraindications) citing.cite(one.sources, one.code, one.where);
    for (const EmergencyNumber& one : safety.emergency_numbers) citing.cite(one.sources, one.number);
}

void cite_of(const ExerciseKnowledge& exercise, Citing& citing) {
    const Programme& programme = exercise.programme;
    for (const Exercise& one : exercise.exercises) citing.cite(one.sources, one.id);
    citing.cite(programme.sources, "the programme");
    citing.cite(programme.breaks.sources, "the advice on breaks");
    for (const FewerStrengthDays& one : programme.fewer_strength_days) citing.cite(one.sources, one.caution);
    for (const AroundAdvice& advice : programme.around) citing.cite(advice.sources, advice.id);
    for (const CrisisLine& line : exercise.crisis_lines) citing.cite(line.source, line.name);
}

void cite_of(const Profile& profile, Citing& citing) {
    for (const RuleChange& change : profile.changes) citing.cite(change.sources, profile.id, change.where);
    for (const LegalClause& clause : profile.clauses) citing.cite(clause.source, profile.id, clause.where);
}

}  // namespace

std::vector<Cited> citations(const Knowledge& knowledge) {
    Citing citing;
    for (const std::span<const Rule> rules : knowledge.rules_and_clashes())
        for (const Rule& rule : rules) citing.cite(rule.sources, rule.id, rule.where);
    citing.cite(knowledge.risk.sources, "risk.toml");
    cite_of(knowledge.safety, citing);
    for (const Knob& knob : knowledge.knobs) citing.cite(knob.source, knob.up, knob.where);
    for (const Aid& aid : knowledge.aids) citing.cite(aid.source, aid.step, aid.where);
    cite_of(knowledge.exercise, citing);
    for (const Instrument& instrument : knowledge.instruments)
        citing.cite(instrument.sources, instrument.id, instrument.where);
    for (const Profile& profile : knowledge.profiles) cite_of(profile, citing);
    return std::move(citing).all();
}

}  // namespace ergoaudit
