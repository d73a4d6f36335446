// Published scores: which options were, or could be, the answers, and what the steps came to.

#include "restore.hpp"

#include <algorithm>

namespace ergoaudit {
namespace {

ItemAnswer restored_answer(const StoredField& field, const InstrumentItem& item) {
    ItemAnswer answer;
    answer.observed = field["observed"].truth();
    if (field["value"].is_null()) {
        for (const StoredField& name : field["possible"].items())
            for (std::size_t i = 0; i < item.options.size(); ++i)
                if (item.options[i].name == name.text())
                    answer.possible = static_cast<PossibleOptions>(answer.possible | only(i));
        return answer;
    }
    answer.option = field["option"].whole(0, static_cast<int>(item.options.size()) - 1);
    answer.possible = only(static_cast<std::size_t>(answer.option));
    answer.from = provenance_named(field["provenance"]);
    if (field["value"].text() != item.options[static_cast<std::size_t>(answer.option)].name)
        field["value"].refuse("is not the name of that option");
    return answer;
}

InstrumentScore restored_score(const StoredField& field, const Instrument& instrument, Instance at,
                               const StoredGround& ground) {
    InstrumentScore score{.instrument = &instrument, .at = at, .answers = {}, .steps = {}, .notes = {}};
    const StoredField items = field["items"];
    for (const InstrumentItem& item : instrument.items) score.answers.push_back(restored_answer(items[item.id], item));
    const StoredField ranges = field["ranges"];
    for (const ScoreStep& step : instrument.steps)
        score.steps.push_back(step.is_output ? ScoreRange{.low = ranges[step.id]["low"].number(),
                                                          .high = ranges[step.id]["high"].number()}
                                             : ScoreRange{});
    score.steps.back() = {.low = field["low"].number(), .high = field["high"].number()};
    score.notes = kept_texts(field["notes"], ground);
    return score;
}

// The scores of one posture: of the workstation in the object itself, else one member a subject.
void restore_posture(const StoredField& field, const Instrument& instrument, std::uint8_t posture,
                     const StoredGround& ground, std::vector<InstrumentScore>& scores) {
    const bool has_subjects = instrument.group == Group::side || instrument.group == Group::region;
    if (!has_subjects) {
        scores.push_back(restored_score(field, instrument, {.posture = posture}, ground));
        return;
    }
    for (const auto& [name, one] : field.members()) {
        const auto known = [&](std::span<const std::string_view> names) {
            return std::ranges::find(names, name) != names.end();
        };
        if (!(instrument.group == Group::side ? known(side_names) : known(region_names)) || one.is_null()) continue;
        Instance at = instance_named(one, instrument.group, name);
        at.posture = posture;
        scores.push_back(restored_score(one, instrument, at, ground));
    }
}

bool has(const StoredField& field, std::string_view wanted) {
    return std::ranges::any_of(field.members(), [&](const auto& member) { return member.first == wanted; });
}

}  // namespace

std::vector<InstrumentScore> restored_instruments(const StoredField& field, const StoredGround& ground) {
    std::vector<InstrumentScore> scores;
    if (field.is_null()) return scores;
    const StoredField about = field["about"];
    for (const auto& [id, of_one] : field.members()) {
        if (id == "about") continue;
        const Instrument* instrument = ground.knowledge.instrument(id);
        if (instrument == nullptr) {
            of_one.refuse("is no instrument that is known");
            continue;
        }
        // of regions only the number stands in the open
        const StoredField content = instrument->group == Group::region ? about[id]["regions"] : of_one;
        const bool sits = instrument->group != Group::workstation || has(content, "items");
        if (sits) restore_posture(content, *instrument, sitting, ground, scores);
        const std::string_view stands = posture_names[standing];
        if (has(content, stands)) restore_posture(content[stands], *instrument, standing, ground, scores);
    }
    return scores;
}

}  // namespace ergoaudit
