// The only file that knows the option library. One function per command; groups of options shared between them.

#include "ergoaudit/cli/options.hpp"

#include "ergoaudit/base/suggestion.hpp"
#include "ergoaudit/base/text.hpp"
#include "ergoaudit/facts/fact_table.hpp"
#include "ergoaudit/rules/rule.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <string>
#include <string_view>
#include <vector>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

namespace ergoaudit {
namespace {

constexpr const char* exit_codes =
    "Exit codes: 0 evaluated, the gate passed; 1 the gate failed or somebody must be seen; 2 usage or broken rules;\n"
    "3 an input could not be read; 4 nothing could be judged; 74 output could not be written.";

// CLI::Range would read and write numbers through streams, the dearest part of starting.
CLI::Validator between(int low, int high) {
    return {[low, high](std::string& text) {
                double value = 0;
                const char* end = text.data() + text.size();
                const auto read = std::from_chars(text.data(), end, value);
                const bool good = read.ec == std::errc() && read.ptr == end && value >= low && value <= high;
                return good ? std::string() : fmt::format("{} is not a number from {} to {}", text, low, high);
            },
            fmt::format("{} - {}", low, high), ""};
}

template <std::size_t count>
CLI::IsMember one_of(const std::array<std::string_view, count>& names) {
    return CLI::IsMember(std::vector<std::string>(names.begin(), names.end()));
}

void add_look(CLI::App& app, LookOptions& look) {
    app.add_option("--color", look.colour, "auto, always or never; default auto")
        ->check(CLI::IsMember({"auto", "always", "never"}));
    app.add_option("--width", look.width,
                   "columns of the text, of which 100 are used at most; default the terminal's, or 80")
        ->check(between(20, 400));
    app.add_flag("--ascii", look.ascii, "plain ASCII signs only");
    app.add_flag("-q,--quiet", look.quiet, "only what comes first, and the score");
    app.add_flag("-v,--verbose", look.verbose, "rule ids, reasons, sources, what passed, how to do the exercises");
}

void add_knowledge(CLI::App& app, KnowledgeOptions& knowledge) {
    app.add_option("--rules", knowledge.rules, "a folder of rules instead of those compiled in");
}

void add_profile(CLI::App& app, KnowledgeOptions& knowledge) {
    app.add_option("-p,--profile", knowledge.profile,
                   "what to audit against: a name or a file; default $ERGOAUDIT_PROFILE, else office");
}

void add_today(CLI::App& app, std::string& today) {
    app.add_option("--today", today, "YYYY-MM-DD instead of the clock, for the age of answers");
}

void add_role(CLI::App& app, std::string& role) {
    app.add_option("--role", role,
                   "who reads it: employee, the default; manager (the workstation, nothing of health); oh (all)")
        ->check(CLI::IsMember({"employee", "manager", "oh"}));
}

void add_set(CLI::App& app, std::vector<std::string>& set) {
    app.add_option("--set", set, "what if the description said so: FACT=VALUE, repeatable; nothing else moves along")
        ->take_all()
        ->allow_extra_args(false);
}

void add_output(CLI::App& app, std::string& format, std::string& output, std::vector<std::string>& reports) {
    app.add_option("-f,--format", format,
                   "text, the default, json, html, markdown, svg, letter, ics, stretchly or safeeyes");
    app.add_option("-o,--output", output, "write there instead of standard output");
    app.add_option("--report", reports, "one more artefact of the same run: FORMAT=FILE, repeatable")
        ->take_all()
        ->allow_extra_args(false);
}

void add_budget(CLI::App& app, std::optional<double>& budget) {
    app.add_option("--budget", budget, "money that may be spent, instead of [shop] budget")->check(between(0, 1000000));
}

void add_gate(CLI::App& app, CheckOptions& options) {
    app.add_option("--fail-on", options.fail_on, "the least severity of a finding that fails the gate; default serious")
        ->check(CLI::IsMember({"critical", "serious", "moderate", "minor", "never"}));
    app.add_option("--min-score", options.min_score, "least score, 0 to 100")->check(between(0, 100));
    app.add_option("--min-coverage", options.min_coverage,
                   "least share of the applicable weight that is known, percent; default 10")
        ->check(between(0, 100));
    app.add_flag("--exit-zero", options.exit_zero, "exit 0 instead of 1 and 4");
}

bool names_option(const Words& words, std::string_view option) {
    return std::ranges::any_of(
        words, [&](const std::string& word) { return std::string_view(word).substr(0, word.find('=')) == option; });
}

// The nearest option to the first word nobody knows.
std::string suggestion(const CLI::App& app, const Words& words) {
    std::vector<std::string> names;
    for (const CLI::Option* option : app.get_options())
        for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
    const std::vector<std::string_view> views(names.begin(), names.end());
    for (const std::string& word : words) {
        const std::string typed = word.substr(0, word.find('='));
        if (!typed.starts_with("--") || std::find(names.begin(), names.end(), typed) != names.end()) continue;
        if (const std::string_view near = nearest(typed, views); !near.empty())
            return fmt::format("did you mean {}?\n", near);
    }
    return {};
}

// A variable of a script that holds nothing would be taken for the default without a word.
void refuse_empty_words(const CLI::App& app) {
    for (const CLI::Option* option : app.get_options())
        for (const std::string& word : option->results())
            if (word.empty() && option->count() > 0)
                throw CLI::ValidationError(option->get_name(false, true), "an empty word says nothing; leave it out");
}

template <class Options>
Typed<Options> read(CLI::App& app, Options& options, const std::string& command, Words words) {
    app.name("ergoaudit " + command);
    const Words as_typed = words;
    std::reverse(words.begin(), words.end());  // the library takes them from the back
    try {
        app.parse(std::move(words));
        refuse_empty_words(app);
    } catch (const CLI::CallForHelp&) {
        return {.options = {}, .help = app.help(), .error = {}};
    } catch (const CLI::ParseError& error) {
        return {.options = {},
                .help = {},
                .error = fmt::format("ergoaudit {}: {}\n{}try: ergoaudit {} --help\n", command, printable(error.what()),
                                     suggestion(app, as_typed), command)};
    }
    return {.options = std::move(options), .help = {}, .error = {}};
}

}  // namespace

Typed<CheckOptions> read_check(const Words& words) {
    CheckOptions options;
    CLI::App app("Audit workstations: files, folders, or - for standard input; without PATH, desk.toml here.");
    app.footer(exit_codes);
    app.add_option("PATH", options.paths, "descriptions to audit");
    add_profile(app, options.knowledge);
    app.add_option("--select", options.select, "only these rules or categories, separated by commas or repeated")
        ->delimiter(',')
        ->allow_extra_args(false);
    app.add_option("--ignore", options.ignore, "not these rules or categories, likewise")
        ->delimiter(',')
        ->allow_extra_args(false);
    add_set(app, options.set);
    add_output(app, options.format, options.output, options.reports);
    add_role(app, options.role);
    add_today(app, options.today);
    app.add_option("--minutes", options.minutes, "minutes a day for exercises, instead of [exercise] minutes_per_day")
        ->check(between(0, 240));
    add_budget(app, options.budget);
    add_gate(app, options);
    add_knowledge(app, options.knowledge);
    add_look(app, options.look);
    return read(app, options, "check", words);
}

Typed<ReportOptions> read_report(const Words& words) {
    ReportOptions options;
    CLI::App app("Render a stored report again, as it would have been written at once.");
    app.footer(
        "Exit codes: those of the stored audits, as check has them; 2 also for a report made with other rules or for\n"
        "another role; 3 also for a file that is no stored report.");
    if (names_option(words, "--today"))  // which most commands have
        return {.options = {},
                .help = {},
                .error =
                    "ergoaudit report: no --today: a stored report keeps the day it was made on\n"
                    "  = ergoaudit check PATH --today DATE makes one of another day\n"};
    app.add_option("PATH", options.path, "what ergoaudit check -f json wrote, or - for standard input")->required();
    add_output(app, options.format, options.output, options.reports);
    app.add_option("--role", options.role, "for whom it was made; another is refused")
        ->check(CLI::IsMember({"employee", "manager", "oh"}));
    app.add_option("-p,--profile", options.knowledge.profile, "the file of the profile that it was made with");
    app.add_flag("--exit-zero", options.exit_zero, "exit 0 instead of 1 and 4");
    add_knowledge(app, options.knowledge);
    add_look(app, options.look);
    return read(app, options, "report", words);
}

Typed<DiffOptions> read_diff(const Words& words) {
    DiffOptions options;
    CLI::App app("What changed between two descriptions of one workstation, or stored reports (check -f json) of it.");
    app.footer("Exit codes: 0 the same or better; 1 worse; 2 not comparable, or usage; 3 an input could not be read.");
    app.add_option("BEFORE", options.before, "the earlier description or stored report")->required();
    app.add_option("AFTER", options.after, "the later one")->required();
    add_profile(app, options.knowledge);
    app.add_option("-f,--format", options.format,
                   "text, json; html or markdown: the later report with what changed since")
        ->check(CLI::IsMember({"text", "json", "html", "markdown", "md"}));
    add_today(app, options.today);
    add_knowledge(app, options.knowledge);
    add_look(app, options.look);
    return read(app, options, "diff", words);
}

Typed<PlanOptions> read_plan(const Words& words) {
    PlanOptions options;
    CLI::App app(
        "The one consistent set of adjustments and purchases for a workstation; without PATH, desk.toml here.");
    app.footer(exit_codes);
    app.add_option("PATH", options.path, "the description, or - for standard input");
    add_profile(app, options.knowledge);
    add_set(app, options.set);
    add_budget(app, options.budget);
    app.add_option("-f,--format", options.format, "text or json")->check(CLI::IsMember({"text", "json"}));
    add_role(app, options.role);
    add_today(app, options.today);
    add_knowledge(app, options.knowledge);
    add_look(app, options.look);
    return read(app, options, "plan", words);
}

Typed<PlanOptions> read_fix(const Words& words) {
    PlanOptions options;
    CLI::App app("Write the description as it is once the plan is done; comments and order stay.");
    app.footer(exit_codes);
    app.add_option("PATH", options.path, "the description")->required();
    app.add_option("--write", options.write, "write there instead of standard output");
    app.add_option("--only", options.only,
                   "adjust: what can be set for nothing; free: that and habits; all, the default: purchases too")
        ->check(CLI::IsMember({"adjust", "free", "all"}));
    add_profile(app, options.knowledge);
    add_budget(app, options.budget);
    add_today(app, options.today);
    add_knowledge(app, options.knowledge);
    return read(app, options, "fix", words);
}

Typed<ExerciseOptions> read_exercise(const Words& words) {
    ExerciseOptions options;
    CLI::App app("Exercises, breaks and the twelve weeks for one person; without PATH, desk.toml here.");
    app.footer(exit_codes);
    app.add_option("PATH", options.path, "the description, or - for standard input");
    app.add_option("--minutes", options.minutes, "minutes a day for exercises, instead of [exercise] minutes_per_day")
        ->check(between(0, 240));
    add_profile(app, options.knowledge);
    add_set(app, options.set);
    app.add_option("-f,--format", options.format, "text, json, markdown, ics, stretchly or safeeyes")
        ->check(CLI::IsMember({"text", "json", "markdown", "md", "ics", "stretchly", "safeeyes"}));
    app.add_option("-o,--output", options.output, "write there instead of standard output");
    app.add_option("--today", options.today,
                   "YYYY-MM-DD instead of the clock: age of answers, where a calendar begins");
    add_knowledge(app, options.knowledge);
    add_look(app, options.look);
    return read(app, options, "exercise", words);
}

Typed<ScoreOptions> read_score(const Words& words) {
    ScoreOptions options;
    CLI::App app("Score a published instrument: rows of observed items (CSV in, CSV out), or a description (.toml).");
    app.footer(
        "Exit codes: 0 scored; 1 somebody must be seen; 2 usage; 3 an input could not be read: nothing is "
        "written;\n4 the instrument has nothing to say about the description; 74 output could not be written.");
    app.add_option("INSTRUMENT", options.instrument, "rosa, rula, discomfort, or one of your own in --rules")
        ->required();
    app.add_option("PATH", options.path, "CASES.csv, - for rows on standard input, or a description ending in .toml")
        ->required();
    app.add_option("-o,--output", options.output, "write there instead of standard output");
    app.add_option("-f,--format", options.format, "of a description's score: text or json")
        ->check(CLI::IsMember({"text", "json"}));
    add_profile(app, options.knowledge);
    add_today(app, options.today);
    add_knowledge(app, options.knowledge);
    add_look(app, options.look);
    return read(app, options, "score", words);
}

Typed<ListOptions> read_list(const std::string& command, const Words& words) {
    ListOptions options;
    CLI::App app(fmt::format("List {}.", command));
    app.add_option("-f,--format", options.format, "text, json or md")
        ->check(CLI::IsMember({"text", "json", "md", "markdown"}));
    app.add_option("--width", options.width, "columns of the text, of which 100 are used at most")
        ->check(between(20, 400));
    app.add_option("--about", options.about, "only rows in which this stands: footrest, wrist, …");
    if (command == "facts")
        app.add_option("--table", options.table, "only what stands in this table: chair, screen, shop.prices");
    if (command == "sources") {
        app.add_option("--kind", options.kind, "only of this kind: law, standard, guidance, study, review, …");
        app.add_option("--known", options.known, "only what is known this well: primary, secondary, general");
    }
    if (command == "profiles") {
        app.add_option("NAME", options.profile, "show the rules as this profile has them");
        app.add_option("--country", options.country, "only of this country: DE, US, …");
    }
    if (command == "rules") {
        app.add_option("--category", options.category, "only of this category")->check(one_of(category_names));
        app.add_option("--severity", options.severity, "only of this severity")->check(one_of(severity_names));
    }
    if (command == "exercises") {
        app.add_option("--kind", options.kind, "only of this kind: strength, mobility, stretch, …");
        app.add_option("--region", options.region, "only for this region of the body")->check(one_of(region_names));
        app.add_option("--class", options.desk_class, "only of this class: D1 at the desk to D5 outside");
    }
    add_knowledge(app, options.knowledge);
    return read(app, options, command, words);
}

Typed<ExplainOptions> read_explain(const Words& words) {
    ExplainOptions options;
    CLI::App app("Explain a rule, an exercise, a thing of the shop, a table or key of the description, or the score.");
    app.add_option("WHAT", options.what,
                   "a rule id, an exercise id, an item such as footrest, a table such as chair, a key such as "
                   "chair.seat_height_cm, or the word score")
        ->required();
    add_knowledge(app, options.knowledge);
    add_look(app, options.look);
    return read(app, options, "explain", words);
}

Typed<VerifyOptions> read_verify(const Words& words) {
    VerifyOptions options;
    CLI::App app("Check knowledge files and run their examples; without a folder, the knowledge compiled in.");
    app.footer("Exit codes: 0 everything holds; 1 a defect was found; 2 usage.");
    app.add_option("RULES_DIR", options.folders, "folders like the shipped rules/");
    return read(app, options, "verify", words);
}

Typed<InitOptions> read_init(const Words& words) {
    InitOptions options;
    CLI::App app("Write a commented description to fill in.");
    app.add_option("PATH", options.path, "where to write; - for standard output");
    app.add_flag("--minimal", options.minimal, "the few lines that give a first score");
    app.add_flag("--screening", options.screening,
                 "with the health questions that come before exercises, as comments in place");
    app.add_flag("--force", options.force, "replace a file that is there");
    return read(app, options, "init", words);
}

Typed<SchemaOptions> read_schema(const Words& words) {
    SchemaOptions options;
    CLI::App app("Print the JSON Schema of a description or of a report.");
    app.add_option("WHICH", options.which, "input, a description; or report, a report as JSON")
        ->required()
        ->check(CLI::IsMember({"input", "report"}));
    add_knowledge(app, options.knowledge);
    return read(app, options, "schema", words);
}

}  // namespace ergoaudit
