#include "ergoaudit/base/csv.hpp"

#include "ergoaudit/base/text.hpp"

#include <algorithm>
#include <cstring>

namespace ergoaudit {

CsvReader::CsvReader(std::string_view csv)
    : csv_(csv), at_(csv.data()), end_(csv.data() + csv.size()), problem_at_(csv.data()) {
    if (csv_.starts_with("\xEF\xBB\xBF")) at_ += 3;
}

bool CsvReader::next(std::vector<CsvField>& row) {
    row.clear();
    unescaped_.clear();
    if (at_ == end_ || !problem_.empty()) return false;
    while (field(row)) {
        if (at_ == end_) return true;
        if (*at_ == ',') {
            ++at_;
            continue;
        }
        if (*at_ == '\r') ++at_;  // field() stops at one only when a line ends there
        ++at_;
        return true;
    }
    return false;
}

bool CsvReader::stop(std::string_view problem, const char* at) {
    problem_ = problem;
    problem_at_ = at;
    return false;
}

bool CsvReader::field(std::vector<CsvField>& row) {
    if (at_ != end_ && *at_ == '"') return quoted(row);
    const char* const begin = at_;
    for (; at_ != end_; ++at_) {
        if (*at_ == ',' || *at_ == '\n') break;
        if (*at_ == '\r' && at_ + 1 != end_ && at_[1] == '\n') break;
        if (*at_ == '"') return stop("a quote inside a field that does not begin with one", at_);
    }
    row.push_back({std::string_view(begin, static_cast<std::size_t>(at_ - begin)), begin});
    return true;
}

bool CsvReader::quoted(std::vector<CsvField>& row) {
    const char* const begin = at_++;
    std::string* held = nullptr;
    const char* part = at_;
    while (true) {
        const void* quote = std::memchr(at_, '"', static_cast<std::size_t>(end_ - at_));
        if (quote == nullptr) return stop("this quote is never closed", begin);
        at_ = static_cast<const char*>(quote) + 1;
        if (at_ == end_ || *at_ != '"') break;
        if (held == nullptr) held = &unescaped_.emplace_back();
        held->append(part, at_);  // one of the two
        part = ++at_;
    }
    const char* const closing = at_ - 1;
    if (held != nullptr) held->append(part, closing);
    const bool line_ends = at_ == end_ || *at_ == '\n' || (*at_ == '\r' && at_ + 1 != end_ && at_[1] == '\n');
    if (!line_ends && *at_ != ',')
        return stop("after the closing quote only a comma or the end of the line may stand", at_);
    row.push_back(
        {held != nullptr ? std::string_view(*held) : std::string_view(part, static_cast<std::size_t>(closing - part)),
         begin});
    return true;
}

SourceSpan CsvReader::place_of(const char* at) const {
    const char* line = csv_.data();
    if (csv_.starts_with("\xEF\xBB\xBF")) line += 3;
    std::uint32_t number = 1;
    for (const char* c = line; c < at; ++c)
        if (*c == '\n') {
            ++number;
            line = c + 1;
        }
    const std::size_t before = code_points(std::string_view(line, static_cast<std::size_t>(at - line)));
    return {.line = number, .column = static_cast<std::uint32_t>(before + 1), .length = 1};
}

void append_csv_field(std::string& row, std::string_view field) {
    if (field.find_first_of(",\"\r\n") == std::string_view::npos) {
        row += field;
        return;
    }
    row += '"';
    for (const char c : field) {
        if (c == '"') row += '"';
        row += c;
    }
    row += '"';
}

namespace {

// "-4.5", but not "+4", which spreadsheets take for a formula.
bool is_plain_number(std::string_view text) {
    constexpr std::string_view digits = "0123456789", digits_and_point = "0123456789.";
    text.remove_prefix(std::min(text.find_first_not_of('-'), text.size()));
    return text.find_first_of(digits) != text.npos && text.find_first_not_of(digits_and_point) == text.npos &&
           std::ranges::count(text, '.') <= 1;
}

bool would_be_run(std::string_view text) {
    constexpr std::string_view hard_space = "\xC2\xA0", begins_a_formula = "=+-@\t\r";
    while (text.starts_with(' ') || text.starts_with(hard_space)) text.remove_prefix(text.front() == ' ' ? 1 : 2);
    return !text.empty() && begins_a_formula.find(text.front()) != begins_a_formula.npos && !is_plain_number(text);
}

}  // namespace

void append_csv_words(std::string& row, std::string_view words) {
    if (would_be_run(words))
        append_csv_field(row, "'" + std::string(words));
    else
        append_csv_field(row, words);
}

}  // namespace ergoaudit
