#pragma once
// Descriptions whose every word means harm.

#include "tests/render/audited.hpp"

#include "ergoaudit/facts/text_table.hpp"

#include <string>
#include <vector>

namespace ergoaudit::testing {

inline const std::vector<std::string>& hostile_words() {
    using namespace std::string_literals;
    static const std::vector<std::string> words = {
        "<script>alert(1)</script>",
        "]]><!--",
        "\"' onload=\"alert(1)\" x='",
        "&lt;b&gt; &amp; &#x3c;",
        "\xE2\x80\xAE"s + "drawkcab \xE2\x81\xA6x",  // marks that turn a line
        "two\nlines\r\n# and | a * heading\n- and a list",
        "nul\0inside"s,
        "\x1B[31mred\x07",
        "broken \xC3\x28 \xFF\xFE bytes",
        "\xEF\xBF\xBF\xEF\xBF\xBE\xF4\x8F\xBF\xBF noncharacters",
        "http://example.org/ www.example.org a@example.org [x](javascript:alert(1)) ![i](http://e.org/i.png)",
        "</title></style></svg></html>",
        "{{ x }} ${y} %s \\ ` ~~~",
        std::string(10000, 'x'),
        std::string(3333, ' ') + std::string(3333, '<') + std::string(3334, '|'),
        "\xF0\x9F\xAA\x91 \xE4\xBA\xBA \xD7\xA9\xD7\x9C\xD7\x95\xD7\x9D",
    };
    return words;
}

// The same description with those words wherever words are kept, also as the name of the file.
inline Audit audited_with(Description description, const std::string& words, bool plan) {
    description.source = words;
    for (TextEntry& entry : description.texts) entry.value = words;
    const std::size_t screens = description.facts.screens();
    for (std::size_t i = 0; i < screens; ++i)
        description.texts.push_back({.key = "screen.name"_text, .record = i, .value = words, .where = {}});
    for (const TextKey key : {"person.id"_text, "person.name"_text, "work.job"_text, "shop.currency"_text,
                              "exercise.avoid"_text, "plan.keep"_text})
        description.texts.push_back({.key = key, .record = 0, .value = words, .where = {}});
    description.texts.push_back({.key = "screening.cleared.for"_text, .record = 0, .value = "all", .where = {}});
    description.texts.push_back({.key = "screening.cleared.limits"_text, .record = 0, .value = words, .where = {}});
    AuditSettings settings;
    settings.today = *parse_date("2026-11-23");
    settings.profile = shipped_knowledge().profile("office");
    settings.plan = plan;
    return audit(description, shipped_knowledge(), settings);
}

inline std::vector<Audit> hostile_audits() {
    std::vector<std::string> texts;
    for (const char* story : {"two-screens", "kitchen-laptop", "red-flag", "assessed"})
        texts.push_back(disk().read(std::string("examples/") + story + "/desk.toml").value());
    WorkstationWriter writer(77);
    for (int i = 0; i < 4; ++i) texts.push_back(writer.write());
    std::vector<Audit> audits;
    for (std::size_t i = 0; i < hostile_words().size(); ++i) {
        const auto read = read_description(texts[i % texts.size()], "desk.toml");
        // plans take long, and only those with several screens name anything
        if (read.ok()) audits.push_back(audited_with(read.value(), hostile_words()[i], i % texts.size() == 0));
        audits.push_back(unreadable(hostile_words()[i], {}));
    }
    return audits;
}

}  // namespace ergoaudit::testing
