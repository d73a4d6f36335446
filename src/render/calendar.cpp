// RFC 5545: lines of at most 75 octets ending in CRLF, text escaped, local times without a zone so that a session stays
// at the same time of day wherever the person is. No METHOD: the file is imported, nobody is invited.

#include "exercise_text.hpp"

#include "ergoaudit/base/date.hpp"
#include "ergoaudit/base/number_text.hpp"
#include "ergoaudit/base/text.hpp"
#include "ergoaudit/render/report.hpp"

#include <algorithm>
#include <cstdint>
#include <set>

#include <fmt/format.h>

namespace ergoaudit {
namespace {

constexpr std::size_t most_octets = 75;
constexpr int days_a_week = 7, minutes_an_hour = 60;

std::string escaped(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (c == '\\' || c == ';' || c == ',') out += '\\';
        if (c == '\n')
            out += "\\n";
        else
            out += c;
    }
    return out;
}

class Lines {
  public:
    // A line that is too long goes on behind a space; no character is cut in two.
    void add(std::string_view line) {
        std::size_t room = most_octets;
        while (line.size() > room) {
            std::size_t cut = room;
            while ((static_cast<unsigned char>(line[cut]) & 0xC0U) == 0x80U) --cut;
            out_ += line.substr(0, cut);
            out_ += "\r\n ";
            line.remove_prefix(cut);
            room = most_octets - 1;
        }
        out_ += line;
        out_ += "\r\n";
    }
    std::string take() { return std::move(out_); }

  private:
    std::string out_;
};

// Monday is 0; 1970-01-01 was a Thursday.
int weekday_of(int day) { return ((day + 3) % days_a_week + days_a_week) % days_a_week; }

int place_in_week(std::string_view day) {
    return static_cast<int>(std::find(weekday_names.begin(), weekday_names.end(), day) - weekday_names.begin());
}

std::string compact_date(int day) {
    std::string text = date_text(day);
    std::erase(text, '-');
    return text;
}

std::string local_time(int day, int minute) {
    return fmt::format("{}T{:02}{:02}00", compact_date(day), minute / minutes_an_hour, minute % minutes_an_hour);
}

std::string_view whose(const Audit& audit) { return audit.id.empty() ? audit.source : audit.id; }

// The same for the same person and session whenever it is written, so that a calendar replaces what it holds.
std::string uid(const Audit& audit, std::string_view what) {
    std::uint64_t hash = 0xcbf29ce484222325ULL;  // FNV-1a
    for (const std::string_view part : {whose(audit), std::string_view("|"), what})
        for (const char c : part) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3ULL;
    return fmt::format("{:016x}@ergoaudit.invalid", hash);
}

int minute_of(Place place, const SessionTimes& times) {
    return place == Place::work ? times.work_min : place == Place::home ? times.home_min : times.out_min;
}

struct Event {
    std::string uid, summary, description;
    std::string first;  // who to see, limits of clearances, a line each: nothing is read without them
    int first_day = 0, minute = 0, length_min = 1;
    std::string repeats;  // a rule; empty: once
};

class Calendar {
  public:
    Calendar(const Report& report) : report_(report), times_(report.knowledge->exercise.programme.times) {}

    std::string write() {
        for (const Audit& audit : report_.audits) sessions(audit);  // of two workstations of a person the first
        if (!any_) return {};
        Lines all;
        all.add("BEGIN:VCALENDAR");
        all.add("VERSION:2.0");
        all.add("PRODID:-//ergoaudit//exercise sessions//EN");
        all.add("CALSCALE:GREGORIAN");
        std::string text = all.take() + events_.take();
        return text + "END:VCALENDAR\r\n";
    }

  private:
    void sessions(const Audit& audit) {
        const Prescription& prescription = audit.prescription;
        if (prescription.sessions.empty() || !people_.insert(whose(audit)).second) return;
        any_ = true;
        std::array<int, place_names.size()> count{};
        for (const Session& session : prescription.sessions) {
            const auto place = static_cast<std::size_t>(session.place);
            add(event_of(audit, session, fmt::format("session {} {}", place_names[place], ++count[place])));
        }
        add(review(audit, prescription.review_after_weeks, "review"));
        if (prescription.outcome_after_weeks > prescription.review_after_weeks)
            add(review(audit, prescription.outcome_after_weeks, "outcome"));
    }

    Event event_of(const Audit& audit, const Session& session, std::string_view what) const {
        const Prescription& prescription = audit.prescription;
        int first = report_.today;
        const auto is_on = [&](int day) {
            return std::any_of(session.days.begin(), session.days.end(),
                               [&](std::string_view name) { return place_in_week(name) == weekday_of(day); });
        };
        while (!is_on(first)) ++first;
        std::string by_day;
        for (const std::string_view name : session.days) {
            constexpr std::array<std::string_view, days_a_week> codes = {"MO", "TU", "WE", "TH", "FR", "SA", "SU"};
            by_day +=
                fmt::format("{}{}", by_day.empty() ? "" : ",", codes[static_cast<std::size_t>(place_in_week(name))]);
        }
        return {
            .uid = uid(audit, what),
            .summary = fmt::format("Exercises: {}", names_in(session, prescription)),
            .description = description(session, audit),
            .first = comes_first(audit),
            .first_day = first,
            .minute = minute_of(session.place, times_),
            .length_min = about_minutes(session),
            .repeats = fmt::format("FREQ=WEEKLY;BYDAY={};COUNT={}", by_day,
                                   session.days.size() * static_cast<std::size_t>(prescription.outcome_after_weeks))};
    }

    Event review(const Audit& audit, int after_weeks, std::string_view what) const {
        const int day = report_.today + after_weeks * days_a_week;
        std::string text;
        for (const WeekPlan& week : audit.prescription.weeks)
            if (week.weeks.holds(after_weeks)) text = week.text + "\n";
        return {.uid = uid(audit, what),
                .summary = fmt::format("Exercises: look back after {}", quantity(after_weeks, Unit::weeks)),
                .description = text + stop_line(audit),
                .first = comes_first(audit),
                .first_day = day,
                .minute = times_.home_min,
                .length_min = 10,
                .repeats = {}};
    }

    static std::string comes_first(const Audit& audit) {
        std::string text = audit.safety.headline.empty() ? std::string() : audit.safety.headline + "\n";
        for (const std::string& sentence : limits_in_words(audit.safety)) text += sentence + "\n";
        return text;
    }

    // What to keep in mind, and when to stop.
    static std::string stop_line(const Audit& audit) {
        std::string text;
        const std::vector<std::string> limits = limits_in_words(audit.safety);
        for (const std::string& note : audit.prescription.notes)
            if (std::ranges::find(limits, note) == limits.end()) text += note + "\n";
        for (const std::vector<Advice>* told : {&audit.prescription.advice, &audit.prescription.around})
            for (const Advice& advice : *told)
                if (advice.in_calendar) text += fmt::format("{}\n", advice.text);
        return text + audit.safety.safety_net + '\n';
    }

    static std::string description(const Session& session, const Audit& audit) {
        const Prescription& prescription = audit.prescription;
        std::string text;
        for (const std::string_view id : session.exercises)
            for (const PrescribedExercise& one : prescription.exercises)
                if (one.id == id)
                    text += fmt::format("{}: {}. {} {}{}{}\n", one.name, dose_in_words(one), one.cue, one.stop_if,
                                        one.modification.empty() ? "" : " ", one.modification);
        if (grows(prescription)) text += "The dose grows by one step a week at most.\n";
        return text + stop_line(audit);
    }

    void add(const Event& event) {
        events_.add("BEGIN:VEVENT");
        events_.add("UID:" + event.uid);
        events_.add(fmt::format("DTSTAMP:{}T000000Z", compact_date(report_.today)));
        events_.add("DTSTART:" + local_time(event.first_day, event.minute));
        events_.add(fmt::format("DURATION:PT{}M", event.length_min));
        if (!event.repeats.empty()) events_.add("RRULE:" + event.repeats);
        events_.add("SUMMARY:" + escaped(printable(event.summary)));
        events_.add("DESCRIPTION:" + escaped(event.first + event.description));
        events_.add("CLASS:PRIVATE");  // in a calendar that colleagues see it tells them nothing
        events_.add("TRANSP:TRANSPARENT");
        events_.add("BEGIN:VALARM");
        events_.add("ACTION:DISPLAY");
        events_.add("DESCRIPTION:" + escaped(event.first + printable(event.summary)));
        events_.add(fmt::format("TRIGGER:-PT{}M", times_.remind_before_min));
        events_.add("END:VALARM");
        events_.add("END:VEVENT");
    }

    const Report& report_;
    const SessionTimes& times_;
    Lines events_;
    std::set<std::string_view> people_;  // whose sessions are written
    bool any_ = false;
};

}  // namespace

std::string as_calendar(const Report& report, const TextStyle&) { return Calendar(report).write(); }

}  // namespace ergoaudit
