#include "stored_field.hpp"

#include "ergoaudit/base/text.hpp"

#include <cmath>
#include <limits>

#include <fmt/format.h>

namespace ergoaudit {
namespace {

constexpr std::size_t most_shown = 20, longest_name = 60;

// A name as it may be shown: those of our own reports are short words.
std::string shown_name(std::string_view name) {
    const bool is_ours =
        name.size() <= longest_name &&
        name.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-.[]/@") ==
            std::string_view::npos;
    return is_ours ? std::string(name) : std::string("…");
}

}  // namespace

void StoredProblems::add(const std::string& place, std::string_view what) {
    if (++count_ <= most_shown)
        all_.push_back({.level = Level::error, .file = file_, .message = fmt::format("{} {}", place, what)});
}

Diagnostics StoredProblems::take() {
    if (count_ > most_shown)
        all_.push_back({.level = Level::error,
                        .file = file_,
                        .message = fmt::format("and {} more like these", count_ - most_shown)});
    if (!all_.empty())
        all_.back().help =
            "a stored report is what ergoaudit check -f json writes, unchanged; make it again from the description";
    return std::move(all_);
}

StoredField StoredField::operator[](std::string_view name) const {
    std::string place = place_.empty() ? std::string(name) : fmt::format("{}.{}", place_, name);
    if (!is(StoredKind::object, "an object")) return {nullptr, std::move(place), *problems_};
    const StoredValue* found = value_->find(name);
    if (found == nullptr) problems_->add(place, "is missing");
    return {found, std::move(place), *problems_};
}

bool StoredField::truth() const { return is(StoredKind::truth, "true or false") && value_->truth; }

std::string_view StoredField::text() const {
    return is(StoredKind::text, "text") ? std::string_view(value_->text) : std::string_view{};
}

std::string_view StoredField::text_or_null() const { return is_null() ? std::string_view{} : text(); }

double StoredField::number(double most) const {
    return is_null() ? std::numeric_limits<double>::quiet_NaN() : number_in(-most, most);
}

double StoredField::number_in(double low, double high) const {
    if (!is(StoredKind::number, "a number")) return low;
    if (value_->number >= low && value_->number <= high) return value_->number;
    refuse("is a number that no report has there");
    return low;
}

int StoredField::whole(int low, int high) const {
    const double number = number_in(low, high);
    if (number == std::floor(number)) return static_cast<int>(number);
    refuse("is no whole number");
    return low;
}

std::vector<StoredField> StoredField::items() const {
    std::vector<StoredField> fields;
    if (!is(StoredKind::list, "a list")) return fields;
    fields.reserve(value_->items.size());
    for (std::size_t i = 0; i < value_->items.size(); ++i)
        fields.emplace_back(&value_->items[i], fmt::format("{}[{}]", place_, i), *problems_);
    return fields;
}

std::vector<std::pair<std::string_view, StoredField>> StoredField::members() const {
    std::vector<std::pair<std::string_view, StoredField>> fields;
    if (!is(StoredKind::object, "an object")) return fields;
    fields.reserve(value_->items.size());
    for (std::size_t i = 0; i < value_->items.size(); ++i) {
        const std::string& name = value_->names[i];
        fields.emplace_back(name,
                            StoredField(&value_->items[i], fmt::format("{}.{}", place_, shown_name(name)), *problems_));
    }
    return fields;
}

std::size_t StoredField::one_of(std::span<const std::string_view> words) const {
    if (!is(StoredKind::text, "a word")) return 0;
    for (std::size_t i = 0; i < words.size(); ++i)
        if (words[i] == value_->text) return i;
    refuse(fmt::format("is none of: {}", fmt::join(words, ", ")));
    return 0;
}

void StoredField::refuse(std::string_view what) const {
    if (value_ != nullptr) problems_->add(place_.empty() ? std::string("the file") : place_, what);
}

bool StoredField::is(StoredKind kind, std::string_view wanted) const {
    if (value_ == nullptr) return false;
    if (value_->kind == kind) return true;
    refuse(fmt::format("is not {}", wanted));
    return false;
}

}  // namespace ergoaudit
