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

// Every story alone, for every role, and the harmful ones together, in a folder of the test's own.
class Written {
  public:
    Written(const std::string& name, std::string (*render)(const Report&, const TextStyle&), const std::string& ending)
        : folder(fs::temp_directory_path() / ("ergoaudit_" + name)) {
        fs::remove_all(folder);
        fs::create_directories(folder);
        const std::vector<Audit> hostile = testing::hostile_audits();
        for (std::size_t i = 0; i < role_names.size(); ++i) {
            const Role role = static_cast<Role>(i);
            const auto as = [&](const std::string& story) {
                return fmt::format("{}.{}{}", story, role_names[i], ending);
            };
            for (const Audit& one : testing::audited_examples())
                write(as(fs::path(one.source).parent_path().filename().string()),
                      render(testing::report_of({one}, role), {}));
            write(as("hostile"), render(testing::report_of(hostile, role), {}));
        }
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

// As README shows it.
TEST(Validators, chromium_prints_a_page_from_the_command_line) {
    if (!has_program("chromium")) GTEST_SKIP() << "skipped: install chromium";
    if (!has_program("pdfinfo")) GTEST_SKIP() << "skipped: install poppler-utils";
    const Written pages("printed", as_html, ".html");
    const std::string page = (pages.folder / "minimal.employee.html").string();
    EXPECT_EQ(complaints_of(fmt::format("chromium --headless --no-sandbox --disable-gpu --no-pdf-header-footer "
                                        "--user-data-dir={0}/profile --print-to-pdf={1}.pdf file://{1} && "
                                        "pdfinfo {1}.pdf | grep -q '^Tagged: *yes'",
                                        pages.folder.string(), page),
                            pages.folder),
              "");
}

// Tagged; three pages for the person, one for a manager; the words in it.
TEST(Validators, chromium_prints_at_most_three_tagged_pages) {
    if (!has_program("chromium")) GTEST_SKIP() << "skipped: install chromium";
    if (!has_program("node") || !fs::exists(tools / "puppeteer-core"))
        GTEST_SKIP() << "skipped: install puppeteer-core 24 from npm";
    if (!has_program("pdfinfo")) GTEST_SKIP() << "skipped: install poppler-utils";
    const Written pages("pdf", as_html, ".html");
    ASSERT_EQ(complaints_of(fmt::format("env CHROMIUM=$(command -v chromium) node tests/render/pdf.mjs {} {}",
                                        fs::absolute(tools).string(), pages.all(".html")),
                            pages.folder),
              "");
    std::size_t printed = 0;
    for (const auto& page : fs::directory_iterator(pages.folder)) {
        const std::string name = page.path().stem().string();  // "minimal.oh"
        if (page.path().extension() != ".html" || name.starts_with("hostile")) continue;
        const bool is_the_managers = name.ends_with(".manager"), is_a_record = name.ends_with(".oh");
        const std::string pdf = page.path().string() + ".pdf";
        EXPECT_EQ(complaints_of(fmt::format("sh -c \"pdfinfo {0} | grep -q '^Tagged: *yes' && "
                                            "pdfinfo {0} | grep -q '^Pages: *[{1}]$'\"",
                                            pdf,
                                            is_the_managers ? "1"
                                            : is_a_record   ? "1-6"
                                                            : "1-3"),
                                pages.folder),
                  "")
            << page.path();
        const bool urgent = name.starts_with("red-flag");
        EXPECT_EQ(complaints_of(fmt::format("sh -c \"pdftotext {} - | grep -q '{}'\"", pdf,
                                            is_the_managers ? "What this is for"
                                            : urgent        ? "What to do now"
                                                            : "How the score is made"),
                                pages.folder),
                  "")
            << page.path();
        ++printed;
    }
    EXPECT_GE(printed, 60u);
}

}  // namespace
}  // namespace ergoaudit
