// The only file that knows the JSON library. What the library says of a slip repeats what was written: it is not shown.

#include "json_tree.hpp"

#include "ergoaudit/base/text.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>
#include <utility>

#include <fmt/format.h>

namespace ergoaudit {
namespace {

constexpr std::size_t deepest = 64;  // our own reports reach 12

// Takes the library's events; a false stops it.
class TreeBuilder {
  public:
    using number_integer_t = nlohmann::json::number_integer_t;
    using number_unsigned_t = nlohmann::json::number_unsigned_t;
    using number_float_t = nlohmann::json::number_float_t;
    using string_t = nlohmann::json::string_t;
    using binary_t = nlohmann::json::binary_t;

    bool null() { return add({}); }
    bool boolean(bool truth) { return add({.kind = StoredKind::truth, .truth = truth}); }
    bool number_integer(number_integer_t number) { return add_number(static_cast<double>(number)); }
    bool number_unsigned(number_unsigned_t number) { return add_number(static_cast<double>(number)); }
    bool number_float(number_float_t number, const string_t&) { return add_number(number); }
    bool string(string_t& text) { return add({.kind = StoredKind::text, .text = std::move(text)}); }
    bool binary(binary_t&) { return false; }  // not in text

    bool start_object(std::size_t) { return open(StoredKind::object); }
    bool start_array(std::size_t) { return open(StoredKind::list); }
    bool end_object() { return close(); }
    bool end_array() { return close(); }

    bool key(string_t& name) {
        if (!names_.back().insert(name).second) {
            message = "an object has one name twice";
            return false;
        }
        open_.back()->names.push_back(std::move(name));
        return true;
    }

    bool parse_error(std::size_t place, const std::string&, const nlohmann::json::exception&) {
        message = "this is no JSON from here on";
        position = place;
        return false;
    }

    std::shared_ptr<StoredValue> root = std::make_shared<StoredValue>();
    std::string message;       // why it was stopped
    std::size_t position = 0;  // bytes read until then; 0: not known

  private:
    StoredValue& place_for(StoredValue value) {
        if (open_.empty()) return *root = std::move(value);
        return open_.back()->items.emplace_back(std::move(value));
    }
    bool add(StoredValue value) {
        place_for(std::move(value));
        return true;
    }
    bool add_number(double number) { return add({.kind = StoredKind::number, .number = number}); }
    bool open(StoredKind kind) {
        if (open_.size() == deepest) {
            message = fmt::format("lists and objects lie in one another more than {} deep", deepest);
            return false;
        }
        open_.push_back(&place_for({.kind = kind}));
        names_.emplace_back();
        return true;
    }
    bool close() {
        open_.pop_back();
        names_.pop_back();
        return true;
    }

    std::vector<StoredValue*> open_;  // the innermost last; only that one grows
    std::vector<std::set<std::string>> names_;
};

// Where the byte before `position` stands; columns count characters.
SourceSpan place_of(std::string_view text, std::size_t position) {
    if (position == 0) return {};
    const std::string_view before = text.substr(0, std::min(position, text.size() + 1) - 1);
    const std::size_t line_start = before.rfind('\n') == std::string_view::npos ? 0 : before.rfind('\n') + 1;
    return {.line = static_cast<std::uint32_t>(1 + std::ranges::count(before, '\n')),
            .column = static_cast<std::uint32_t>(1 + code_points(before.substr(line_start))),
            .length = 1};
}

}  // namespace

const StoredValue* StoredValue::find(std::string_view name) const {
    const auto found = std::ranges::find(names, name);
    return found == names.end() ? nullptr : &items[static_cast<std::size_t>(found - names.begin())];
}

Result<std::shared_ptr<const StoredValue>> read_json_tree(std::string_view text, const std::string& file) {
    TreeBuilder builder;
    if (nlohmann::json::sax_parse(text.begin(), text.end(), &builder))
        return std::shared_ptr<const StoredValue>(std::move(builder.root));
    return Diagnostics{{.level = Level::error,
                        .file = file,
                        .where = place_of(text, builder.position),
                        .message = builder.message,
                        .help = "a stored report is what ergoaudit check -f json writes, unchanged"}};
}

}  // namespace ergoaudit
