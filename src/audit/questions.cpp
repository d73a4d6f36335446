#include "questions.hpp"

#include "ergoaudit/audit/audit.hpp"
#include "ergoaudit/base/date.hpp"
#include "ergoaudit/base/number_text.hpp"
#include "ergoaudit/base/suggestion.hpp"
#include "ergoaudit/body/furniture.hpp"
#include "ergoaudit/facts/forms.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

namespace ergoaudit {
namespace {

class Questions {
  public:
    Questions(const Description& description, const Workup& workup, const Knowledge& knowledge)
        : description_(description), facts_(workup.facts), body_(workup.body), knowledge_(knowledge) {}

    Diagnostics asked(int today) && {
        about_an_unusual_body();
        about_distances();
        about_what_is_told_twice();
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
        const std::string_view near = nearest(written, known);
        ask(fmt::format("a name in {} is not known and changes nothing", key),
            near.empty() ? std::string(where_listed) : fmt::format("did you mean \"{}\"?", near));
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
