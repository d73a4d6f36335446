// The drawing is to scale: what is read back from the SVG are the centimetres of the audit, now and planned.

#include "tests/render/audited.hpp"
#include "tests/render/hostile.hpp"
#include "tests/render/markup_check.hpp"
#include "tests/support/cases.hpp"

#include "ergoaudit/base/text.hpp"
#include "ergoaudit/render/report.hpp"

#include <cmath>
#include <cstdlib>
#include <fstream>
#include <regex>
#include <sstream>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace ergoaudit {
namespace {

using testing::Element;
using ::testing::IsEmpty;
using testing::MarkupCheck;
using testing::report_of;

constexpr double a_millimetre = 0.1;  // cm

MarkupCheck drawn(const Audit& audit) { return MarkupCheck(as_svg(report_of({audit}), {})); }

const std::vector<Audit>& audits() {
    static const std::vector<Audit> all = [] {
        auto found = testing::audited_examples();
        for (Audit& one : testing::audited_random(testing::cases(100), 51)) found.push_back(std::move(one));
        return found;
    }();
    return all;
}

// One panel, read with its own floor and its own scale.
class PanelRead {
  public:
    PanelRead(const MarkupCheck& svg, std::string prefix) : svg_(svg), prefix_(std::move(prefix)) {
        const Element* floor = find("floor");
        const Element* bar = find("scale-50-cm");
        if (floor == nullptr || bar == nullptr) return;
        floor_px_ = floor->number("y1");
        px_per_cm_ = (bar->number("x2") - bar->number("x1")) / 50;
        is_there = true;
    }
    bool is_there = false;

    [[nodiscard]] const Element* find(const std::string& name) const { return svg_.by_id(prefix_ + name); }
    [[nodiscard]] double height_cm(double y_px) const { return (floor_px_ - y_px) / px_per_cm_; }
    [[nodiscard]] double length_cm(double px) const { return px / px_per_cm_; }

    void expect_height(const std::string& name, double z_cm) const {
        const Element* one = find(name);
        ASSERT_NE(one, nullptr) << prefix_ << name;
        EXPECT_NEAR(height_cm(one->number("cy")), z_cm, a_millimetre) << prefix_ << name;
    }
    void expect_apart(const std::string& a, const std::string& b, PlanePoint from, PlanePoint to) const {
        const Element *one = find(a), *other = find(b);
        ASSERT_TRUE(one != nullptr && other != nullptr) << a << " " << b;
        EXPECT_NEAR(length_cm(other->number("cx") - one->number("cx")), to.x_cm - from.x_cm, a_millimetre) << a << b;
        EXPECT_NEAR(length_cm(one->number("cy") - other->number("cy")), to.z_cm - from.z_cm, a_millimetre) << a << b;
    }

  private:
    const MarkupCheck& svg_;
    std::string prefix_;
    double floor_px_ = 0, px_per_cm_ = 1;
};

bool known(PlanePoint p) { return std::isfinite(p.x_cm) && std::isfinite(p.z_cm); }

void expect_body(const PanelRead& panel, const Figure& body) {
    panel.expect_height("eye", body.eye.z_cm);
    for (const auto& [name, point] : {std::pair<std::string, PlanePoint>{"shoulder", body.shoulder},
                                      {"elbow", body.elbow},
                                      {"wrist", body.wrist},
                                      {"hip", body.hip},
                                      {"knee", body.knee},
                                      {"ankle", body.ankle}}) {
        if (!known(point)) continue;
        panel.expect_height(name, point.z_cm);
        panel.expect_apart("eye", name, body.eye, point);
    }
}

void expect_furniture(const PanelRead& panel, const Scene& scene, const Station& station, bool is_sitting) {
    if (is_sitting && std::isfinite(scene.seat.height_cm)) {
        const Element* seat = panel.find("seat");
        ASSERT_NE(seat, nullptr);
        EXPECT_NEAR(panel.height_cm(seat->number("y")), scene.seat.height_cm, a_millimetre);
        if (std::isfinite(scene.seat.depth_cm))
            EXPECT_NEAR(panel.length_cm(seat->number("width")), scene.seat.depth_cm, a_millimetre);
    }
    if (std::isfinite(station.desk_height_cm)) {
        const Element* desk = panel.find("desk");
        ASSERT_NE(desk, nullptr);
        EXPECT_NEAR(panel.height_cm(desk->number("y")), station.desk_height_cm, a_millimetre);
        if (std::isfinite(scene.desk.depth_cm))
            EXPECT_NEAR(panel.length_cm(desk->number("width")), scene.desk.depth_cm, a_millimetre);
    }
    for (const SceneScreen& screen : station.screens) {
        const Element* picture = panel.find(fmt::format("screen-{}", screen.number));
        ASSERT_NE(picture, nullptr);
        double x1 = 0, y1 = 0, x2 = 0, y2 = 0;
        ASSERT_EQ(std::sscanf(picture->at("points").c_str(), "%lf,%lf %lf,%lf", &x1, &y1, &x2, &y2), 4);
        EXPECT_NEAR(panel.height_cm(y1), screen.top.z_cm, a_millimetre);
        if (known(screen.bottom)) EXPECT_NEAR(panel.height_cm(y2), screen.bottom.z_cm, a_millimetre);
        const Element* eye = panel.find("eye");
        EXPECT_NEAR(panel.length_cm(x1 - eye->number("cx")), screen.top.x_cm - station.body.eye.x_cm, a_millimetre);
    }
}

void expect_scene(const MarkupCheck& svg, const Scene& scene, const std::string& id, std::size_t& read) {
    for (const bool is_sitting : {true, false}) {
        const auto& station = is_sitting ? scene.sitting : scene.standing;
        if (!station) continue;
        const PanelRead panel(svg, "d1-" + id + (is_sitting ? "-" : "-standing-"));
        ASSERT_TRUE(panel.is_there) << id;
        expect_body(panel, station->body);
        expect_furniture(panel, scene, *station, is_sitting);
        ++read;
    }
}

TEST(Drawing, is_to_scale_now_and_after_the_plan) {
    std::size_t read = 0;
    for (const Audit& one : audits()) {
        if (!one.scenes) continue;
        SCOPED_TRACE(one.source);
        const MarkupCheck svg = drawn(one);
        expect_scene(svg, one.scenes->now, "now", read);
        if (one.scenes->planned) expect_scene(svg, *one.scenes->planned, "planned", read);
    }
    EXPECT_GE(read, 30u);
}

// The words beside a drawing of somebody with two screens, of which one or both can be drawn.
std::string words_beside(const std::string& first, const std::string& second) {
    auto one = testing::audited(
        "[person]\nsex = \"female\"\nstature_cm = 168\n[chair]\nseat_height_cm = 44\n"
        "[desk]\nheight_cm = 72\n[[screen]]\n" +
        first + "[[screen]]\n" + second);
    return one ? as_svg(report_of({*one}), {}) : std::string();
}

TEST(Drawing, says_which_screen_it_means_also_where_only_one_is_drawn) {
    const std::string drawn_one = "diagonal_in = 24\ntop_height_cm = 135\ndistance_cm = 60\nshare = 0.5\n";
    EXPECT_THAT(words_beside(drawn_one, "share = 0.5\n"), ::testing::HasSubstr("Screen 1 top"));
    EXPECT_THAT(words_beside("share = 0.5\n", drawn_one), ::testing::HasSubstr("Screen 2 top"));
    const std::string both = words_beside(drawn_one, drawn_one);
    EXPECT_THAT(both, ::testing::HasSubstr("Screen 1 top"));
    EXPECT_THAT(both, ::testing::HasSubstr("Screen 2 top"));
    for (const Audit& one : audits()) {
        if (one.described.screens() != 1) continue;
        const std::string svg = as_svg(report_of({one}), {});
        EXPECT_THAT(svg, ::testing::Not(::testing::HasSubstr("Screen 1"))) << one.source;
    }
}

std::string svg_of(std::string_view story) {
    for (const Audit& one : audits())
        if (one.source.find(story) != std::string::npos) return as_svg(report_of({one}), {});
    return {};
}

TEST(Drawing, says_what_there_should_be_enough_of_and_what_it_was) {
    const std::string svg = svg_of("wheelchair");
    EXPECT_THAT(svg, ::testing::HasSubstr("should be: at least 2 cm of room"));
    EXPECT_THAT(svg, ::testing::HasSubstr("was 2 cm into the desk, fits now"));
    EXPECT_THAT(svg_of("petite-fixed-desk"), ::testing::HasSubstr("should be: at least 5 cm of gap"));
    EXPECT_THAT(svg_of("petite-fixed-desk"), ::testing::HasSubstr("was 0.3 cm past the knee, fits now"));
}

// Beside "35° left to 35° right" the word would be a direction.
TEST(Drawing, says_should_be_and_never_right) {
    for (const Audit& one : audits())
        EXPECT_THAT(as_svg(report_of({one}), {}), ::testing::Not(::testing::HasSubstr("right: "))) << one.source;
}

TEST(Drawing, explains_a_spread_wherever_it_shows_one) {
    std::size_t spreads = 0;
    const auto expect_explained = [&](const Audit& one) {
        std::string svg = as_svg(report_of({one}), {});
        const std::string explained = "numbers after ±";
        const std::size_t at = svg.find(explained);
        if (at != std::string::npos) svg.erase(at, explained.size());
        EXPECT_EQ(svg.find("±") != std::string::npos, at != std::string::npos) << one.source;
        spreads += at != std::string::npos;
    };
    for (const Audit& one : audits()) expect_explained(one);
    EXPECT_GT(spreads, 20u);
    const std::string svg = svg_of("wheelchair");  // eyes and elbows measured, angles not
    ASSERT_EQ(svg.find("pale bands"), std::string::npos);
    EXPECT_NE(svg.find("The numbers after ±"), std::string::npos);
}

// Of two screens the second, where it is used more; where nobody tells, the one straight ahead.
TEST(Drawing, looks_at_the_screen_that_is_used_most) {
    const std::string screen = "diagonal_in = 24\ntop_height_cm = 135\n";
    const auto gaze_ends_at = [](const std::string& svg, const std::string& x_of) {
        const MarkupCheck read(svg);
        const Element *end = read.by_id("d1-now-gaze-end"), *picture = read.by_id("d1-now-" + x_of);
        double left = 0, y = 0;
        return end != nullptr && picture != nullptr &&
               std::sscanf(picture->at("points").c_str(), "%lf,%lf", &left, &y) == 2 &&
               std::abs(end->number("cx") - left) < 12;
    };
    const std::string by_share =
        words_beside(screen + "distance_cm = 50\nshare = 0.2\n", screen + "distance_cm = 80\nshare = 0.8\n");
    EXPECT_TRUE(gaze_ends_at(by_share, "screen-1"));
    EXPECT_FALSE(gaze_ends_at(by_share, "screen-0"));
    const std::string by_place = words_beside(screen + "distance_cm = 80\nlateral_offset_cm = 50\n",
                                              screen + "distance_cm = 50\nlateral_offset_cm = 0\n");
    EXPECT_TRUE(gaze_ends_at(by_place, "screen-1"));
}

TEST(Drawing, says_where_a_screen_stands_that_is_not_judged) {
    const std::string svg = words_beside("diagonal_in = 24\ntop_height_cm = 120\ndistance_cm = 60\n",
                                         "diagonal_in = 24\ntop_height_cm = 120\ndistance_cm = 80\n"
                                         "lateral_offset_cm = -60\n");
    EXPECT_THAT(svg, ::testing::HasSubstr("to the left; not judged, its share is not known"));
}

// What stands in another's way: the pieces of lines that lead to labels, against the box of the words.
bool crosses(const std::string& points, double left, double right, double top, double bottom) {
    std::istringstream in(points);
    double x = 0, y = 0, next_x = 0, next_y = 0;
    char comma = 0;
    in >> x >> comma >> y;
    while (in >> next_x >> comma >> next_y) {
        for (int i = 0; i <= 200; ++i) {
            const double at_x = x + (next_x - x) * i / 200, at_y = y + (next_y - y) * i / 200;
            if (at_x > left && at_x < right && at_y > top && at_y < bottom) return true;
        }
        x = next_x;
        y = next_y;
    }
    return false;
}

TEST(Drawing, writes_the_height_of_the_desk_beside_the_lines_to_the_labels) {
    static const std::regex line(R"re(<polyline[^>]*points="([^"]*)")re"),
        words(R"re(<text[^>]* x="([0-9.]+)" y="([0-9.]+)" font-size="14"[^>]*>([0-9.]+ cm)<)re");
    std::size_t read = 0;
    for (const char* story : {"wheelchair", "kitchen-laptop"}) {
        const std::string svg = svg_of(story);
        constexpr const char* panel = "<g transform";
        for (auto begin = svg.find(panel); begin != svg.npos; begin = svg.find(panel, begin + 1)) {
            const std::string drawing = svg.substr(begin, svg.find("</g>", begin) - begin);
            const std::size_t desk = drawing.find(">desk<");
            if (desk == std::string::npos) continue;
            const std::string after = drawing.substr(desk);
            std::smatch found;
            ASSERT_TRUE(std::regex_search(after, found, words)) << story;
            const double x = std::stod(found[1]), y = std::stod(found[2]);
            for (auto at = std::sregex_iterator(drawing.begin(), drawing.end(), line); at != std::sregex_iterator();
                 ++at)
                EXPECT_FALSE(crosses((*at)[1].str(), x, x + 7.0 * static_cast<double>(found[3].length()), y - 25, y))
                    << story;
            ++read;
        }
    }
    EXPECT_EQ(read, 4u);
}

// The gaze that is drawn is as long as the distance that is judged, where the screen is straight ahead.
TEST(Drawing, draws_the_gaze_as_long_as_it_is) {
    std::size_t read = 0;
    for (const Audit& one : audits()) {
        if (!one.scenes || !one.scenes->now.sitting) continue;
        const MarkupCheck svg = drawn(one);
        const PanelRead panel(svg, "d1-now-");
        for (const SceneScreen& screen : one.scenes->now.sitting->screens) {
            if (screen.number != 0 || screen.lateral_cm != 0 || !known(screen.centre)) continue;
            const Element* gaze = panel.find("gaze");
            ASSERT_NE(gaze, nullptr);
            EXPECT_NEAR(panel.length_cm(std::hypot(gaze->number("x2") - gaze->number("x1"),
                                                   gaze->number("y2") - gaze->number("y1"))),
                        screen.distance_cm, a_millimetre);
            ++read;
        }
    }
    EXPECT_GE(read, 8u);
}

// Of one path: the end points of its pieces.
void expect_path_inside(const std::string& data, double width, double height) {
    static const std::regex number(R"(-?[0-9.]+)"), piece(R"([MLCA][^MLCAZ]*)");
    for (auto one = std::sregex_iterator(data.begin(), data.end(), piece); one != std::sregex_iterator(); ++one) {
        std::vector<double> numbers;
        const std::string text = one->str();
        for (auto n = std::sregex_iterator(text.begin(), text.end(), number); n != std::sregex_iterator(); ++n)
            numbers.push_back(std::stod(n->str()));
        ASSERT_GE(numbers.size(), 2u);
        EXPECT_TRUE(numbers[numbers.size() - 2] >= 0 && numbers[numbers.size() - 2] <= width) << text;
        EXPECT_TRUE(numbers.back() >= 0 && numbers.back() <= height) << text;
    }
}

// In the widest of common fonts a bold letter is two thirds as wide as high.
TEST(Drawing, leaves_room_for_every_word) {
    static const std::regex piece(
        R"re(<svg[^>]* width="([0-9.]+)"|<text([^>]*) x="([0-9.]+)"[^>]* font-size="([0-9.]+)"([^>]*)>([^<]*)<)re");
    std::size_t words = 0, words_that_end = 0;
    for (const Audit& one : audits()) {
        const std::string page = as_html(report_of({one}), {});
        double width = 0;
        for (auto at = std::sregex_iterator(page.begin(), page.end(), piece); at != std::sregex_iterator(); ++at) {
            const std::smatch& found = *at;
            if (found[1].matched) width = std::stod(found[1]);
            if (found[1].matched) continue;
            const std::string how = found[2].str() + found[5].str();
            const double x = std::stod(found[3]);
            const double needs = 0.66 * std::stod(found[4]) * static_cast<double>(display_width(found[6].str()));
            if (how.find("text-anchor=\"end\"") != std::string::npos) {
                EXPECT_GE(x - needs, 0) << found[6];
                ++words_that_end;
            } else if (how.find("text-anchor") == std::string::npos) {
                EXPECT_LE(x + needs, width) << found[6];
                ++words;
            }
        }
    }
    EXPECT_GT(words, 100u);
    EXPECT_GT(words_that_end, 10u);
}

TEST(Drawing, keeps_everything_inside_its_frame) {
    for (const Audit& one : audits()) {
        if (!one.scenes) continue;
        SCOPED_TRACE(one.source);
        const MarkupCheck page(as_html(report_of({one}), {}));
        double width = 0, height = 0;
        for (const Element& element : page.elements) {
            if (element.tag == "svg") {
                width = element.number("width");
                height = element.number("height");
            }
            const auto inside = [&](const char* name, double limit) {
                if (!element.attributes.contains(name)) return;
                EXPECT_GE(element.number(name), -0.5) << element.tag << " " << element.at("id");
                EXPECT_LE(element.number(name), limit + 0.5) << element.tag << " " << element.at("id");
            };
            if (element.tag == "svg" || width == 0) continue;
            for (const char* name : {"x", "x1", "x2", "cx"}) inside(name, width);
            for (const char* name : {"y", "y1", "y2", "cy"}) inside(name, height);
            if (element.tag == "path") expect_path_inside(element.at("d"), width, height);
        }
    }
}

TEST(Drawing, is_well_formed_labelled_and_says_itself_in_words) {
    for (const Audit& one : audits()) {
        const MarkupCheck svg = drawn(one);
        EXPECT_THAT(svg.problems, IsEmpty());
        EXPECT_EQ(svg.count("title"), svg.count("desc") + 1);
        EXPECT_EQ(svg.words.find("nan"), std::string::npos);
    }
    const MarkupCheck all(as_svg(report_of(audits()), {}));
    EXPECT_THAT(all.problems, IsEmpty());
}

TEST(Drawing, holds_when_every_word_means_harm) {
    const std::vector<Audit> hostile = testing::hostile_audits();
    EXPECT_THAT(MarkupCheck(as_svg(report_of(hostile), {})).problems, IsEmpty());
}

// A change of the drawing is seen in the review of this file; ERGOAUDIT_UPDATE_GOLDEN=1 writes it anew.
TEST(Drawing, in_the_README_is_the_one_of_today) {
    const std::string golden = "examples/petite-fixed-desk/drawing.svg";
    const auto one = testing::audited(disk().read("examples/petite-fixed-desk/desk.toml").value(), "desk.toml", true);
    const std::string drawing = as_svg(report_of({*one}), {});
    if (std::getenv("ERGOAUDIT_UPDATE_GOLDEN") != nullptr) std::ofstream(golden) << drawing;
    EXPECT_TRUE(disk().read(golden).value() == drawing) << "see \"How to update\" in tests/README.md";
}

TEST(Drawing, shows_nobody_who_must_be_seen_first) {
    const auto one = testing::audited(disk().read("examples/red-flag/desk.toml").value(), "d.toml", true);
    ASSERT_EQ(one->status, Status::withheld);
    EXPECT_FALSE(one->scenes);
    EXPECT_EQ(drawn(*one).count("circle"), 0u);
}

}  // namespace
}  // namespace ergoaudit
