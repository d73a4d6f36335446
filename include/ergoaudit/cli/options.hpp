#pragma once
// What a person typed, after the option library and before it means anything: one struct per command, one field and one
// line in options.cpp per option.

#include <optional>
#include <string>
#include <vector>

namespace ergoaudit {

struct LookOptions {
    std::string colour = "auto";  // auto, always, never
    std::optional<int> width;
    bool ascii = false, quiet = false, verbose = false;
};

struct KnowledgeOptions {
    std::string rules;    // folder; empty: compiled in
    std::string profile;  // name or file; empty: the environment's, else office
};

struct CheckOptions {
    std::vector<std::string> paths;
    KnowledgeOptions knowledge;
    LookOptions look;
    std::vector<std::string> select, ignore, set, reports;
    std::string format = "text", output, fail_on = "serious", today;
    std::string role = "employee";
    std::optional<double> min_score, minutes, budget;
    double min_coverage = 10;  // percent
    bool exit_zero = false;
};

struct ReportOptions {
    std::string path;
    KnowledgeOptions knowledge;
    LookOptions look;
    std::vector<std::string> reports;
    std::string format = "text", output;
    std::string role;  // empty: that of the report
    bool exit_zero = false;
};

struct DiffOptions {
    std::string before, after;
    KnowledgeOptions knowledge;
    LookOptions look;
    std::string format = "text", today;
};

struct PlanOptions {   // plan, fix
    std::string path;  // empty: desk.toml here
    KnowledgeOptions knowledge;
    LookOptions look;
    std::vector<std::string> set;
    std::string format = "text", today;
    std::optional<double> budget;
    std::string write, only = "all";  // of fix
    std::string role = "employee";    // of plan
};

struct ExerciseOptions {
    std::string path;  // empty: desk.toml here
    KnowledgeOptions knowledge;
    LookOptions look;
    std::vector<std::string> set;
    std::string format = "text", output, today;
    std::optional<double> minutes;
};

struct ScoreOptions {
    std::string instrument, path, output, format = "text", today;
    KnowledgeOptions knowledge;
    LookOptions look;
};

struct ListOptions {  // rules, facts, sources, exercises, profiles
    KnowledgeOptions knowledge;
    std::string format = "text", about, category, severity, profile;
    std::string kind, region, desk_class;  // of exercises; kind of sources, too
    std::string table, known, country;     // of facts, sources, profiles
    std::optional<int> width;
};

struct ExplainOptions {
    std::string what;
    KnowledgeOptions knowledge;
    LookOptions look;
};

struct VerifyOptions {
    std::vector<std::string> folders;
};

struct InitOptions {
    std::string path = "desk.toml";
    bool minimal = false, screening = false, force = false;
};

struct SchemaOptions {
    std::string which;
    KnowledgeOptions knowledge;  // by which reports are made: own checklists stand in them
};

// What came of reading the words: options, or a text to print and the exit code.
template <class Options>
struct Typed {
    std::optional<Options> options;
    std::string help;   // for standard output, when help was asked for
    std::string error;  // for standard error, when the words are off
};

using Words = std::vector<std::string>;

[[nodiscard]] Typed<CheckOptions> read_check(const Words& words);
[[nodiscard]] Typed<ReportOptions> read_report(const Words& words);
[[nodiscard]] Typed<DiffOptions> read_diff(const Words& words);
[[nodiscard]] Typed<PlanOptions> read_plan(const Words& words);
[[nodiscard]] Typed<PlanOptions> read_fix(const Words& words);
[[nodiscard]] Typed<ExerciseOptions> read_exercise(const Words& words);
[[nodiscard]] Typed<ScoreOptions> read_score(const Words& words);
[[nodiscard]] Typed<ListOptions> read_list(const std::string& command, const Words& words);
[[nodiscard]] Typed<ExplainOptions> read_explain(const Words& words);
[[nodiscard]] Typed<VerifyOptions> read_verify(const Words& words);
[[nodiscard]] Typed<InitOptions> read_init(const Words& words);
[[nodiscard]] Typed<SchemaOptions> read_schema(const Words& words);

}  // namespace ergoaudit
