#include "ergoaudit/body/population.hpp"

#include "ergoaudit/base/suggestion.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>
#include <vector>

namespace ergoaudit {

namespace {

using toml_tree::Document;
using toml_tree::Node;

constexpr PopulationNumber numbers[] = {
    {"systematic_sd_cm", "popliteal_height",
     [](Population& p) -> double& { return p.systematic.popliteal_height_sd_cm; }},
    {"systematic_sd_cm", "thigh_clearance",
     [](Population& p) -> double& { return p.systematic.thigh_clearance_sd_cm; }},
    {"systematic_sd_cm", "elbow_height_standing",
     [](Population& p) -> double& { return p.systematic.elbow_height_standing_sd_cm; }},
    {"allowances", "shoe_height_cm", [](Population& p) -> double& { return p.allowances.shoe_height_cm; }},
    {"allowances", "slump_cm", [](Population& p) -> double& { return p.allowances.slump_cm; }},
    {"allowances", "self_reported_stature_bias_cm",
     [](Population& p) -> double& { return p.allowances.self_reported_stature_bias_cm; }},
    {"allowances", "self_reported_stature_sd_cm",
     [](Population& p) -> double& { return p.allowances.self_reported_stature_sd_cm; }},
    {"allowances", "seat_sink_firm_cm", [](Population& p) -> double& { return p.allowances.seat_sink_firm_cm; }},
    {"allowances", "seat_sink_soft_cm", [](Population& p) -> double& { return p.allowances.seat_sink_soft_cm; }},
    {"allowances", "finger_width_cm", [](Population& p) -> double& { return p.allowances.finger_width_cm; }},
    {"allowances", "slip_tail", [](Population& p) -> double& { return p.allowances.slip_tail; }},
    {"allowances", "youngest_years", [](Population& p) -> double& { return p.allowances.youngest_years; }},
    {"allowances", "told_twice_within_cm", [](Population& p) -> double& { return p.allowances.told_twice_within_cm; }},
    {"geometry", "eye_forward_of_shoulder_cm",
     [](Population& p) -> double& { return p.geometry.eye_forward_of_shoulder_cm; }},
    {"geometry", "knee_front_depth_cm", [](Population& p) -> double& { return p.geometry.knee_front_depth_cm; }},
    {"geometry", "hip_share_of_thigh_clearance",
     [](Population& p) -> double& { return p.geometry.hip_share_of_thigh_clearance; }},
    {"geometry", "shoulder_share_of_slump",
     [](Population& p) -> double& { return p.geometry.shoulder_share_of_slump; }},
    {"geometry", "head_share_of_gaze", [](Population& p) -> double& { return p.geometry.head_share_of_gaze; }},
    {"geometry", "resting_gaze_deg", [](Population& p) -> double& { return p.geometry.resting_gaze_deg; }},
    {"geometry", "typing_hand_share", [](Population& p) -> double& { return p.geometry.typing_hand_share; }},
    {"geometry", "feet_rest_within_cm", [](Population& p) -> double& { return p.geometry.feet_rest_within_cm; }},
    {"geometry", "feet_hang_from_cm", [](Population& p) -> double& { return p.geometry.feet_hang_from_cm; }},
};

// Collects what is wrong with one document.
class Complaints {
  public:
    Complaints(const Document& document, Diagnostics& into) : document_(document), into_(into) {}

    void add(SourceSpan where, std::string message, std::string help = {}) {
        into_.push_back({.level = Level::error,
                         .file = document_.file,
                         .where = where,
                         .message = std::move(message),
                         .help = std::move(help),
                         .quoted = std::string(line_of(document_.text, where.line))});
    }
    [[nodiscard]] const Document& document() const { return document_; }

  private:
    const Document& document_;
    Diagnostics& into_;
};

std::optional<std::vector<double>> read_numbers(const Node* list, std::size_t size, const std::string& what,
                                                SourceSpan parent, Complaints& complaints) {
    if (!list || !list->array()) {
        complaints.add(list ? list->where : parent, what + " must be a list of numbers");
        return std::nullopt;
    }
    if (list->array()->size() != size) {
        complaints.add(list->where, what + " must have " + std::to_string(size) + " numbers, not " +
                                        std::to_string(list->array()->size()));
        return std::nullopt;
    }
    std::vector<double> values;
    for (const Node& item : *list->array()) {
        if (!item.number() || !std::isfinite(*item.number())) {
            complaints.add(item.where, what + " must hold numbers only");
            return std::nullopt;
        }
        values.push_back(*item.number());
    }
    return values;
}

// Place in the file of each Dimension.
std::optional<std::array<std::size_t, survey_size>> read_order(Complaints& complaints) {
    const Node& root = complaints.document().root;
    const Node* order = root.find("order");
    const Node* list = order ? order->find("dimensions") : nullptr;
    if (!list || !list->array()) {
        complaints.add(order ? order->where : root.where, "[order] must name the dimensions");
        return std::nullopt;
    }
    std::array<std::size_t, survey_size> place{};
    place.fill(survey_size);
    bool fine = true;
    for (std::size_t i = 0; i < list->array()->size(); ++i) {
        const Node& item = (*list->array())[i];
        const std::string name = item.string() ? *item.string() : std::string{};
        const auto found = std::find(dimension_names.begin(), dimension_names.end(), name);
        if (found == dimension_names.end() ||
            place[static_cast<std::size_t>(found - dimension_names.begin())] != survey_size) {
            if (found == dimension_names.end())
                complaints.add(item.where, "unknown dimension \"" + name + "\"", suggestion_for(name, dimension_names));
            else
                complaints.add(item.where, "dimension \"" + name + "\" stands twice");
            fine = false;
            continue;
        }
        place[static_cast<std::size_t>(found - dimension_names.begin())] = i;
    }
    for (std::size_t d = 0; d < survey_size && fine; ++d)
        if (place[d] == survey_size) {
            complaints.add(list->where, "dimension \"" + std::string(dimension_names[d]) + "\" is missing");
            fine = false;
        }
    if (!fine) return std::nullopt;
    return place;
}

// Whether a symmetric matrix has a Cholesky factor with a positive diagonal. Takes its copy as working space.
bool is_positive_definite(std::vector<double> a, std::size_t n) {
    for (std::size_t j = 0; j < n; ++j) {
        for (std::size_t k = 0; k < j; ++k) a[j * n + j] -= a[j * n + k] * a[j * n + k];
        if (!(a[j * n + j] > 0)) return false;
        a[j * n + j] = std::sqrt(a[j * n + j]);
        for (std::size_t i = j + 1; i < n; ++i) {
            for (std::size_t k = 0; k < j; ++k) a[i * n + j] -= a[i * n + k] * a[j * n + k];
            a[i * n + j] /= a[j * n + j];
        }
    }
    return true;
}

std::optional<std::vector<double>> read_covariance(const Node& table, const std::string& sex,
                                                   const std::array<std::size_t, survey_size>& place,
                                                   Complaints& complaints) {
    const Node* rows = table.find("covariance");
    if (!rows || !rows->array() || rows->array()->size() != survey_size) {
        complaints.add(rows ? rows->where : table.where,
                       sex + ".covariance must have " + std::to_string(survey_size) + " rows");
        return std::nullopt;
    }
    std::vector<double> result;
    for (std::size_t i = 0; i < survey_size; ++i) {
        const Node& row = (*rows->array())[place[i]];
        const auto values = read_numbers(&row, survey_size, "a row of " + sex + ".covariance", row.where, complaints);
        if (!values) return std::nullopt;
        for (std::size_t j = 0; j < survey_size; ++j) result.push_back((*values)[place[j]]);
    }
    for (std::size_t i = 0; i < survey_size; ++i)
        for (std::size_t j = 0; j < i; ++j)
            if (result[i * survey_size + j] != result[j * survey_size + i]) {
                complaints.add((*rows->array())[place[i]].where,
                               sex + ".covariance is not symmetric: " + std::string(dimension_names[i]) + " and " +
                                   std::string(dimension_names[j]));
                return std::nullopt;
            }
    if (!is_positive_definite(result, survey_size)) {
        complaints.add(rows->where, sex + ".covariance is not positive definite");
        return std::nullopt;
    }
    return result;
}

void read_sex(const std::string& name, const std::array<std::size_t, survey_size>& place, SexTable& into,
              Complaints& complaints, Arena& arena) {
    const Node* table = complaints.document().root.find(name);
    if (!table || !table->table()) {
        complaints.add(complaints.document().root.where, "table [" + name + "] is missing");
        return;
    }
    if (const auto mean = read_numbers(table->find("mean"), survey_size, name + ".mean", table->where, complaints)) {
        std::vector<double> ordered;
        for (const std::size_t at : place) ordered.push_back((*mean)[at]);
        into.mean = arena.keep(std::move(ordered));
    }
    if (auto covariance = read_covariance(*table, name, place, complaints))
        into.covariance = arena.keep(std::move(*covariance));
}

void read_number(const PopulationNumber& number, Population& into, Complaints& complaints) {
    const Node& root = complaints.document().root;
    const Node* table = root.find(number.table);
    const Node* value = table ? table->find(number.key) : nullptr;
    const std::string name = std::string(number.table) + "." + std::string(number.key);
    if (!value)
        complaints.add(table ? table->where : root.where, name + " is missing");
    else if (!value->number() || !std::isfinite(*value->number()) || *value->number() < 0)
        complaints.add(value->where, name + " must be a number, 0 or more");
    else
        number.of(into) = *value->number();
}

void refuse_extra_keys(Complaints& complaints) {
    for (const toml_tree::Member& table : *complaints.document().root.table()) {
        std::vector<std::string_view> keys;
        for (const PopulationNumber& number : numbers)
            if (number.table == table.key) keys.push_back(number.key);
        if (keys.empty() || !table.node.table()) {
            complaints.add(table.key_where, "unknown table \"" + table.key + "\"");
            continue;
        }
        for (const toml_tree::Member& member : *table.node.table())
            if (std::find(keys.begin(), keys.end(), member.key) == keys.end()) {
                complaints.add(member.key_where, "unknown key \"" + member.key + "\"",
                               suggestion_for(member.key, keys));
            }
    }
}

}  // namespace

std::span<const PopulationNumber> population_numbers() { return numbers; }

Result<Population> read_population(const Document& survey, const Document& civilian, Arena& arena) {
    Population population;
    Diagnostics problems;

    Complaints about_survey(survey, problems);
    if (const auto place = read_order(about_survey)) {
        read_sex("female", *place, population.sex[static_cast<std::size_t>(Sex::female)], about_survey, arena);
        read_sex("male", *place, population.sex[static_cast<std::size_t>(Sex::male)], about_survey, arena);
    }

    Complaints about_civilian(civilian, problems);
    refuse_extra_keys(about_civilian);
    for (const PopulationNumber& number : numbers) read_number(number, population, about_civilian);

    if (has_error(problems)) return problems;
    return population;
}

}  // namespace ergoaudit
