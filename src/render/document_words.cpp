#include "document_words.hpp"

#include "page.hpp"

#include "ergoaudit/base/number_text.hpp"
#include "ergoaudit/base/text.hpp"
#include "ergoaudit/body/moved_by.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <numeric>

#include <fmt/format.h>

namespace ergoaudit {
namespace {

std::vector<Row> rows_judged(const Rule& rule, Instance at) {
    std::vector<Row> rows = rows_read(rule.measure, at);
    std::ranges::copy(rows_read(rule.require, at), std::back_inserter(rows));
    return rows;
}

std::vector<Fact> facts_changed_by_plan(const Audit& audit) {
    std::vector<Fact> changed;
    if (!audit.plan) return changed;
    const Facts& then = audit.plan->told().described;
    for (std::uint16_t i = 0; i < row_size; ++i)
        if (const Row row{i}; then.knows(row) && then[row] != audit.described[row])
            changed.push_back(owner_of(row).fact);
    for (const PlanStep& habit : audit.plan->habits)
        if (const auto fact = find_fact(habit.fact)) changed.push_back(*fact);
    return changed;
}

// Also by way of what is derived from them.
bool rests_on_any(const Finding& finding, std::span<const Fact> facts) {
    const auto is_among = [&](Fact fact) { return std::ranges::find(facts, fact) != facts.end(); };
    return std::ranges::any_of(rows_judged(*finding.rule, finding.at), [&](Row row) {
        const auto [fact, at] = owner_of(row);
        return is_among(fact) || std::ranges::any_of(furniture_that_moves(fact, at), is_among);
    });
}

// As "not too high" and "high enough" are.
bool are_of_one_measure(const Rule& a, const Rule& b) {
    return !a.measure.empty() && !b.measure.empty() && rows_judged(a, {}) == rows_judged(b, {});
}

}  // namespace

std::string category_in_words(Category category) { return with_capital(category_in_a_sentence(category)); }

std::string category_in_a_sentence(Category category) {
    return spoken_name(category_names[static_cast<std::size_t>(category)]);
}

std::string band_said(const Rule& rule) {
    if (rule.measure.empty()) return or_dash({});  // the finding says what is so
    const Unit unit = rule.measure.unit;
    const Interval& ideal = rule.band.ideal;
    const bool has_from = std::isfinite(ideal.from), has_to = std::isfinite(ideal.to);
    if (has_from && has_to) return fmt::format("{} to {}", plain_number(ideal.from), quantity(ideal.to, unit));
    if (has_from) return fmt::format("at least {}", quantity(ideal.from, unit));
    return has_to ? fmt::format("at most {}", quantity(ideal.to, unit)) : std::string("any");
}

std::string minus_said(std::string text) {
    for (std::size_t at = text.find('-'); at != std::string::npos; at = text.find('-', at + 3))
        text.replace(at, 1, "\u2212");
    return text;
}

std::string with_true_minus(std::string_view sentence) {
    const auto begins_number = [&](std::size_t at) {
        const bool has_digit = at + 1 < sentence.size() && sentence[at + 1] >= '0' && sentence[at + 1] <= '9';
        const bool is_apart = at == 0 || sentence[at - 1] == ' ' || sentence[at - 1] == '(';
        return has_digit && is_apart && !sentence.substr(0, at).ends_with("= ");
    };
    std::string said;
    for (std::size_t at = 0; at < sentence.size(); ++at)
        if (sentence[at] == '-' && begins_number(at))
            said += "\u2212";
        else
            said += sentence[at];
    return said;
}

std::string_view without_full_stop(std::string_view text) {
    return text.substr(0, text.size() - (text.ends_with('.') ? 1 : 0));
}

std::string or_dash(std::string_view text) { return text.empty() ? std::string("\u2013") : std::string(text); }

std::string price_said(double price, std::string_view currency) {
    return fmt::format("about {}{}{}", plain_number(price), currency.empty() ? "" : " ", printable(currency));
}

std::string price_said(double price, const Audit& audit) {
    return price_said(price, text_in(audit.texts, "shop.currency"_text));
}

std::string cheaper_in_words(const WorkstationPlan& plan, const Audit& audit) {
    if (!plan.cheaper) return {};
    std::vector<std::string> things;
    for (const std::string_view item : plan.cheaper->items) things.push_back(spoken_name(item));
    return fmt::format("Nearly as good for {}: {}. The score is {} then.", price_said(plan.cheaper->cost, audit),
                       fmt::join(things, ", "), whole(plan.cheaper->score_after));
}

// Nothing of what the free way makes worse.
static bool spoils_less(const PlanVersion& bought, const PlanVersion& free) {
    return bought.buys() && std::ranges::none_of(free.made_wrong, [&](std::string_view rule) {
               return std::ranges::find(bought.made_wrong, rule) != bought.made_wrong.end();
           });
}

std::string made_wrong_in_words(const PlanVersion& version, const Audit& audit) {
    std::vector<std::string_view> titles;
    for (const std::string_view id : version.made_wrong)
        for (const Finding& finding : audit.findings)
            if (finding.rule->id == id) {
                titles.push_back(finding.rule->words.title);
                break;
            }
    if (titles.empty()) return {};
    return fmt::format("{} {}.{}", less_true, fmt::join(titles, "; "),
                       spoils_less(audit.plan->bought, version) ? " Not so with what is worth buying." : "");
}

std::string number_said(double value, Unit unit) { return std::isnan(value) ? or_dash({}) : quantity(value, unit); }

std::string step_said(std::span<const PlanStep> steps, std::size_t one) {
    std::string said = steps[one].text;
    for (const std::size_t needed : needed_by(steps, one))
        said += fmt::format(". Only together with \u201c{}\u201d", steps[needed].text);
    return said;
}

std::string step_in_full(std::span<const PlanStep> steps, std::size_t one) {
    const std::string& meanwhile = steps[one].meanwhile;
    return meanwhile.empty() ? step_said(steps, one) : fmt::format("{}. {}", step_said(steps, one), meanwhile);
}

// What a step does for what is wrong: armrests that are taken off do not come up to the elbows.
std::string_view settles_in_words(const PlanStep& step) {
    return step.kind == PlanStepKind::remove ? "Settles" : "Puts right";
}

std::string effect_said(const PlanStep& step, const Knowledge& knowledge) {
    std::vector<std::string> effects;
    const auto add = [&](std::string_view lead, const std::vector<std::string>& names) {
        if (!names.empty()) effects.push_back(fmt::format("{}: {}", lead, fmt::join(names, "; ")));
    };
    const auto titles = [&](const std::vector<std::string_view>& rules) {
        std::vector<std::string> names;
        for (const std::string_view id : rules)
            if (const Rule* rule = knowledge.rule(id)) names.emplace_back(rule->words.title);
        return names;
    };
    std::vector<std::string> right = titles(step.clears);
    for (const ClearedPart& part : step.clears_part)
        if (const Rule* rule = knowledge.rule(part.rule))
            right.push_back(fmt::format("{}, {}", rule->words.title, part.where));
    add(settles_in_words(step), right);
    add("Improves", titles(step.lessens));
    add("Keeps right", titles(step.keeps));
    add("Needed for", step.needed_for);
    if (!step.meanwhile.empty()) effects.emplace_back(without_full_stop(step.meanwhile));
    return or_dash(fmt::format("{}", fmt::join(effects, ". ")));
}

bool something_is_wrong_here(const Audit& audit) {
    return std::ranges::any_of(
        audit.findings, [](const Finding& one) { return is_workstation(one.rule->category) && is_wrong(one.verdict); });
}

int urgency(const Audit& audit) {
    constexpr int no_action = 3;
    return audit.status == Status::withheld ? audit.safety.action_level.value_or(no_action) : no_action + 1;
}

std::vector<std::size_t> by_urgency(const Report& report) {
    std::vector<std::size_t> order(report.audits.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::stable_sort(order, {}, [&](std::size_t i) { return urgency(report.audits[i]); });
    return order;
}

std::string whom_it_is_about(const Report& report, const Audit& audit) {
    if (!report.is_of_several()) return {};
    return audit.id.empty() ? fmt::format("This is about {}.", audit.source)
                            : fmt::format("This is about {}, in {}.", audit.id, audit.source);
}

std::vector<std::string> questions_said(std::span<const Diagnostic> questions) {
    std::vector<std::string> said;
    for (const Diagnostic& question : questions) {
        const std::string_view end = question.help.empty() || question.help.ends_with('?') ? "" : ".";
        const std::string help = question.help.empty() ? "" : " " + with_capital(question.help);
        said.push_back(fmt::format("{}.{}{}", with_capital(question.message), help, end));
    }
    return said;
}

bool is_nothing_known(const Audit& audit) {
    return std::ranges::none_of(
        audit.findings, [](const Finding& one) { return one.verdict == Verdict::pass || is_wrong(one.verdict); });
}

NothingWrong nothing_wrong_in_words(const Audit& audit) {
    if (!is_nothing_known(audit)) return {.heading = "Nothing to put right among what is known", .text = {}};
    return {.heading = "Nothing is known yet",
            .text =
                "Every check waits for something to be measured or told. In a file that ergoaudit init wrote each "
                "key stands behind a #: take that away and fill in the value."};
}

std::vector<const Rule*> rules_to_leave_alone(const Audit& audit) {
    const std::vector<Fact> planned = facts_changed_by_plan(audit);
    std::vector<const Rule*> rules;
    for (const Finding& finding : audit.findings) {
        if (finding.verdict != Verdict::pass || std::ranges::find(rules, finding.rule) != rules.end()) continue;
        const auto speaks_against = [&](const Finding& other) {
            if (other.rule == finding.rule) return is_wrong(other.verdict) || rests_on_any(other, planned);
            return is_wrong(other.verdict) && are_of_one_measure(*other.rule, *finding.rule);
        };
        if (std::ranges::none_of(audit.findings, speaks_against)) rules.push_back(finding.rule);
    }
    return rules;
}

std::string score_in_short(const ScorePart& part) {
    if (std::isnan(part.score.value)) return "None: too little is known.";
    return fmt::format("{} of 100, {}; between {} and {}.", whole(part.score.value), part.label, whole(part.score.low),
                       whole(std::ceil(part.score.high)));
}

}  // namespace ergoaudit
