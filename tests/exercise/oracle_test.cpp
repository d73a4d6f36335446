// What a condition takes away, typed a second time from the notes (D.4) by exercise id, and where and with what each
// exercise is done: random people go through the whole audit, and nothing that is held against them here is chosen.
#include "by_trying.hpp"

#include "ergoaudit/audit/audit.hpp"
#include "ergoaudit/base/date.hpp"
#include "ergoaudit/input/description_reader.hpp"

#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>
#include <gmock/gmock.h>

namespace ergoaudit {
namespace {

using by_trying::asks_too_much;
using Ids = std::set<std::string_view>;

constexpr std::string_view today = "2026-11-23";

struct Code {
    std::string_view name;
    bool (*holds)(const Facts&);
    Ids removed;   // never chosen
    Ids modified;  // chosen only with a word about how
};

bool says(const Facts& facts, Fact fact) { return facts.knows(fact) && facts.value(fact) != 0; }
double of(const Facts& facts, Fact fact) { return facts.value(fact); }
double sore(const Facts& facts, std::string_view region, Fact fact) {
    const auto at = std::find(region_names.begin(), region_names.end(), region) - region_names.begin();
    return facts.value(fact, {.region = static_cast<std::uint8_t>(at)});
}
bool aches(const Facts& facts, std::string_view region) {
    return sore(facts, region, "discomfort.severity_0_10"_fact) >= 3 ||
           sore(facts, region, "discomfort.at_rest_0_10"_fact) >= 3;
}

const std::vector<Code>& codes() {
    static const std::vector<Code> all = {
        {"OSTEO",
         [](const Facts& f) {
             return says(f, "conditions.osteoporosis"_fact) || says(f, "conditions.vertebral_fracture"_fact) ||
                    says(f, "conditions.long_term_steroids"_fact);
         },
         {"thoracic-extension-over-foam-roller", "clasped-hands-upper-back-stretch", "bottom-to-heels"},
         {"cat-cow", "seated-cat-cow", "thread-the-needle", "seated-thoracic-rotation", "open-book", "seated-side-bend",
          "knee-rolls"}},
        {"PREG",
         [](const Facts& f) { return of(f, "conditions.pregnancy_weeks"_fact) > 0; },
         {"thoracic-extension-over-swiss-ball", "prone-t-y-i"},
         {"pilates", "yoga", "bottom-to-heels", "standing-back-bend", "seated-figure-four"}},
        {"PREG from week 16",
         [](const Facts& f) { return of(f, "conditions.pregnancy_weeks"_fact) >= 16; },
         {"pelvic-tilt", "knee-rolls", "glute-bridge", "thoracic-extension-over-foam-roller"},
         {}},
        {"HTN",
         [](const Facts& f) {
             return says(f, "conditions.hypertension"_fact) || of(f, "conditions.systolic_mmhg"_fact) >= 140 ||
                    of(f, "conditions.diastolic_mmhg"_fact) >= 90;
         },
         {"isometric-neck-holds", "side-plank"},
         {}},
        {"pressure at which strength waits",
         [](const Facts& f) { return of(f, "conditions.diastolic_mmhg"_fact) >= 105; },
         {"shoulder-blade-squeeze",
          "wall-angels",
          "thoracic-extension-over-swiss-ball",
          "band-row",
          "chin-tuck",
          "isometric-neck-holds",
          "shoulder-shrug",
          "band-lateral-raise",
          "band-pull-apart",
          "face-pull",
          "band-external-rotation",
          "wall-push-up-plus",
          "prone-t-y-i",
          "scapular-setting",
          "bird-dog",
          "glute-bridge",
          "side-plank",
          "sit-to-stand",
          "mini-squat",
          "heel-raise",
          "wrist-extension-strengthening",
          "pilates"},
         {}},
        {"SHO",
         [](const Facts& f) {
             return says(f, "conditions.shoulder_injury"_fact) || says(f, "conditions.painful_arc"_fact) ||
                    aches(f, "shoulder");
         },
         {"wall-angels", "thread-the-needle", "prone-t-y-i"},
         // no hands behind the head, no arms overhead
         {"yoga", "band-lateral-raise", "wall-slide", "band-external-rotation", "bird-dog", "bottom-to-heels",
          "seated-thoracic-extension-over-chair-back", "thoracic-extension-over-foam-roller",
          "thoracic-extension-over-swiss-ball", "face-pull", "seated-side-bend", "standing-back-bend", "cat-cow"}},
        {"DISL",
         [](const Facts& f) { return says(f, "conditions.shoulder_instability"_fact); },
         // nor turned out and up, nor with half the body's weight on it
         {"doorway-chest-stretch", "cross-body-shoulder-stretch", "open-book", "wall-angels", "prone-t-y-i",
          "side-plank"},
         {"seated-thoracic-extension-over-chair-back", "thoracic-extension-over-foam-roller",
          "thoracic-extension-over-swiss-ball", "face-pull", "wall-slide", "seated-side-bend", "standing-back-bend",
          "wall-push-up-plus", "cat-cow"}},
        {"WRI",
         [](const Facts& f) {
             return says(f, "conditions.wrist_pain"_fact) || says(f, "conditions.carpal_tunnel"_fact) ||
                    aches(f, "wrist_hand");
         },
         {"cat-cow", "thread-the-needle", "bottom-to-heels", "bird-dog", "wall-push-up-plus", "side-plank"},
         {}},
        {"WRI(acute)",
         [](const Facts& f) { return sore(f, "wrist_hand", "discomfort.at_rest_0_10"_fact) > 0; },
         {"wrist-extension-strengthening"},
         {}},
        {"KNEE",
         [](const Facts& f) { return says(f, "conditions.knee_pain"_fact) || aches(f, "knee"); },
         {"cat-cow", "thread-the-needle", "bottom-to-heels", "bird-dog", "side-plank"},
         {}},
        {"HEART",
         [](const Facts& f) {
             return says(f, "conditions.heart_disease"_fact) || says(f, "screening.heart_condition"_fact);
         },
         {"isometric-neck-holds", "side-plank"},
         {"band-row", "glute-bridge", "sit-to-stand", "mini-squat", "wall-push-up-plus"}},
        {"VERT",
         [](const Facts& f) { return says(f, "conditions.vertigo"_fact); },
         {"thoracic-extension-over-foam-roller", "thread-the-needle", "standing-back-bend", "bottom-to-heels"},
         {"neck-rotation", "knee-rolls"}},
        {"HYP",
         [](const Facts& f) { return says(f, "conditions.hypermobility"_fact); },
         {"doorway-chest-stretch", "neck-side-tilt", "levator-scapulae-stretch", "standing-hip-flexor-stretch"},
         {"seated-side-bend", "seated-figure-four", "clasped-hands-upper-back-stretch"}},
        {"RAD",
         [](const Facts& f) {
             return says(f, "conditions.nerve_symptoms"_fact) || says(f, "conditions.carpal_tunnel"_fact) ||
                    says(f, "screening.tingling_one_arm"_fact) || says(f, "screening.tingling_one_leg"_fact);
         },
         {"neck-side-tilt", "levator-scapulae-stretch", "wrist-flexor-stretch", "wrist-extensor-stretch",
          "median-nerve-glide"},
         {}},
        {"BAL",
         [](const Facts& f) { return says(f, "conditions.balance_problem"_fact); },
         {"bird-dog"},
         {"standing-hip-flexor-stretch", "heel-raise"}},
    };
    return all;
}

// What an exercise needs: equipment, and the positions of which one will do.
struct Needs {
    std::vector<std::string_view> things, positions;
};

const std::map<std::string_view, Needs>& needs() {
    static const std::vector<std::string_view> none, sit = {"sitting"}, stand = {"standing"}, lie = {"lying"},
                                                     fours = {"all-fours"}, upright = {"sitting", "standing"};
    static const std::map<std::string_view, Needs> all = {
        {"wall-angels", {{"wall"}, stand}},
        {"shoulder-blade-squeeze", {none, upright}},
        {"thoracic-extension-over-swiss-ball", {{"swiss-ball"}, {"kneeling"}}},
        {"thoracic-extension-over-foam-roller", {{"foam-roller"}, {"lying", "sitting", "standing"}}},
        {"cat-cow", {{"mat"}, fours}},
        {"thread-the-needle", {{"mat"}, fours}},
        {"band-row", {{"band"}, upright}},
        {"doorway-chest-stretch", {none, stand}},
        {"cross-body-shoulder-stretch", {none, upright}},
        {"pilates", {{"mat"}, {"lying"}}},
        {"yoga", {{"mat"}, {"lying", "all-fours", "standing"}}},
        {"chin-tuck", {none, {"sitting", "lying"}}},
        {"neck-rotation", {none, sit}},
        {"neck-side-tilt", {none, sit}},
        {"levator-scapulae-stretch", {none, sit}},
        {"shoulder-shrug", {none, upright}},
        {"shoulder-rolls", {none, upright}},
        {"band-lateral-raise", {{"band"}, upright}},
        {"band-pull-apart", {{"band"}, upright}},
        {"face-pull", {{"band"}, upright}},
        {"band-external-rotation", {{"band"}, upright}},
        {"wall-slide", {{"wall"}, stand}},
        {"wall-push-up-plus", {{"wall"}, stand}},
        {"prone-t-y-i", {{"mat"}, lie}},
        {"scapular-setting", {none, sit}},
        {"seated-thoracic-extension-over-chair-back", {{"chair"}, sit}},
        {"seated-thoracic-rotation", {{"chair"}, sit}},
        {"seated-cat-cow", {{"chair"}, sit}},
        {"open-book", {{"mat"}, lie}},
        {"seated-side-bend", {{"chair"}, sit}},
        {"clasped-hands-upper-back-stretch", {none, sit}},
        {"pelvic-tilt", {{"mat"}, lie}},
        {"knee-rolls", {{"mat"}, lie}},
        {"bottom-to-heels", {{"mat"}, fours}},
        {"standing-back-bend", {none, stand}},
        {"bird-dog", {{"mat"}, fours}},
        {"glute-bridge", {{"mat"}, lie}},
        {"side-plank", {{"mat"}, lie}},
        {"standing-hip-flexor-stretch", {{"chair"}, stand}},
        {"seated-figure-four", {{"chair"}, sit}},
        {"seated-leg-straightening", {{"chair"}, sit}},
        {"sit-to-stand", {{"chair"}, upright}},
        {"mini-squat", {none, stand}},
        {"heel-raise", {none, stand}},
        {"wrist-extensor-stretch", {none, sit}},
        {"wrist-flexor-stretch", {none, sit}},
        {"tendon-glides", {none, sit}},
        {"wrist-extension-strengthening", {{"band"}, sit}},
        {"paced-breathing", {none, {"sitting", "lying"}}},
        {"progressive-muscle-relaxation", {none, {"sitting", "lying"}}},
    };
    return all;
}

// Nothing of these without being cleared: no band, no weight, no mat.
const Ids not_gentle = {"thoracic-extension-over-swiss-ball",
                        "thoracic-extension-over-foam-roller",
                        "cat-cow",
                        "thread-the-needle",
                        "band-row",
                        "pilates",
                        "yoga",
                        "band-lateral-raise",
                        "band-pull-apart",
                        "face-pull",
                        "band-external-rotation",
                        "prone-t-y-i",
                        "open-book",
                        "pelvic-tilt",
                        "knee-rolls",
                        "bottom-to-heels",
                        "bird-dog",
                        "glute-bridge",
                        "side-plank",
                        "wrist-extension-strengthening",
                        "progressive-muscle-relaxation"};

// What moves or carries each region that is operated on most.
const std::map<std::string_view, Ids> of_region = {
    {"shoulder",
     {"wall-angels",
      "shoulder-blade-squeeze",
      "thread-the-needle",
      "band-row",
      "band-lateral-raise",
      "band-pull-apart",
      "face-pull",
      "wall-slide",
      "wall-push-up-plus",
      "cross-body-shoulder-stretch",
      "doorway-chest-stretch",
      "band-external-rotation",
      "prone-t-y-i",
      "seated-thoracic-extension-over-chair-back",
      "thoracic-extension-over-foam-roller",
      "thoracic-extension-over-swiss-ball",
      "seated-side-bend",
      "bird-dog",
      "standing-back-bend",
      "glute-bridge",
      "seated-cat-cow"}},
    {"hip", {"thoracic-extension-over-swiss-ball", "thread-the-needle", "cat-cow"}},
    {"upper_back", {"bird-dog", "glute-bridge", "shoulder-shrug", "side-plank"}},
    {"neck", {"chin-tuck", "neck-rotation", "neck-side-tilt", "levator-scapulae-stretch"}},
    {"wrist_hand",
     {"wrist-extensor-stretch", "wrist-flexor-stretch", "tendon-glides", "wrist-extension-strengthening", "cat-cow",
      "bird-dog", "thread-the-needle", "bottom-to-heels", "wall-push-up-plus", "side-plank", "band-row",
      "band-pull-apart", "face-pull", "band-lateral-raise", "band-external-rotation"}},
    {"arm",
     {"wall-angels",
      "wall-slide",
      "wall-push-up-plus",
      "prone-t-y-i",
      "band-row",
      "band-pull-apart",
      "face-pull",
      "band-lateral-raise",
      "band-external-rotation",
      "doorway-chest-stretch",
      "cross-body-shoulder-stretch",
      "wrist-extensor-stretch",
      "wrist-flexor-stretch",
      "wrist-extension-strengthening",
      "cat-cow",
      "thread-the-needle",
      "bottom-to-heels",
      "bird-dog",
      "side-plank",
      "seated-side-bend",
      "open-book",
      "seated-thoracic-extension-over-chair-back",
      "thoracic-extension-over-foam-roller"}},
    {"elbow",
     {"wall-angels", "wall-slide", "wall-push-up-plus", "band-row", "band-pull-apart", "face-pull",
      "doorway-chest-stretch", "cross-body-shoulder-stretch", "wrist-extensor-stretch", "wrist-flexor-stretch",
      "wrist-extension-strengthening", "cat-cow", "thread-the-needle", "bottom-to-heels", "bird-dog", "side-plank",
      "seated-thoracic-extension-over-chair-back"}},
    // nothing that pulls, pushes, spreads or leans on the arms, bends the trunk back or turns it
    {"chest",
     {"doorway-chest-stretch",
      "open-book",
      "wall-push-up-plus",
      "wall-angels",
      "wall-slide",
      "prone-t-y-i",
      "band-row",
      "band-pull-apart",
      "face-pull",
      "band-lateral-raise",
      "thoracic-extension-over-swiss-ball",
      "thoracic-extension-over-foam-roller",
      "seated-thoracic-extension-over-chair-back",
      "seated-thoracic-rotation",
      "seated-side-bend",
      "standing-back-bend",
      "cat-cow",
      "thread-the-needle",
      "bottom-to-heels",
      "bird-dog",
      "side-plank",
      "clasped-hands-upper-back-stretch",
      "cross-body-shoulder-stretch"}},
    // nothing that turns or tips the head, brings it low, or strains hard
    {"head",
     {"chin-tuck", "neck-rotation", "neck-side-tilt", "levator-scapulae-stretch", "cat-cow", "thread-the-needle",
      "bottom-to-heels", "bird-dog", "prone-t-y-i", "thoracic-extension-over-swiss-ball",
      "thoracic-extension-over-foam-roller", "seated-thoracic-extension-over-chair-back", "standing-back-bend",
      "glute-bridge", "side-plank", "band-row", "band-pull-apart", "face-pull", "wall-push-up-plus"}},
    {"eyes",
     {"cat-cow", "thread-the-needle", "bottom-to-heels", "bird-dog", "prone-t-y-i",
      "thoracic-extension-over-swiss-ball", "thoracic-extension-over-foam-roller", "glute-bridge", "side-plank",
      "band-row", "band-pull-apart", "face-pull", "wall-push-up-plus"}},
    {"tailbone", {"pelvic-tilt", "knee-rolls", "glute-bridge", "seated-cat-cow", "seated-figure-four", "sit-to-stand"}},
    {"lower_back",
     {"pelvic-tilt", "knee-rolls", "standing-back-bend", "bird-dog", "cat-cow", "seated-thoracic-rotation",
      "thread-the-needle", "open-book", "glute-bridge", "side-plank", "bottom-to-heels"}},
    {"knee", {"sit-to-stand", "mini-squat", "cat-cow", "bird-dog", "thread-the-needle"}},
};

Description read(const std::string& text) {
    auto description = read_description(text, "person.toml");
    for (const Diagnostic& problem : description.problems()) ADD_FAILURE() << to_text(problem);
    return description.ok() ? std::move(description).value() : Description{};
}

// The ways to have answered the questions of safety.
const std::vector<Description>& answered() {
    static const std::vector<Description> all = {
        read("[screening]\nanswered = true\nanswered_on = 2026-11-20\n"),
        read("[screening]\nanswered = true\nanswered_on = 2026-11-20\n[[screening.cleared]]\nby = \"gp\"\n"
             "on = 2026-11-21\nfor = [\"all\"]\nlimits = \"no weights over 5 kg\"\n"),
        read("[screening]\nanswered = true\nanswered_on = 2026-11-20\ntingling_one_arm = true\n"),
        read("[screening]\nat_once = \"none\"\ntoday = \"none\"\nanswered_on = 2026-11-20\n"),
        read("[screening]\nanswered = true\nanswered_on = 2026-09-01\n"),
        read("[screening]\nanswered = true\nanswered_on = 2026-11-20\nchest_pain = true\n"),
        read("[screening]\nanswered = true\nanswered_on = 2026-11-20\ndeformity_or_lump = true\n"),
        read("[person]\nage_years = 40\n"),
    };
    return all;
}

void draw_conditions(Dice& dice, Facts& facts) {
    constexpr Fact yes_or_no[] = {"conditions.osteoporosis"_fact,
                                  "conditions.vertebral_fracture"_fact,
                                  "conditions.long_term_steroids"_fact,
                                  "conditions.hypertension"_fact,
                                  "conditions.shoulder_injury"_fact,
                                  "conditions.painful_arc"_fact,
                                  "conditions.wrist_pain"_fact,
                                  "conditions.carpal_tunnel"_fact,
                                  "conditions.knee_pain"_fact,
                                  "conditions.vertigo"_fact,
                                  "conditions.hypermobility"_fact,
                                  "conditions.scoliosis"_fact,
                                  "conditions.nerve_symptoms"_fact,
                                  "conditions.balance_problem"_fact,
                                  "conditions.shoulder_instability"_fact,
                                  "conditions.diabetes"_fact,
                                  "conditions.active_before_pregnancy"_fact};
    for (const Fact fact : yes_or_no)
        if (dice.one_in(9)) facts.set(fact, dice.one_in(4) ? 0 : 1, Provenance::reported);
    if (dice.one_in(6)) facts.set("conditions.pregnancy_weeks"_fact, dice.upto(40), Provenance::reported);
    if (dice.one_in(8)) facts.set("conditions.diastolic_mmhg"_fact, 95 + dice.upto(36), Provenance::reported);
    if (dice.one_in(8)) {
        facts.set("conditions.surgery_weeks_ago"_fact, dice.upto(24), Provenance::reported);
        if (dice.one_in(2)) facts.set("conditions.released_by_surgeon"_fact, dice.upto(1), Provenance::reported);
        if (dice.one_in(2)) facts.set("conditions.surgery_region"_fact, dice.upto(13), Provenance::reported);
    }
    if (dice.one_in(12)) facts.set("conditions.recent_fracture_weeks"_fact, dice.upto(20), Provenance::reported);
    for (std::uint8_t region = 0; region < region_names.size(); ++region)
        if (dice.one_in(16))
            facts.set("discomfort.at_rest_0_10"_fact, dice.upto(6), Provenance::reported, {.region = region});
}

Description random_person(Dice& dice, std::span<const Exercise> exercises) {
    // mostly people who may exercise
    Description description = answered()[static_cast<std::size_t>(dice.one_in(2) ? dice.upto(1) : dice.upto(7))];
    Description drawn = random_description(dice, exercises);
    std::erase_if(drawn.texts, [](const auto& text) { return text.key == "exercise.prescribed"_text; });
    for (std::uint16_t row = 0; row < row_size; ++row)
        if (drawn.facts.knows(Row{row}))
            description.facts.set(Row{row}, drawn.facts[Row{row}], drawn.facts.from(Row{row}));
    description.texts.insert(description.texts.end(), drawn.texts.begin(), drawn.texts.end());
    draw_conditions(dice, description.facts);
    draw_chair(dice, description.facts);
    return description;
}

bool operated_and_not_released(const Facts& facts) {
    const Fact weeks = "conditions.surgery_weeks_ago"_fact, released = "conditions.released_by_surgeon"_fact;
    if (!facts.knows(weeks)) return false;
    if (!facts.knows(released)) return facts.value(weeks) < 26;
    return facts.value(weeks) < 12 || facts.value(released) == 0;
}

bool is_listed(const Facts& facts, std::string_view list) {
    for (std::uint16_t i = 0; i < fact_count; ++i)
        if (fact_rows[i].belongs_to == list && facts.knows(Fact{i})) return true;
    return false;
}

bool has(const Facts& facts, std::string_view list, std::string_view name) {
    return says(facts, *find_fact(fmt::format("exercise.{}.{}", list, name)));
}

// Empty: nothing speaks against it.
std::string what_speaks_against(const PrescribedExercise& chosen, const Description& description,
                                const SafetyAssessment& safety) {
    const Facts& facts = description.facts;
    for (const Code& code : codes()) {
        if (!code.holds(facts)) continue;
        if (code.removed.contains(chosen.id)) return std::string(code.name);
        if (code.modified.contains(chosen.id) && chosen.modification.empty())
            return fmt::format("{} without a word", code.name);
    }
    if (operated_and_not_released(facts)) {
        const Fact region = "conditions.surgery_region"_fact;
        if (!facts.knows(region)) return "an operation, nobody knows where";
        const auto found = of_region.find(choice_name(region.info(), facts.value(region)));
        if (found != of_region.end() && found->second.contains(chosen.id)) return "an operation there";
    }
    const Fact broken = "conditions.recent_fracture_weeks"_fact;
    if (facts.knows(broken) && facts.value(broken) < 12) {
        for (const auto& [region, moved_or_loaded] : of_region) {
            if (!moved_or_loaded.contains(chosen.id)) continue;
            if (safety.exercise != ExerciseLimit::full && region != "eyes") return "a broken bone, nobody knows where";
            const auto place = std::ranges::find(region_names, region) - region_names.begin();
            const Instance at{.region = static_cast<std::uint8_t>(place)};
            if (facts.value("discomfort.severity_0_10"_fact, at) > 0 ||
                facts.value("discomfort.at_rest_0_10"_fact, at) > 0)
                return "a broken bone, and it hurts there";
        }
    }
    if (safety.exercise != ExerciseLimit::full && not_gentle.contains(chosen.id)) return "gentle";
    const auto avoided = description.list("exercise.avoid"_text);
    if (std::ranges::find(avoided, chosen.id) != avoided.end()) return "avoided";
    const auto need = needs().find(chosen.id);
    if (need == needs().end()) return "nobody may choose it";
    const bool wheelchair = facts.is("person.seat=wheelchair"_choice);
    for (const std::string_view thing : need->second.things) {
        if (thing == "chair" && wheelchair && need->second.positions == std::vector<std::string_view>{"sitting"})
            continue;  // who wheels brings a seat
        const bool stands_all_day = facts.is("person.seat=none"_choice) && chosen.place == Place::work;
        const bool usual =
            thing == "wall" || (thing == "chair" && !stands_all_day) || (thing == "mat" && chosen.place == Place::home);
        if (is_listed(facts, "exercise.equipment") ? !has(facts, "equipment", thing) : !usual)
            return fmt::format("no {}", thing);
    }
    if (asks_too_much(facts, chosen.id)) return "the chair or the legs";
    const bool possible = std::ranges::any_of(need->second.positions, [&](std::string_view position) {
        return is_listed(facts, "exercise.positions") ? has(facts, "positions", position)
                                                      : position == "sitting" || !wheelchair;
    });
    return possible ? std::string() : "position";
}

AuditSettings quick_settings() {
    AuditSettings settings;
    settings.today = *parse_date(today);
    settings.postures = false;
    settings.select = {"breaks", "sitting", "activity", "stress"};
    return settings;
}

// Every exercise of strength, of the notes' column of types.
const Ids& of_strength() {
    static const Ids all = [] {
        const auto code = std::ranges::find(codes(), "pressure at which strength waits", &Code::name);
        return code == codes().end() ? Ids{} : code->removed;
    }();
    return all;
}

std::set<std::string_view> days_with_strength(const Prescription& given) {
    std::set<std::string_view> days;
    for (const Session& session : given.sessions)
        if (std::ranges::any_of(session.exercises, [](std::string_view id) { return of_strength().contains(id); }))
            days.insert(session.days.begin(), session.days.end());
    return days;
}

TEST(Oracle, NothingIsChosenThatSpeaksAgainstThePerson) {
    const Knowledge& knowledge = shipped_knowledge();
    const AuditSettings settings = quick_settings();
    Dice dice(2026);
    std::size_t prescribed = 0, withheld = 0, with_condition = 0, pregnant = 0;
    for (std::size_t run = 0; run < testing::cases(200000); ++run) {
        const Description description = random_person(dice, knowledge.exercise.exercises);
        const Audit result = audit(description, knowledge, settings);
        const Prescription& given = result.prescription;
        const bool urgent = result.safety.action_level && *result.safety.action_level <= 2;
        if (urgent || !result.safety.screened || result.safety.exercise == ExerciseLimit::none) {
            ASSERT_TRUE(given.exercises.empty() && given.sessions.empty() && given.withheld_because) << run;
            ++withheld;
        }
        for (const PrescribedExercise& chosen : given.exercises)
            ASSERT_EQ(what_speaks_against(chosen, description, result.safety), "") << chosen.id << ", person " << run;
        if (of(description.facts, "conditions.pregnancy_weeks"_fact) > 0) {
            ASSERT_LE(days_with_strength(given).size(), 2U) << "person " << run;  // "strength 2/wk"
            pregnant += days_with_strength(given).size() == 2;
        }
        prescribed += !given.exercises.empty();
        with_condition += !given.exercises.empty() && !result.safety.cautions.empty();
    }
    EXPECT_GT(prescribed, 100U);
    EXPECT_GT(withheld, 100U);
    EXPECT_GT(with_condition, 100U);
    EXPECT_GT(pregnant, 20U);
}

// Without one of their conditions, answered again from the start: with the replacements that contraindications ask for,
// as shipped. On a strength day nothing goes unless something comes for it.
TEST(Oracle, WithoutAConditionNothingIsLostUnlessSomethingComes) {
    constexpr Fact conditions[] = {
        "conditions.osteoporosis"_fact,   "conditions.vertebral_fracture"_fact, "conditions.long_term_steroids"_fact,
        "conditions.hypertension"_fact,   "conditions.shoulder_injury"_fact,    "conditions.painful_arc"_fact,
        "conditions.wrist_pain"_fact,     "conditions.carpal_tunnel"_fact,      "conditions.knee_pain"_fact,
        "conditions.vertigo"_fact,        "conditions.hypermobility"_fact,      "conditions.scoliosis"_fact,
        "conditions.nerve_symptoms"_fact, "conditions.balance_problem"_fact,    "conditions.shoulder_instability"_fact,
        "conditions.diastolic_mmhg"_fact, "conditions.pregnancy_weeks"_fact};
    const Knowledge& knowledge = shipped_knowledge();
    const AuditSettings settings = quick_settings();
    const auto on_monday = [](const Audit& of_person) {
        Ids ids;
        for (const Session& session : of_person.prescription.sessions)
            if (session.days.front() == "mon") ids.insert(session.exercises.begin(), session.exercises.end());
        return ids;
    };
    Dice dice(66);
    std::size_t with_replacements = 0, went = 0;
    for (std::size_t run = 0; run < testing::cases(100000); ++run) {
        const Description with = random_person(dice, knowledge.exercise.exercises);
        std::vector<Fact> held;
        for (const Fact fact : conditions)
            if (with.facts.knows(fact) && with.facts.value(fact) != 0) held.push_back(fact);
        if (held.empty()) continue;
        Description without = with;
        const Fact gone = dice.pick(held);
        without.facts.set(gone, gone == "conditions.diastolic_mmhg"_fact ? 80 : 0, Provenance::reported);
        const Audit before = audit(with, knowledge, settings);
        const Ids earlier = on_monday(before), later = on_monday(audit(without, knowledge, settings));
        const bool something_came =
            std::ranges::any_of(later, [&](std::string_view id) { return !earlier.contains(id); });
        const bool something_went =
            std::ranges::any_of(earlier, [&](std::string_view id) { return !later.contains(id); });
        ASSERT_TRUE(something_came || !something_went) << "person " << run << " without " << gone.info().path;
        went += something_went;
        with_replacements += something_went && std::ranges::any_of(before.safety.contraindications, [&](std::size_t i) {
                                 return !knowledge.safety.contraindications[i].prefers.empty();
                             });
    }
    EXPECT_GT(went, 20U);
    EXPECT_GT(with_replacements, 20U);
}

TEST(Oracle, EveryExerciseNamedHereIsInTheLibrary) {
    const ExerciseKnowledge& library = shipped_knowledge().exercise;
    for (const Code& code : codes())
        for (const Ids& ids : {code.removed, code.modified})
            for (const std::string_view id : ids) EXPECT_NE(library.find(id), nullptr) << id;
    for (const auto& [id, need] : needs()) EXPECT_NE(library.find(id), nullptr) << id;
    for (const auto& [region, ids] : of_region)
        for (const std::string_view id : ids) EXPECT_NE(library.find(id), nullptr) << id;
    EXPECT_EQ(library.exercises.size(), 60U);
}

}  // namespace
}  // namespace ergoaudit
