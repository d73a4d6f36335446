#include "problem_list.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

#include <fmt/format.h>

namespace ergoaudit {

void ProblemList::keep(Diagnostic problem, SourceSpan shown) {
    if (is_full()) {
        ++left_out_;
        return;
    }
    problem.quoted = toml_tree::quoted_line(document_, problem.where, shown);
    problems_.push_back(std::move(problem));
}

void ProblemList::at_key(SourceSpan where, std::string message, std::string help) {
    keep({.file = document_.file, .where = where, .message = std::move(message), .help = std::move(help)}, {});
}

void ProblemList::at_value(SourceSpan where, Sensitivity who_may_see, Complaint complaint) {
    const bool shown = who_may_see == Sensitivity::workplace;
    Diagnostic problem{.file = document_.file,
                       .where = where,
                       .message = std::move(complaint.message),
                       .help = std::move(complaint.help),
                       .is_of_the_workplace = shown};
    if (!shown && where.known()) problem.where.length = 1;  // the length of a hidden value says something about it
    keep(std::move(problem), shown ? where : SourceSpan{});
}

Diagnostics ProblemList::sorted() && {
    std::stable_sort(problems_.begin(), problems_.end(), [](const Diagnostic& a, const Diagnostic& b) {
        return std::tie(a.where.line, a.where.column) < std::tie(b.where.line, b.where.column);
    });
    if (left_out_ > 0)
        problems_.push_back({.level = Level::note,
                             .file = document_.file,
                             .message = fmt::format("{} more problems are left out", left_out_)});
    return std::move(problems_);
}

}  // namespace ergoaudit
