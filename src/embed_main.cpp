// ergoaudit-embed RULES PROFILES OUT.cpp: at build time, verifies the knowledge files and writes them as constant
// tables. A broken rule breaks the build with file, line and column.

#include "ergoaudit/knowledge/knowledge.hpp"

#include <cstdio>

namespace {

int report(const ergoaudit::Diagnostics& problems) {
    for (const auto& problem : problems) std::fputs(ergoaudit::to_text(problem).c_str(), stderr);
    return ergoaudit::has_error(problems) ? 1 : 0;
}

}  // namespace

int main(int count, char** words) {
    if (count != 4) {
        std::fputs("usage: ergoaudit-embed RULES PROFILES OUT.cpp\n", stderr);
        return 2;
    }
    ergoaudit::Arena arena;
    const auto knowledge = ergoaudit::read_knowledge(ergoaudit::disk(), words[1], words[2], arena);
    if (const int failed = report(knowledge.problems())) return failed;
    if (const int failed = report(ergoaudit::verify(knowledge.value()))) return failed;
    if (const auto problem = ergoaudit::disk().write(words[3], ergoaudit::as_source(knowledge.value())))
        return report({*problem});
    return 0;
}
