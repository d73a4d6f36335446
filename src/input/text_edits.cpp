#include "text_edits.hpp"

#include <algorithm>

namespace ergoaudit {

std::size_t TextEdits::line_begin(std::size_t at) const {
    const std::size_t feed = at == 0 ? std::string_view::npos : text_.rfind('\n', at - 1);
    return feed == std::string_view::npos ? 0 : feed + 1;
}

std::size_t TextEdits::behind_line(std::size_t at) const {
    const std::size_t feed = text_.find('\n', at);
    return feed == std::string_view::npos ? text_.size() : feed + 1;
}

std::string_view TextEdits::indent(std::size_t at) const {
    const std::string_view line = text_.substr(line_begin(at));
    return line.substr(0, std::min(line.find_first_not_of(" \t"), line.size()));
}

std::string_view TextEdits::line_end(std::size_t at) const {
    std::size_t feed = text_.find('\n', at);
    if (feed == std::string_view::npos) feed = text_.find('\n');
    return feed != std::string_view::npos && feed > 0 && text_[feed - 1] == '\r' ? "\r\n" : "\n";
}

void TextEdits::remove(Extent where) {
    const std::size_t begin = line_begin(where.begin);
    const std::size_t end = behind_line(where.end);
    const bool alone_before = begin + indent(where.begin).size() == where.begin;
    std::size_t rest = std::min(text_.find_first_not_of(" \t", where.end), text_.size());
    const bool alone_behind = text_.find_first_not_of("\r\n", rest) >= end;
    if (alone_before && alone_behind)
        replace({begin, end}, "");
    else
        replace({where.begin, rest}, "");
}

std::string TextEdits::made() const {
    std::vector<Edit> edits = edits_;
    std::stable_sort(edits.begin(), edits.end(),
                     [](const Edit& a, const Edit& b) { return a.where.begin < b.where.begin; });
    std::string result;
    std::size_t done = 0;
    for (const Edit& edit : edits) {
        if (edit.where.begin > done) result += text_.substr(done, edit.where.begin - done);
        result += edit.with;
        done = std::max(done, edit.where.end);
    }
    return result += text_.substr(done);
}

}  // namespace ergoaudit
