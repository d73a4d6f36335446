// Any bytes as a rule file: reading ends with rules or problems, and every rule read can be judged, listed and checked.

#include "../support/program_listing.hpp"

#include "ergoaudit/rules/rule_check.hpp"
#include "ergoaudit/rules/rule_reader.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace ergoaudit;
    const auto document = toml_tree::parse(std::string(reinterpret_cast<const char*>(data), size), "fuzz.toml");
    if (!document.ok()) return 0;
    Arena arena;
    const auto rules = read_rules(document.value(), arena);
    for (const Diagnostic& problem : rules.problems()) (void)to_text(problem);
    if (!rules.ok()) return 0;
    const Facts nothing_known;
    for (const Rule& rule : rules.value()) {
        const Judgement judged = judge(rule, nothing_known, {});
        const bool has_credit = judged.credit >= 0 && judged.credit <= 1;
        const bool is_decided = judged.verdict != Verdict::unknown && judged.verdict != Verdict::not_applicable;
        if (has_credit != is_decided) std::abort();
        (void)testing::listing(rule.measure.empty() ? rule.require : rule.measure);
        (void)run_examples(rule);
        (void)check_bound_examples(rule);
    }
    return 0;
}
