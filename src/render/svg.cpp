// The drawing as a file of its own: the panels of each workstation in rows of two, one workstation below the other.

#include "canvas.hpp"
#include "document_words.hpp"
#include "drawing.hpp"

#include "ergoaudit/base/text.hpp"
#include "ergoaudit/render/report.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include <fmt/format.h>

namespace ergoaudit {
namespace {

constexpr double gap_px = 24, margin_px = 16, words_px = 20;
constexpr std::size_t letters_in_a_line = 100;

class Sheets {
  public:
    void add(const Report& report, std::size_t number) {
        const Audit& audit = report.audits[number];
        const std::vector<DrawnPanel> panels = draw_panels(audit, fmt::format("d{}-", number + 1));
        for (std::size_t i = 0; i < panels.size(); i += 2) row(panels, i);
        if (panels.empty()) {
            if (audit.status != Status::withheld) return line(fmt::format("{}: nothing to draw yet", audit.source));
            line(audit.safety.headline);
            if (const std::string whom = whom_it_is_about(report, audit); !whom.empty()) line(whom);
            return;
        }
        for (const std::string& note : drawing_notes(audit, panels)) line(note);
    }

    std::string take() {
        const std::string width = px(std::ceil(width_ + 2 * margin_px)), height = px(std::ceil(y_ + margin_px));
        return fmt::format(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {0} {1}\" width=\"{0}\" "
            "height=\"{1}\" role=\"img\" aria-labelledby=\"drawing-title\">\n"
            "<title id=\"drawing-title\">Workstations drawn to scale</title>\n<style>{2}</style>\n"
            "<rect class=\"ea-f-paper\" fill=\"#ffffff\" width=\"{0}\" height=\"{1}\"/>\n{3}</svg>\n",
            width, height, markup_escaped(drawing_style()), body_);
    }

  private:
    void row(const std::vector<DrawnPanel>& panels, std::size_t first) {
        const std::size_t end = std::min(panels.size(), first + 2);
        double x = margin_px, high = 0;
        for (std::size_t i = first; i < end; ++i) high = std::max(high, panels[i].height_px);
        for (std::size_t i = first; i < end; ++i) {
            body_ += fmt::format("<g transform=\"translate({} {})\" role=\"img\" aria-labelledby=\"{} {}\">\n{}</g>\n",
                                 px(x), px(y_ + high - panels[i].height_px), panels[i].title_id, panels[i].desc_id,
                                 panels[i].inside);
            x += panels[i].width_px + gap_px;
        }
        width_ = std::max(width_, x - margin_px - gap_px);
        y_ += high + gap_px;
    }

    void line(std::string_view words) {
        for (const std::string& wrapped : wrap(printable(words), letters_in_a_line)) {
            Canvas canvas({});
            canvas.text_px(margin_px + 10, y_ + 12, wrapped, {.size_px = 13, .paint = Paint::muted});
            body_ += canvas.take();
            width_ = std::max(width_, 720.0);
            y_ += words_px;
        }
    }

    std::string body_;
    double y_ = margin_px, width_ = 0;
};

}  // namespace

std::string as_svg(const Report& report, const TextStyle&) {
    Sheets sheets;
    for (const std::size_t i : by_urgency(report)) sheets.add(report, i);
    return sheets.take();
}

}  // namespace ergoaudit
