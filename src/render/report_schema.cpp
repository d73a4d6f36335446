#include "ergoaudit/render/report_schema.hpp"

#include "diagnostic_levels.hpp"
#include "schema_writer.hpp"

#include "ergoaudit/audit/audit.hpp"
#include "ergoaudit/base/unit.hpp"
#include "ergoaudit/body/dimension.hpp"
#include "ergoaudit/facts/text_table.hpp"
#include "ergoaudit/privacy/role.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

namespace ergoaudit {
namespace {

constexpr std::string_view date_pattern = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$";
constexpr NumberRange none_or_more = {.least = 0}, up_to_1 = {.least = 0, .most = 1},
                      up_to_100 = {.least = 0, .most = 100};

// --- names ------------------------------------------------------------------------------------------------------

std::vector<std::string_view> unit_words() {
    std::vector<std::string_view> words;
    for (int unit = 0; unit <= static_cast<int>(Unit::money); ++unit) words.push_back(name(static_cast<Unit>(unit)));
    return words;
}

std::vector<std::string_view> provenance_words() {
    std::vector<std::string_view> words;
    for (int from = 0; from <= static_cast<int>(Provenance::defaulted); ++from)
        words.push_back(name(static_cast<Provenance>(from)));
    return words;
}

std::vector<std::string_view> words_between_bars(std::string_view choices) {
    std::vector<std::string_view> words;
    while (!choices.empty()) {
        const std::size_t bar = std::min(choices.find('|'), choices.size());
        words.push_back(choices.substr(0, bar));
        choices.remove_prefix(std::min(bar + 1, choices.size()));
    }
    return words;
}

std::string in_pattern(std::string_view text) {
    std::string pattern;
    for (const char c : text) pattern += c == '.' ? "\\." : std::string(1, c);
    return pattern;
}

const std::string any_screen = fmt::format("\\[[0-{}]\\]", most_screens - 1);

// How a fact is called where it is told by its path: by that, or by a pattern where it is told of each screen, side or
// region.
bool is_told_once(const FactInfo& info) { return info.group == Group::workstation; }

std::string written_as(const FactInfo& info) {
    if (is_told_once(info)) return std::string(info.path);
    const std::size_t dot = info.path.find('.');
    const std::string table = in_pattern(info.path.substr(0, dot)), key = in_pattern(info.path.substr(dot));
    switch (info.group) {
        case Group::side:
            return fmt::format("^{}\\.({}){}$", table, fmt::join(side_names, "|"), key);
        case Group::region:
            return fmt::format("^{}\\.({}){}$", table, fmt::join(region_names, "|"), key);
        default:
            return fmt::format("^{}{}{}$", table, any_screen, key);
    }
}

std::string in_unit(std::string_view meaning, Unit unit) {
    return name(unit).empty() ? std::string(meaning) : fmt::format("{}, in {}", meaning, name(unit));
}

// --- the report -------------------------------------------------------------------------------------------------

class ReportSchema {
  public:
    explicit ReportSchema(const Knowledge& knowledge) : knowledge_(knowledge) {}

    std::string run() {
        return schema_.schema(
            "ergoaudit report", "What ergoaudit found at one or more workstations, schema version 1.",
            [&] { definitions(); }, [&] { report(); });
    }

  private:
    void report() {
        schema_.always("schema", "what this is", "ergoaudit-report");
        schema_.always("schema_version", "within a version fields are only added", "1");
        schema_.object("tool", "the program that wrote it", [&] {
            schema_.always("name", "its name", "ergoaudit");
            schema_.text("version", "its version");
        });
        schema_.object("comparability", "scores compare only where all of this is equal", [&] {
            schema_.text("score_model", "how the score is made, and the version of that");
            schema_.text("rules", "digest of the rules");
            schema_.text("profile", "the profile that the rules were adapted by");
        });
        schema_.one_of("role", "who it is for", role_names);
        schema_.text_like("today", "the day on which it was made", date_pattern);
        schema_.list("audits", "one for each description, in the order given", [&] { audit(); });
    }

    void definitions() {
        schema_.define("score_part", "A score of some of the rules.", [&] { score_part(); });
        schema_.define("plan_step", "One thing to do.", [&] { plan_step(); });
        schema_.define("scene", "Where body and furniture are, in cm; x forward, y to the right, z up.",
                       [&] { scene(); });
        schema_.define("station", "The person in one posture, with what moves along with it.", [&] { station(); });
        schema_.define("advice", "A piece of advice.", [&] {
            schema_.text("id", "its id");
            schema_.text("text", "what it says");
        });
        schema_.define("low_and_high", "The two ends of a range.", [&] {
            schema_.number("low", "the lower end", OrNull::yes);
            schema_.number("high", "the upper end", OrNull::yes);
        });
        schema_.define("interval", "A range of a measure, in its unit.", [&] { interval(); });
        schema_.define_map(
            "facts", "Facts about a workstation, by key.", [&] { facts(true); }, [&] { facts(false); });
        schema_.define_map(
            "targets", "Where settings may be, by key.", [&] { targets(true); }, [&] { targets(false); });
        for (const Instrument& instrument : knowledge_.instruments)
            schema_.define(score_name(instrument), fmt::format("A score of {}.", instrument.name),
                           [&] { instrument_score(instrument); });
    }

    void audit() {
        schema_.text("source", "the description as it was named");
        schema_.text("id", "person.id", OrNull::yes);
        schema_.text("input_digest", "digest of the text of the description", OrNull::yes);
        schema_.one_of("status", "whether it was judged; withheld: something about health comes first", status_names);
        constexpr std::array<int, 4> exits = {static_cast<int>(Exit::passed), static_cast<int>(Exit::gate_failed),
                                              static_cast<int>(Exit::bad_input), static_cast<int>(Exit::not_judged)};
        schema_.one_of_numbers("exit_code", "of this audit alone: passed, gate failed, bad input, not judged", exits);
        schema_.object("gate", "whether it passes", [&] {
            schema_.yes_no("passed", "nothing found at or above what was asked to fail on");
            schema_.yes_no("below_min_score", "the score is below the least that was asked for");
        });
        schema_.whole("exposure", "how long a day somebody works here: class of the risk matrix, from 0", OrNull::yes,
                      {.least = 0, .most = static_cast<double>(knowledge_.risk.exposures.size()) - 1});
        safety();
        score();
        schema_.list(
            "findings", "every rule on everything it is asked of, by points lost; null for a bad file",
            [&] { finding(); }, OrNull::yes);
        body();
        postures();
        instruments();
        schema_.object(
            "plan", "what to set and to buy, solved together", [&] { plan(); }, OrNull::yes);
        schema_.list(
            "measure_next", "what would settle most, the most settling first, and behind the first what the plan lacks",
            [&] { measure_next(); }, OrNull::yes);
        schema_.object(
            "prescription", "exercises, breaks and when", [&] { prescription(); }, OrNull::yes);
        schema_.texts("assumptions", "what was taken for granted, in sentences", OrNull::yes);
        texts();
        schema_.defined("described", "the facts as they were written, by key", "facts");
        schema_.object(
            "scene", "places of body and furniture for a drawing",
            [&] {
                schema_.defined("now", "as it is", "scene");
                schema_.defined_or_null("planned", "once the plan is done; null where it moves nothing", "scene");
            },
            OrNull::yes);
        schema_.list("diagnostics", "questions about the description, or what is wrong with it", [&] {
            schema_.one_of("level", "how grave it is", diagnostic_level_names);
            schema_.text("message", "what it is");
            schema_.text("help", "what to do; may be empty");
            schema_.sometimes().whole("line", "where it is in the file, from 1", OrNull::no, none_or_more);
            schema_.sometimes().whole("column", "where it is in that line, from 1", OrNull::no, none_or_more);
            constexpr std::array<std::string_view, 2> place = {"line", "column"};
            schema_.together(place);
        });
    }

    // --- what was found -----------------------------------------------------------------------------------------

    void safety() {
        schema_.object(
            "safety", "what the answers about health mean",
            [&] {
                schema_.whole("action_level", "how soon to ask whom: 1 at once, 2 today, 3 soon, 4 no need",
                              OrNull::yes, {.least = 1, .most = 4});
                schema_.yes_no("screened", "the questions are answered and not out of date");
                schema_.one_of("exercise", "how much exercise may be prescribed", exercise_limit_names);
                schema_.yes_no("clearance_required", "a professional has to agree first");
                schema_.text("headline", "what to do first; may be empty");
                schema_.list("reasons", "which answers led there", [&] {
                    schema_.text("id", "its id");
                    schema_.text("text", "for the person");
                    schema_.text("source", "keys of the sources, with commas between");
                    schema_.whole("level", "the level that it raises; 0: none", OrNull::no, {.least = 0, .most = 3});
                });
                schema_.text("declared", "what the person declared");
                schema_.yes_no("out_of_date", "the answers are too old to count as a no");
                schema_.yes_no("only_mobility", "of the gentle exercises only those of mobility");
                schema_.text("limited_because", "why not every exercise may be prescribed; may be empty");
                schema_.text("safety_net", "what to watch out for");
                schema_.text("emergency_number", "where the person is");
                schema_.text("urgent", "whom to ask today when it is no emergency");
                schema_.texts("limits", "what clinicians wrote beside their clearances");
            },
            OrNull::yes);
    }

    void score_part() {
        schema_.number("value", "0 to 100; null where too little is known", OrNull::yes, up_to_100);
        schema_.number("low", "the least that it may be", OrNull::yes, up_to_100);
        schema_.number("high", "the most that it may be", OrNull::yes, up_to_100);
        schema_.number("coverage", "share of the weight of the rules that is known", OrNull::no, up_to_1);
        schema_.text("label", "the score in a word", OrNull::yes);
    }

    void score() {
        schema_.object(
            "score", "how good it is, of 100",
            [&] {
                score_part();
                schema_.defined("workstation", "of the furniture and how it stands", "score_part");
                schema_.defined_or_null("habits", "of how one works there", "score_part");
                schema_.object(
                    "categories", "of each category of which anything applies",
                    [&] {
                        for (const std::string_view category : category_names)
                            schema_.sometimes().defined(category, fmt::format("of the category {}", category),
                                                        "score_part");
                    },
                    OrNull::yes);
            },
            OrNull::yes);
    }

    void interval() {
        schema_.number("from", "the lower end; null: none", OrNull::yes);
        schema_.number("to", "the upper end; null: none", OrNull::yes);
    }

    void finding() {
        schema_.text("rule", "id of the rule");
        schema_.text("subject", "what it was asked of: the workstation, a screen, a posture, a side, a region");
        schema_.one_of("category", "what the rule is about", category_names);
        schema_.text("title", "the rule in a few words");
        schema_.one_of("verdict", "how it came out", verdict_names);
        schema_.one_of("severity", "how grave a fail is", severity_names);
        schema_.object(
            "measured", "what was compared; null where nothing is known or it may not be told",
            [&] {
                schema_.number("value", "the measure; null for a yes or no", OrNull::yes);
                schema_.number("sd", "its standard deviation, from what is estimated in it", OrNull::no, none_or_more);
                schema_.one_of("unit", "of both", units_);
                schema_.one_of("provenance", "the weakest of what is in it", provenances_);
            },
            OrNull::yes);
        schema_.defined_or_null("ideal", "where nothing is lost; null for a yes or no", "interval");
        schema_.defined_or_null("tolerable", "where not everything is lost; null for a yes or no", "interval");
        schema_.number("credit", "1 in the ideal range, 0 outside the tolerable one", OrNull::yes, up_to_1);
        schema_.number("points_lost", "of the hundred points of the score; null where they may not be told",
                       OrNull::yes, up_to_100);
        schema_.number("probability_of_pass", "of a measure that rests on estimates", OrNull::yes, up_to_1);
        schema_.text("message", "what is so, in a sentence");
        schema_.text("fix", "what to do; may be empty");
        schema_.texts("needs", "keys that would make it known");
        schema_.texts("trace", "how the verdict came about, where that was asked for");
        schema_.texts("sources", "keys of the sources");
        schema_.text("law", "what the law of the profile's country says", OrNull::yes);
        schema_.object("location", "where the description says it", [&] {
            schema_.text("file", "the description");
            schema_.whole("line", "from 1", OrNull::yes, none_or_more);
            schema_.whole("column", "from 1", OrNull::yes, none_or_more);
            schema_.text("key", "the key that it is about", OrNull::yes);
        });
        schema_.yes_no("suppressed", "it was asked to be passed over");
        schema_.yes_no("overridden", "an assessor judged otherwise");
        schema_.yes_no("unsure", "the measure may as well have another verdict");
        schema_.yes_no("gates", "it makes the gate fail");
    }

    void body() {
        schema_.object(
            "body", "the body that was reckoned with",
            [&] {
                for (const BodyFact& row : body_facts) {
                    const FactInfo& info = row.fact.info();
                    schema_.sometimes().object(last_part(info.path), in_unit(info.meaning, info.unit), [&] {
                        schema_.number("value", "the mean");
                        schema_.number("sd", "its standard deviation; 0: measured", OrNull::no, none_or_more);
                        schema_.one_of("provenance", "where it comes from", provenances_);
                    });
                }
            },
            OrNull::yes);
    }

    void postures() {
        schema_.object(
            "posture", "what follows for how the person sits and stands",
            [&] {
                for (const std::string_view posture : posture_names)
                    schema_.map(
                        posture, fmt::format("while {}, by what is derived", posture),
                        [&] {
                            for (const FactInfo& info : fact_rows)
                                if (info.group == Group::posture) posture_value(last_part(info.path), info);
                        },
                        [&] {
                            for (const FactInfo& info : fact_rows)
                                if (info.group == Group::view)
                                    posture_value(
                                        fmt::format("^screen{}\\.{}$", any_screen, in_pattern(last_part(info.path))),
                                        info);
                        });
            },
            OrNull::yes);
    }

    void posture_value(std::string_view name, const FactInfo& info) {
        schema_.object(name, info.meaning, [&] {
            schema_.number("value", "of the mean body");
            schema_.number("sd", "its standard deviation", OrNull::no, none_or_more);
            schema_.one_of("unit", "of both", units_);
        });
    }

    void measure_next() {
        schema_.text("key", "what to measure");
        schema_.text("what", "in plain words");
        schema_.whole("settles", "so many verdicts", OrNull::no, none_or_more);
        schema_.text("how", "how to measure it");
    }

    // --- published scores ---------------------------------------------------------------------------------------

    [[nodiscard]] static std::string score_name(const Instrument& instrument) {
        return fmt::format("{}_score", instrument.id);
    }

    void instruments() {
        schema_.object(
            "instruments", "scores published elsewhere, and own checklists",
            [&] {
                for (const Instrument& instrument : knowledge_.instruments)
                    schema_.sometimes().object(instrument.id, instrument.title, [&] { instrument_of(instrument); });
                schema_.object("about", "what holds for an instrument as such", [&] {
                    for (const Instrument& instrument : knowledge_.instruments)
                        schema_.sometimes().object(instrument.id, instrument.title, [&] { about(instrument); });
                });
            },
            OrNull::yes);
    }

    void instrument_of(const Instrument& instrument) {
        scores_in_a_posture(instrument, instrument.each_posture ? OrNull::yes : OrNull::no);
        if (instrument.each_posture)
            schema_.sometimes().object(posture_names[standing], "the same while standing",
                                       [&] { scores_in_a_posture(instrument, OrNull::no); });
        if (instrument.group != Group::region) assumptions_of_scores();
    }

    // Of sides nothing may be scored in a posture that is not worked in.
    void scores_in_a_posture(const Instrument& instrument, OrNull sides) {
        if (instrument.group == Group::region)
            for (const std::string_view region : region_names)
                schema_.sometimes().number(region, "the score of that region", OrNull::yes);
        else if (instrument.group == Group::side)
            for (const std::string_view side : side_names) side_score(side, instrument, sides);
        else
            instrument_score(instrument);
    }

    void side_score(std::string_view side, const Instrument& instrument, OrNull or_null) {
        const std::string means = fmt::format("the score of the {} side", side);
        if (or_null == OrNull::yes)
            schema_.defined_or_null(side, means, score_name(instrument));
        else
            schema_.defined(side, means, score_name(instrument));
    }

    void assumptions_of_scores() { schema_.texts("assumptions", "what was taken for granted, in sentences"); }

    void about(const Instrument& instrument) {
        schema_.text("title", "what it is called");
        schema_.text("tells", "what it tells");
        schema_.text("cannot_tell", "what it cannot tell");
        if (instrument.group == Group::region) {
            assumptions_of_scores();
            schema_.object("regions", "how each score came about", [&] {
                for (const std::string_view region : region_names)
                    schema_.sometimes().defined(region, "that region", score_name(instrument));
            });
        }
        schema_.texts("sources", "keys of the sources");
    }

    void instrument_score(const Instrument& instrument) {
        const NumberRange possible = {.least = instrument.lowest, .most = instrument.highest};
        schema_.number(instrument.steps.back().id, "the score; null where it is not known", OrNull::yes, possible);
        schema_.number("low", "the least that it may be", OrNull::no, possible);
        schema_.number("high", "the most that it may be", OrNull::no, possible);
        const auto each_output = [&](auto tell) {
            for (const ScoreStep& step : instrument.steps)
                if (step.is_output) tell(step.id, &step == &instrument.steps.back());
        };
        each_output([&](std::string_view id, bool is_the_score) {
            if (!is_the_score) schema_.number(id, "a score on the way; null where it is not known", OrNull::yes);
        });
        if (!instrument.levels.empty()) {
            if (instrument.level_is_yes_no)
                schema_.yes_no(instrument.level_name, "whether something is to be done", OrNull::yes);
            else
                schema_.number(instrument.level_name, "how soon something is to be done", OrNull::yes);
            schema_.text("advice", "what the level asks for", OrNull::yes);
        }
        schema_.object("ranges", "what each may be", [&] {
            each_output([&](std::string_view id, bool) { schema_.defined(id, "the ends of it", "low_and_high"); });
        });
        schema_.object("items", "the answers", [&] {
            for (const InstrumentItem& item : instrument.items) instrument_item(item);
        });
        schema_.texts("notes", "what is worth knowing about it");
    }

    void instrument_item(const InstrumentItem& item) {
        std::vector<std::string_view> options;
        for (const ItemOption& option : item.options)
            if (std::ranges::find(options, option.name) == options.end()) options.push_back(option.name);
        schema_.either(
            item.id, item.text,
            [&] {
                schema_.one_of("value", "the answer", options);
                schema_.number("points", "what it counts");
                schema_.sometimes().text("because", "which clause decided");
                schema_.yes_no("observed", "somebody looked");
                schema_.one_of("provenance", "the weakest of what it rests on", provenances_);
                schema_.whole("option", "which of the options, from 0", OrNull::no,
                              {.least = 0, .most = static_cast<double>(item.options.size()) - 1});
            },
            [&] {
                schema_.nothing("value", "not known");
                schema_.texts_of("possible", "the answers that may be", options);
                schema_.yes_no("observed", "somebody looked");
            });
    }

    // --- the plan -----------------------------------------------------------------------------------------------

    void plan() {
        schema_.text("before_all", "what has to be put right before anything is set", OrNull::yes);
        plan_version();
        scores();
        schema_.object(
            "cheaper", "a plan nearly as good for half the price or less; null: none",
            [&] {
                schema_.texts("items", "what is bought for it");
                schema_.number("cost", "of all that is bought", OrNull::no, none_or_more);
                schema_.number("score_after", "of 100", OrNull::yes, up_to_100);
            },
            OrNull::yes);
        conflicts();
        schema_.object("free", "the plan without purchases, with what that alone comes to", [&] {
            plan_version();
            scores();
            conflicts();
        });
    }

    void scores() {
        schema_.object("score_after", "the score once it is done; null where too little is known", [&] {
            for (const std::string_view way : {"free", "bought", "free_with_habits", "with_habits"})
                schema_.number(way, "of 100", OrNull::yes, up_to_100);
        });
    }

    void conflicts() {
        schema_.list("conflicts", "rules that cannot hold together with what is there", [&] {
            schema_.texts("rules", "their ids");
            schema_.text("text", "why, in a sentence");
            schema_.text("sums", "what stands fixed and what the body gives, in cm", OrNull::yes);
            schema_.list("resolved_by", "what settles it, the cheapest first", [&] {
                schema_.text("item", "a thing of the shop");
                schema_.number("price", "of all of it", OrNull::no, none_or_more);
                schema_.texts("with", "things without which it does not help");
            });
            schema_.texts("needs", "keys that might show a way");
        });
    }

    void plan_version() {
        schema_.one_of("status", "how far it goes", plan_status_names);
        schema_.number("cost", "of all that is bought", OrNull::no, none_or_more);
        schema_.list_of("steps", "in the order in which they are made", "plan_step");
        schema_.texts("unresolved", "critical and serious rules that still fail");
        schema_.texts("made_wrong", "rules that are worse then than now: no longer right, or further off");
        schema_.texts("needs", "keys that might show how to put these right");
        schema_.yes_no("exhaustive", "no better one can have been missed");
        schema_.defined("targets", "where each setting may be", "targets");
        schema_.defined("sets", "the facts that it changes, by key; null: not known any more", "facts");
    }

    void plan_step() {
        schema_.text("id", "what is set, or bought");
        schema_.whole("order", "from 1", OrNull::no, {.least = 1});
        schema_.one_of("group", "for nothing, for money, or a habit", step_group_names);
        schema_.one_of("kind", "what is done", step_kind_names);
        schema_.sometimes().text("item", "what is bought, or used");
        schema_.sometimes().number("price", "what it costs", OrNull::no, none_or_more);
        schema_.sometimes().text("fact", "what is set");
        schema_.number("from", "as it is", OrNull::yes);
        schema_.number("to", "as it is to be", OrNull::yes);
        schema_.one_of("unit", "of both", units_);
        schema_.text("text", "what to do, in a sentence");
        schema_.texts("clears", "rules that are right from this step on");
        schema_.list("clears_parts", "rules that are right from this step on in one place", [&] {
            schema_.text("rule", "id of the rule");
            schema_.text("subject", "which place");
            schema_.text("where", "in words");
        });
        schema_.texts("lessens", "rules that stay wrong, by less from this step on");
        schema_.texts("keeps", "rules that another step would spoil and this one keeps right");
        schema_.texts("needed_for", "titles of what would be worse without it, where it does nothing by itself");
        schema_.texts("needs_step", "later steps without which this one would spoil something");
        schema_.text("owner", "who does it", OrNull::yes);
        schema_.text("due", "by when", OrNull::yes);
        schema_.text("status", "how far it is", OrNull::yes);
        schema_.text("assumed", "what was taken for granted about the furniture", OrNull::yes);
        schema_.text("meanwhile", "what does as well until it is bought", OrNull::yes);
        constexpr std::array<std::string_view, 2> bought = {"item", "price"};
        schema_.together(bought);
    }

    void targets(bool told_once) {
        for (const Knob& knob : knowledge_.knobs) {
            const FactInfo& info = knob.fact.info();
            if (is_told_once(info) != told_once) continue;
            schema_.object(written_as(info), in_unit(info.meaning, info.unit), [&] {
                schema_.number("value", "as planned");
                schema_.number("low", "the least with everything else as planned");
                schema_.number("high", "the most with everything else as planned");
                schema_.defined_or_null("if_others_follow", "likewise with everything else set anew for it",
                                        "low_and_high");
            });
        }
    }

    // --- exercises ----------------------------------------------------------------------------------------------

    void prescription() {
        schema_.list("exercises", "what to do", [&] { exercise(); });
        schema_.list("sessions", "when to do it", [&] {
            schema_.text("name", "what it is called");
            schema_.one_of("place", "where", place_names);
            schema_.texts_of("days", "on which days", weekday_names);
            seconds("seconds", "how long it takes, in s");
            schema_.texts("exercises", "ids, in order");
        });
        schema_.whole("budget_seconds", "the time for it on a day, in s", OrNull::yes, none_or_more);
        schema_.sometimes().whole("planned_seconds", "of that, what is used on a strength day, in s", OrNull::no,
                                  none_or_more);
        schema_.sometimes().whole("unused_seconds", "and what is left, in s");
        schema_.text("more_with", "what to have at hand for more, where minutes are left for it", OrNull::yes);
        schema_.object(
            "activity", "everyday activity, counted beside",
            [&] {
                schema_.number("now_min_per_week", "now, in min", OrNull::yes, none_or_more);
                schema_.whole("target_min_per_week", "to aim at, in min", OrNull::no, none_or_more);
                schema_.texts("exercises", "ids of what counts");
            },
            OrNull::yes);
        schema_.list_of("around", "on stress, sleep, food and drink, and whom to ask", "advice");
        schema_.list("crisis_lines", "whom to call when it gets too much", [&] {
            schema_.text("name", "who");
            schema_.text("contact", "how");
            schema_.text("source", "key of the source");
        });
        breaks();
        weeks();
        schema_.whole("review_after_weeks", "when to look at it again", OrNull::yes, {.least = 1});
        schema_.whole("outcome_after_weeks", "when to ask whether it helped; 0: never", OrNull::no, none_or_more);
        schema_.list_of("advice", "what goes with all exercises", "advice");
        schema_.texts("notes", "what to keep in mind");
        schema_.list("left_out", "exercises that would have fitted", [&] {
            schema_.text("id", "its id");
            schema_.text("why", "why it was left out");
        });
        schema_.text("withheld_because", "why there are no exercises", OrNull::yes);
        constexpr std::array<std::string_view, 2> used = {"planned_seconds", "unused_seconds"};
        schema_.together(used);
    }

    void seconds(std::string_view name, std::string_view means) {
        schema_.whole(name, means, OrNull::no, none_or_more);
    }

    void exercise() {
        schema_.text("id", "its id");
        schema_.text("name", "what it is called");
        schema_.one_of("kind", "what it trains", exercise_kind_names);
        schema_.one_of("place", "where it is done", place_names);
        amount();
        schema_.whole("sides", "2: for each side", OrNull::no, {.least = 1, .most = 2});
        seconds("seconds", "how long the usual dose takes, in s");
        schema_.whole("days_per_week", "on how many days", OrNull::no, {.least = 0, .most = 7});
        schema_.texts("regions", "what it is for");
        schema_.texts("why", "ids of what it answers");
        schema_.texts("why_text", "the same in words");
        schema_.texts("sources", "keys of the sources");
        schema_.text("cue", "what to keep in mind while doing it");
        schema_.texts("instructions", "how it is done, step by step");
        schema_.text("progress", "how to make it harder; empty where that is not for this person");
        schema_.text("regress", "how to make it easier");
        schema_.text("stop_if", "when to stop");
        schema_.text("modification", "how it is changed for this person; may be empty");
        schema_.whole("times_per_day", "so often a day does good; it is planned once", OrNull::no, none_or_more);
        schema_.whole("min_gap_h", "rest before the next time, in h", OrNull::no, none_or_more);
        schema_.text("intensity", "how hard it should feel");
        schema_.one_of("grade", "how good the evidence is", evidence_grade_names);
    }

    void amount() {
        schema_.whole("sets", "so many sets", OrNull::no, none_or_more);
        schema_.whole("reps", "so many times in a set", OrNull::no, none_or_more);
        seconds("hold_s", "held for, in s; 0: not held");
        seconds("duration_s", "done for, in s; 0: not by the clock");
    }

    void breaks() {
        schema_.object(
            "breaks", "when to pause; null where something about health comes first",
            [&] {
                schema_.text("change_posture", "on changing posture, in words");
                schema_.text("pause", "on pauses, in words");
                schema_.text("look_away", "on resting the eyes, in words");
                schema_.whole("pause_min", "how long a pause is, in min", OrNull::no, none_or_more);
                schema_.whole("pause_every_min", "after how long, in min", OrNull::no, none_or_more);
                seconds("change_posture_s", "how long to stand up or move, in s");
                schema_.whole("change_posture_every_min", "after how long at the latest, in min", OrNull::no,
                              none_or_more);
                schema_.whole("change_posture_every_from_min", "after how long at the soonest, in min", OrNull::no,
                              none_or_more);
                seconds("look_away_s", "how long to look away, in s");
                schema_.whole("look_away_every_min", "after how long, in min", OrNull::no, none_or_more);
                schema_.texts("sources", "keys of the sources");
            },
            OrNull::yes);
    }

    void weeks() {
        schema_.list("weeks", "how to begin and go on", [&] {
            schema_.whole("from", "first week, from 1", OrNull::no, {.least = 1});
            schema_.whole("to", "last week", OrNull::no, {.least = 1});
            schema_.text("text", "in a sentence");
            schema_.list("doses", "how much of each", [&] {
                schema_.text("exercise", "its id");
                amount();
                seconds("seconds", "how long that takes, in s");
            });
            seconds("seconds", "on the longest day, in s");
            schema_.whole("activity_min_per_week", "everyday activity in these weeks, in min", OrNull::yes,
                          none_or_more);
        });
    }

    // --- what was said ------------------------------------------------------------------------------------------

    void facts(bool told_once) {
        for (const FactInfo& info : fact_rows)
            if (info.origin == Origin::described && is_told_once(info) == told_once) fact(info);
    }

    void fact(const FactInfo& info) {
        const std::string path = written_as(info);
        if (info.kind == Kind::yes_no)
            schema_.yes_no(path, info.meaning, OrNull::yes);
        else if (info.kind == Kind::choice)
            schema_.one_of(path, info.meaning, words_between_bars(info.choices), OrNull::yes);
        else if (info.kind == Kind::date)
            schema_.text_like(path, info.meaning, date_pattern, OrNull::yes);
        else
            schema_.number(path, in_unit(info.meaning, info.unit), OrNull::yes);
    }

    void texts() {
        const TextInfo& name_of_a_screen = ("screen.name"_text).info();
        schema_.map(
            "texts", "names and notes as they were written, by key", [&] { texts_of(""); },
            [&] { text_of(fmt::format("^screen{}\\.name$", any_screen), name_of_a_screen); });
        schema_.map(
            "assessment", "what an assessor recorded, by key", [&] { texts_of("assessment."); }, [] {});
    }

    // Of the assessment, or of everything else but screens.
    void texts_of(std::string_view prefix) {
        std::vector<std::string_view> tables;
        for (const TextInfo& info : text_rows) {
            if (info.path.starts_with("assessment.") == prefix.empty() || info.path.starts_with("screen.")) continue;
            const std::string_view table = info.path.substr(0, info.path.rfind('.'));
            if (!info.in_records) {
                text_of(info.path.substr(prefix.size()), info);
            } else if (std::ranges::find(tables, table) == tables.end()) {
                tables.push_back(table);
                schema_.list(table.substr(prefix.size()), "its records, in order", [&] { record(table); });
            }
        }
    }

    void record(std::string_view table) {
        for (const TextInfo& info : text_rows)
            if (info.in_records && info.path.substr(0, info.path.rfind('.')) == table) {
                schema_.sometimes();
                text_of(info.path.substr(info.path.rfind('.') + 1), info);
            }
    }

    void text_of(std::string_view name, const TextInfo& info) {
        if (info.many)
            schema_.texts(name, info.meaning);
        else if (!info.choices.empty())
            schema_.one_of(name, info.meaning, words_between_bars(info.choices));
        else if (info.kind == TextKind::date)
            schema_.text_like(name, info.meaning, date_pattern);
        else
            schema_.text(name, info.meaning);
    }

    // --- the drawing --------------------------------------------------------------------------------------------

    void cm(std::string_view name, std::string_view means) {
        schema_.number(name, fmt::format("{}, in cm", means), OrNull::yes);
    }
    void deg(std::string_view name, std::string_view means) {
        schema_.number(name, fmt::format("{}, in deg", means), OrNull::yes);
    }

    void point(std::string_view name, std::string_view means) {
        schema_.object(
            name, means,
            [&] {
                schema_.number("x_cm", "forward, in cm");
                schema_.number("z_cm", "up from the floor, in cm");
            },
            OrNull::yes);
    }

    void place(std::string_view name, std::string_view means) {
        schema_.object(
            name, means,
            [&] {
                schema_.number("x_cm", "forward, in cm");
                schema_.number("y_cm", "to the right, in cm; null where nobody says", OrNull::yes);
                schema_.number("z_cm", "up from the floor, in cm");
            },
            OrNull::yes);
    }

    void scene() {
        for (const std::string_view posture : posture_names)
            schema_.defined_or_null(posture, fmt::format("the person {}", posture), "station");
        schema_.object("seat", "the seat", [&] {
            cm("height_cm", "sat on, from the floor");
            cm("depth_cm", "backrest to front edge");
            cm("back_x_cm", "front of the backrest");
            deg("backrest_recline_deg", "the backrest from upright");
            cm("armrest_height_cm", "armrests from the floor");
            schema_.yes_no("is_wheelchair", "it is a wheelchair");
            schema_.yes_no("is_on_castors", "it rolls");
        });
        schema_.object("desk", "the desk", [&] {
            cm("edge_x_cm", "its front edge");
            cm("depth_cm", "front to back");
            cm("thickness_cm", "of its top");
            cm("underside_cm", "lowest part above the thighs, from the floor");
            cm("tray_height_cm", "keyboard tray from the floor");
            cm("legroom_depth_cm", "room for legs from the edge");
        });
        cm("footrest_height_cm", "footrest from the floor; 0: none");
        schema_.list("measures", "what is written beside the drawing", [&] {
            schema_.text("fact", "what is measured");
            schema_.text("subject", "of what");
            schema_.number("value", "the measure", OrNull::yes);
            schema_.number("sd", "its standard deviation", OrNull::no, none_or_more);
            schema_.one_of("unit", "of both", units_);
            schema_.one_of("verdict", "the worst of the rules that measure it", verdict_names);
            schema_.one_of("severity", "the gravest of the rules with that verdict", severity_names);
            schema_.defined("ideal", "where all of these rules are content", "interval");
        });
        schema_.texts("assumed", "places that were taken for granted");
    }

    void station() {
        schema_.object("body", "joints and sizes of the person", [&] { figure(); });
        cm("desk_height_cm", "desk from the floor");
        place("home_row", "where the fingers rest on the keyboard");
        cm("home_row_above_elbow_cm", "home row above the elbow");
        place("mouse", "where the mouse is");
        schema_.list("screens", "the screens", [&] {
            schema_.whole("screen", "which one, from 0", OrNull::no,
                          {.least = 0, .most = static_cast<double>(most_screens) - 1});
            point("top", "upper edge of the picture");
            point("centre", "centre of the picture");
            point("bottom", "lower edge of the picture");
            cm("lateral_cm", "centre to the right of straight ahead");
            cm("width_cm", "of the picture");
            deg("tilt_deg", "leant back");
            deg("yaw_deg", "turned");
            cm("distance_cm", "eye to centre");
            deg("gaze_centre_deg", "gaze to the centre, below level");
            cm("top_above_eye_cm", "upper edge above the eye");
            schema_.yes_no("is_laptop", "it is a laptop's");
            schema_.yes_no("on_arm", "it is on an arm");
        });
    }

    void figure() {
        for (const std::string_view joint :
             {"eye", "ear", "head_top", "shoulder", "elbow", "wrist", "fingers", "hip", "knee", "ankle"})
            point(joint, "where it is");
        cm("eye_sd_cm", "standard deviation of the height of the eye");
        cm("elbow_rest_cm", "underside of the elbow from the floor");
        cm("elbow_sd_cm", "standard deviation of the height of the elbow");
        cm("thigh_top_cm", "upper side of the thigh from the floor");
        cm("thigh_thickness_cm", "thickness of the thigh");
        cm("trunk_depth_cm", "depth of the trunk");
        cm("sole_height_cm", "underside of the shoe from the floor");
        cm("sole_above_support_cm", "underside of the shoe above floor or footrest");
        cm("shoe_height_cm", "heel of the shoe");
        cm("foot_length_cm", "length of the foot");
        cm("head_length_cm", "face to back of the head");
        deg("head_pitch_deg", "head bent forward");
        cm("shoulder_breadth_cm", "breadth of the shoulders");
        cm("near_reach_cm", "reach with the arm bent, from the shoulder");
        cm("full_reach_cm", "reach with the arm stretched, from the shoulder");
        schema_.yes_no("arm_reaches", "the hand gets to the keys");
    }

    const Knowledge& knowledge_;
    const std::vector<std::string_view> units_ = unit_words(), provenances_ = provenance_words();
    SchemaWriter schema_;
};

}  // namespace

std::string report_schema(const Knowledge& knowledge) { return ReportSchema(knowledge).run(); }

}  // namespace ergoaudit
