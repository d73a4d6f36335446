// One profile with all it extends, every name in it held against the rules and sources there are. Entry: resolved().

#include "ergoaudit/base/suggestion.hpp"
#include "ergoaudit/knowledge/knowledge.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include <fmt/format.h>

namespace ergoaudit {
namespace {

// A rule that applies as soon as anything is known of what it is about, and only then.
bool is_asked_when_something_is_said(const Rule& rule) {
    return !rule.applies.empty() && std::ranges::all_of(rule.applies.code, [](const Instruction& step) {
        return step.op == Op::has_fact || step.op == Op::has_row || step.op == Op::logical_or;
    });
}

class ProfileResolver {
  public:
    ProfileResolver(const Profile& profile, const Knowledge& knowledge, Arena& arena)
        : profile_(profile), knowledge_(knowledge), arena_(arena), result_(profile) {}

    Result<Profile> run() {
        inherit();
        check_changes();
        for (const LegalClause& clause : result_.clauses) {
            rule_known(clause.rule, clause.where);
            source_known(clause.source, clause.where);
        }
        for (const std::string_view name : result_.select) rule_or_category_known(name, result_.select_where);
        for (const Omission& omission : result_.ignore) rule_or_category_known(omission.rule, omission.where);
        check_requests();
        if (!problems_.empty()) return problems_;
        return result_;
    }

  private:
    void inherit() {
        std::size_t steps = 0;
        SourceLocation where = profile_.extends_where;
        for (std::string_view next = profile_.extends; !next.empty();) {
            const Profile* base = knowledge_.profile(next);
            if (base == nullptr)
                return wrong(where, fmt::format("extends \"{}\", which is no profile", next),
                             suggestion_for(next, profile_names()));
            if (++steps > knowledge_.profiles.size()) return wrong(where, "extends itself");
            result_ = extended(result_, *base, arena_);
            next = base->extends;
            where = base->extends_where;
        }
    }

    void check_changes() {
        for (const RuleChange& change : result_.changes) {
            rule_known(change.rule, change.where);
            for (const std::string_view key : change.sources) source_known(key, change.where);
            const Rule* rule = knowledge_.rule(change.rule);
            if (rule != nullptr && change.has_band && rule->measure.empty())
                wrong(change.where, fmt::format("the rule \"{}\" has no band to change", change.rule));
        }
    }

    void check_requests() {
        for (const Request& asked : result_.asks) {
            rule_known(asked.rule, asked.where);
            const Rule* rule = knowledge_.rule(asked.rule);
            if (rule != nullptr && !is_asked_when_something_is_said(*rule))
                wrong(asked.where,
                      fmt::format("the rule \"{}\" cannot be asked for: it does not wait for something to be said",
                                  asked.rule));
        }
    }

    void rule_known(std::string_view id, const SourceLocation& where) {
        if (knowledge_.rule(id) == nullptr)
            wrong(where, fmt::format("there is no rule \"{}\"", id), suggestion_for(id, rule_ids()));
    }

    void rule_or_category_known(std::string_view name, const SourceLocation& where) {
        if (knowledge_.rule(name) != nullptr || std::ranges::find(category_names, name) != category_names.end()) return;
        std::vector<std::string_view> names = rule_ids();
        names.insert(names.end(), category_names.begin(), category_names.end());
        wrong(where, fmt::format("there is no rule \"{}\"", name), suggestion_for(name, names));
    }

    void source_known(std::string_view key, const SourceLocation& where) {
        if (knowledge_.source(key) != nullptr) return;
        std::vector<std::string_view> keys;
        for (const Source& source : knowledge_.sources) keys.push_back(source.key);
        wrong(where, fmt::format("there is no source \"{}\"", key), suggestion_for(key, keys));
    }

    [[nodiscard]] std::vector<std::string_view> rule_ids() const {
        std::vector<std::string_view> ids;
        for (const Rule& rule : knowledge_.rules) ids.push_back(rule.id);
        return ids;
    }

    [[nodiscard]] std::vector<std::string_view> profile_names() const {
        std::vector<std::string_view> names;
        for (const Profile& profile : knowledge_.profiles) names.push_back(profile.id);
        return names;
    }

    void wrong(const SourceLocation& where, std::string_view message, std::string help = {}) {
        problems_.push_back({.file = std::string(where.file),
                             .where = where.span,
                             .message = fmt::format("profile \"{}\": {}", profile_.id, message),
                             .help = std::move(help)});
    }

    const Profile& profile_;
    const Knowledge& knowledge_;
    Arena& arena_;
    Profile result_;
    Diagnostics problems_;
};

}  // namespace

Result<Profile> resolved(const Profile& profile, const Knowledge& knowledge, Arena& arena) {
    return ProfileResolver(profile, knowledge, arena).run();
}

}  // namespace ergoaudit
