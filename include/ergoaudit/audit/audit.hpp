#pragma once
// One workstation from start to end: complete, derive, judge, score, prescribe. The value that every format renders.

#include "ergoaudit/audit/scene.hpp"
#include "ergoaudit/audit/workstation_plan.hpp"
#include "ergoaudit/body/estimate.hpp"
#include "ergoaudit/exercise/prescription.hpp"
#include "ergoaudit/facts/description.hpp"
#include "ergoaudit/instruments/instrument_score.hpp"
#include "ergoaudit/knowledge/knowledge.hpp"
#include "ergoaudit/rules/scoring.hpp"
#include "ergoaudit/safety/safety_assessment.hpp"

#include <array>
#include <cmath>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace ergoaudit {

enum class Status : std::uint8_t { evaluated, withheld, not_evaluated };
inline constexpr std::array<std::string_view, 3> status_names = {"evaluated", "withheld", "not_evaluated"};

// The exit codes (see `cli/run.hpp`) that one audit can have.
enum class Exit : int { passed = 0, gate_failed = 1, bad_input = 3, not_judged = 4 };

// What the caller asks for; the defaults are those of the command line.
struct AuditSettings {
    int today = 0;                                        // days since 1970-01-01
    std::optional<Severity> fail_on = Severity::serious;  // nothing: no finding gates
    std::optional<double> min_score;
    double min_coverage = 0.10;               // share of the applicable weight
    std::optional<double> minutes;            // a day, for exercises
    std::vector<std::string> select, ignore;  // rule ids and categories; select empty: all
    const Profile* profile = nullptr;
    bool habits = true;         // also the rules that are not about the workstation
    bool postures = true;       // derived postures with their spread, and the scene; no other result depends on it
    bool exercises = true;      // likewise the prescription, which at levels 1 and 2 says why there is none
    bool trace = false;         // Finding::trace
    bool plan = false;          // likewise the joint plan, which takes longer than all the rest
    bool plan_targets = false;  // and in it PlanTarget::if_others_follow, which takes longer still

    // Whether so much is known that a score is told.
    [[nodiscard]] bool is_enough(const ScoreValue& score) const {
        return !std::isnan(score.value) && score.coverage >= min_coverage;
    }
};

struct MeasuredValue {
    double value = unknown;  // of the mean body, rounded as compared; NaN for yes/no, reported and unknown
    double sd = 0;           // spread of what was estimated in it
    Unit unit = Unit::none;
    Provenance from = Provenance::defaulted;
};

struct Finding {
    const Rule* rule = nullptr;
    Instance at;
    std::string subject;  // "workstation", "screen[0]/sitting"
    Verdict verdict = Verdict::unknown;
    MeasuredValue measured;
    double credit = unknown;
    double points_lost = 0;
    std::optional<double> probability_of_pass;  // nothing when nothing in the measure is estimated
    bool unsure = false;                        // the 90 % interval of the measure holds more than one verdict
    bool gates = false;
    std::string message, fix;        // plain sentences with numbers
    std::vector<Row> needs;          // keys that would make an unknown rule known
    std::string key;                 // the written key that the finding is about; may be empty
    SourceSpan where;                // of that key's value in the description
    std::vector<std::string> trace;  // where AuditSettings::trace asks for it: how the verdict came about
};

struct ScorePart {
    ScoreValue score;
    std::string_view label;
};

struct Score {
    ScorePart total, workstation, habits;
    std::array<ScorePart, category_names.size()> categories;  // by Category
};

struct MeasureNext {
    std::string key;
    std::string what;         // in plain words
    std::size_t settles = 0;  // verdicts that it would settle, after those before it; 0: others are needed, too
    std::string how;
};

struct PostureValue {
    Fact fact;
    Instance at;
    double value = unknown, sd = 0;
};

struct Audit {
    std::string source;            // as the person named the file
    std::string digest;            // of the text of the description
    std::string id;                // person.id; may be empty
    std::vector<TextEntry> texts;  // names, notes and the assessment's records, as written
    Facts described;               // the facts as written
    Status status = Status::not_evaluated;
    Exit exit = Exit::passed;
    bool gate_passed = true;
    bool is_below_min_score = false;
    SafetyAssessment safety;
    Score score;
    std::vector<Finding> findings;  // by points lost, then the order of the rules
    std::vector<BodyDimension> body;
    std::vector<PostureValue> postures;        // known values of the posture and view groups, in table order
    std::vector<InstrumentScore> instruments;  // published scores, by instrument; never part of `score`
    std::optional<WorkstationPlan> plan;       // where AuditSettings::plan asks for it; never at levels 1 and 2
    std::optional<Scenes> scenes;              // with the postures; never at levels 1 and 2
    std::optional<std::size_t> exposure;       // of RiskMatrix::exposures; nothing: not told
    std::vector<MeasureNext> measure_next;     // most settling first
    Prescription prescription;
    std::vector<std::string> assumptions;
    Diagnostics diagnostics;  // questions about the input that are no errors, or, for a bad file, its errors

    [[nodiscard]] std::size_t count(Verdict verdict) const;
    // What comes before anything is set, such as a chair that is not safe; nullptr where nothing does.
    [[nodiscard]] const Finding* comes_first() const;
};

// Total: whatever the facts are, an audit comes out. The knowledge must outlive it.
[[nodiscard]] Audit audit(const Description& description, const Knowledge& knowledge, const AuditSettings& settings);

// For a file that could not be read: status not_evaluated, exit 3.
[[nodiscard]] Audit unreadable(std::string source, Diagnostics problems);

}  // namespace ergoaudit
