// Settings for Stretchly, by the names and units of app/utils/defaultSettings.js of version 1.17.2, which are the same
// in the one after 1.21.0: times in milliseconds, the long break after so many mini breaks, ideas as { data, enabled }.

#include "break_timers.hpp"

#include "ergoaudit/base/json_writer.hpp"

#include <algorithm>

namespace ergoaudit {
namespace {

constexpr int ms = 1000, ms_a_minute = 60000;

void idea(JsonWriter& json, std::string_view text) {
    json.open_object().field("data", text).field("enabled", true).close_object();
}

void idea(JsonWriter& json, std::string_view title, std::string_view text) {
    json.open_object().key("data").open_list().value(title).value(text).close_list();
    json.field("enabled", true).close_object();
}

}  // namespace

std::string as_stretchly(const Report& report, const TextStyle&) {
    const Prescription* prescription = with_breaks(report);
    if (prescription == nullptr) return {};
    const BreakAdvice& breaks = *prescription->breaks;
    const int mini_min = breaks.change_posture_every_min.from;
    JsonWriter json;
    json.open_object().field("_comment",
                             "For Stretchly 1.17.2, keys as in its defaultSettings.js (1.21 has the same): quit "
                             "Stretchly, put these into its config.json, start it again.");
    json.field("microbreak", true)
        .field("microbreakInterval", mini_min * ms_a_minute)
        .field("microbreakDuration", breaks.change_posture_s * ms);
    json.field("break", true)
        .field("breakInterval", std::max(1, breaks.pause_every_min / mini_min - 1))
        .field("breakDuration", breaks.pause_min * ms_a_minute);
    json.field("microbreakStrictMode", false).field("breakStrictMode", false).field("useIdeasFromSettings", true);
    json.field("ideas", true).key("microbreakIdeas").open_list();
    for (const std::string_view text : {breaks.change_posture, breaks.look_away}) idea(json, when_it_is_time(text));
    json.close_list().key("breakIdeas").open_list();
    idea(json, "Break", when_it_is_time(break_sentence(breaks, breaks.pause)));
    json.close_list().close_object();
    return json.text() + "\n";
}

}  // namespace ergoaudit
