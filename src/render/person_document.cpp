// What the report says to the person, and in which order. Entry: person_sections().

#include "document_words.hpp"
#include "document_writer.hpp"
#include "exercise_text.hpp"
#include "instrument_pages.hpp"
#include "page.hpp"
#include "recorded.hpp"
#include "role_sections.hpp"

#include "ergoaudit/base/number_text.hpp"
#include "ergoaudit/base/text.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include <fmt/format.h>

namespace ergoaudit {
namespace {

using BlockKind = DocumentBlock::Kind;

constexpr std::size_t most_wrong = 10, most_to_measure = 3;

std::string measured_said(const Finding& finding) {
    const MeasuredValue& measured = finding.measured;
    if (std::isnan(measured.value)) return or_dash({});
    if (measured.sd < 0.05) return quantity(measured.value, measured.unit);
    return fmt::format("{} ± {}", plain_number(measured.value), quantity(measured.sd, measured.unit));
}

// By the weakest of what went into it.
std::string_view origin_said(Provenance from) {
    switch (from) {
        case Provenance::measured:
            return "measured";
        case Provenance::observed:
            return "seen by somebody";
        case Provenance::reported:
            return "as told";
        case Provenance::estimated:
            return "partly estimated";
        case Provenance::defaulted:
            break;
    }
    return "partly assumed";
}

std::string sureness_said(const Finding& finding) {
    const std::string from(origin_said(finding.measured.from));
    if (!finding.probability_of_pass) return from;
    const double fails = 1 - *finding.probability_of_pass;
    return fmt::format("{}; {} likely", from, share_in_words(std::clamp(fails, 0.01, 0.99)));
}

class PersonSections : private DocumentWriter {
  public:
    PersonSections(const Report& report, const Audit& audit) : report_(report), audit_(audit) {}

    std::vector<DocumentSection> run() {
        if (audit_.status == Status::withheld) {
            action();
            return take();
        }
        glance();
        if (report_.since != nullptr) add(since_last_time(*report_.since));
        advice_from_safety();
        please_check();
        first_steps();
        if (audit_.scenes && (audit_.scenes->now.sitting || audit_.scenes->now.standing)) drawing();
        plan();
        exercises();
        score();
        wrong();
        leave_alone();
        measure_next();
        published_scores();
        taken_as_given();
        how_it_is_made();
        return take();
    }

  private:
    // --- what comes before all --------------------------------------------------------------------------------------

    void action() {
        section("action", "What to do now");
        paragraph(BlockKind::action, audit_.safety.headline);
        if (std::string whom = whom_it_is_about(report_, audit_); !whom.empty())
            paragraph(BlockKind::paragraph, std::move(whom));
        section("why", "Why");
        for (const auto& reason : audit_.safety.reasons) item(BlockKind::points, reason.text);
        if (audit_.prescription.withheld_because)
            paragraph(BlockKind::paragraph, *audit_.prescription.withheld_because);
        paragraph(BlockKind::paragraph, std::string(disclaimer()));
        paragraph(BlockKind::paragraph, std::string(after_the_action));
    }

    [[nodiscard]] std::string_view disclaimer() const { return report_.knowledge->exercise.programme.disclaimer; }

    // Five short questions, answered on the first screen.
    void glance() {
        section("glance", "At a glance");
        block(BlockKind::score);
        const auto say = [&](std::string_view lead, std::string text) {
            item(BlockKind::glance, {.lead = std::string(lead), .text = std::move(text), .notes = {}});
        };
        say("Score", score_in_short(audit_.score.total));
        say(lead_of_what_first, what_first());
        say("What it costs", what_it_costs());
        say("Whom to see", whom_to_see());
        if (!audit_.prescription.exercises.empty()) say("What helps", what_helps());
        say("Leave alone", what_to_leave());
        say("How sure", how_sure());
    }

    std::string what_first() const {
        if (is_nothing_known(audit_)) return "Measure, or tell: what to measure next stands below.";
        if (!audit_.plan) return "See what is not right yet.";
        if (!audit_.plan->before_all.empty()) return audit_.plan->before_all;
        for (const PlanVersion* version : {&audit_.plan->free, &audit_.plan->bought})
            if (!version->steps.empty()) return step_said(version->steps, 0) + ".";
        return something_is_wrong_here(audit_)
                   ? "See what is not right yet: nothing that can be set here is known to better it."
                   : "Nothing has to be changed among what is known.";
    }

    std::string what_it_costs() const {
        if (!audit_.plan) return "No plan was made.";
        const PlanVersion &free = audit_.plan->free, &bought = audit_.plan->bought;
        const bool has_score = !std::isnan(free.score_after) && !std::isnan(bought.score_after);
        if (!(bought.buys()))
            return free.steps.empty() || !has_score
                       ? std::string("Nothing.")
                       : fmt::format("Nothing: score {} after the free steps.", whole(free.score_after));
        if (!has_score) return fmt::format("{}.", with_capital(price_said(bought.cost, audit_)));
        return fmt::format("Nothing for score {}; {} for {}.", whole(free.score_after), price_said(bought.cost, audit_),
                           whole(bought.score_after));
    }

    std::string whom_to_see() const {
        if (!audit_.safety.headline.empty()) return audit_.safety.headline;
        if (!audit_.safety.reasons.empty()) return audit_.safety.reasons.front().text;
        if (!audit_.safety.screened) return "Not asked: the questions before exercises were not answered.";
        return "Nobody, as far as your answers go. See somebody when a pain is new, grows or does not go away.";
    }

    std::string what_helps() const {
        constexpr std::size_t most = 2;
        std::vector<std::string_view> names;
        for (const PrescribedExercise& one : audit_.prescription.exercises)
            if (names.size() < most) names.push_back(one.name);
        const std::size_t all = audit_.prescription.exercises.size();
        return fmt::format("{} {}{}: {}.", all, all == 1 ? "exercise" : "exercises", all > most ? ", such as" : "",
                           fmt::join(names, "; "));
    }

    std::string what_to_leave() const {
        std::vector<std::string_view> names;
        for (const Rule* rule : rules_to_leave_alone(audit_))
            if (is_workstation(rule->category) && names.size() < 2) names.push_back(rule->words.title);
        const std::size_t passed = audit_.count(Verdict::pass);
        if (names.empty()) return "Nothing is known to be right yet.";
        return fmt::format("{} {} right, such as: {}.", passed, passed == 1 ? "check is" : "checks are",
                           fmt::join(names, "; "));
    }

    std::string how_sure() const {
        const auto unsure =
            static_cast<std::size_t>(std::ranges::count_if(audit_.findings, [](const Finding& f) { return f.unsure; }));
        const double coverage = audit_.score.total.score.coverage;
        std::string text =
            fmt::format("{} of what applies is known", share_in_words(std::isnan(coverage) ? 0 : coverage));
        if (unsure > 0)
            text += fmt::format("; {} {} could change once your body is measured", unsure,
                                unsure == 1 ? "answer" : "answers");
        return text + ".";
    }

    void advice_from_safety() {
        if (audit_.safety.reasons.empty()) return;
        const bool ask = audit_.safety.clearance_required || audit_.safety.action_level == 3;
        section("first", ask ? "Talk to somebody first" : "Mind this first");
        paragraph(BlockKind::warning, audit_.safety.headline);
        for (const auto& reason : audit_.safety.reasons) item(BlockKind::points, reason.text);
    }

    void please_check() {
        if (audit_.diagnostics.empty()) return;
        section("check", "Please check");
        for (std::string& question : questions_said(audit_.diagnostics)) item(BlockKind::points, std::move(question));
    }

    // --- plan -------------------------------------------------------------------------------------------------------

    void first_steps() {
        if (!audit_.plan) return;
        const WorkstationPlan& plan = *audit_.plan;
        if (!plan.before_all.empty()) {
            section("before", "First of all");
            paragraph(BlockKind::warning, plan.before_all);
        }
        const PlanVersion& free = plan.free;
        if (free.steps.empty()) return;
        section("steps", "Do these first, for nothing, in this order");
        for (std::size_t i = 0; i < free.steps.size(); ++i) {
            DocumentItem one{.lead = free.steps[i].text + ".", .text = {}, .notes = {}};
            if (std::string needed = needed_in_words(free.steps, i); !needed.empty())
                one.notes.push_back(std::move(needed));
            if (!free.steps[i].assumed.empty()) one.notes.push_back(fmt::format("Assumed: {}.", free.steps[i].assumed));
            item(BlockKind::steps, std::move(one));
        }
        paragraph(BlockKind::quiet,
                  now_and_then(audit_.score.total.score.value, free.score_after) +
                      ". Each counts on those before it. If something hurts more after a change, turn it "
                      "back and ask somebody who can look at you.");
        if (std::string spoilt = made_wrong_in_words(free, audit_); !spoilt.empty())
            paragraph(BlockKind::quiet, std::move(spoilt));
    }

    void drawing() {
        section("drawing", audit_.scenes->planned ? "Now and after the plan" : "As it is now");
        block(BlockKind::drawing);
    }

    // What might show a way, if it were said.
    static std::vector<std::string> asked_for(std::span<const Row> needs) {
        std::vector<std::string_view> what;
        for (const Row row : needs) what.push_back(owner_of(row).fact.info().meaning);
        if (what.empty()) return {};
        return {fmt::format("More might be possible if your file also said: {}.", fmt::join(what, "; "))};
    }

    void plan() {
        if (!audit_.plan || (audit_.plan->told().steps.empty() && audit_.plan->habits.empty())) return;
        const PlanVersion& version = audit_.plan->told();
        section("plan", "The plan");
        if (!version.steps.empty()) {
            DocumentTable table{
                .caption = version.buys() ? "All steps, with what is worth buying" : "All steps; nothing to buy",
                .head = {"Step", "From", "To", "Price", "Effect"},
                .rows = {}};
            for (std::size_t i = 0; i < version.steps.size(); ++i) {
                const PlanStep& step = version.steps[i];
                table.rows.push_back({step_said(version.steps, i), number_said(step.from, step.unit),
                                      number_said(step.to, step.unit),
                                      step.group == PlanStepGroup::buy ? price_said(step.price, audit_) : "\u2013",
                                      effect_said(step, *report_.knowledge)});
            }
            DocumentWriter::table(std::move(table));
            paragraph(BlockKind::paragraph,
                      fmt::format("{}{}.", now_and_then(audit_.score.total.score.value, version.score_after),
                                  version.buys() ? ", for " + price_said(version.cost, audit_) : ""));
            for (const std::string& said :
                 {made_wrong_in_words(version, audit_), cheaper_in_words(*audit_.plan, audit_)})
                if (!said.empty()) paragraph(BlockKind::quiet, said);
        }
        if (version.described.is("desk.kind=sit-stand"_choice))
            paragraph(BlockKind::paragraph, desk_buttons_in_words(version.described));
        for (const PlanConflict& conflict : audit_.plan->conflicts)
            item(BlockKind::points,
                 {.lead = "Why it does not fit without buying:",
                  .text = conflict.sums.empty() ? conflict.text : conflict.text + " " + conflict.sums,
                  .notes = asked_for(conflict.needs)});
        for (const PlanStep& habit : audit_.plan->habits)
            item(BlockKind::points, {.lead = "Habit:", .text = habit.text + ".", .notes = {}});
        if (version.buys() && !audit_.plan->free.steps.empty())
            paragraph(BlockKind::quiet,
                      "These settings go together with what is bought; without buying, the steps above "
                      "are the best way.");
        if (version.buys())
            paragraph(
                BlockKind::quiet,
                "Prices are assumed where your file gives none, about as in euros. Buy from stature, set by tape: "
                "measure before you set.");
    }

    // --- exercises --------------------------------------------------------------------------------------------------

    void exercises() {
        const Prescription& prescription = audit_.prescription;
        section("exercises", "Exercises and breaks");
        if (prescription.withheld_because) paragraph(BlockKind::paragraph, *prescription.withheld_because);
        for (const std::string& note : prescription.notes) paragraph(BlockKind::warning, note);
        for (const PrescribedExercise& one : prescription.exercises) {
            DocumentItem each{.lead = std::string(one.name) + ":",
                              .text = fmt::format("{}, {}. {}", dose_in_words(one), days_in_words(one), one.cue),
                              .notes = {}};
            if (!one.modification.empty()) each.notes.push_back(one.modification);
            item(BlockKind::points, std::move(each));
        }
        timetable();
        if (prescription.more_with) paragraph(BlockKind::paragraph, *prescription.more_with);
        if (prescription.activity) item(BlockKind::points, activity_in_words(*prescription.activity));
        for (const Advice& advice : prescription.advice)
            if (!advice.in_detail && advice.text != disclaimer()) item(BlockKind::points, advice.text);
        if (!prescription.exercises.empty()) paragraph(BlockKind::warning, audit_.safety.safety_net);
        for (const std::string& text : breaks_in_words(prescription)) item(BlockKind::points, text);
        where_to_turn();
    }

    void timetable() {
        const Prescription& prescription = audit_.prescription;
        if (prescription.sessions.empty()) return;
        DocumentTable table{.caption = "Timetable", .head = {"When", "Exercises", "Minutes"}, .rows = {}};
        for (const Session& session : prescription.sessions) {
            table.rows.push_back(
                {session.name, names_in(session, prescription), fmt::format("{}", about_minutes(session))});
        }
        DocumentWriter::table(std::move(table));
    }

    void where_to_turn() {
        for (const Advice& advice : audit_.prescription.around)
            if (!advice.in_detail) paragraph(BlockKind::paragraph, std::string(advice.text));
        for (const CrisisLine& line : audit_.prescription.crisis_lines)
            paragraph(BlockKind::warning, crisis_line_in_words(line));
    }

    // --- judgement --------------------------------------------------------------------------------------------------

    void score() {
        section("score", "Score");
        const ScorePart& total = audit_.score.total;
        if (std::isnan(total.score.value) || audit_.status == Status::not_evaluated) {
            paragraph(BlockKind::paragraph,
                      "No score: too little is known to judge this workstation. See what to measure next.");
            return;
        }
        paragraph(BlockKind::paragraph,
                  fmt::format("{} of 100, {}. With what is not known and not measured it lies between {} and {}; {} of "
                              "what applies is known.",
                              whole(total.score.value), total.label, whole(total.score.low),
                              whole(std::ceil(total.score.high)), share_in_words(total.score.coverage)));
        DocumentTable table{.caption = "By subject", .head = {"Subject", "Score", "Range", "Known"}, .rows = {}};
        for (std::size_t i = 0; i < category_names.size(); ++i) {
            const ScoreValue& value = audit_.score.categories[i].score;
            if (std::isnan(value.coverage)) continue;
            table.rows.push_back({category_in_words(static_cast<Category>(i)),
                                  std::isnan(value.value) ? std::string("not known") : whole(value.value),
                                  range_in_words(value), share_in_words(value.coverage)});
        }
        DocumentWriter::table(std::move(table));
        paragraph(BlockKind::paragraph, gate_in_words(audit_));
    }

    void wrong() {
        std::vector<const Finding*> found;
        for (const Finding& finding : audit_.findings)
            if (is_wrong(finding.verdict)) found.push_back(&finding);
        if (found.empty()) {
            const NothingWrong nothing = nothing_wrong_in_words(audit_);
            section("findings", std::string(nothing.heading));
            if (!nothing.text.empty()) paragraph(BlockKind::paragraph, std::string(nothing.text));
            return;
        }
        section("findings", "What is not right yet");
        DocumentTable table{
            .caption = "Findings today, the heaviest first",
            .head = {"Finding", "What to do", "Measured", "Should be", "How sure", "Points", "Rests on"},
            .rows = {}};
        const bool is_record = report_.role == Role::oh;  // which has all of them
        const std::size_t shown = is_record ? found.size() : std::min(most_wrong, found.size());
        for (std::size_t i = 0; i < shown; ++i) table.rows.push_back(row_of_finding(*found[i]));
        DocumentWriter::table(std::move(table));
        if (found.size() > shown)
            paragraph(BlockKind::quiet, fmt::format("and {} smaller {}; the text report with -v shows all.",
                                                    found.size() - shown, found.size() - shown == 1 ? "one" : "ones"));
    }

    std::vector<std::string> row_of_finding(const Finding& finding) {
        std::vector<std::string> keys;
        if (!finding.rule->law.empty()) keys.push_back(std::string(finding.rule->law));
        for (const Citation& citation : finding.rule->sources) keys.emplace_back(citation.key);
        if (keys.size() > 2) keys.resize(2);
        for (const std::string& key : keys) cited_.insert(key);
        const std::string judged = override_in_words(audit_.texts, finding.rule->id, finding.subject);
        return {judged.empty() ? finding.message : fmt::format("{}. {}", finding.message, judged),
                what_to_do(finding),
                minus_said(measured_said(finding)),
                minus_said(band_said(*finding.rule)),
                sureness_said(finding),
                fmt::format("\u2212{}", fixed_number(finding.points_lost)),
                fmt::format("{}", fmt::join(keys, ", "))};
    }

    // Two rules may ask different things of one measure: the remedy of the heavier one serves both.
    std::string what_to_do(const Finding& finding) {
        if (finding.rule->measure.empty() || finding.fix.empty()) return or_dash(finding.fix);
        const auto [heavier, is_new] =
            remedied_.emplace(std::pair(finding.rule->measure.text, finding.subject), finding.message);
        return is_new ? finding.fix : fmt::format("As for \u201c{}\u201d.", heavier->second);
    }

    void leave_alone() {
        std::map<std::size_t, std::vector<std::string_view>> right;
        for (const Rule* rule : rules_to_leave_alone(audit_))
            right[static_cast<std::size_t>(rule->category)].push_back(rule->words.title);
        if (right.empty()) return;
        section("right", "What is right: leave it alone");
        for (const auto& [category, titles] : right)
            item(BlockKind::points, {.lead = category_in_words(static_cast<Category>(category)) + ":",
                                     .text = fmt::format("{}.", fmt::join(titles, "; ")),
                                     .notes = {}});
    }

    void measure_next() {
        if (audit_.measure_next.empty()) return;
        section("measure", "What to measure next");
        for (std::size_t i = 0; i < std::min(most_to_measure, audit_.measure_next.size()); ++i) {
            const MeasureNext& next = audit_.measure_next[i];
            item(BlockKind::steps, {.lead = with_capital(next.what) + ":",
                                    .text = fmt::format("{}. It {}. {}", with_capital(next.how), settled_in_words(next),
                                                        where_to_write(next.key)),
                                    .notes = {}});
        }
    }

    void published_scores() {
        const auto said = instruments_said(audit_.instruments);
        if (said.empty()) return;
        section("instruments", "Published scores");
        paragraph(BlockKind::quiet, "Not part of the score above.");
        for (const InstrumentSaid& one : said)
            item(BlockKind::points,
                 {.lead = one.result, .text = one.asks, .notes = {one.notes.begin(), one.notes.end()}});
    }

    void taken_as_given() {
        if (audit_.assumptions.empty()) return;
        section("given", "Taken as given");
        paragraph(BlockKind::quiet,
                  fmt::format("{}.", with_capital(fmt::format("{}", fmt::join(audit_.assumptions, "; ")))));
    }

    void how_it_is_made() {
        section("method", "How the score is made");
        paragraph(BlockKind::quiet,
                  fmt::format("The score is the share of the recommendations that apply and are known which this "
                              "description meets, weighted by how much they matter ({}). The range takes what is not "
                              "known at its worst and its best. It is no measure of injury and no medical advice.",
                              report_.knowledge->scoring.model));
        std::vector<std::string> sources;
        for (const std::string& key : cited_)
            if (const Source* source = report_.knowledge->source(key))
                sources.push_back(source->year > 0 ? fmt::format("{}: {} ({})", key, source->title, source->year)
                                                   : fmt::format("{}: {}", key, source->title));
        if (!sources.empty()) paragraph(BlockKind::quiet, fmt::format("Sources. {}.", fmt::join(sources, "; ")));
        paragraph(BlockKind::quiet, std::string(disclaimer()));
    }

    const Report& report_;
    const Audit& audit_;
    std::set<std::string> cited_;
    std::map<std::pair<std::string_view, std::string>, std::string> remedied_;  // by measure and subject: the finding
};

}  // namespace

std::vector<DocumentSection> person_sections(const Report& report, const Audit& audit) {
    return PersonSections(report, audit).run();
}

}  // namespace ergoaudit
