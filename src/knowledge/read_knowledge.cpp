// The folders rules/ and profiles/ to one value. Entries: read_knowledge(); private: one function per kind of file.

#include "citations.hpp"
#include "references.hpp"

#include "ergoaudit/base/digest.hpp"
#include "ergoaudit/exercise/exercise_reader.hpp"
#include "ergoaudit/instruments/instrument_reader.hpp"
#include "ergoaudit/knowledge/knowledge.hpp"
#include "ergoaudit/rules/definition_reader.hpp"
#include "ergoaudit/rules/rule_reader.hpp"
#include "ergoaudit/safety/safety_reader.hpp"

#include <algorithm>
#include <functional>
#include <initializer_list>
#include <iterator>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <utility>
#include <vector>

#include <fmt/format.h>

namespace ergoaudit {
namespace {

using toml_tree::Document;

class FolderReader {
  public:
    FolderReader(const Files& files, Arena& arena, Diagnostics& problems)
        : files_(files), arena_(arena), problems_(problems) {}

    // Every *.toml directly in `folder`, sorted by name; a folder that is not there holds none.
    std::vector<Document> documents(const std::string& folder) {
        std::vector<Document> found;
        for (const std::string& name : files_.names_in(folder))
            if (name.ends_with(".toml"))
                if (auto one = document(folder + "/" + name)) found.push_back(std::move(*one));
        return found;
    }

    std::optional<Document> document(const std::string& path) {
        auto text = files_.read(path);
        report(text.problems());
        if (!text.ok()) return std::nullopt;
        digest_.add(path.substr(path.rfind('/') + 1));
        digest_.add(text.value());
        auto parsed =
            toml_tree::parse(std::move(text).value(), std::string(arena_.keep(path)), toml_tree::Quote::everything);
        report(parsed.problems());
        if (!parsed.ok()) return std::nullopt;
        return std::move(parsed).value();
    }

    template <class T>
    T take(Result<T> result) {
        report(result.problems());
        return result.ok() ? std::move(result).value() : T{};
    }

    // Between files: whoever finds such a problem has no text at hand.
    void quote_what_is_unquoted() {
        std::set<std::string> unquoted;
        for (const Diagnostic& problem : problems_)
            if (problem.where.known() && problem.quoted.empty()) unquoted.insert(problem.file);
        for (const std::string& file : unquoted)
            if (const auto text = files_.read(file); text.ok()) quote_lines(problems_, file, text.value());
    }

    void report(const Diagnostics& problems) { problems_.insert(problems_.end(), problems.begin(), problems.end()); }

    [[nodiscard]] std::string digest_text() const { return digest_.text(); }

  private:
    const Files& files_;
    Arena& arena_;
    Diagnostics& problems_;
    Digest digest_;  // over names and texts
};

template <class T>
void append(std::vector<T>& all, std::vector<T> more) {
    all.insert(all.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

// What rules may name; nothing where that is wrong itself, so that no rule is blamed for it. A folder may do without.
std::optional<std::span<const Definition>> definitions_in(FolderReader& folder, const std::string& root,
                                                          const Files& files, Arena& arena) {
    const std::string path = root + "/definitions.toml";
    if (files.kind_of(path) == Entry::missing) return std::span<const Definition>();
    const auto document = folder.document(path);
    if (!document) return std::nullopt;
    Result<std::vector<Definition>> read = read_definitions(*document, arena);
    folder.report(read.problems());
    if (!read.ok()) return std::nullopt;
    return arena.keep(std::move(read).value());
}

// Of these folders, in that order.
std::vector<Rule> rules_in(FolderReader& folder, std::initializer_list<std::string> paths,
                           const std::optional<std::span<const Definition>>& definitions, Arena& arena) {
    std::vector<Rule> rules;
    for (const std::string& path : paths)
        for (const Document& document : folder.documents(path))
            if (definitions) append(rules, folder.take(read_rules(document, arena, *definitions)));
    std::stable_sort(rules.begin(), rules.end(), [](const Rule& a, const Rule& b) { return a.category < b.category; });
    return rules;
}

// What a manager may see is told by the folder, and reckoned by the category.
void must_be_in_their_folder(FolderReader& folder, std::span<const Rule> rules, const std::string& root) {
    for (const Rule& rule : rules) {
        const std::string_view belongs = is_workstation(rule.category) ? "workstation" : "habits";
        if (!rule.where.file.starts_with(fmt::format("{}/{}/", root, belongs)))
            folder.report({{.file = std::string(rule.where.file),
                            .where = rule.where.span,
                            .message = fmt::format("rules of the category \"{}\" stand in {}/",
                                                   category_names[static_cast<std::size_t>(rule.category)], belongs),
                            .help = "move it to a file there, or give it another category"}});
    }
}

std::vector<Instrument> instruments_in(FolderReader& folder, const std::string& root, Arena& arena) {
    std::vector<Instrument> instruments;
    for (const Document& document : folder.documents(root + "/instruments"))
        instruments.push_back(folder.take(read_instrument(document, arena)));
    std::ranges::stable_sort(instruments, {}, &Instrument::group);
    return instruments;
}

// [[source]] tables stand in evidence.toml and beside the exercises they are for.
std::vector<Source> sources_in(FolderReader& folder, const std::string& root,
                               std::span<const Document> beside_exercises, Arena& arena) {
    std::vector<Source> sources;
    if (const auto document = folder.document(root + "/evidence.toml"))
        append(sources, folder.take(read_sources(*document, arena)));
    for (const Document& document : beside_exercises)
        if (document.root.find("source") != nullptr) append(sources, folder.take(read_sources(document, arena)));
    return sources;
}

void unique_ids(Diagnostics& problems, std::string_view what,
                const std::vector<std::pair<std::string_view, SourceLocation>>& ids) {
    std::map<std::string_view, SourceLocation> seen;
    for (const auto& [id, where] : ids) {
        const auto [first, is_new] = seen.emplace(id, where);
        if (!is_new)
            problems.push_back(
                {.file = std::string(where.file),
                 .where = where.span,
                 .message = fmt::format("the {} \"{}\" is there twice", what, id),
                 .help = first->second.file.empty() ? std::string() : fmt::format("first in {}", first->second.file)});
    }
}

void ids_are_unique(const Knowledge& knowledge, Diagnostics& problems) {
    std::vector<std::pair<std::string_view, SourceLocation>> rules, sources, instruments;
    for (const std::span<const Rule> some : knowledge.rules_and_clashes())
        for (const Rule& rule : some) rules.emplace_back(rule.id, rule.where);
    for (const Source& source : knowledge.sources) sources.emplace_back(source.key, source.place);
    for (const Instrument& instrument : knowledge.instruments)
        instruments.emplace_back(instrument.id, instrument.where);
    unique_ids(problems, "rule", rules);
    unique_ids(problems, "source", sources);
    unique_ids(problems, "instrument", instruments);
}

void check_between_files(const Knowledge& knowledge, Diagnostics& problems) {
    ids_are_unique(knowledge, problems);
    const auto wrong = [&](const SourceLocation& where, std::string message, std::string help = {}) {
        problems.push_back({.file = std::string(where.file),
                            .where = where.span,
                            .message = std::move(message),
                            .help = std::move(help)});
    };
    for (const auto& [key, by, where] : citations(knowledge))
        if (knowledge.source(key) == nullptr)
            wrong(where, fmt::format("{} cites \"{}\", which is no source of evidence.toml", by, key));
    for (const Rule& rule : knowledge.rules)
        for (const Reckoning& one : rule.words.collides)
            if (!one.with.empty() && knowledge.rule(one.with) == nullptr)
                wrong(rule.where, fmt::format("{} collides with \"{}\", which is no rule", rule.id, one.with));
    for (const Aid& aid : knowledge.aids)
        if (aid.setting.exists() &&
            std::ranges::find(knowledge.knobs, aid.setting, &Knob::fact) == knowledge.knobs.end())
            wrong(aid.where,
                  fmt::format("the aid \"{}\" is set at \"{}\", which is no knob", aid.item, aid.setting.info().path),
                  "name a fact of furniture.toml, or leave \"setting\" out");
    for (const FewerStrengthDays& one : knowledge.exercise.programme.fewer_strength_days)
        if (std::ranges::find(knowledge.safety.contraindications, one.caution, &Contraindication::code) ==
            knowledge.safety.contraindications.end())
            wrong({}, fmt::format("[[programme.fewer_strength_days]]: no contraindication has the code \"{}\"",
                                  one.caution));
}

std::span<const Profile> resolved_profiles(const Knowledge& knowledge, Diagnostics& problems, Arena& arena) {
    std::vector<Profile> profiles;
    for (const Profile& profile : knowledge.profiles) {
        auto one = resolved(profile, knowledge, arena);
        if (one.ok())
            profiles.push_back(one.value());
        else
            append(problems, one.problems());
    }
    return arena.keep(std::move(profiles));
}

}  // namespace

const Rule* Knowledge::rule(std::string_view id) const {
    const auto found = std::find_if(rules.begin(), rules.end(), [&](const Rule& rule) { return rule.id == id; });
    return found == rules.end() ? nullptr : &*found;
}

const Source* Knowledge::source(std::string_view key) const {
    const auto found =
        std::find_if(sources.begin(), sources.end(), [&](const Source& source) { return source.key == key; });
    return found == sources.end() ? nullptr : &*found;
}

const Profile* Knowledge::profile(std::string_view id) const {
    const auto found =
        std::find_if(profiles.begin(), profiles.end(), [&](const Profile& profile) { return profile.id == id; });
    return found == profiles.end() ? nullptr : &*found;
}

const Instrument* Knowledge::instrument(std::string_view id) const {
    const auto found = std::ranges::find(instruments, id, &Instrument::id);
    return found == instruments.end() ? nullptr : &*found;
}

Result<Knowledge> read_knowledge(const Files& files, const std::string& rules, const std::string& profiles,
                                 Arena& arena) {
    Diagnostics problems;
    FolderReader folder(files, arena, problems);
    Knowledge knowledge;
    const auto definitions = definitions_in(folder, rules, files, arena);
    knowledge.definitions = definitions.value_or(knowledge.definitions);
    knowledge.rules = arena.keep(rules_in(folder, {rules + "/workstation", rules + "/habits"}, definitions, arena));
    must_be_in_their_folder(folder, knowledge.rules, rules);
    const std::vector<Document> exercises = folder.documents(rules + "/exercises");
    if (definitions) knowledge.exercise = folder.take(read_exercises(exercises, arena, *definitions));
    knowledge.sources = arena.keep(sources_in(folder, rules, exercises, arena));
    const std::vector<Document> safety = folder.documents(rules + "/safety");
    knowledge.safety = folder.take(read_safety(safety, arena));
    knowledge.instruments = arena.keep(instruments_in(folder, rules, arena));
    if (const auto document = folder.document(rules + "/scoring.toml"))
        knowledge.scoring = folder.take(read_scoring(*document, arena));
    if (const auto document = folder.document(rules + "/risk.toml"))
        knowledge.risk = folder.take(read_risk(*document, arena));
    if (const auto document = folder.document(rules + "/furniture.toml"))
        knowledge.knobs = arena.keep(folder.take(read_knobs(*document, arena)));
    if (const auto document = folder.document(rules + "/aids.toml"))
        knowledge.aids = arena.keep(folder.take(read_aids(*document, arena)));
    knowledge.clashes = arena.keep(rules_in(folder, {rules + "/clashes"}, definitions, arena));
    const auto check_together = [&] {
        if (has_error(problems)) return;
        check_between_files(knowledge, problems);
        check_references(safety, knowledge, problems);
        check_references(exercises, knowledge, problems);
    };
    if (profiles.empty()) {
        check_together();
        folder.quote_what_is_unquoted();
        if (has_error(problems)) return problems;
        knowledge.digest = arena.keep(folder.digest_text());
        return Result<Knowledge>(knowledge, problems);
    }
    std::vector<Profile> standards;
    for (const Document& document : folder.documents(profiles + "/standards"))
        standards.push_back(folder.take(read_profile(document, arena)));
    knowledge.profiles = arena.keep(std::move(standards));
    if (!has_error(problems)) knowledge.profiles = resolved_profiles(knowledge, problems, arena);
    const auto survey = folder.document(profiles + "/populations/ansur2.toml");
    const auto civilian = folder.document(profiles + "/populations/civilian.toml");
    if (survey && civilian) knowledge.population = folder.take(read_population(*survey, *civilian, arena));
    knowledge.digest = arena.keep(folder.digest_text());
    check_together();
    folder.quote_what_is_unquoted();
    if (has_error(problems)) return problems;
    return Result<Knowledge>(knowledge, problems);
}

static std::span<const Circumstance> not_ranked_by_practice(std::span<const Circumstance> all, Arena& arena) {
    std::vector<Circumstance> kept;
    std::ranges::copy_if(all, std::back_inserter(kept), std::not_fn(&Circumstance::ranked_by_practice));
    return arena.keep(std::move(kept));
}

// A profile that does not ship is part of what scores are compared by, whatever it calls itself.
static std::string_view digest_under(const Knowledge& knowledge, const Profile& profile, Arena& arena) {
    if (profile.digest.empty()) return knowledge.digest;
    Digest digest;
    digest.add(knowledge.digest);
    digest.add(profile.digest);
    return arena.keep(digest.text());
}

Knowledge under(const Knowledge& knowledge, const Profile& profile, Arena& arena) {
    if (profile.digest.empty() && profile.changes.empty() && profile.clauses.empty() && profile.asks.empty() &&
        profile.breaks_every_min == 0)
        return knowledge;
    std::vector<Rule> rules(knowledge.rules.begin(), knowledge.rules.end());
    for (Rule& rule : rules) {
        if (const RuleChange* change = profile.change(rule.id)) {
            if (change->has_band) rule.band = change->band;
            if (change->has_band || change->has_severity || !change->fix.empty()) {
                const std::string_view gap = rule.words.disputed.empty() ? "" : " ";
                rule.words.disputed =
                    arena.keep(fmt::format("{}{}Profile {}: {}", rule.words.disputed, gap, profile.id, change->reason));
            }
            if (change->has_severity) rule.severity = change->severity;
            if (!change->fix.empty()) {
                rule.words.fix = change->fix;
                rule.words.below.fix = rule.words.above.fix = {};
                rule.words.instead = not_ranked_by_practice(rule.words.instead, arena);
            }
        }
        if (const LegalClause* clause = profile.clause(rule.id)) rule.law = clause->law;
        if (profile.request(rule.id) != nullptr) rule.applies = {};
    }
    Knowledge result = knowledge;
    result.digest = digest_under(knowledge, profile, arena);
    result.rules = arena.keep(std::move(rules));
    if (profile.breaks_every_min > 0)
        result.exercise.programme.breaks.pause_every_min = static_cast<int>(profile.breaks_every_min);
    return result;
}

}  // namespace ergoaudit
