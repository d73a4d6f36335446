#include "rule_words.hpp"

#include "ergoaudit/base/number_text.hpp"

#include <cmath>
#include <optional>

#include <fmt/format.h>

namespace ergoaudit {
namespace {

// "input_devices" → "Input devices".
std::string heading_of(std::string_view category) {
    std::string text(category);
    for (char& c : text)
        if (c == '_') c = ' ';
    text.front() = static_cast<char>(text.front() - 'a' + 'A');
    return text;
}

std::string chapter(const Rule& rule, const Knowledge& knowledge) {
    std::string out = fmt::format("### {}\n\n`{}` · {}\n\n", rule.words.title, rule.id, severity_of(rule));
    const auto part = [&](std::string_view name, std::string_view text) {
        if (!text.empty()) out += fmt::format("**{}** {}\n\n", name, text);
    };
    if (rule.measure.empty()) {
        part("Holds when", fmt::format("`{}`", rule.require.text));
    } else {
        part("Measures", fmt::format("`{}`; {}.", rule.measure.text, band_in_words(rule)));
    }
    if (!rule.applies.empty()) part("Applies when", fmt::format("`{}`", rule.applies.text));
    part("Why it matters.", rule.words.why);
    part("What to do.", without_placeholders(rule.words.fix));
    for (const SideWording* side : {&rule.words.below, &rule.words.above})
        if (!side->fix.empty()) part(fmt::format("Too {}.", side->direction), without_placeholders(side->fix));
    part("Disputed.", rule.words.disputed);
    part("Our choice.", rule.our_choice);
    out += "Sources:\n\n";
    for (const Citation& citation : rule.sources) out += "- " + citation_in_words(citation, knowledge) + "\n";
    return out + "\n";
}

}  // namespace

std::string_view category_of(const Rule& rule) { return category_names[static_cast<std::size_t>(rule.category)]; }
std::string_view severity_of(const Rule& rule) { return severity_names[static_cast<std::size_t>(rule.severity)]; }

std::string interval_in_words(const Interval& interval, Unit unit) {
    if (std::isinf(interval.from)) return fmt::format("at most {}", quantity(interval.to, unit));
    if (std::isinf(interval.to)) return fmt::format("at least {}", quantity(interval.from, unit));
    return fmt::format("{} to {}", plain_number(interval.from), quantity(interval.to, unit));
}

std::string band_in_words(const Rule& rule) {
    if (rule.measure.empty()) return fmt::format("holds when {}", rule.require.text);
    return fmt::format("right: {}; still tolerable: {}", interval_in_words(rule.band.ideal, rule.measure.unit),
                       interval_in_words(rule.band.tolerable, rule.measure.unit));
}

std::string without_placeholders(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] != '{') {
            out += text[at];
            continue;
        }
        const std::size_t close = text.find('}', at);
        if (close == std::string_view::npos) break;
        out += "…";
        at = close;
    }
    return out;
}

std::string citation_in_words(const Citation& citation, const Knowledge& knowledge) {
    const Source* source = knowledge.source(citation.key);
    if (source == nullptr) return std::string(citation.key);
    const std::string year = source->year == 0 ? std::string() : fmt::format(" ({})", source->year);
    const std::string clause = citation.clause.empty() ? std::string() : fmt::format(", {}", citation.clause);
    return fmt::format("{}{}{}{}{}: {} [{}]", source->author, source->author.empty() ? "" : ": ", source->title, year,
                       clause, citation.says, known_names[static_cast<std::size_t>(citation.known)]);
}

std::string manual(const std::vector<const Rule*>& rules, const Knowledge& knowledge) {
    std::string out;
    std::optional<Category> category;
    for (const Rule* rule : rules) {
        if (rule->category != category) {
            category = rule->category;
            out += fmt::format("## {}\n\n", heading_of(category_of(*rule)));
        }
        out += chapter(*rule, knowledge);
    }
    return out;
}

}  // namespace ergoaudit
