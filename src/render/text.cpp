// The report for people on a terminal. Order: what must be done at once; what to do first; exercises and breaks; the
// score and what it rests on; what to measure next.

#include "ergoaudit/base/text.hpp"

#include "document_text.hpp"
#include "document_words.hpp"
#include "exercise_text.hpp"
#include "instrument_pages.hpp"
#include "page.hpp"
#include "recorded.hpp"

#include "ergoaudit/base/number_text.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

namespace ergoaudit {
namespace {

constexpr std::size_t most_first_steps = 3;  // and what they must not be left without
constexpr std::size_t most_measures = 3;
constexpr std::size_t most_findings = 12;  // without -v

// Whoever has a yes there must not be held up by a slip elsewhere. Told whatever was answered, as an error tells
// nothing of it.
constexpr std::string_view before_a_file_is_put_right =
    "If anything that the questions under at_once name is true for you now, call for help before you put the file "
    "right.";

Ink ink_of(Severity severity) { return severity <= Severity::serious ? Ink::bad : Ink::warn; }

class TextReport {
  public:
    TextReport(const Report& report, const TextStyle& style) : report_(report), style_(style), page_(style) {}

    std::string of(const Audit& audit) {
        write(audit);
        return page_.take();
    }

  private:
    void write(const Audit& audit) {
        if (audit.exit == Exit::bad_input) {
            page_.paragraph(audit.source + ": not read, see the errors", "", Ink::bad);
            page_.paragraph(std::string(before_a_file_is_put_right), "  ");
            return;
        }
        title(audit);
        if (audit.status == Status::withheld) {
            action(audit);
            return;
        }
        advice_from_safety(audit);
        write_questions(page_, audit.diagnostics);
        before_all(audit);
        if (!style_.quiet) {
            if (audit.plan) plan(audit);
            write_exercises(page_, audit, style_.verbose ? ExerciseDetail::everything : ExerciseDetail::in_short);
        }
        score(audit);
        if (style_.quiet) return;
        findings(audit);
        measure_next(audit);
        instruments(audit);
        assumptions(audit);
        closing(audit);
    }

    void title(const Audit& audit) {
        if (audit.status == Status::withheld) return;  // the action comes first
        page_.ends(audit.source, fmt::format("ergoaudit, profile {}", report_.profile), Ink::dim);
    }

    void action(const Audit& audit) {
        write_action(page_, report_, audit);
        page_.ends(audit.source, fmt::format("ergoaudit, profile {}", report_.profile), Ink::dim);
    }

    // Level 3, clearance and other advice that raises no alarm but comes before exercises.
    void advice_from_safety(const Audit& audit) {
        if (audit.safety.reasons.empty()) return;
        const bool ask_somebody = audit.safety.clearance_required || audit.safety.action_level == 3;
        page_.heading(ask_somebody ? "Talk to somebody first" : "Mind this first");
        if (!audit.safety.headline.empty()) page_.paragraph(audit.safety.headline, "  ", Ink::strong);
        for (const auto& reason : audit.safety.reasons) page_.paragraph(reason.text, "  - ");
    }

    // A chair that is not to be used any more, and such.
    void before_all(const Audit& audit) {
        const Finding* first = audit.comes_first();
        if (first == nullptr) return;
        page_.heading("First of all");
        page_.paragraph(first->fix, "  ", Ink::strong);
    }

    // What can be done at once, then what is worth its price; ergoaudit plan tells all of it.
    void plan(const Audit& audit) {
        free_steps(audit);
        worth_buying(audit);
    }

    void free_steps(const Audit& audit) {
        const PlanVersion& free = audit.plan->free;
        if (free.steps.empty()) return;
        page_.heading("Do these first (free, in this order)");
        const std::size_t shown = style_.verbose ? free.steps.size() : never_half_done(free.steps, most_first_steps);
        for (std::size_t i = 0; i < shown; ++i) {
            const PlanStep& step = free.steps[i];
            page_.paragraph(step.text, fmt::format("  {}. ", i + 1), Ink::strong);
            if (const std::string needed = needed_in_words(free.steps, i); !needed.empty())
                page_.paragraph(needed, "     ", Ink::warn);
            if (!step.assumed.empty()) page_.paragraph(fmt::format("Assumed: {}.", step.assumed), "     ", Ink::dim);
        }
        if (shown < free.steps.size())
            page_.paragraph(fmt::format("and {} more: ergoaudit plan, or -v, shows all", free.steps.size() - shown),
                            "  ", Ink::dim);
        page_.paragraph(fmt::format("{}{}.",
                                    free.steps.size() > 1 ? "Each counts on those before it, and the list of what is "
                                                            "not right is for today. "
                                                          : "",
                                    now_and_then(audit.score.total.score.value, free.score_after)),
                        "  ", Ink::dim);
        if (const std::string spoilt = made_wrong_in_words(free, audit); !spoilt.empty())
            page_.paragraph(spoilt, "  ", Ink::warn);
    }

    void worth_buying(const Audit& audit) {
        const WorkstationPlan& plan = *audit.plan;
        if (!(plan.bought.buys())) return;
        page_.heading("Worth buying");
        for (const PlanStep& step : plan.bought.steps)
            if (step.group == PlanStepGroup::buy) {
                page_.paragraph(step.text, "  - ");
                if (!step.meanwhile.empty()) page_.paragraph(step.meanwhile, "    ", Ink::dim);
            }
        set_otherwise(plan);
        const std::string score = std::isnan(plan.bought.score_after)
                                      ? std::string()
                                      : fmt::format("; the score is {} then", whole(plan.bought.score_after));
        page_.paragraph(
            fmt::format(
                "Together {}{}. ergoaudit plan has the whole plan{}.", price_said(plan.bought.cost, audit), score,
                plan.cheaper ? ", and one nearly as good for " + price_said(plan.cheaper->cost, audit) : std::string()),
            "  ", Ink::dim);
    }

    // What is set in another way than for nothing: a footrest is of no use below a seat that is not raised for it.
    void set_otherwise(const WorkstationPlan& plan) {
        std::vector<std::string_view> steps;
        for (const PlanStep& step : plan.bought.steps)
            if (step.group == PlanStepGroup::now &&
                std::ranges::find(plan.free.steps, step.text, &PlanStep::text) == plan.free.steps.end())
                steps.push_back(step.text);
        if (steps.empty()) return;
        const std::size_t shown = style_.verbose ? steps.size() : std::min(steps.size(), most_first_steps);
        page_.paragraph(plan.free.steps.empty() ? "With it:" : "With it, in place of what is free:", "  ");
        for (const std::string_view step : std::span(steps).first(shown)) page_.paragraph(std::string(step), "  - ");
        if (shown < steps.size()) page_.paragraph(fmt::format("and {} more", steps.size() - shown), "  ", Ink::dim);
    }

    void score(const Audit& audit) {
        const ScorePart& total = audit.score.total;
        page_.heading("Score");
        if (std::isnan(total.score.value) || audit.status == Status::not_evaluated)
            page_.paragraph(fmt::format("No score: too little is known to judge this workstation. {}",
                                        style_.quiet ? "Without -q you are told what to measure next."
                                                     : "See what to measure next."),
                            "  ");
        else
            score_of(audit);
        if (audit.status == Status::evaluated || !audit.gate_passed)
            page_.paragraph(gate_in_words(audit), "  ", audit.gate_passed ? Ink::plain : Ink::bad);
    }

    void score_of(const Audit& audit) {
        const ScorePart& total = audit.score.total;
        const std::string known = fmt::format("{} of what applies is known", share_in_words(total.score.coverage));
        if (total.label == "provisional")
            page_.paragraph(fmt::format("Between {} and {} of 100, provisionally {}; {}.", whole(total.score.low),
                                        whole(std::ceil(total.score.high)), whole(total.score.value), known),
                            "  ", Ink::strong);
        else
            page_.paragraph(fmt::format("{} of 100, {}. Range {}; {}.", whole(total.score.value), total.label,
                                        range_in_words(total.score), known),
                            "  ", Ink::strong);
        page_.bar(total.score.value / 100, "", ink_of_score(total.score.value, report_.knowledge->scoring));
        if (!std::isnan(audit.score.workstation.score.value) && !std::isnan(audit.score.habits.score.value))
            page_.paragraph(fmt::format("Workstation {}, habits {}.", whole(audit.score.workstation.score.value),
                                        whole(audit.score.habits.score.value)),
                            "  ");
        if (!style_.quiet) by_subject(audit.score);
    }

    // Of every category that applies, in one paragraph; of one of which little is known the range, as of the whole.
    void by_subject(const Score& score) {
        std::vector<std::string> parts;
        for (std::size_t i = 0; i < category_names.size(); ++i) {
            const auto& [value, label] = score.categories[i];
            if (std::isnan(value.coverage)) continue;
            parts.push_back(fmt::format("{} {}", category_in_a_sentence(static_cast<Category>(i)),
                                        std::isnan(value.value)  ? std::string("not known")
                                        : label == "provisional" ? range_in_words(value)
                                                                 : whole(value.value)));
        }
        if (!parts.empty()) page_.paragraph(fmt::format("By subject: {}.", fmt::join(parts, ", ")), "  ");
    }

    // What is said once: one answer may count for several checks.
    struct SaidOnce {
        std::vector<const Finding*> findings;
        double points_lost = 0;
    };

    static std::vector<SaidOnce> told_once(const Audit& audit) {
        std::vector<SaidOnce> all;
        for (const Finding& finding : audit.findings) {
            if (!is_wrong(finding.verdict)) continue;
            auto same = std::ranges::find_if(all, [&](const SaidOnce& one) {
                return finding.measured.from == Provenance::reported &&
                       one.findings.front()->message == finding.message;
            });
            if (same == all.end()) same = all.insert(all.end(), SaidOnce{});
            same->findings.push_back(&finding);
            same->points_lost += finding.points_lost;
        }
        std::ranges::stable_sort(all, std::greater<>(), &SaidOnce::points_lost);
        return all;
    }

    void findings(const Audit& audit) {
        texts_ = audit.texts;
        const std::vector<SaidOnce> wrong = told_once(audit);
        const NothingWrong nothing = nothing_wrong_in_words(audit);
        page_.heading(wrong.empty() ? nothing.heading : std::string_view("What is not right yet (points lost)"));
        if (wrong.empty() && !nothing.text.empty()) page_.paragraph(std::string(nothing.text), "  ");
        const std::size_t shown = style_.verbose ? wrong.size() : std::min(wrong.size(), most_findings);
        for (std::size_t i = 0; i < shown; ++i) tell(wrong[i]);
        if (shown < wrong.size())
            page_.paragraph(fmt::format("and {} smaller {}: -v shows all", wrong.size() - shown,
                                        wrong.size() - shown == 1 ? "one" : "ones"),
                            "  ");
        const std::size_t passed = audit.count(Verdict::pass), open = audit.count(Verdict::unknown);
        page_.blank();
        page_.paragraph(
            fmt::format("{} {} right, {} not known yet.", passed, passed == 1 ? "check is" : "checks are", open), "  ");
        if (style_.verbose) rest(audit);
    }

    // Two rules may ask different things of one measure: the remedy of the heavier one serves both.
    bool told_already(const Finding& finding) {
        if (finding.rule->measure.empty()) return false;
        const std::pair key(finding.rule->measure.text, finding.subject);
        if (std::find(told_.begin(), told_.end(), key) != told_.end()) return true;
        told_.push_back(key);
        return false;
    }

    void tell(const SaidOnce& said) {
        const Finding& first = *said.findings.front();
        const std::string points = first.verdict == Verdict::fail || said.points_lost >= 0.05
                                       ? fmt::format("{:>5}  ", "-" + fixed_number(said.points_lost))
                                       : std::string("       ");
        page_.paragraph(first.message, "  " + points,
                        first.verdict == Verdict::fail ? ink_of(first.rule->severity) : Ink::plain);
        for (const Finding* one : said.findings) what_to_do(*one);
    }

    void what_to_do(const Finding& finding) {
        const std::string indent(9, ' ');
        if (!finding.fix.empty() && !told_already(finding)) page_.paragraph(finding.fix, indent);
        if (const auto judged = override_in_words(texts_, finding.rule->id, finding.subject); !judged.empty())
            page_.paragraph(judged, indent);
        if (!finding.rule->law.empty()) page_.paragraph("Law: " + std::string(finding.rule->law), indent, Ink::dim);
        if (!style_.verbose) return;
        page_.paragraph(finding.rule->words.why, indent, Ink::dim);
        if (!finding.rule->words.disputed.empty())
            page_.paragraph("Disputed: " + std::string(finding.rule->words.disputed), indent, Ink::dim);
        std::vector<std::string_view> keys;
        for (const Citation& citation : finding.rule->sources) keys.push_back(citation.key);
        page_.paragraph(
            fmt::format("[{}, {}, {}] {}", finding.rule->id, finding.subject,
                        severity_names[static_cast<std::size_t>(finding.rule->severity)], fmt::join(keys, ", ")),
            indent, Ink::dim);
        trace(finding);
    }

    void trace(const Finding& finding) {
        for (const std::string& line : finding.trace) {
            const bool is_value = line.starts_with("  ");
            page_.paragraph(is_value ? line.substr(2) : line, is_value ? "           " : "         ", Ink::dim);
        }
    }

    void rest(const Audit& audit) {
        for (const Finding& finding : audit.findings) {
            if (is_wrong(finding.verdict)) continue;
            if (finding.verdict == Verdict::pass)
                page_.paragraph(fmt::format("{} [{}, {}]", finding.message, finding.rule->id, finding.subject),
                                "  ok   ", Ink::good);
            if (finding.verdict == Verdict::unknown)
                page_.paragraph(fmt::format("{} [{}, {}] needs {}", finding.message, finding.rule->id, finding.subject,
                                            fmt::join(written_paths(finding.needs), ", ")),
                                "  ?    ", Ink::dim);
            trace(finding);
        }
    }

    void measure_next(const Audit& audit) {
        if (audit.measure_next.empty()) return;
        page_.heading("Measure next");
        for (std::size_t i = 0; i < std::min(most_measures, audit.measure_next.size()); ++i) {
            const MeasureNext& next = audit.measure_next[i];
            page_.paragraph(fmt::format("{} ({})", with_capital(next.what), settled_in_words(next)),
                            fmt::format("  {}. ", i + 1));
            page_.paragraph(fmt::format("{}.", with_capital(next.how)), "     ", Ink::dim);
            page_.paragraph(where_to_write(next.key), "     ", Ink::dim);
        }
    }

    void instruments(const Audit& audit) {
        write_instruments(page_, audit.instruments,
                          style_.verbose ? InstrumentDetail::everything : InstrumentDetail::a_few_lines);
    }

    void assumptions(const Audit& audit) {
        if (audit.assumptions.empty()) return;
        page_.heading("Taken as given");
        page_.paragraph(fmt::format("{}.", fmt::join(audit.assumptions, "; ")), "  ", Ink::dim);
    }

    void closing(const Audit& audit) {
        page_.blank();
        const std::string_view disclaimer = report_.knowledge->exercise.programme.disclaimer;
        const auto& said = audit.prescription.advice;
        if (std::ranges::find(said, disclaimer, &Advice::text) == said.end()) page_.paragraph(disclaimer, "", Ink::dim);
        page_.paragraph(
            "The score is the share of the recommendations that apply and are known which this description meets. It "
            "is no measure of injury and no medical advice. How it is made: ergoaudit explain score",
            "", Ink::dim);
    }

    const Report& report_;
    const TextStyle& style_;
    Page page_;
    std::span<const TextEntry> texts_;                            // of the audit whose findings are told
    std::vector<std::pair<std::string_view, std::string>> told_;  // measure and subject of remedies shown in this audit
};

std::string text_of(const Report& report, std::size_t i, const TextStyle& style) {
    const bool is_for_the_person = report.role == Role::employee;
    return is_for_the_person || style.quiet ? TextReport(report, style).of(report.audits[i])
                                            : chapter_as_text(chapter_of(report, i), report, style);
}

// Who must be seen is told first, so that nothing is written before all are known; but a text is small.
class GrowingText final : public GrowingReport {
  public:
    explicit GrowingText(const TextStyle& style) : style_(style) {}

    std::string add(const Report& next) override {
        for (std::size_t i = 0; i < next.audits.size(); ++i)
            by_urgency_[urgency(next.audits[i])].push_back(text_of(next, i, style_));
        return {};
    }

    std::string end(const Report&) override {
        std::string all;
        for (auto& [how_urgent, texts] : by_urgency_)
            for (std::string& text : texts) {
                if (!all.empty() && !text.empty()) all += '\n';
                all += std::exchange(text, {});
            }
        return all;
    }

  private:
    TextStyle style_;
    std::map<int, std::vector<std::string>> by_urgency_;  // in the order of the files
};

}  // namespace

std::unique_ptr<GrowingReport> growing_text(const TextStyle& style) { return std::make_unique<GrowingText>(style); }

std::string as_text(const Report& report, const TextStyle& style) {
    GrowingText whole(style);
    std::string text = whole.add(report);
    return text += whole.end(report);
}

}  // namespace ergoaudit
