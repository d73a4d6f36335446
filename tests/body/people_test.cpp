#include "tests/body/people.hpp"

#include "ergoaudit/base/files.hpp"

#include <cstdio>
#include <cstdlib>

#include <gtest/gtest.h>

namespace ergoaudit::testing {

namespace {

[[noreturn]] void stop(const std::string& why) {
    std::fprintf(stderr, "%s\n", why.c_str());
    std::abort();
}

}  // namespace

toml_tree::Document read_document(const std::string& path) {
    Result<std::string> text = disk().read(path);
    if (!text.ok()) stop("cannot read " + path);
    Result<toml_tree::Document> document = toml_tree::parse(text.value(), path);
    if (!document.ok()) stop("cannot parse " + path);
    return std::move(document).value();
}

const Population& shipped() {
    static Arena arena;
    static const Population population = [] {
        Result<Population> read = read_population(read_document("profiles/populations/ansur2.toml"),
                                                  read_document("profiles/populations/civilian.toml"), arena);
        if (!read.ok()) stop(to_text(read.problems().front()));
        return read.value();
    }();
    return population;
}

Row row_named(std::string_view path) {
    Instance at;
    if (const std::size_t cut = path.find("@standing"); cut != std::string_view::npos) {
        at.posture = standing;
        path = path.substr(0, cut);
    }
    std::string plain(path);
    if (const std::size_t open = plain.find('['); open != std::string::npos) {
        at.screen = static_cast<std::uint8_t>(plain[open + 1] - '0');
        plain.erase(open, 3);
    }
    const std::optional<Fact> fact = find_fact(plain);
    if (!fact) stop("no fact " + plain);
    return row_of(*fact, at);
}

double value_of(const Facts& facts, std::string_view path) { return facts[row_named(path)]; }

void say(Facts& facts, const Said& said) {
    const Row row = row_named(said.path);
    if (said.path.starts_with("screen")) {
        const std::size_t open = said.path.find('[');
        const int screen = open == std::string_view::npos ? 0 : said.path[open + 1] - '0';
        if (facts.screens() <= screen) facts.set_screens(static_cast<std::uint8_t>(screen + 1));
    }
    if (const double* number = std::get_if<double>(&said.value)) {
        facts.set(row, *number, said.from);
        return;
    }
    std::string plain(said.path);
    if (const std::size_t open = plain.find('['); open != std::string::npos) plain.erase(open, 3);
    const auto choice = choice_value(find_fact(plain)->info(), std::get<std::string_view>(said.value));
    if (!choice) stop("no choice " + std::string(said.path));
    facts.set(row, *choice, said.from);
}

Facts description(std::initializer_list<Said> said) {
    Facts facts;
    for (const Said& one : said) say(facts, one);
    return facts;
}

Facts derived(Facts facts) {
    derive(facts, shipped());
    return facts;
}

TEST(People, DescriptionsAreWrittenAsPairs) {
    const Facts facts = description({{"person.sex", "male"}, {"screen[1].tilt_deg", 10}});
    EXPECT_TRUE(facts.is("person.sex=male"_choice));
    EXPECT_EQ(facts.value("screen.tilt_deg"_fact, {.screen = 1}), 10);
    EXPECT_EQ(facts.screens(), 2);
}

}  // namespace ergoaudit::testing
