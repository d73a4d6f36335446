#pragma once
// What is audited, and for whom: a choice of rules, the limits a country or an employer sets otherwise, each with its
// reason, and the law that stands behind a finding.

#include "ergoaudit/base/arena.hpp"
#include "ergoaudit/base/result.hpp"
#include "ergoaudit/rules/rule.hpp"
#include "ergoaudit/toml/tree.hpp"

#include <span>
#include <string_view>

namespace ergoaudit {

// What a profile says otherwise about one rule; what it does not say stays as the rule has it.
struct RuleChange {
    std::string_view rule;
    bool has_band = false;
    Band band;
    bool has_severity = false;
    Severity severity = Severity::minor;
    std::string_view fix;                       // remedies in the order of that practice; empty: the rule's own
    std::string_view reason;                    // never empty
    std::span<const std::string_view> sources;  // keys of evidence.toml
    std::string_view from;                      // the profile that says so: this one or one it extends
    SourceLocation where = {};                  // of the rule's name there
};

// The law or standard a finding of a rule rests on: "DSE Regulations 1992, schedule, 1(b)".
struct LegalClause {
    std::string_view rule;
    std::string_view law;
    std::string_view source;  // key of evidence.toml
    std::string_view from;    // as above
    SourceLocation where = {};
};

// A rule or a whole category that does not count under a profile.
struct Omission {
    std::string_view rule;    // id of a rule, or a category
    std::string_view reason;  // never empty
    std::string_view from;    // as above
    SourceLocation where = {};
};

// A rule that waits for something to be said of what it is about, asked for here whatever is said.
struct Request {
    std::string_view rule;
    std::string_view reason;  // never empty
    std::string_view from;    // as above
    SourceLocation where = {};
};

struct Profile {
    std::string_view id;  // "office"
    std::string_view title;
    std::string_view meaning;  // one or two sentences: whom it is for
    std::string_view extends;  // the profile it starts from; may be empty
    std::string_view country;  // ISO 3166 for emergency numbers when the person names none; may be empty
    std::span<const std::string_view> select;  // rule ids and categories that alone it holds; empty: all
    std::span<const Request> asks;             // by rule
    std::span<const Omission> ignore;          // by rule
    double breaks_every_min = 0;               // how often a break is advised; 0: as the programme has it
    std::span<const RuleChange> changes;       // by rule
    std::span<const LegalClause> clauses;      // by rule
    SourceLocation extends_where = {};
    SourceLocation select_where = {};
    std::string_view digest = {};  // of the text of a profile that does not ship; empty: one that does

    // Whether that name of a rule or category stands among what is left out.
    [[nodiscard]] const Omission* omission(std::string_view rule_or_category) const;
    [[nodiscard]] const Request* request(std::string_view rule) const;
    [[nodiscard]] const RuleChange* change(std::string_view rule) const;
    [[nodiscard]] const LegalClause* clause(std::string_view rule) const;
};

// One file; what it extends is not looked at yet.
[[nodiscard]] Result<Profile> read_profile(const toml_tree::Document& document, Arena& arena);

// The profile with everything of `base` that it does not say itself.
[[nodiscard]] Profile extended(const Profile& profile, const Profile& base, Arena& arena);

}  // namespace ergoaudit
