// Settings for Safe Eyes, by its config/safeeyes.json (config_version 6.0.2, Safe Eyes 2.2 and 3.0): intervals in
// minutes, durations in seconds, breaks as { name }.

#include "break_timers.hpp"

#include "ergoaudit/base/json_writer.hpp"

namespace ergoaudit {
namespace {

constexpr std::string_view version_followed = "6.0.2";
constexpr int long_break_unit_s = 60;

}  // namespace

std::string as_safe_eyes(const Report& report, const TextStyle&) {
    const Prescription* prescription = with_breaks(report);
    if (prescription == nullptr) return {};
    const BreakAdvice& breaks = *prescription->breaks;
    JsonWriter json;
    json.open_object().field("_comment",
                             "For Safe Eyes with a settings file of config_version 6.0.2: quit Safe Eyes, put these "
                             "into safeeyes.json (~/.config/safeeyes), start it again.");
    json.key("meta").open_object().field("config_version", version_followed).close_object();
    json.field("short_break_interval", breaks.change_posture_every_min.from)
        .field("short_break_duration", breaks.change_posture_s)
        .field("long_break_interval", breaks.pause_every_min)
        .field("long_break_duration", breaks.pause_min * long_break_unit_s);
    json.field("strict_break", false).field("allow_postpone", true).key("short_breaks").open_list();
    for (const std::string_view text : {breaks.change_posture, breaks.look_away})
        json.open_object().field("name", when_it_is_time(text)).close_object();
    json.close_list().key("long_breaks").open_list();
    json.open_object().field("name", when_it_is_time(break_sentence(breaks, breaks.pause))).close_object();
    json.close_list().close_object();
    return json.text() + "\n";
}

}  // namespace ergoaudit
