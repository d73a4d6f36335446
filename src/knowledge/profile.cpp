#include "ergoaudit/knowledge/profile.hpp"

#include "ergoaudit/base/country.hpp"
#include "ergoaudit/rules/band_reader.hpp"
#include "ergoaudit/toml/field_reader.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include <fmt/format.h>

namespace ergoaudit {
namespace {

// By rule, an earlier entry winning over a later one for the same rule.
template <class T>
std::span<const T> by_rule(std::vector<T> entries, Arena& arena) {
    std::stable_sort(entries.begin(), entries.end(), [](const T& a, const T& b) { return a.rule < b.rule; });
    entries.erase(std::unique(entries.begin(), entries.end(), [](const T& a, const T& b) { return a.rule == b.rule; }),
                  entries.end());
    return arena.keep(std::move(entries));
}

template <class T>
const T* find_rule(std::span<const T> entries, std::string_view rule) {
    const auto found = std::lower_bound(entries.begin(), entries.end(), rule,
                                        [](const T& entry, std::string_view id) { return entry.rule < id; });
    return found != entries.end() && found->rule == rule ? &*found : nullptr;
}

class ProfileReader {
  public:
    ProfileReader(const toml_tree::Document& document, Arena& arena) : document_(document), arena_(arena) {}

    Result<Profile> read() {
        file_ = arena_.keep(document_.file);
        FieldReader fields = reader(document_.root);
        profile_.id = fields.text("id");
        profile_.title = fields.text("title");
        profile_.meaning = fields.text("meaning");
        profile_.extends = fields.text_or("extends", "");
        profile_.country = fields.text_or("country", "");
        if (!profile_.country.empty() && !is_country_code(profile_.country))
            fields.problem(fields.where("country"), "a country is written with two capitals, as in ISO 3166");
        profile_.select = arena_.keep(fields.texts_or_none("select"));
        constexpr double not_said = 0, most_min = 240;
        const bool says_when = fields.any("breaks_every_min") != nullptr;
        const double every_min = fields.number_or("breaks_every_min", not_said);
        if (says_when && !(every_min >= 1 && every_min <= most_min && every_min == std::floor(every_min)))
            fields.problem(fields.where("breaks_every_min"), "breaks come every 1 to 240 minutes, whole ones");
        profile_.breaks_every_min = every_min;
        profile_.extends_where = place_of(fields, "extends");
        profile_.select_where = place_of(fields, "select");
        profile_.ignore = entries(fields, "ignore", &ProfileReader::omission);
        profile_.asks = entries(fields, "ask", &ProfileReader::request);
        profile_.changes = entries(fields, "change", &ProfileReader::change);
        profile_.clauses = entries(fields, "clause", &ProfileReader::clause);
        fields.done();
        if (!problems_.empty()) return problems_;
        return profile_;
    }

  private:
    FieldReader reader(const toml_tree::Node& table) { return {table, document_, arena_, problems_}; }

    [[nodiscard]] SourceLocation place_of(const FieldReader& fields, std::string_view key) const {
        return {.file = file_, .span = fields.where(key)};
    }

    template <class T>
    std::span<const T> entries(FieldReader& fields, std::string_view key,
                               T (ProfileReader::*read)(const toml_tree::Node&)) {
        std::vector<T> found;
        for (const toml_tree::Node* node : fields.tables(key)) {
            T entry = (this->*read)(*node);
            const auto first = std::ranges::find(found, entry.rule, &T::rule);
            if (first != found.end() && !entry.rule.empty())
                fields.problem(entry.where.span, fmt::format("there are two [[{}]] for \"{}\"", key, entry.rule),
                               fmt::format("the first is in line {}", first->where.span.line));
            found.push_back(std::move(entry));
        }
        return by_rule(std::move(found), arena_);
    }

    Omission omission(const toml_tree::Node& node) {
        FieldReader fields = reader(node);
        const Omission result{fields.text("rule"), reason(fields), profile_.id, place_of(fields, "rule")};
        fields.done();
        return result;
    }

    Request request(const toml_tree::Node& node) {
        FieldReader fields = reader(node);
        const Request result{fields.text("rule"), reason(fields), profile_.id, place_of(fields, "rule")};
        fields.done();
        return result;
    }

    std::string_view reason(FieldReader& fields) {
        const std::string_view reason = fields.text("reason");
        if (reason.empty() && fields.any("reason") != nullptr)
            fields.problem(fields.where("reason"), "a reason is needed", "say why this practice differs");
        return reason;
    }

    RuleChange change(const toml_tree::Node& node) {
        FieldReader fields = reader(node);
        RuleChange result;
        result.rule = fields.text("rule");
        result.reason = reason(fields);
        result.fix = fields.text_or("fix", "");
        result.sources = arena_.keep(fields.texts_or_none("sources"));
        result.from = profile_.id;
        result.where = place_of(fields, "rule");
        const bool has_ideal = fields.any("ideal") != nullptr, has_tolerable = fields.any("tolerable") != nullptr;
        result.has_band = has_ideal && has_tolerable;
        if (result.has_band)
            result.band = read_band(fields).value_or(Band{});
        else if (has_ideal || has_tolerable)
            fields.problem(node.where, "a band is changed as a whole", "give ideal and tolerable");
        if (fields.any("severity") != nullptr) {
            const auto severity = fields.one_of("severity", severity_names);
            result.has_severity = severity.has_value();
            if (severity) result.severity = static_cast<Severity>(*severity);
        }
        fields.done();
        if (!result.has_band && !result.has_severity && result.fix.empty())
            fields.problem(node.where, "this changes nothing", "give ideal and tolerable, severity or fix");
        return result;
    }

    LegalClause clause(const toml_tree::Node& node) {
        FieldReader fields = reader(node);
        const LegalClause result{fields.text("rule"), fields.text("law"), fields.text("source"), profile_.id,
                                 place_of(fields, "rule")};
        fields.done();
        return result;
    }

    const toml_tree::Document& document_;
    Arena& arena_;
    Diagnostics problems_;
    Profile profile_;
    std::string_view file_;
};

template <class T>
std::vector<T> joined(std::span<const T> first, std::span<const T> then) {
    std::vector<T> all(first.begin(), first.end());
    all.insert(all.end(), then.begin(), then.end());
    return all;
}

}  // namespace

const Omission* Profile::omission(std::string_view name) const { return find_rule(ignore, name); }
const Request* Profile::request(std::string_view rule) const { return find_rule(asks, rule); }
const RuleChange* Profile::change(std::string_view rule) const { return find_rule(changes, rule); }
const LegalClause* Profile::clause(std::string_view rule) const { return find_rule(clauses, rule); }

Result<Profile> read_profile(const toml_tree::Document& document, Arena& arena) {
    return ProfileReader(document, arena).read();
}

Profile extended(const Profile& profile, const Profile& base, Arena& arena) {
    Profile result = profile;
    if (result.country.empty()) result.country = base.country;
    if (result.select.empty()) {
        result.select = base.select;
        result.select_where = base.select_where;
    }
    if (result.breaks_every_min == 0) result.breaks_every_min = base.breaks_every_min;
    result.asks = by_rule(joined(profile.asks, base.asks), arena);
    result.ignore = by_rule(joined(profile.ignore, base.ignore), arena);
    result.changes = by_rule(joined(profile.changes, base.changes), arena);
    result.clauses = by_rule(joined(profile.clauses, base.clauses), arena);
    return result;
}

}  // namespace ergoaudit
