// What changed since last time. Entries: comparison_as_text(), comparison_as_json(), since_last_time().

#include "document_writer.hpp"
#include "page.hpp"
#include "role_sections.hpp"

#include "ergoaudit/base/json_writer.hpp"
#include "ergoaudit/base/number_text.hpp"
#include "ergoaudit/render/comparison_pages.hpp"

#include <cmath>

#include <fmt/format.h>

namespace ergoaudit {
namespace {

constexpr std::size_t most_listed = 12;  // without -v

std::string points(double score) { return std::isnan(score) ? std::string("no score") : in_tenths(score); }

std::string_view verdict_in_words(Verdict verdict) {
    switch (verdict) {
        case Verdict::pass:
            return "right";
        case Verdict::partial:
            return "nearly right";
        case Verdict::fail:
            return "not right";
        case Verdict::unknown:
            return "not known";
        case Verdict::not_applicable:
            return "not asked";
    }
    return {};
}

std::string summary(const Comparison& comparison) {
    switch (comparison.outcome) {
        case Outcome::same:
            return "No check came out otherwise.";
        case Outcome::better:
            return comparison.because.empty() ? "Better than before."
                                              : fmt::format("Better than before: {}.", comparison.because);
        case Outcome::worse:
            return comparison.because.empty() ? "Worse than before."
                                              : fmt::format("Worse than before: {}.", comparison.because);
        case Outcome::not_comparable:
            return fmt::format("These two cannot be compared: {}.", comparison.because);
    }
    return {};
}

std::string scores_said(const Comparison& comparison) {
    if (comparison.common == 0) return {};
    return fmt::format("Score: {}, was {}. Over the {} checks known both times: {}, was {}.",
                       points(comparison.score_after), points(comparison.score_before), comparison.common,
                       points(comparison.common_after), points(comparison.common_before));
}

bool is_judged(Verdict verdict) { return verdict != Verdict::unknown && verdict != Verdict::not_applicable; }

// What is wrong now, or what is right now.
std::string what_is_said(const VerdictChange& one) {
    if (is_wrong(one.after)) return one.message;
    const std::string_view subject = one.subject;
    const bool is_further = subject.starts_with("screen[") && !subject.starts_with("screen[0]");
    const std::string screen = is_further ? fmt::format(", screen {}", subject[sizeof "screen[" - 1] - '0' + 1) : "";
    return fmt::format("{}{}{}", one.title, screen, subject.ends_with("standing") ? ", standing" : "");
}

std::string value_said(const ValueChange& one) {
    return one.after.empty() ? fmt::format("{}: changed", one.key)
                             : fmt::format("{}: {}, was {}", one.key, one.after, one.before);
}

// How it is now and how it was; what could not be judged at one of both times is said in words of that time.
std::string verdicts_said(const VerdictChange& one) {
    if (!is_judged(one.before))
        return fmt::format("{}; {}", verdict_in_words(one.after),
                           one.before == Verdict::unknown ? "too little was known before" : "it was not asked before");
    if (!is_judged(one.after))
        return fmt::format("was {}; {}", verdict_in_words(one.before),
                           one.after == Verdict::unknown ? "too little is known now" : "it is not asked now");
    return fmt::format("{}, was {}", verdict_in_words(one.after), verdict_in_words(one.before));
}

void list(Page& page, std::string_view heading, const std::vector<VerdictChange>& changes, const TextStyle& style,
          Ink ink) {
    if (changes.empty()) return;
    page.heading(heading);
    std::size_t shown = 0;
    for (const VerdictChange& one : changes) {
        if (shown++ == most_listed && !style.verbose) {
            page.paragraph(fmt::format("and {} more: -v shows all", changes.size() - most_listed), "  ");
            return;
        }
        page.paragraph(fmt::format("{} ({})", what_is_said(one), verdicts_said(one)), "  - ", ink);
        if (style.verbose) page.paragraph(fmt::format("{} {}", one.rule, one.subject), "    ", Ink::dim);
    }
}

void values(Page& page, const std::vector<ValueChange>& changes) {
    if (changes.empty()) return;
    page.heading("What is written otherwise");
    for (const ValueChange& one : changes) page.paragraph(value_said(one), "  - ");
}

void write_changes(JsonWriter& json, std::string_view name, const std::vector<VerdictChange>& changes) {
    json.key(name).open_list();
    for (const VerdictChange& one : changes) {
        json.open_object().field("rule", one.rule).field("subject", one.subject);
        json.field("severity", severity_names[static_cast<std::size_t>(one.severity)]);
        json.field("before", verdict_names[static_cast<std::size_t>(one.before)]);
        json.field("after", verdict_names[static_cast<std::size_t>(one.after)]);
        json.field("credit_before", one.credit_before).field("credit_after", one.credit_after);
        json.field("message", one.message).close_object();
    }
    json.close_list();
}

}  // namespace

std::string comparison_as_text(const Compared& compared, const TextStyle& style) {
    const Comparison& comparison = *compared.comparison;
    Page page(style);
    if (!compared.action.empty()) page.box(compared.action, Ink::bad);
    page.ends(fmt::format("{} → {}", compared.before, compared.after), fmt::format("profile {}", compared.profile),
              Ink::strong);
    page.blank();
    page.paragraph(summary(comparison), "", comparison.outcome == Outcome::worse ? Ink::bad : Ink::plain);
    if (!compared.action.empty()) return page.take();
    if (const std::string scores = scores_said(comparison); !scores.empty()) page.paragraph(scores);
    if (style.quiet) return page.take();
    list(page, "Better", comparison.better, style, Ink::good);
    list(page, "Worse", comparison.worse, style, Ink::bad);
    list(page, "Judged now, not before", comparison.newly_known, style, Ink::plain);
    list(page, "Judged before, not now", comparison.no_longer_known, style, Ink::plain);
    values(page, comparison.values);
    return page.take();
}

DocumentSection since_last_time(const Compared& compared) {
    using Kind = DocumentBlock::Kind;
    const Comparison& comparison = *compared.comparison;
    DocumentWriter writer;
    writer.section("since", "Since last time");
    const std::string scores = scores_said(comparison);
    writer.paragraph(Kind::paragraph, summary(comparison) + (scores.empty() ? "" : " " + scores));
    DocumentTable table{.caption = fmt::format("Checks that came out otherwise than in {}", compared.before),
                        .head = {"Check", "Now", "Before"},
                        .rows = {}};
    for (const auto* changes :
         {&comparison.worse, &comparison.better, &comparison.newly_known, &comparison.no_longer_known})
        for (const VerdictChange& one : *changes)
            table.rows.push_back({what_is_said(one), std::string(verdict_in_words(one.after)),
                                  std::string(verdict_in_words(one.before))});
    writer.table(std::move(table));
    std::vector<std::string> written;
    for (const ValueChange& one : comparison.values) written.push_back(value_said(one));
    if (!written.empty())
        writer.paragraph(Kind::quiet, fmt::format("Written otherwise: {}.", fmt::join(written, "; ")));
    return writer.take().front();
}

std::string comparison_as_json(const Compared& compared) {
    const Comparison& comparison = *compared.comparison;
    JsonWriter json;
    json.open_object().field("schema", "ergoaudit-diff").field("schema_version", "1");
    json.field("before", compared.before).field("after", compared.after).field("profile", compared.profile);
    json.key("action");
    compared.action.empty() ? json.null() : json.value(compared.action);
    json.field("outcome", outcome_names[static_cast<std::size_t>(comparison.outcome)]);
    json.field("because", comparison.because);
    json.key("score").open_object().field("before", comparison.score_before).field("after", comparison.score_after);
    json.close_object();
    json.key("common").open_object().field("checks", comparison.common).field("before", comparison.common_before);
    json.field("after", comparison.common_after).close_object();
    write_changes(json, "better", comparison.better);
    write_changes(json, "worse", comparison.worse);
    write_changes(json, "newly_known", comparison.newly_known);
    write_changes(json, "no_longer_known", comparison.no_longer_known);
    json.key("values").open_list();
    for (const ValueChange& one : comparison.values) {
        json.open_object().field("key", one.key);
        if (one.after.empty())
            json.null_field("before").null_field("after");
        else
            json.field("before", one.before).field("after", one.after);
        json.close_object();
    }
    return json.close_list().close_object().text() + "\n";
}

}  // namespace ergoaudit
