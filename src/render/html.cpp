// The report as one self-contained page. The content is report_document's; here is only how it looks.

#include "canvas.hpp"
#include "drawing.hpp"
#include "markup.hpp"
#include "page.hpp"
#include "report_document.hpp"

#include "ergoaudit/base/number_text.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>

#include <fmt/format.h>

namespace ergoaudit {
namespace {

constexpr std::string_view page_style = R"css(
*{box-sizing:border-box}
html{color-scheme:light dark;-webkit-text-size-adjust:100%}
body{margin:0;background:var(--ea-paper);color:var(--ea-ink);font:16px/1.5 Inter,"Segoe UI",Roboto,"Helvetica Neue","Liberation Sans",Arial,sans-serif}
header,main,footer{max-width:88rem;margin:0 auto;padding:0 1.5rem}
header{padding-top:1.75rem}
footer{padding-top:.5rem;padding-bottom:2rem}
h1{font-size:1.9rem;line-height:1.2;margin:0;letter-spacing:-.01em}
h2{font-size:1.3rem;line-height:1.3;margin:2.2rem 0 .6rem}
h3{font-size:1.1rem;line-height:1.3;margin:1.6rem 0 .5rem}
p{margin:.5rem 0;max-width:46rem}
ul,ol{margin:.5rem 0;padding-left:1.4rem;max-width:56rem}
li{margin:.3rem 0}
.under,.quiet,.note{color:var(--ea-muted)}
.quiet,.note{font-size:.9rem}
.note{display:block}
.words{overflow-wrap:anywhere}
.skip{position:absolute;left:-999rem;top:0;padding:.5rem 1rem;background:var(--ea-ink);color:var(--ea-paper)}
.skip:focus{left:0}
:focus-visible{outline:3px solid var(--ea-eye);outline-offset:2px}
.action,.warning{border-left:.4rem solid var(--ea-problem);padding:.6rem 1rem;margin:.8rem 0;max-width:56rem}
.warning+.warning{margin-top:-.8rem;padding-top:0}
.action a,.warning a{color:inherit;font-weight:700;text-underline-offset:.15em}
a{color:var(--ea-eye)}
.jump ul{display:flex;flex-wrap:wrap;gap:.2rem 1.2rem;list-style:none;padding:0;margin:.8rem 0 0}
.jump li{margin:0}
.jump a{display:inline-block;padding:.3rem 0}
.action{border:.2rem solid var(--ea-problem);border-left-width:.6rem;font-size:1.4rem;font-weight:600;line-height:1.35}
.steps{font-size:1.05rem}
ol.steps{padding-left:1.7rem}
.glance{display:grid;grid-template-columns:minmax(0,1fr) minmax(0,1fr);gap:.2rem 2.5rem;margin:.6rem 0}
.glance div{border-top:1px solid var(--ea-furniture);padding:.45rem 0;display:grid;grid-template-columns:7.5rem minmax(0,1fr);gap:.8rem}
.glance dt{font-weight:600}
.glance dd{margin:0}
.score{display:block;width:100%;max-width:40rem;height:auto}
figure{margin:.5rem 0}
.panels{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,30rem),1fr));gap:1.2rem 1.6rem;align-items:end}
.panels svg{display:block;width:100%;height:auto;max-width:46rem}
figcaption{margin-top:.6rem}
figcaption p{max-width:56rem;margin:.2rem 0}
.wide{overflow-x:auto}
table{border-collapse:collapse;width:100%;font-size:.95rem}
caption{text-align:left;color:var(--ea-muted);font-size:.9rem;padding:.2rem 0}
th,td{text-align:left;vertical-align:top;padding:.4rem .9rem .4rem 0;border-top:1px solid var(--ea-furniture);overflow-wrap:break-word}
thead th{border-top:0;color:var(--ea-muted);font-weight:600;font-size:.85rem}
tbody th{font-weight:500;min-width:14rem}
td{font-variant-numeric:tabular-nums}
td.n{white-space:nowrap}
.part-score table{width:auto;min-width:min(100%,36rem)}
@media (min-width:48.01rem){.part-findings tbody th{min-width:11rem}td[data-head="What to do"]{min-width:20rem}}
@media (max-width:48rem){.glance{grid-template-columns:minmax(0,1fr)}header,main,footer{padding-left:1rem;padding-right:1rem}}
@media screen and (max-width:48rem){
table,caption,tbody,tbody tr,tbody th,tbody td{display:block}
thead{position:absolute;left:-999rem}
tbody th{min-width:0;padding:.6rem 0 .1rem;font-weight:600}
tbody td,td.n{border-top:0;padding:.1rem 0 .1rem .8rem;white-space:normal}
tbody td::before{content:attr(data-head) ": ";color:var(--ea-muted)}
tbody tr{padding-bottom:.45rem}
tbody td.n{display:inline-block;padding:.1rem .4rem .1rem .8rem}
tbody td.none,.part-plan td[data-head="From"],.part-plan td[data-head="To"]{display:none}
}
.part-overview tbody th{min-width:0}
@media (min-width:48.01rem){.part-overview tbody th{width:24%}}
.part-overview~article{break-before:page}
article+article{border-top:.2rem solid var(--ea-furniture-edge);margin-top:3rem}
.panel{align-self:end}
.labels,.ea-key{display:none}
@media screen and (max-width:30rem){
.panels svg{aspect-ratio:var(--w)/var(--h);height:auto}
.ea-l{display:none}
.ea-key{display:inline}
.labels{display:block;padding-left:1.6rem;margin:.3rem 0 1rem;font-size:.95rem}
.labels li::marker{font-weight:600}
.labels span{color:var(--ea-muted)}
.labels .problem strong,.labels .problem::marker{color:var(--ea-problem)}
.labels .good strong,.labels .good::marker{color:var(--ea-good)}
.score text{font-size:17px}
}
@media (prefers-reduced-motion:no-preference){html{scroll-behavior:smooth}}
@page{size:A4;margin:9mm 12mm}
@media print{
html{color-scheme:light}
body{font-size:8.1pt;line-height:1.24}
header,main,footer{max-width:none;padding:0}
h1{font-size:15pt}h2{font-size:10.4pt;margin:5pt 0 1pt;break-after:avoid}h3{font-size:9.6pt;margin:6pt 0 2pt;break-after:avoid}
p,ul,ol{margin:1.5pt 0;max-width:none}li{margin:.6pt 0}
.steps{font-size:9pt}
.quiet,.note,caption,table,thead th{font-size:7.2pt}
th,td{padding:.7pt 6pt .7pt 0}
tr,figure svg,.glance div{break-inside:avoid}
thead{break-after:avoid}
h2+.wide,h2+p{break-before:avoid}
.warning+.warning{margin-top:-3pt}
figcaption{margin-top:2pt}
.score text{font-size:17px}
text.ea-l[font-size="15"]{font-size:18px}
text.ea-l[font-size="14"]{font-size:16.5px}
.jump,.top{display:none}
article+article{border-top:0;margin-top:0}
.glance{gap:0 14pt;margin:2pt 0}.glance div{padding:1.6pt 0;grid-template-columns:66pt minmax(0,1fr);gap:4pt}
.score{max-width:300pt}
.panels{grid-template-columns:1fr 1fr;gap:4pt 8pt}
.wide{overflow:visible}
article+article{break-before:page}
.part-sign-off td{height:11mm;min-width:24mm;border-bottom:.5pt solid}
.action,.warning{padding:2pt 6pt;margin:3pt 0}
.action{font-size:14pt}
.skip{display:none}
.part-exercises ul{columns:2;column-gap:14pt}.part-exercises li{break-inside:avoid}
.part-right li{display:inline}.part-right ul{padding-left:0}
.part-findings tbody th,td[data-head="What to do"]{min-width:0}
td[data-head="What to do"]{width:52%}.part-findings tbody th{width:19%}
.part-score th,.part-score td{padding:.2pt 6pt .2pt 0}
.part-findings table{font-size:6.9pt}.part-findings th,.part-findings td{padding:.4pt 4pt .4pt 0;line-height:1.16}
}
)css";

// The score on a scale of the words that the scoring has for it, with its range, and where the plan leads.
std::string score_bar(const Report& report, const Audit& audit, std::string_view prefix) {
    const ScoreValue& score = audit.score.total.score;
    if (std::isnan(score.value)) return {};
    constexpr double wide = 560, left = 10, top = 30, high = 16;
    const auto cm = [](double px_value) { return px_value / Canvas::px_per_cm; };
    const auto x = [&](double value) { return left + value / 100 * wide; };
    Canvas canvas({.left_cm = 0, .top_cm = 0, .left_px = 0, .top_px = 0, .prefix = std::string(prefix)});
    const auto box = [&](double from, double to, double up, double down, const Stroke& stroke, double round = 0) {
        canvas.box({cm(from), -cm(up)}, {cm(to), -cm(down)}, stroke, cm(round));
    };
    box(x(0), x(100), top, top + high, {.fill = Paint::furniture}, 4);
    box(x(score.low), x(score.high), top, top + high, {.fill = Paint::eye, .opacity = 0.35}, 4);
    double until = 100;
    for (const ScoreLabel& label : report.knowledge->scoring.labels) {
        if (label.from > 0)
            canvas.line({cm(x(label.from)), -cm(top + high)}, {cm(x(label.from)), -cm(top + high + 5)},
                        {.fill = Paint::none, .line = Paint::muted});
        canvas.text_px(x((label.from + until) / 2), top + high + 17, label.word,
                       {.size_px = 12, .paint = Paint::muted, .anchor = Canvas::Anchor::middle});
        until = label.from;
    }
    box(x(score.value) - 2, x(score.value) + 2, top - 5, top + high + 3, {.fill = Paint::ink}, 1);
    const double then = audit.plan ? audit.plan->bought.score_after : score.value;
    const bool gets_better = then - score.value >= 1, has_room = then - score.value > 17;
    std::string said = fmt::format("{} now", whole(score.value));
    std::string words = fmt::format("Score {} of 100 now, range {}", whole(score.value), range_in_words(score));
    if (gets_better) {
        box(x(then) - 2, x(then) + 2, top - 5, top + high + 3, {.fill = Paint::good}, 1);
        words += fmt::format("; {} after the plan", whole(then));
        if (has_room)
            canvas.text_px(x(then) + 2, top - 10, fmt::format("{} planned", whole(then)),
                           {.size_px = 15, .paint = Paint::good, .bold = true, .anchor = Canvas::Anchor::end});
        else
            said += fmt::format(", {} planned", whole(then));
    }
    const double at = gets_better && !has_room ? then : score.value;
    const bool is_far_left = x(at) < 160;
    canvas.text_px(is_far_left ? left : x(at) + 2, top - 10, said,
                   {.size_px = 15,
                    .paint = Paint::ink,
                    .bold = true,
                    .anchor = is_far_left ? Canvas::Anchor::start : Canvas::Anchor::end});
    return fmt::format(
        "<svg class=\"score\" xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 580 68\" width=\"580\" "
        "height=\"68\" role=\"img\" aria-label=\"{}\">\n{}</svg>\n",
        markup_escaped(words), canvas.take());
}

class HtmlPage {
  public:
    explicit HtmlPage(const Report& report) : report_(report), document_(document_of(report)) {}

    std::string run() {
        out_.raw("<!DOCTYPE html>\n").open("html", {{"lang", "en"}});
        head();
        out_.open("body").element("a", "To the report", {{"class", "skip"}, {"href", "#report"}});
        out_.open("header").element("h1", document_.title);
        for (const DocumentChapter& chapter : document_.chapters)
            if (is_single()) out_.element("p", chapter.audit->source, {{"class", "under words"}});
        out_.close().open("main", {{"id", "report"}});
        overview();
        for (const DocumentChapter& chapter : document_.chapters) one(chapter);
        if (document_.chapters.empty()) out_.element("p", "No description was found.");
        out_.close();
        out_.open("footer").element("p", document_.made_with, {{"class", "quiet"}});
        return out_.take();
    }

  private:
    [[nodiscard]] bool is_single() const { return document_.chapters.size() == 1; }

    void head() {
        out_.open("head").empty("meta", {{"charset", "utf-8"}});
        out_.empty("meta", {{"name", "viewport"}, {"content", "width=device-width, initial-scale=1"}});
        out_.empty("meta", {{"name", "color-scheme"}, {"content", "light dark"}});
        out_.element("title", document_.title);
        out_.open("style").raw("\n").raw(drawing_style()).raw(page_style).close().close();
    }

    void one(const DocumentChapter& chapter) {
        chapter_ = &chapter;
        if (!is_single()) {
            const std::string id = fmt::format("a{}", chapter.number);
            out_.open("article", {{"aria-labelledby", id}});
            out_.element("h2", chapter.audit->source, {{"id", id}, {"class", "words"}});
        }
        for (const DocumentSection& section : chapter.sections) part(section);
        if (is_single()) return;
        out_.open("p", {{"class", "quiet top"}}).element("a", "Back to all workstations", {{"href", "#overview"}});
        out_.close().close();
    }

    void overview() {
        if (document_.overview.rows.empty()) return;
        out_.open("section", {{"aria-labelledby", "overview"}, {"class", "part-overview"}});
        out_.element("h2", fmt::format("{} workstations at a glance", document_.overview.rows.size()),
                     {{"id", "overview"}});
        table(document_.overview);
        out_.close();
    }

    // Where a long page leads on a small screen.
    void jumps() {
        struct Jump {
            std::string_view section, words;
        };
        constexpr std::array<Jump, 7> known = {{{"steps", "First steps"},
                                                {"drawing", "Drawing"},
                                                {"plan", "Plan"},
                                                {"exercises", "Exercises"},
                                                {"findings", "What is not right"},
                                                {"right", "Leave alone"},
                                                {"measure", "Measure next"}}};
        const auto is_here = [&](const Jump& jump) {
            return std::ranges::find(chapter_->sections, jump.section, &DocumentSection::name) !=
                   chapter_->sections.end();
        };
        constexpr std::ptrdiff_t enough = 3;
        if (!is_single() || std::ranges::count_if(known, is_here) < enough) return;
        out_.open("nav", {{"class", "jump"}, {"aria-label", "On this page"}}).open("ul");
        for (const Jump& jump : known)
            if (is_here(jump))
                out_.open("li")
                    .element("a", jump.words, {{"href", fmt::format("#a{}-{}", chapter_->number, jump.section)}})
                    .close();
        out_.close().close();
    }

    // Numbers to call can be tapped: of three figures or more, after "call" in their sentence.
    void with_calls(std::string_view words) {
        const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
        std::size_t told = 0;
        bool is_call = false;
        for (std::size_t i = 0; i < words.size(); ++i) {
            if (words.substr(i).starts_with("all ") && i > 0 && (words[i - 1] == 'c' || words[i - 1] == 'C'))
                is_call = true;
            if (words[i] == '.' || words[i] == ';') is_call = false;
            if (!is_call || !is_digit(words[i])) continue;
            std::string number;
            std::size_t end = i;
            for (std::size_t j = i; j < words.size() && (is_digit(words[j]) || words[j] == ' '); ++j)
                if (is_digit(words[j])) {
                    number += words[j];
                    end = j + 1;
                }
            constexpr std::size_t shortest = 3;
            if (number.size() >= shortest) {
                out_.text(words.substr(told, i - told));
                out_.open("a", {{"href", "tel:" + number}}).text(words.substr(i, end - i)).close();
                told = end;
            }
            i = end - 1;
        }
        out_.text(words.substr(told));
    }

    void paragraph_with_calls(std::string_view words, std::string_view look) {
        out_.open("p", {{"class", look}});
        with_calls(words);
        out_.close();
    }

    void part(const DocumentSection& section) {
        const std::string id = fmt::format("a{}-{}", chapter_->number, section.name);
        const std::string look = "part-" + section.name;
        if (is_single())
            out_.open("section", {{"aria-labelledby", id}, {"class", look}});
        else  // of several workstations each is one part of the page
            out_.open("div", {{"class", look}});
        out_.element(is_single() ? "h2" : "h3", section.heading, {{"id", id}});
        for (const DocumentBlock& block : section.blocks) write(block, id);
        if (section.name == "glance") jumps();
        out_.close();
    }

    void write(const DocumentBlock& block, std::string_view id) {
        switch (block.kind) {
            case DocumentBlock::Kind::paragraph:
                out_.element("p", block.text, {{"class", "words"}});
                break;
            case DocumentBlock::Kind::quiet:
                out_.element("p", block.text, {{"class", "quiet words"}});
                break;
            case DocumentBlock::Kind::warning:
                paragraph_with_calls(block.text, "warning words");
                break;
            case DocumentBlock::Kind::action:
                paragraph_with_calls(block.text, "action words");
                break;
            case DocumentBlock::Kind::steps:
                list("ol", block);
                break;
            case DocumentBlock::Kind::points:
                list("ul", block);
                break;
            case DocumentBlock::Kind::glance:
                glance(block);
                break;
            case DocumentBlock::Kind::table:
                table(block.table);
                break;
            case DocumentBlock::Kind::score:
                out_.raw(score_bar(report_, *chapter_->audit, fmt::format("{}-", id)));
                break;
            case DocumentBlock::Kind::drawing:
                drawing();
                break;
        }
    }

    void list(std::string_view tag, const DocumentBlock& block) {
        out_.open(tag, {{"class", tag == "ol" ? "steps words" : "words"}});
        for (const DocumentItem& item : block.items) {
            out_.open("li");
            if (!item.lead.empty()) out_.element("strong", item.lead);
            if (!item.lead.empty() && !item.text.empty()) out_.text(" ");
            with_calls(item.text);
            for (const std::string& note : item.notes) out_.element("span", note, {{"class", "note"}});
            out_.close();
        }
        out_.close();
    }

    void glance(const DocumentBlock& block) {
        out_.open("dl", {{"class", "glance words"}});
        for (const DocumentItem& item : block.items)
            out_.open("div").element("dt", item.lead).element("dd", item.text).close();
        out_.close();
    }

    void table(const DocumentTable& table) {
        const std::string label = is_single() || chapter_ == nullptr
                                      ? table.caption
                                      : fmt::format("{} ({})", table.caption, chapter_->number);
        out_.open("section", {{"class", "wide"}, {"aria-label", label}, {"tabindex", "0"}});
        out_.open("table").element("caption", table.caption).open("thead").open("tr");
        for (const std::string& name : table.head) out_.element("th", name, {{"scope", "col"}});
        out_.close().close().open("tbody");
        for (std::size_t r = 0; r < table.rows.size(); ++r) {
            const std::vector<std::string>& row = table.rows[r];
            out_.open("tr").open("th", {{"scope", "row"}, {"class", "words"}});
            if (r < table.chapters.size())
                out_.element("a", row.front(), {{"href", fmt::format("#a{}", table.chapters[r])}});
            else
                out_.text(row.front());
            out_.close();
            for (std::size_t i = 1; i < row.size(); ++i) cell(i < table.head.size() ? table.head[i] : "", row[i]);
            out_.close();
        }
        out_.close().close().close();
    }

    // Short ones, mostly numbers with their unit, stay in one line. On a narrow screen each stands below the other,
    // with its own head before it.
    void cell(std::string_view head, const std::string& words) {
        constexpr std::size_t short_enough = 17;
        if (words == "\u2013")
            out_.element("td", words, {{"class", "n none"}, {"data-head", head}});
        else if (words.size() <= short_enough)
            out_.element("td", words, {{"class", "n"}, {"data-head", head}});
        else
            out_.element("td", words, {{"data-head", head}});
    }

    void drawing() {
        out_.open("figure").open("div", {{"class", "panels"}});
        const auto panels = draw_panels(*chapter_->audit, fmt::format("d{}-", chapter_->number));
        for (const DrawnPanel& panel : panels) {
            out_.open("div", {{"class", "panel"}}).raw(inline_svg(panel));
            labels(panel);
            out_.close();
        }
        out_.close().open("figcaption");
        std::string notes;
        for (const std::string& note : drawing_notes(*chapter_->audit, panels))
            notes += (notes.empty() ? "" : " ") + note;
        out_.element("p", notes, {{"class", "quiet"}}).close().close();
    }

    // On a narrow screen, under the drawing; the drawing's own description says the same to who cannot see it.
    void labels(const DrawnPanel& panel) {
        if (panel.labels.empty()) return;
        out_.open("ol", {{"class", "labels"}, {"aria-hidden", "true"}});
        for (const DrawnPanel::Label& label : panel.labels) {
            out_.open("li", {{"class", label.is_wrong ? "problem" : "good"}}).element("strong", label.words);
            if (!label.second.empty()) out_.text("; ").element("span", label.second);
            out_.close();
        }
        out_.close();
    }

    const Report& report_;
    ReportDocument document_;
    const DocumentChapter* chapter_ = nullptr;
    Markup out_;
};

}  // namespace

std::string as_html(const Report& report, const TextStyle&) { return HtmlPage(report).run(); }

}  // namespace ergoaudit
