// Public validators on every story and on words that mean harm. Each test says what to install where its tool is not.

#include "tests/render/audited.hpp"
#include "tests/render/hostile.hpp"

#include "ergoaudit/render/report.hpp"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <sys/wait.h>
#include <vector>

#include <fmt/format.h>
#include <gtest/gtest.h>

namespace ergoaudit {
namespace {

namespace fs = std::filesystem;

const fs::path tools = "build/tools/node_modules";  // ./dev test fills it

bool has_program(const std::string& name) {
    return std::system(fmt::format("command -v {} >/dev/null 2>&1", name).c_str()) == 0;
}

// What a command prints, both streams, when it fails; empty when it succeeds.
std::string complaints_of(const std::string& command, const fs::path& folder) {
    const fs::path log = folder / "log";
    if (std::system(fmt::format("{} >{} 2>&1", command, log.string()).c_str()) == 0) return {};
    std::ostringstream text;
    text << "failed: " << command.substr(0, 80) << "\n" << std::ifstream(log).rdbuf();
    return text.str().substr(0, 4000);
}

// Every story alone, the harmful ones together, in a folder of the test's own.
class Written {
  public:
    Written(const std::string& name, std::string (*render)(const Report&, const TextStyle&), const std::string& ending)
        : folder(fs::temp_directory_path() / ("ergoaudit_" + name)) {
        fs::remove_all(folder);
        fs::create_directories(folder);
        for (const Audit& one : testing::audited_examples())
            write(fs::path(one.source).parent_path().filename().string() + ending,
                  render(testing::report_of({one}), {}));
        write("hostile" + ending, render(testing::report_of(testing::hostile_audits()), {}));
    }
    ~Written() { fs::remove_all(folder); }
    Written(const Written&) = delete;
    Written& operator=(const Written&) = delete;

    [[nodiscard]] std::string all(const std::string& ending) const { return folder.string() + "/*" + ending; }

    fs::path folder;

  private:
    void write(const std::string& name, const std::string& text) const { std::ofstream(folder / name) << text; }
};

TEST(Validators, the_nu_checker_accepts_every_page_and_drawing) {
    const fs::path jar = tools / "vnu-jar/build/dist/vnu.jar";
    if (!has_program("java")) GTEST_SKIP() << "skipped: install default-jre-headless";
    if (!fs::exists(jar)) GTEST_SKIP() << "skipped: install vnu-jar from npm";
    const Written pages("vnu_html", as_html, ".html"), drawings("vnu_svg", as_svg, ".svg");
    EXPECT_EQ(
        complaints_of(fmt::format("java -jar {} --errors-only {}", jar.string(), pages.all(".html")), pages.folder),
        "");
    EXPECT_EQ(complaints_of(fmt::format("java -jar {} --svg --errors-only {}", jar.string(), drawings.all(".svg")),
                            drawings.folder),
              "");
}

TEST(Validators, html_validate_accepts_every_page) {
    const fs::path program = tools / ".bin/html-validate";
    if (!fs::exists(program)) GTEST_SKIP() << "skipped: install html-validate 10 from npm";
    const Written pages("html_validate", as_html, ".html");
    EXPECT_EQ(complaints_of(fmt::format("{} --preset standard,a11y,document {}", program.string(), pages.all(".html")),
                            pages.folder),
              "");
}

TEST(Validators, xmllint_reads_every_drawing) {
    if (!has_program("xmllint")) GTEST_SKIP() << "skipped: install libxml2-utils";
    const Written drawings("xmllint", as_svg, ".svg");
    EXPECT_EQ(complaints_of(fmt::format("xmllint --noout {}", drawings.all(".svg")), drawings.folder), "");
}

TEST(Validators, markdownlint_accepts_every_report) {
    const fs::path program = tools / ".bin/markdownlint-cli2";
    if (!fs::exists(program)) GTEST_SKIP() << "skipped: install markdownlint-cli2 from npm";
    const Written reports("markdownlint", as_markdown, ".md");
    EXPECT_EQ(
        complaints_of(fmt::format("sh -c 'cd {} && {} *.md'", reports.folder.string(), fs::absolute(program).string()),
                      reports.folder),
        "");
}

TEST(Validators, axe_finds_nothing_and_nothing_is_fetched) {
    if (!has_program("chromium")) GTEST_SKIP() << "skipped: install chromium";
    if (!has_program("node") || !fs::exists(tools / "axe-core") || !fs::exists(tools / "puppeteer-core"))
        GTEST_SKIP() << "skipped: install axe-core 4 and puppeteer-core 24 from npm";
    const Written pages("axe", as_html, ".html");
    EXPECT_EQ(complaints_of(fmt::format("env CHROMIUM=$(command -v chromium) node tests/render/axe.mjs {} {}",
                                        fs::absolute(tools).string(), pages.all(".html")),
                            pages.folder),
              "");
}

// As README shows it: tagged, at most three pages, the words in it.
TEST(Validators, chromium_prints_at_most_three_tagged_pages) {
    if (!has_program("chromium")) GTEST_SKIP() << "skipped: install chromium";
    if (!has_program("pdfinfo")) GTEST_SKIP() << "skipped: install poppler-utils";
    const Written pages("pdf", as_html, ".html");
    std::size_t printed = 0;
    for (const auto& page : fs::directory_iterator(pages.folder)) {
        if (page.path().extension() != ".html" || page.path().stem() == "hostile") continue;
        const std::string pdf = page.path().string() + ".pdf";
        ASSERT_EQ(complaints_of(fmt::format("chromium --headless --no-sandbox --disable-gpu --no-pdf-header-footer "
                                            "--user-data-dir={}/profile --print-to-pdf={} file://{}",
                                            pages.folder.string(), pdf, page.path().string()),
                                pages.folder),
                  "");
        EXPECT_EQ(complaints_of(fmt::format("sh -c \"pdfinfo {0} | grep -q '^Tagged: *yes' && "
                                            "pdfinfo {0} | grep -q '^Pages: *[123]$'\"",
                                            pdf),
                                pages.folder),
                  "")
            << page.path();
        const bool urgent = page.path().stem() == "red-flag";
        EXPECT_EQ(complaints_of(fmt::format("sh -c \"pdftotext {} - | grep -q '{}'\"", pdf,
                                            urgent ? "What to do now" : "How the score is made"),
                                pages.folder),
                  "")
            << page.path();
        ++printed;
    }
    EXPECT_GE(printed, 19u);
}

}  // namespace
}  // namespace ergoaudit
