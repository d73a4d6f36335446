#pragma once
// Private to this module: gathers everything wrong with one document, with its place and what may be shown of its line.

#include "value_check.hpp"

#include "ergoaudit/base/diagnostic.hpp"
#include "ergoaudit/toml/tree.hpp"

#include <cstddef>
#include <string>

namespace ergoaudit {

class ProblemList {
  public:
    explicit ProblemList(const toml_tree::Document& document) : document_(document) {}

    // The caret under a key or header; no value of the line is shown.
    void at_key(SourceSpan where, std::string message, std::string help = {});
    // The caret under a value, shown only when everybody may see it.
    void at_value(SourceSpan where, Sensitivity who_may_see, Complaint complaint);

    [[nodiscard]] bool empty() const { return problems_.empty(); }
    // Enough is told: what comes now is counted but not kept, so that a wrong file of megabytes is refused quickly.
    [[nodiscard]] bool is_full() const { return problems_.size() >= most_problems; }
    // In the order of the text.
    [[nodiscard]] Diagnostics sorted() &&;

  private:
    static constexpr std::size_t most_problems = 200;

    void keep(Diagnostic problem, SourceSpan shown);

    const toml_tree::Document& document_;
    Diagnostics problems_;
    std::size_t left_out_ = 0;
};

}  // namespace ergoaudit
