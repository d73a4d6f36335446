#include "questions.hpp"

#include "ergoaudit/audit/audit.hpp"
#include "ergoaudit/base/date.hpp"
#include "ergoaudit/base/number_text.hpp"
#include "ergoaudit/base/suggestion.hpp"
#include "ergoaudit/body/furniture.hpp"
#include "ergoaudit/facts/forms.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

namespace ergoaudit {
namespace {

// What is never more than what. Where it is said to be, one of the two is a slip; which, only the person knows.
struct NoMore {
    Fact part, whole;
};
constexpr NoMore never_more[] = {
    {"habits.longest_sitting_min"_fact, "habits.sitting_hours_per_day"_fact},
    {"screen.hours_per_day"_fact, "habits.screen_hours_per_day"_fact},
    {"screen.longest_min"_fact, "screen.hours_per_day"_fact},
    {"keyboard.longest_min"_fact, "keyboard.hours_per_day"_fact},
    {"mouse.longest_min"_fact, "mouse.hours_per_day"_fact},
    {"keyboard.hours_per_day"_fact, "habits.screen_hours_per_day"_fact},
    {"mouse.hours_per_day"_fact, "habits.screen_hours_per_day"_fact},
    {"phone.longest_min"_fact, "phone.minutes_per_day"_fact},
    {"desk.height_cm"_fact, "desk.standing_height_cm"_fact},
    {"desk.standing_height_cm"_fact, "desk.height_max_cm"_fact},
    {"chair.seat_height_cm"_fact, "chair.armrest_from_floor_cm"_fact},
    {"discomfort.at_rest_0_10"_fact, "discomfort.severity_0_10"_fact},
    {"conditions.pregnancy_weeks"_fact, "conditions.weeks_since_birth"_fact},  // pregnant again
};

// What is said not to move, and from where to where it goes.
struct Fixed {
    ChoiceOf said;
    Fact min, max;
};
constexpr Fixed movable_though_fixed[] = {
    {{"chair.seat_height_adjustable"_fact, 0}, "chair.seat_height_min_cm"_fact, "chair.seat_height_max_cm"_fact},
    {{"chair.seat_depth_adjustable"_fact, 0}, "chair.seat_depth_min_cm"_fact, "chair.seat_depth_max_cm"_fact},
    {"chair.armrests=fixed"_choice, "chair.armrest_height_min_cm"_fact, "chair.armrest_height_max_cm"_fact},
    {"desk.kind=fixed"_choice, "desk.height_min_cm"_fact, "desk.height_max_cm"_fact},
};

// The same place of the body from the floor, as somebody works, and above the seat, as they sit tall.
struct SeatedMeasure {
    Fact from_floor, above_seat;
};
constexpr SeatedMeasure seated_measures[] = {
    {"person.seated_elbow_from_floor_cm"_fact, "person.elbow_rest_height_cm"_fact},
    {"person.seated_eye_from_floor_cm"_fact, "person.eye_height_sitting_cm"_fact},
};

// "longest call (phone.longest_min)"; "desk.height_max_cm", which says what it is.
std::string named(Fact fact, Instance at) {
    if (fact.info().meaning.find(':') != std::string_view::npos) return written_path(fact, at);
    return fmt::format("{} ({})", fact.info().meaning, written_path(fact, at));
}

class Questions {
  public:
    Questions(const Description& description, const Workup& workup, const Knowledge& knowledge)
        : description_(description), facts_(workup.facts), body_(workup.body), knowledge_(knowledge) {}

    Diagnostics asked(int today) && {
        about_an_unusual_body();
        about_distances();
        about_what_is_told_twice();
        about_the_body_told_twice();
        about_where_screens_are();
        about_more_than_can_be();
        about_what_moves_though_fixed();
        about_tasks();
        about_names_nobody_knows();
        about_clearances(today);
        return std::move(asked_);
    }

  private:
    void ask(std::string message, std::string help, SourceSpan where = {}) {
        asked_.push_back({.level = Level::warning,
                          .file = description_.source,
                          .where = where,
                          .message = std::move(message),
                          .help = std::move(help)});
    }

    void ask_about(Row row, std::string message, std::string help) {
        ask(std::move(message), std::move(help),
            description_.where.empty() ? SourceSpan{} : description_.where[row.index]);
    }

    void about_an_unusual_body() {
        if (!body_.measure_again) return;
        const Fact fact = *body_.measure_again;
        ask_about(row_of(fact),
                  fmt::format("please measure again: {} ({}). Together with the other measures it would be a very rare "
                              "body",
                              fact.info().meaning, fact.info().path),
                  "if it is right, write body_confirmed = true under [person]");
    }

    // No screen is nearer to the eyes than it is below them and aside: what was measured level instead of slanting,
    // mostly.
    void about_distances() {
        for (const Instance at : instances_of(Group::screen, facts_)) {
            const Instance view{.screen = at.screen,
                                .posture = facts_.is("person.seat=none"_choice) ? standing : sitting};
            const bool has_heights = facts_.knows("screen.top_height_cm"_fact, at) &&
                                     facts_.knows("screen.height_cm"_fact, at) &&
                                     facts_.knows("posture.eye_height_cm"_fact, view);
            const bool is_seen = facts_.knows("view.gaze_centre_deg"_fact, view) &&
                                 (!facts_.knows("screen.lateral_offset_cm"_fact, at) ||
                                  facts_.knows("view.eccentricity_deg"_fact, view));
            if (!has_heights || !facts_.knows("view.distance_cm"_fact, view) || is_seen) continue;
            const Row row = row_of("screen.distance_cm"_fact, at);
            ask_about(row,
                      fmt::format("please measure again: how far the screen is ({}). Its middle seems to lie farther "
                                  "below your eyes, or to the side, than it is away from them",
                                  written_path(row)),
                      "the tape goes slanting, from the corner of your eye to the middle of the picture");
        }
    }

    // One measure in two forms that do not agree: one of them is a slip, and only the other is reckoned with.
    void about_what_is_told_twice() {
        const Allowances& allowances = knowledge_.population.allowances;
        for (const auto [told, reckoned] : other_forms) {
            if (!told_beside(reckoned, "_min")) continue;  // itself an end of a range, or a step
            for (const Instance at : instances_of(told.info().group, facts_)) {
                if (!description_.facts.knows(told, at)) continue;
                const double by_cm = alone(told, reckoned, at, allowances) - facts_.value(reckoned, at);
                if (!(std::abs(by_cm) > allowances.told_twice_within_cm)) continue;
                const Row row = row_of(told, at);
                ask_about(row,
                          fmt::format("please measure again: {} ({}). By this it would be {} {} than by the other "
                                      "measure of the same, which is the one that counts here",
                                      told.info().meaning, written_path(row), quantity(std::abs(by_cm), Unit::cm),
                                      by_cm > 0 ? "higher" : "lower"),
                          "take out the one that is wrong");
            }
        }
    }

    // What it comes to were it told in this form only.
    [[nodiscard]] double alone(Fact told, Fact reckoned, Instance at, const Allowances& allowances) const {
        Facts facts = facts_;
        facts.forget(reckoned, at);
        for (const ToldOtherwise& other : other_forms)
            if (other.reckoned == reckoned && other.told != told) facts.forget(other.told, at);
        complete_furniture(facts, allowances);
        return facts.value(reckoned, at);
    }

    // Nobody sits taller relaxed than upright, nor lower by more than a back can bend.
    void about_the_body_told_twice() {
        constexpr Fact seat = "chair.seat_height_cm"_fact, slump = "person.slump_cm"_fact;
        const double within_cm = knowledge_.population.allowances.told_twice_within_cm;
        for (const auto [from_floor, above_seat] : seated_measures) {
            const Facts& told = description_.facts;
            const double by_cm = told.value(from_floor) - facts_.value(seat) - told.value(above_seat);
            if (!(by_cm > within_cm || by_cm < -within_cm - slump.info().high)) continue;
            ask_about(row_of(from_floor),
                      fmt::format("please measure again: {}, or {}. With the seat at its height they do not fit "
                                  "together",
                                  named(from_floor, {}), named(above_seat, {})),
                      "the first is from the floor, the second from the seat");
        }
    }

    // A picture reaches no lower than the desk on which it stands.
    void about_where_screens_are() {
        const double within_cm = knowledge_.population.allowances.told_twice_within_cm;
        for (const Instance at : instances_of(Group::screen, facts_)) {
            const Row row = row_of("screen.top_height_cm"_fact, at);
            const double above_desk_cm = facts_[row] - facts_.value("desk.height_cm"_fact);
            if (is_on_lap(facts_, at) || !(above_desk_cm < screen_rise_cm(facts_, at).value - within_cm)) continue;
            ask_about(row,
                      fmt::format("please measure again: where the picture of screen {} is, its size, or the desk. The "
                                  "picture would reach below the desk top",
                                  at.screen + 1),
                      "measure floor to the upper edge of the picture, and corner to corner");
        }
    }

    void about_more_than_can_be() {
        constexpr double rounded = 1.001;
        for (const auto [part, whole] : never_more)
            for (const Instance at : instances_of(part.info().group, description_.facts)) {
                const double of_whole = part.info().unit == Unit::minutes && whole.info().unit == Unit::hours ? 60 : 1;
                const Instance of = whole.info().group == part.info().group ? at : Instance{};
                const bool is_of_who_sits = part != "desk.height_cm"_fact || !facts_.is("person.seat=none"_choice);
                if (is_of_who_sits &&
                    description_.facts.value(part, at) > description_.facts.value(whole, of) * of_whole * rounded)
                    ask_about(
                        row_of(part, at),
                        fmt::format("one of two is a slip: {} is more than {}", named(part, at), named(whole, of)),
                        "put right the one that is wrong");
            }
    }

    void about_what_moves_though_fixed() {
        const Facts& told = description_.facts;
        for (const auto& [said, min, max] : movable_though_fixed)
            if (told.is(said) && told.value(min) < told.value(max))
                ask_about(
                    row_of(max),
                    fmt::format("one of two is a slip: by {} nothing moves there, which counts, and {} and {} say "
                                "how far it goes",
                                said.fact.info().path, min.info().path, max.info().path),
                    "put right the one that is wrong");
    }

    void about_tasks() {
        constexpr double everything_rounded = 101;
        const TextRecords tasks = description_.records("work.tasks");
        double percent = 0;
        for (std::size_t i = 0; i < tasks.size(); ++i) {
            const std::string_view written = tasks.text("work.tasks.percent"_text, i);
            double part = 0;
            std::from_chars(written.data(), written.data() + written.size(), part);
            percent += part;
        }
        if (percent > everything_rounded)
            ask("the tasks under [work] add up to more than 100 %",
                "percent is the part of the working time spent on a task");
    }

    // A slip in a name that guards somebody must not pass in silence. The name itself stays in the file.
    void about_names_nobody_knows() {
        std::vector<std::string_view> exercises, reasons = {"all"};
        reasons.insert(reasons.end(), question_group_names.begin(), question_group_names.end());
        for (const Exercise& exercise : knowledge_.exercise.exercises) exercises.push_back(exercise.id);
        for (const RedFlag& flag : knowledge_.safety.red_flags) {
            reasons.push_back(flag.id);
            reasons.insert(reasons.end(), flag.lifted_by.begin(), flag.lifted_by.end());
        }
        for (const auto& [key, names] :
             {std::pair("exercise.avoid", description_.list("exercise.avoid"_text)),
              std::pair("exercise.prescribed", description_.list("exercise.prescribed"_text)),
              std::pair("exercise.taught", description_.list("exercise.taught"_text))})
            for (const std::string_view name : names)
                about_name(key, name, exercises, "the command ergoaudit exercises lists them");
        const TextRecords cleared = description_.records("screening.cleared");
        for (std::size_t i = 0; i < cleared.size(); ++i)
            for (const std::string_view name : cleared.list("screening.cleared.for"_text, i))
                about_name("screening.cleared.for", name, reasons,
                           "name what was cleared as it stands in the file, or \"all\"");
    }

    void about_name(std::string_view key, std::string_view written, const std::vector<std::string_view>& known,
                    std::string_view where_listed) {
        if (std::ranges::find(known, written) != known.end()) return;
        const std::string_view so = key == "exercise.prescribed" ? "here: it is done as it was shown, outside this plan"
                                                                 : "and changes nothing";
        std::string message = fmt::format("a name in {} is not known {}", key, so);
        std::string help = suggestion_for(written, known, where_listed);
        const bool is_asked = std::ranges::any_of(
            asked_, [&](const Diagnostic& one) { return one.message == message && one.help == help; });
        if (!is_asked) ask(std::move(message), std::move(help));
    }

    // What a clinician said is heard only where it is told who said it and when.
    void about_clearances(int today) {
        const TextRecords cleared = description_.records("screening.cleared");
        for (std::size_t i = 0; i < cleared.size(); ++i) {
            const auto on = parse_date(cleared.text("screening.cleared.on"_text, i));
            if (cleared.text("screening.cleared.by"_text, i).empty())
                ask("under [[screening.cleared]] it is not said who cleared it, so nothing is lifted",
                    "write by = \"gp\", or who it was");
            if (on && *on > today)
                ask("what is under [[screening.cleared]] has a day that is still to come, and counts from then on",
                    "put the day right on which it was given");
            else if (!on)
                ask("under [[screening.cleared]] no day is given; a clearance without one lifts nothing that comes and "
                    "goes",
                    "write on = and the day, such as 2026-03-01");
        }
    }

    const Description& description_;
    const Facts& facts_;
    const Body& body_;
    const Knowledge& knowledge_;
    Diagnostics asked_;
};

}  // namespace

Diagnostics questions_about(const Description& description, const Workup& workup, const Knowledge& knowledge,
                            int today) {
    return Questions(description, workup, knowledge).asked(today);
}

}  // namespace ergoaudit
