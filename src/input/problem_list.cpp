#include "problem_list.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

namespace ergoaudit {

void ProblemList::at_key(SourceSpan where, std::string message, std::string help) {
    problems_.push_back({.file = document_.file,
                         .where = where,
                         .message = std::move(message),
                         .help = std::move(help),
                         .quoted = toml_tree::quoted_line(document_, where)});
}

void ProblemList::at_value(SourceSpan where, Sensitivity who_may_see, Complaint complaint) {
    const bool shown = who_may_see == Sensitivity::workplace;
    Diagnostic problem{
        .file = document_.file, .where = where, .message = complaint.message, .help = complaint.help, .quoted = {}};
    if (!shown && where.known()) problem.where.length = 1;  // the length of a hidden value says something about it
    problem.quoted = toml_tree::quoted_line(document_, where, shown ? where : SourceSpan{});
    problems_.push_back(std::move(problem));
}

Diagnostics ProblemList::sorted() && {
    std::stable_sort(problems_.begin(), problems_.end(), [](const Diagnostic& a, const Diagnostic& b) {
        return std::tie(a.where.line, a.where.column) < std::tie(b.where.line, b.where.column);
    });
    return std::move(problems_);
}

}  // namespace ergoaudit
