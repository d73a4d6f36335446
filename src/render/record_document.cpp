// What occupational health keeps around the person's report. Entries: record_before(), record_after().

#include "described_words.hpp"
#include "document_words.hpp"
#include "document_writer.hpp"
#include "page.hpp"
#include "recorded.hpp"
#include "role_sections.hpp"

#include "ergoaudit/base/date.hpp"
#include "ergoaudit/base/number_text.hpp"
#include "ergoaudit/base/text.hpp"

#include <algorithm>
#include <cmath>
#include <span>

#include <fmt/format.h>

namespace ergoaudit {
namespace {

using BlockKind = DocumentBlock::Kind;

std::string severity_in_words(const Rule& rule) {
    return std::string(severity_names[static_cast<std::size_t>(rule.severity)]);
}

class RecordBefore : private DocumentWriter {
  public:
    explicit RecordBefore(const Audit& audit) : audit_(audit) {}

    std::vector<DocumentSection> run() {
        const SaidOf head = assessment_in_words(audit_), work = work_in_words(audit_);
        section("assessment", "The assessment");
        if (head.empty()) paragraph(BlockKind::quiet, "Nothing about the assessment itself is recorded.");
        said_of(head);
        if (!work.empty()) section("work", "Work and exposure");
        said_of(work);
        declaration();
        discomfort();
        return take();
    }

  private:
    void said_of(const SaidOf& said) {
        for (const auto& [name, text] : said) item(BlockKind::glance, {.lead = name, .text = text, .notes = {}});
    }

    void declaration() {
        section("declaration", "What the person declares, and who sees it");
        paragraph(BlockKind::paragraph, audit_.safety.declared);
        if (const auto health = health_in_words(audit_.described); !health.empty())
            paragraph(BlockKind::paragraph, fmt::format("About health: {}.", fmt::join(health, "; ")));
        paragraph(BlockKind::paragraph,
                  "The person confirms that what is described here is right, and knows who reads it. The employer's "
                  "page has the checks of the workstation, what is to be set or bought, by whom and by when, and one "
                  "score. It has no symptoms, exercises, answers about health, habits, body measures, age or sex, and "
                  "no notes.");
    }

    void discomfort() {
        const auto regions = regions_described(audit_.described);
        if (regions.empty()) return;
        section("discomfort", "Discomfort, as the person tells it");
        for (const std::uint8_t region : regions)
            item(BlockKind::points, {.lead = region_in_words(region) + ":",
                                     .text = discomfort_in_words(audit_.described, region) + ".",
                                     .notes = {}});
        paragraph(BlockKind::quiet, "Patterns, no diagnosis.");
    }

    const Audit& audit_;
};

class RecordAfter : private DocumentWriter {
  public:
    RecordAfter(const Report& report, const Audit& audit)
        : report_(report), matrix_(report.knowledge->risk), audit_(audit) {}

    std::vector<DocumentSection> run() {
        if (audit_.status != Status::withheld) {
            risk();
            actions();
            equipment();
            overrides();
        }
        review();
        sign_off();
        appendix();
        return take();
    }

  private:
    // --- risk -------------------------------------------------------------------------------------------------------

    // Where nobody told how long, the longest exposure is taken.
    [[nodiscard]] const ExposureClass& exposure() const { return matrix_.exposures[audit_.exposure.value_or(0)]; }

    std::string risk_of(Severity severity) const {
        return std::string(
            risk_names[static_cast<std::size_t>(exposure().risk_of[static_cast<std::size_t>(severity)])]);
    }

    void risk() {
        std::vector<const Finding*> open;
        for (const Finding& one : audit_.findings)
            if (is_wrong(one.verdict)) open.push_back(&one);
        std::ranges::stable_sort(open, {}, [](const Finding* one) { return one->rule->severity; });
        section("risk", "Risk by severity and exposure");
        paragraph(BlockKind::paragraph,
                  fmt::format("Exposure: {}{}.", exposure().because,
                              audit_.exposure ? "" : " (nobody told how long; the longest is taken)"));
        DocumentTable ranked{.caption = "What is not right, the highest risk first",
                             .head = {"Finding", "Severity", "Risk"},
                             .rows = {}};
        for (const Finding* one : open)
            ranked.rows.push_back({one->message, severity_in_words(*one->rule), risk_of(one->rule->severity)});
        table(std::move(ranked));
        matrix();
    }

    void matrix() {
        DocumentTable cells{.caption = "The matrix", .head = {"Exposure"}, .rows = {}};
        for (const std::string_view severity : severity_names)
            cells.head.push_back(with_capital(std::string(severity)));
        for (const ExposureClass& one : matrix_.exposures) {
            std::vector<std::string> row = {std::string(one.because)};
            for (const RiskLevel level : one.risk_of) row.emplace_back(risk_names[static_cast<std::size_t>(level)]);
            cells.rows.push_back(std::move(row));
        }
        table(std::move(cells));
        paragraph(BlockKind::quiet,
                  fmt::format("{} Sources: {}.", matrix_.our_choice, fmt::join(matrix_.sources, ", ")));
    }

    // --- actions ----------------------------------------------------------------------------------------------------

    void actions() {
        if (!audit_.plan) return;
        DocumentTable steps{.caption = "In this order",
                            .head = {"Action", "Expected effect", "Cost", "Who", "By", "Status", "Note"},
                            .rows = {}};
        const auto add = [&](const PlanStep& step) {
            const RecordedAction action = recorded_action(audit_.texts, step.id);
            steps.rows.push_back({fmt::format("{} [{}]", step.text, step.id), effect_said(step, *report_.knowledge),
                                  step.group == PlanStepGroup::buy ? price_said(step.price, audit_) : or_dash({}),
                                  or_dash(action.owner), or_dash(action.due), or_dash(action.status),
                                  or_dash(action.note)});
        };
        std::vector<std::string_view> ids;
        for (const auto* group : {&audit_.plan->told().steps, &audit_.plan->habits})
            for (const PlanStep& step : *group) {
                add(step);
                ids.push_back(step.id);
            }
        DocumentTable stray = about_no_step(ids);
        if (steps.rows.empty() && stray.rows.empty()) return;
        section("actions", "Actions");
        const bool has_steps = !steps.rows.empty();
        table(std::move(steps));
        if (has_steps)
            paragraph(BlockKind::quiet,
                      "Who does a step by when is written as [[assessment.action]] with the id in brackets; one "
                      "without an owner has none yet.");
        table(std::move(stray));
    }

    // What was agreed stays on record, also once it is done and planned no more.
    [[nodiscard]] DocumentTable about_no_step(std::span<const std::string_view> ids) const {
        DocumentTable stray{.caption = "About a step that is not in today's plan: done since, or its id is not right",
                            .head = {"Step", "Who", "By", "Status", "Note"},
                            .rows = {}};
        for (const auto& [step, action] : actions_about_no_step(audit_.texts, ids))
            stray.rows.push_back({or_dash(step), or_dash(action.owner), or_dash(action.due), or_dash(action.status),
                                  or_dash(action.note)});
        return stray;
    }

    static std::string range_said(const PlanTarget& target, const FactInfo& info) {
        if (target.low == target.high) return fmt::format("{}: {}", info.meaning, quantity(target.high, info.unit));
        return fmt::format("{}: {} to {}", info.meaning, plain_number(target.low), quantity(target.high, info.unit));
    }

    // "screen.top_height_cm" of "screen[0].top_height_cm".
    static std::string written_fact(std::string key) {
        const std::size_t from = key.find('['), to = key.find(']');
        return from < to && to != std::string::npos ? key.erase(from, to - from + 1) : key;
    }

    // What is set once the thing is there, and comes with it: not what another step sets, nor what is on another
    // screen.
    [[nodiscard]] bool comes_with(const PlanTarget& target, Fact fact, const PlanStep& thing,
                                  const PlanVersion& plan) const {
        if (target.fact == thing.fact) return true;
        if (std::ranges::find(plan.steps, target.fact, &PlanStep::fact) != plan.steps.end()) return false;
        const auto table_of = [](std::string_view path) { return path.substr(0, path.find('.')); };
        if (target.fact.find('[') != std::string::npos && table_of(target.fact) != table_of(thing.fact)) return false;
        return std::ranges::any_of(report_.knowledge->aids, [&](const Aid& aid) {
            return aid.item == thing.item && std::ranges::find(aid.sets, fact, &AidEffect::fact) != aid.sets.end();
        });
    }

    [[nodiscard]] std::string without_its_price(const PlanStep& thing) const {
        for (const Aid& aid : report_.knowledge->aids)
            if (aid.item == thing.item && thing.text.find(aid.step) != std::string::npos) return std::string(aid.step);
        return thing.text;
    }

    // What to look for, by dimension: any make that has all of it will do.
    void equipment() {
        if (!audit_.plan) return;
        DocumentTable wanted{.caption = "What to look for, whatever the make",
                             .head = {"Item", "What it must reach", "Set at"},
                             .rows = {}};
        const PlanVersion& plan = audit_.plan->bought;
        for (const PlanStep& step : plan.steps) {
            if (step.group != PlanStepGroup::buy) continue;
            const std::size_t before = wanted.rows.size();
            for (const PlanTarget& target : plan.targets)
                if (const auto fact = find_fact(written_fact(target.fact));
                    fact && comes_with(target, *fact, step, plan))
                    wanted.rows.push_back({with_capital(spoken_name(step.item)), range_said(target, fact->info()),
                                           number_said(target.value, fact->info().unit)});
            if (wanted.rows.size() == before)
                wanted.rows.push_back({with_capital(spoken_name(step.item)), without_its_price(step),
                                       step.fact.empty() ? or_dash({}) : number_said(step.to, step.unit)});
        }
        if (wanted.rows.empty()) return;
        section("equipment", "Equipment by dimension");
        table(std::move(wanted));
    }

    // --- what the assessor says otherwise
    // -----------------------------------------------------------------------------

    std::string computed(std::string_view rule, std::string_view subject) const {
        for (const Finding& one : audit_.findings)
            if (one.rule->id == rule && (subject.empty() || one.subject == subject))
                return std::string(verdict_names[static_cast<std::size_t>(one.verdict)]);
        return "not judged";
    }

    void overrides() {
        DocumentTable said{.caption = "The assessor's verdicts beside the computed ones, which the score keeps to",
                           .head = {"Rule", "Computed", "Assessor", "Why", "By", "On"},
                           .rows = {}};
        const TextRecords judged(audit_.texts, "assessment.override");
        for (std::size_t i = 0; i < judged.size(); ++i) {
            const auto field = [&](TextKey key) { return judged.text(key, i); };
            const std::string_view rule = field("assessment.override.rule"_text),
                                   subject = field("assessment.override.subject"_text);
            said.rows.push_back(
                {subject.empty() ? std::string(rule) : fmt::format("{} ({})", rule, subject), computed(rule, subject),
                 or_dash(field("assessment.override.verdict"_text)), or_dash(field("assessment.override.reason"_text)),
                 or_dash(field("assessment.override.by"_text)), or_dash(field("assessment.override.on"_text))});
        }
        DocumentTable confirmed{
            .caption = "Settings that were confirmed and stay", .head = {"Setting", "By", "On"}, .rows = {}};
        const TextRecords settings(audit_.texts, "assessment.confirmed");
        for (std::size_t i = 0; i < settings.size(); ++i)
            confirmed.rows.push_back({or_dash(settings.text("assessment.confirmed.fact"_text, i)),
                                      or_dash(settings.text("assessment.confirmed.by"_text, i)),
                                      or_dash(settings.text("assessment.confirmed.on"_text, i))});
        if (said.rows.empty() && confirmed.rows.empty()) return;
        section("overrides", "Judged otherwise, and confirmed");
        table(std::move(said));
        table(std::move(confirmed));
    }

    // --- the end ----------------------------------------------------------------------------------------------------

    void review() {
        section("review", "Review");
        const std::string_view day = text_in(audit_.texts, "assessment.review_on"_text);
        const auto date = parse_date(day);
        const std::string_view over = date && *date < report_.today ? " That day has passed." : "";
        paragraph(BlockKind::paragraph,
                  fmt::format("{}{} Sooner after: {}.",
                              day.empty() ? std::string("No day of review is set.") : fmt::format("On {}.", day), over,
                              fmt::join(matrix_.review_when, "; ")));
    }

    void sign_off() {
        section("sign-off", "Sign-off");
        DocumentTable lines{
            .caption = "Name, day and signature", .head = {"As", "Name", "Day", "Signature"}, .rows = {}};
        const auto line = [&](std::string_view as, std::string_view name, std::string_view day) {
            lines.rows.push_back({std::string(as), or_dash(name), or_dash(day), or_dash({})});
        };
        line("Assessor", text_in(audit_.texts, "assessment.assessor"_text),
             text_in(audit_.texts, "assessment.date"_text));
        line("Checked by", text_in(audit_.texts, "assessment.checked_by"_text), {});
        line("Person", text_in(audit_.texts, "person.name"_text), {});
        line("For the employer", {}, {});
        table(std::move(lines));
    }

    void appendix() {
        section("appendix", "What this rests on");
        paragraph(
            BlockKind::quiet,
            fmt::format("Program {}, score model {}, rules {}, profile {}; input digest {} (FNV-1a of the text of "
                        "the description: it tells versions apart and proves nothing).",
                        ERGOAUDIT_VERSION, report_.knowledge->scoring.model, report_.knowledge->digest, report_.profile,
                        or_dash(audit_.digest)));
        paragraph(BlockKind::quiet,
                  "Limits: judged from what was described and measured, by rules; nobody was examined. Where the "
                  "answers, or your eyes, say more than the rules, they come first, and further expertise is asked "
                  "for.");
    }

    const Report& report_;
    const RiskMatrix& matrix_;
    const Audit& audit_;
};

}  // namespace

std::vector<DocumentSection> record_before(const Audit& audit) { return RecordBefore(audit).run(); }

std::vector<DocumentSection> record_after(const Report& report, const Audit& audit) {
    return RecordAfter(report, audit).run();
}

}  // namespace ergoaudit
