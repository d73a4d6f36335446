// plan_people [N]: the best plan for N random bodies of the survey, half women and half men, who all sit at the same
// plain office desk. Where they end with nothing bought and with three budgets, what is bought, and what a plan takes
// beside one audit of the same description; and with nothing bought once more from other starts, because a plan that
// may lose no points depends on how many are lost already. As Markdown.

#include "ergoaudit/audit/audit.hpp"
#include "ergoaudit/body/posture.hpp"
#include "ergoaudit/input/description_reader.hpp"
#include "ergoaudit/knowledge/knowledge.hpp"
#include "ergoaudit/plan/best_plan.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <map>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

namespace {

using namespace ergoaudit;

constexpr double desk_thickness_cm = 2.5, home_row_cm = 2.0, thin_home_row_cm = 1.0;
constexpr double home_row_fails_above_cm = 6.0;  // home-row-not-above-elbow, tolerable
constexpr double seat_fails_above_cm = 3.0;      // seat-not-above-lower-legs, tolerable

struct Budget {
    const char* name;
    bool may_buy;
    double money;  // unknown: no limit
    bool may_lose_points = false;
};
constexpr std::array<Budget, 5> budgets = {{{"nothing", false, 0},
                                            {"50", true, 50},
                                            {"150", true, 150},
                                            {"unlimited", true, unknown},
                                            {"nothing, may lose points", false, 0, true}}};
constexpr std::size_t nothing = 0, within_150 = 2, unlimited = 3, nothing_may_lose = 4;

// Random bodies of one sex, by a Cholesky factor of the survey's covariance.
class Crowd {
  public:
    explicit Crowd(const SexTable& table) : table_(table) {
        for (std::size_t j = 0; j < survey_size; ++j)
            for (std::size_t i = j; i < survey_size; ++i) {
                double rest = table.covariance[i * survey_size + j];
                for (std::size_t k = 0; k < j; ++k) rest -= factor_[i][k] * factor_[j][k];
                factor_[i][j] = i == j ? std::sqrt(std::max(rest, 0.0)) : rest / factor_[j][j];
            }
    }

    BodyState next(std::mt19937& random) {
        std::array<double, survey_size> drawn{};
        for (double& one : drawn) one = normal_(random);
        BodyState body{};
        for (std::size_t i = 0; i < survey_size; ++i) {
            body[i] = table_.mean[i];
            for (std::size_t j = 0; j <= i; ++j) body[i] += factor_[i][j] * drawn[j];
        }
        return body;
    }

  private:
    const SexTable& table_;
    std::array<std::array<double, survey_size>, survey_size> factor_{};
    std::normal_distribution<double> normal_;
};

// How everything stands before anybody sets it.
struct Start {
    double seat_cm = 46, pan_cm = 42, armrests_cm = 22, screen_above_desk_cm = 8, distance_cm = 60;
};

// Anywhere in the ranges of the furniture, as the last user left it; on the steps that a tape shows.
Start anywhere(std::mt19937& random) {
    const auto between = [&](int low, int high) {
        return low + 0.5 * static_cast<double>(random() % (2 * (high - low) + 1));
    };
    return {.seat_cm = between(40, 53),
            .pan_cm = between(38, 46),
            .armrests_cm = between(18, 28),
            .screen_above_desk_cm = between(5, 18),
            .distance_cm = between(50, 80)};
}

// The first is the one from which everything is planned. It begins about as badly as the simulation in the knowledge,
// of which only the mean score is known: 66.9, by fewer rules.
constexpr std::array<const char*, 4> start_names = {"all at the upper end of its range", "all at the lower end",
                                                    "anywhere in the ranges", "set for nobody in particular"};
using Starts = std::array<Start, start_names.size()>;

Starts starts_with(std::mt19937& random) {
    constexpr Start upper{
        .seat_cm = 53, .pan_cm = 46, .armrests_cm = 28, .screen_above_desk_cm = 18, .distance_cm = 80};
    constexpr Start lower{.seat_cm = 40, .pan_cm = 38, .armrests_cm = 18, .screen_above_desk_cm = 5, .distance_cm = 50};
    return {upper, lower, anywhere(random), {}};
}

std::string described(const BodyState& body, bool is_male, double diagonal_in, bool is_fixed, const Start& start) {
    std::string text = fmt::format(
        "[person]\nsex = \"{}\"\npopulation = \"ansur2\"\nbody_confirmed = true\nseat = \"chair\"\n"
        "shoe_height_cm = 2.5\nslump_cm = 2.0\n",
        is_male ? "male" : "female");
    for (const BodyFact& one : body_facts)
        if (one.fact.info().origin == Origin::described)
            text += fmt::format("{} = {:.1f}\n", one.fact.info().path.substr(7), one.quantity.of(body));
    text += fmt::format(
        "[chair]\nkind = \"task\"\nseat_height_cm = {}\nseat_height_min_cm = 40\nseat_height_max_cm = 53\n"
        "seat_depth_cm = {}\nseat_depth_min_cm = 38\nseat_depth_max_cm = 46\nbackrest = \"adjustable\"\n"
        "lumbar_support = true\narmrests = \"adjustable\"\narmrest_height_cm = {}\narmrest_height_min_cm = 18\n"
        "armrest_height_max_cm = 28\n"
        "[desk]\nkind = \"fixed\"\nheight_cm = 73.0\nthickness_cm = {}\n"
        "[keyboard]\nexternal = true\nsurface = \"desk\"\nhome_row_thickness_cm = {}\n"
        "[mouse]\nexternal = true\nsurface = \"desk\"\n"
        "[[screen]]\nkind = \"monitor\"\nmount = \"stand\"\ndiagonal_in = {}\ndistance_cm = {}\ntilt_deg = 10\n"
        "bottom_above_desk_cm = {}\nbottom_above_desk_min_cm = {}\nbottom_above_desk_max_cm = {}\n",
        start.seat_cm, start.pan_cm, start.armrests_cm, desk_thickness_cm, home_row_cm, diagonal_in, start.distance_cm,
        is_fixed ? 8 : start.screen_above_desk_cm, is_fixed ? 8 : 5, is_fixed ? 8 : 18);
    return text;
}

// The same person at a desk that goes up and down, before two screens used alike.
std::string described_with_two_screens(const BodyState& body, bool is_male) {
    std::string text = described(body, is_male, 24, false, {});
    const std::string_view fixed = "kind = \"fixed\"\nheight_cm = 73.0\n";
    text.replace(text.find(fixed), fixed.size(),
                 "kind = \"sit-stand\"\nheight_cm = 73.0\nheight_min_cm = 65\nheight_max_cm = 125\n"
                 "standing_height_cm = 110\n");
    text += "share = 0.5\nlateral_offset_cm = -20\nyaw_deg = 0\n";
    text += text.substr(text.find("[[screen]]"));
    text.replace(text.rfind("= -20"), 5, "= 40");
    return text;
}

// Once begun, how long it takes.
template <class Work>
double ms_of(Work work) {
    const auto start = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
}

struct End {
    bool no_fail = true, all_pass = true;  // over the critical and serious rules; what is not known is neither
    double score = unknown;                // of the workstation
    std::vector<std::string_view> failing;
};

End judged(const Facts& facts) {
    End end;
    std::vector<Judged> all;
    for (const Rule& rule : shipped_knowledge().rules) {
        if (!is_workstation(rule.category)) continue;
        for (const Instance at : instances_of(rule.group, facts)) {
            all.push_back({&rule, at, judge(rule, facts, at)});
            const Verdict verdict = all.back().judgement.verdict;
            if (rule.severity > Severity::serious || !is_wrong(verdict)) continue;
            end.all_pass = false;
            if (verdict == Verdict::fail) {
                end.no_fail = false;
                end.failing.push_back(rule.id);
            }
        }
    }
    end.score = score_of(all, shipped_knowledge().scoring, [](const Judged&) { return true; }).value;
    return end;
}

End before_any_plan(const Description& description) {
    Facts facts = description.facts;
    derive(facts, shipped_knowledge().population);
    return judged(facts);
}

// Whether the chair has a height, in steps of half a centimetre, at which neither feet, keys nor thighs fail.
bool a_seat_height_fits(const Facts& facts) {
    const double feet_cm = facts.value("person.popliteal_height_cm"_fact) + facts.value("person.shoe_height_cm"_fact);
    const double desk_cm = facts.value("desk.height_cm"_fact);
    for (double seat_cm = facts.value("chair.seat_height_min_cm"_fact);
         seat_cm <= facts.value("chair.seat_height_max_cm"_fact); seat_cm += 0.5)
        if (seat_cm - feet_cm < seat_fails_above_cm &&
            desk_cm + home_row_cm - seat_cm - facts.value("person.elbow_rest_height_cm"_fact) <
                home_row_fails_above_cm &&
            desk_cm - desk_thickness_cm - seat_cm - facts.value("person.thigh_clearance_cm"_fact) > 0)
            return true;
    return false;
}

struct Planned {
    End end;
    double cost = 0, ms = 0;
    bool is_exhaustive = true, new_desk_or_chair = false;
    std::vector<std::string_view> items;
};

// With nothing bought, from one start.
struct FromStart {
    End before, free, free_and_may_lose;
};

struct Person {
    bool is_male = false;
    std::array<FromStart, start_names.size()> from{};
    double room_cm = 0;               // between thigh and elbow
    bool a_seat_height_fits = false;  // without anything else
    End before;
    double audit_ms = 0;
    std::array<Planned, budgets.size()> plans;
    std::array<Planned, budgets.size()> with_two_screens;  // with nothing and without a limit, of the first few
};
constexpr int first_few = 60;

Planned planned_with(const Description& description, const Budget& budget) {
    const Knowledge& knowledge = shipped_knowledge();
    Facts facts = description.facts;
    const Derivation derivation = derive(facts, knowledge.population);
    if (!std::isnan(budget.money)) facts.set("shop.budget"_fact, budget.money, Provenance::measured);
    Plan plan;
    Planned planned;
    planned.ms = ms_of([&] {
        plan = best_plan(
            {.facts = facts,
             .knobs = knowledge.knobs,
             .aids = knowledge.aids,
             .rules = knowledge.rules,
             .scoring = knowledge.scoring,
             .derive = [&](Facts& f,
                           Wanted wanted) { derive_again(f, wanted, knowledge.population, derivation.found); },
             .stages = description.stages,
             .may_buy = budget.may_buy,
             .may_lose_points = budget.may_lose_points});
    });
    planned.end = judged(plan.planned);
    planned.is_exhaustive = plan.is_exhaustive;
    for (const Purchase& one : plan.purchases) {
        planned.cost += one.aid->kind == AidKind::buy ? one.price : 0;
        planned.items.push_back(one.aid->item);
        planned.new_desk_or_chair |= one.aid->item == "sit-stand-desk" || one.aid->item == "task-chair";
    }
    return planned;
}

double quantile(std::vector<double> values, double share) {
    if (values.empty()) return unknown;
    std::ranges::sort(values);
    return values[static_cast<std::size_t>(share * static_cast<double>(values.size() - 1) + 0.5)];
}

std::vector<double> each(const std::vector<Person>& people, const std::function<double(const Person&)>& of) {
    std::vector<double> values;
    for (const Person& one : people) values.push_back(of(one));
    return values;
}

double mean(const std::vector<double>& values) {
    double sum = 0;
    for (const double one : values) sum += one;
    return sum / static_cast<double>(values.size());
}

// "98.0 / 97.0 / 97.5": percent of the men, the women, all.
std::string shares(const std::vector<Person>& people, const std::function<bool(const Person&)>& holds) {
    std::array<int, 2> of{}, with{};
    for (const Person& one : people) ++of[one.is_male], with[one.is_male] += holds(one);
    const auto percent = [](int part, int whole) { return whole == 0 ? 0.0 : 100.0 * part / whole; };
    return fmt::format("{:.1f} / {:.1f} / {:.1f}", percent(with[1], of[1]), percent(with[0], of[0]),
                       percent(with[0] + with[1], of[0] + of[1]));
}

void count_names(const char* title, const std::vector<Person>& people,
                 const std::function<std::vector<std::string_view>(const Person&)>& of) {
    std::map<std::string_view, int> times;
    for (const Person& one : people)
        for (const std::string_view name : of(one)) ++times[name];
    std::vector<std::pair<int, std::string_view>> sorted;
    for (const auto& [name, count] : times) sorted.emplace_back(count, name);
    std::ranges::sort(sorted, std::greater<>());
    fmt::print("\n{}, of {}:", title, people.size());
    for (const auto& [count, name] : sorted) fmt::print(" {} {}", name, count);
    fmt::print("{}\n", sorted.empty() ? " nothing" : "");
}

void print(const std::vector<Person>& people) {
    fmt::print("| shares in %, men / women / all | before |");
    for (const Budget& budget : budgets) fmt::print(" {} |", budget.name);
    fmt::print("\n| --- | --- | --- | --- | --- | --- | --- |\n");
    const auto row = [](const std::string& title, const std::string& before, const auto& cell) {
        fmt::print("| {} | {} |", title, before);
        for (std::size_t b = 0; b < budgets.size(); ++b) fmt::print(" {} |", cell(b));
        fmt::print("\n");
    };
    row("no critical or serious rule fails", shares(people, [](const Person& p) { return p.before.no_fail; }),
        [&](std::size_t b) { return shares(people, [b](const Person& p) { return p.plans[b].end.no_fail; }); });
    row("every critical and serious rule passes", shares(people, [](const Person& p) { return p.before.all_pass; }),
        [&](std::size_t b) { return shares(people, [b](const Person& p) { return p.plans[b].end.all_pass; }); });
    const auto number = [&](const auto& of) { return fmt::format("{:.1f}", mean(each(people, of))); };
    row("mean score of the workstation", number([](const Person& p) { return p.before.score; }),
        [&](std::size_t b) { return number([b](const Person& p) { return p.plans[b].end.score; }); });
    row("median / mean cost", "", [&](std::size_t b) {
        const auto costs = each(people, [b](const Person& p) { return p.plans[b].cost; });
        return fmt::format("{:.0f} / {:.0f}", quantile(costs, 0.5), mean(costs));
    });
    row("everything was looked at", "",
        [&](std::size_t b) { return shares(people, [b](const Person& p) { return p.plans[b].is_exhaustive; }); });
    row("a plan, ms: median / P90 / P99", "", [&](std::size_t b) {
        const auto times = each(people, [b](const Person& p) { return p.plans[b].ms; });
        return fmt::format("{:.2f} / {:.2f} / {:.2f}", quantile(times, 0.5), quantile(times, 0.9),
                           quantile(times, 0.99));
    });
    const std::vector<Person> few(people.begin(),
                                  people.begin() + std::min<std::ptrdiff_t>(first_few, std::ssize(people)));
    row(fmt::format("at a sit-stand desk with two screens, the first {}", few.size()), "", [&](std::size_t b) {
        if (b != nothing && b != unlimited) return std::string();
        const auto times = each(few, [b](const Person& p) { return p.with_two_screens[b].ms; });
        return fmt::format("{:.1f} / {:.1f} / {:.1f}", quantile(times, 0.5), quantile(times, 0.9),
                           quantile(times, 0.99));
    });
    row("median of plan / audit", "1", [&](std::size_t b) {
        return fmt::format("{:.1f}",
                           quantile(each(people, [b](const Person& p) { return p.plans[b].ms / p.audit_ms; }), 0.5));
    });
    const auto audits = each(people, [](const Person& p) { return p.audit_ms; });
    fmt::print("\nOne audit, ms: {:.2f} / {:.2f} / {:.2f}\n", quantile(audits, 0.5), quantile(audits, 0.9),
               quantile(audits, 0.99));
    fmt::print("\nNo fail within 150 and without a new desk or chair: {}\n", shares(people, [](const Person& p) {
                   return p.plans[within_150].end.no_fail && !p.plans[within_150].new_desk_or_chair;
               }));
    fmt::print("The plan without a limit keeps to that by itself: {}\n", shares(people, [](const Person& p) {
                   const Planned& plan = p.plans[unlimited];
                   return plan.end.no_fail && !plan.new_desk_or_chair && plan.cost <= 150;
               }));
    for (const double row_cm : {home_row_cm, thin_home_row_cm})
        fmt::print("Elbow rest less thigh clearance at least {} - {}: {}\n", desk_thickness_cm + row_cm,
                   home_row_fails_above_cm, shares(people, [row_cm](const Person& p) {
                       return p.room_cm >= desk_thickness_cm + row_cm - home_row_fails_above_cm;
                   }));
    fmt::print("Some seat height lets feet, keys and thighs hold: {}\n",
               shares(people, [](const Person& p) { return p.a_seat_height_fits; }));
    fmt::print("The same, and the free plan has no fail: {}\n",
               shares(people, [](const Person& p) { return p.a_seat_height_fits && p.plans[0].end.no_fail; }));
    fmt::print(
        "\n| start | mean score | no fail | nothing bought: mean score | no fail | may lose points |\n"
        "| --- | --- | --- | --- | --- | --- |\n");
    for (std::size_t s = 0; s < start_names.size(); ++s) {
        const auto score = [&](const End FromStart::*end) {
            return mean(each(people, [&](const Person& p) { return (p.from[s].*end).score; }));
        };
        const auto no_fail = [&](const End FromStart::*end) {
            return shares(people, [&](const Person& p) { return (p.from[s].*end).no_fail; });
        };
        fmt::print("| {} | {:.1f} | {} | {:.1f} | {} | {} |\n", start_names[s], score(&FromStart::before),
                   no_fail(&FromStart::before), score(&FromStart::free), no_fail(&FromStart::free),
                   no_fail(&FromStart::free_and_may_lose));
    }
    count_names("Chosen without a limit", people, [](const Person& p) { return p.plans[unlimited].items; });
    count_names("Chosen within 150", people, [](const Person& p) { return p.plans[within_150].items; });
    for (std::size_t b = 0; b < budgets.size(); ++b)
        count_names(fmt::format("Failing at the end, {}", budgets[b].name).c_str(), people,
                    [b](const Person& p) { return p.plans[b].end.failing; });
}

}  // namespace

int main(int count, char** words) {
    const int bodies = count > 1 ? std::atoi(words[1]) : 200;
    const Knowledge& knowledge = shipped_knowledge();
    std::mt19937 random(2012), left(1977);
    std::array<Crowd, 2> crowds = {Crowd(knowledge.population.sex[0]), Crowd(knowledge.population.sex[1])};
    std::vector<Person> people;
    for (int i = 0; i < bodies; ++i) {
        Person person{.is_male = i % 2 == 1};
        const BodyState body = crowds[person.is_male].next(random);
        const double diagonal_in = i / 2 % 2 == 0 ? 24 : 27;
        const bool is_fixed = i / 4 % 2 == 0;
        std::vector<Description> from;
        for (const Start& start : starts_with(left)) {
            auto read = read_description(described(body, person.is_male, diagonal_in, is_fixed, start), "desk.toml");
            if (read.ok()) from.push_back(std::move(read).value());
        }
        if (from.size() != start_names.size()) {
            std::fprintf(stderr, "body %d cannot be described, left out\n", i);
            continue;
        }
        const Description& description = from.front();
        person.room_cm = description.facts.value("person.elbow_rest_height_cm"_fact) -
                         description.facts.value("person.thigh_clearance_cm"_fact);
        Facts facts = description.facts;
        derive(facts, knowledge.population);
        person.a_seat_height_fits = a_seat_height_fits(facts);
        person.before = before_any_plan(description);
        Audit today;
        person.audit_ms = ms_of([&] { today = audit(description, knowledge, {}); });
        if (std::abs(today.score.workstation.score.value - person.before.score) > 1e-9)
            std::fprintf(stderr, "body %d: the audit's score is another\n", i);
        for (std::size_t b = 0; b < budgets.size(); ++b) person.plans[b] = planned_with(description, budgets[b]);
        if (i < first_few) {
            const auto read = read_description(described_with_two_screens(body, person.is_male), "desk.toml");
            for (const std::size_t b : {nothing, unlimited})
                if (read.ok()) person.with_two_screens[b] = planned_with(read.value(), budgets[b]);
            if (!read.ok()) std::fprintf(stderr, "body %d cannot be described with two screens\n", i);
        }
        person.from[0] = {person.before, person.plans[nothing].end, person.plans[nothing_may_lose].end};
        for (std::size_t s = 1; s < from.size(); ++s)
            person.from[s] = {.before = before_any_plan(from[s]),
                              .free = planned_with(from[s], budgets[nothing]).end,
                              .free_and_may_lose = planned_with(from[s], budgets[nothing_may_lose]).end};
        people.push_back(std::move(person));
    }
    if (people.empty()) return 2;
    print(people);
}
