#include "sessions.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace ergoaudit {
namespace {

using Days = std::vector<std::string_view>;

std::string session_name(Place place, bool works_at_home, const Days& days) {
    const std::string_view where = place == Place::home  ? "At home"
                                   : place == Place::out ? "Outside"
                                   : works_at_home       ? "At the desk"
                                                         : "At work";
    if (days.size() == weekday_names.size()) return fmt::format("{}, every day", where);
    if (days.size() == working_days && days.back() == weekday_names[working_days - 1])
        return fmt::format("{}, Monday to Friday", where);
    std::string name = fmt::format("{},", where);
    for (const std::string_view day : days)
        name += fmt::format(" {}{}", static_cast<char>(day[0] - 'a' + 'A'), day.substr(1));
    return name;
}

}  // namespace

std::vector<Place> places_on(std::size_t day, const std::vector<Places>& places, std::size_t most_per_session) {
    std::size_t at_work = 0;
    for (const Places one : places) at_work += one == only(Place::work);
    std::vector<Place> where;
    for (const Places one : places) {
        const bool to_work = (one & only(Place::work)) != 0 && is_working_day(day) && at_work < most_per_session;
        if (one == only(Place::work))
            where.push_back(Place::work);
        else if (to_work)
            where.push_back(Place::work), ++at_work;
        else
            where.push_back((one & only(Place::home)) != 0 ? Place::home : Place::out);
    }
    return where;
}

std::vector<Session> sessions_of(const std::vector<PrescribedExercise>& exercises, const Timetable& days,
                                 const std::array<std::vector<Place>, weekday_names.size()>& where,
                                 bool works_at_home) {
    std::vector<Session> sessions;
    for (const Place place : {Place::work, Place::home, Place::out}) {
        const std::size_t first_here = sessions.size();
        for (std::size_t day = 0; day < weekday_names.size(); ++day) {
            Session session{.name = {}, .place = place, .days = {}, .exercises = {}};
            for (std::size_t at = 0; at < days[day].size(); ++at) {
                if (where[day][at] != place) continue;
                session.exercises.push_back(exercises[days[day][at]].id);
                session.seconds += exercises[days[day][at]].seconds;
            }
            if (session.exercises.empty()) continue;
            const auto same_set =
                std::find_if(sessions.begin() + static_cast<std::ptrdiff_t>(first_here), sessions.end(),
                             [&](const Session& known) { return known.exercises == session.exercises; });
            (same_set == sessions.end() ? sessions.emplace_back(std::move(session)) : *same_set)
                .days.push_back(weekday_names[day]);
        }
    }
    for (Session& session : sessions) session.name = session_name(session.place, works_at_home, session.days);
    return sessions;
}

}  // namespace ergoaudit
