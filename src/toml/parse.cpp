// The only file that includes the TOML library. Text is scanned first (scan.hpp), so the library sees only what it can
// take; its assertions are switched off because a few of them answer to typing slips.

#include "library_message.hpp"
#include "quoted_line.hpp"
#include "scan.hpp"

#include "ergoaudit/base/text.hpp"
#include "ergoaudit/toml/tree.hpp"

#include <algorithm>
#include <chrono>
#include <tuple>

#undef NDEBUG  // with it, assertions of the library become assumptions of the compiler
#define TOML_HEADER_ONLY 1
#define TOML_ASSERT(expr) static_assert(true)
#define TOML_EXCEPTIONS 0
#define TOML_MAX_NESTED_VALUES 64
#include <toml++/toml.h>

namespace ergoaudit::toml_tree {
namespace {

bool before(SourceSpan a, SourceSpan b) { return std::tie(a.line, a.column) < std::tie(b.line, b.column); }

SourceSpan span_of(const toml::source_region& region) {
    const auto& [begin, end, path] = region;
    const std::uint32_t length = end.line == begin.line && end.column > begin.column ? end.column - begin.column : 1;
    return {begin.line, begin.column, length};
}

class Converter {
  public:
    explicit Converter(const Scan& scanned) : scanned_(scanned) {}

    [[nodiscard]] Node convert(const toml::node& from) const {
        Node to;
        to.where = value_span(from);
        if (const auto* table = from.as_table()) {
            to.value = members(*table);
        } else if (const auto* array = from.as_array()) {
            Array values;
            values.reserve(array->size());
            for (const toml::node& element : *array) values.push_back(convert(element));
            to.value = std::move(values);
        } else if (const auto* text = from.as_string()) {
            to.value = text->get();
        } else if (const auto* integer = from.as_integer()) {
            to.value = integer->get();
            to.as_number = static_cast<double>(integer->get());
        } else if (const auto* real = from.as_floating_point()) {
            to.value = real->get();
            to.as_number = real->get();
        } else if (const auto* truth = from.as_boolean()) {
            to.value = truth->get();
        } else if (const auto* date = from.as_date()) {
            to.value = Date{days_since_1970(date->get())};
        } else {
            to.value = OtherTime{};
        }
        return to;
    }

  private:
    // The library's tables are sorted by name; ours by place.
    [[nodiscard]] Table members(const toml::table& from) const {
        Table to;
        to.reserve(from.size());
        for (const auto& [key, node] : from)
            to.push_back({std::string(key.str()), span_of(key.source()), convert(node)});
        std::sort(to.begin(), to.end(), [](const auto& a, const auto& b) { return before(a.key_where, b.key_where); });
        return to;
    }

    [[nodiscard]] SourceSpan value_span(const toml::node& node) const {
        const SourceSpan rough = span_of(node.source());
        const auto exact = std::lower_bound(scanned_.values.begin(), scanned_.values.end(), rough, before);
        const bool found = exact != scanned_.values.end() && !before(rough, *exact);
        return found ? *exact : rough;
    }

    [[nodiscard]] static int days_since_1970(const toml::date& date) {
        using namespace std::chrono;
        const sys_days day{year{date.year} / month{date.month} / std::chrono::day{date.day}};
        return static_cast<int>(day.time_since_epoch().count());
    }

    const Scan& scanned_;
};

std::size_t byte_of_column(std::string_view line, std::uint32_t column) {
    std::size_t i = 0;
    for (std::uint32_t at = 1; i < line.size() && at < column; ++at) do
            ++i;
        while (i < line.size() && (static_cast<unsigned char>(line[i]) & 0xC0) == 0x80);
    return i;
}

// Where a key or header that goes wrong at `from` ends: behind its "=" or "]", or there when it has none.
std::size_t end_of_key(std::string_view line, std::size_t from) {
    const std::size_t first = line.find_first_not_of(" \t");
    const bool is_header = first != std::string_view::npos && line[first] == '[';
    const std::size_t end = is_header ? line.rfind(']') : line.find('=', from);
    return end == std::string_view::npos || end < from ? from : std::min(line.size(), end + (is_header ? 1 : 2));
}

// What may be seen of the line in which reading stopped.
std::string line_for(const Diagnostic& problem, std::string_view text, const Scan& scanned, bool in_key, Quote quote) {
    const std::string_view line = line_of(text, problem.where.line);
    if (quote == Quote::everything) return masked(line, problem.where.column, {});
    std::vector<SourceSpan> hidden;
    for (const SourceSpan span : scanned.values_and_comments)
        if (span.line == problem.where.line) hidden.push_back(span);
    if (scanned.problem) {  // what follows was not understood; a key and a header may be seen all the same
        std::string_view seen = line.substr(0, byte_of_column(line, problem.where.column));
        if (in_key) seen = line.substr(0, end_of_key(line, seen.size()));
        const auto from = static_cast<std::uint32_t>(code_points(seen)) + 1;
        const auto end = static_cast<std::uint32_t>(code_points(line)) + 1;
        if (from < end) hidden.insert(hidden.begin(), {problem.where.line, from, end - from});
    }
    return masked(line, problem.where.column, hidden);
}

Diagnostic diagnostic_of(const ScanProblem& problem, const std::string& file) {
    return {.file = file, .where = problem.where, .message = problem.message, .help = problem.help};
}

Diagnostic diagnostic_of(const toml::parse_error& error, const Scan& scanned, const std::string& file) {
    const Wording& wording = wording_of(error.description());
    SourceSpan where = span_of(error.source());
    where.length = 1;
    const auto& places = wording.about_the_key ? scanned.keys : scanned.values;
    // the key or value in which reading stopped: the last one that starts at or before that place, or a header's name
    const auto after = std::upper_bound(places.begin(), places.end(), where, before);
    if (after != places.begin() && std::prev(after)->line == where.line)
        where = *std::prev(after);
    else if (after != places.end() && after->line == where.line)
        where = *after;
    return {.file = file, .where = where, .message = std::string(wording.message), .help = std::string(wording.help)};
}

}  // namespace

Result<Document> parse(std::string text, std::string file, Quote quote) {
    if (text.size() > largest_text)
        return Diagnostics{{.file = file,
                            .message = "the file is larger than 4 MiB",
                            .help = "a description has a few kilobytes; is this the right file?"}};
    if (text.starts_with("\xEF\xBB\xBF")) text.erase(0, 3);

    Scan scanned;
    scanned.problem = first_forbidden_character(text);
    if (!scanned.problem) scanned = scan(text);
    if (scanned.problem) {
        Diagnostic problem = diagnostic_of(*scanned.problem, file);
        problem.quoted = line_for(problem, text, scanned, scanned.problem_in_key, quote);
        return Diagnostics{std::move(problem)};
    }
    const toml::parse_result parsed = toml::parse(std::string_view(text));
    if (!parsed) {
        Diagnostic problem = diagnostic_of(parsed.error(), scanned, file);
        problem.quoted = line_for(problem, text, scanned, false, quote);
        return Diagnostics{std::move(problem)};
    }
    Node root = Converter(scanned).convert(parsed.table());
    root.where = {};
    return Document{std::move(file), std::move(text), std::move(root), std::move(scanned.values_and_comments)};
}

}  // namespace ergoaudit::toml_tree
