#pragma once
// A small reader of HTML and SVG that believes nothing: every tag must close in order, every value stand in quotes,
// every sign that means something be escaped.

#include "ergoaudit/base/text.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

namespace ergoaudit::testing {

struct Element {
    std::string tag;
    std::map<std::string, std::string> attributes;

    [[nodiscard]] std::string at(const std::string& name) const {
        const auto found = attributes.find(name);
        return found == attributes.end() ? std::string() : found->second;
    }
    [[nodiscard]] double number(const std::string& name) const { return std::stod(at(name)); }
};

class MarkupCheck {
  public:
    explicit MarkupCheck(std::string_view text) : text_(text) {
        if (!is_utf8(text)) problem("not UTF-8");
        while (at_ < text_.size() && problems.size() < 5) next();
        for (const std::string& tag : open_) problem("left open: " + tag);
        references();
    }

    std::vector<std::string> problems;
    std::vector<Element> elements;  // in the order of their beginnings
    std::string words;              // all text

    [[nodiscard]] const Element* by_id(const std::string& id) const {
        for (const Element& one : elements)
            if (one.at("id") == id) return &one;
        return nullptr;
    }
    [[nodiscard]] std::size_t count(std::string_view tag) const {
        return static_cast<std::size_t>(
            std::count_if(elements.begin(), elements.end(), [&](const Element& e) { return e.tag == tag; }));
    }

  private:
    void problem(std::string what) {
        problems.push_back(fmt::format("{} near \"{}\"", what, text_.substr(at_ > 40 ? at_ - 40 : 0, 80)));
    }

    void next() {
        if (text_[at_] != '<') return content();
        if (text_.substr(at_).starts_with("<!DOCTYPE html>")) {
            at_ += 15;
            return;
        }
        const std::size_t end = text_.find('>', at_);
        if (end == std::string_view::npos) {
            problem("a tag that never ends");
            at_ = text_.size();
            return;
        }
        std::string_view inside = text_.substr(at_ + 1, end - at_ - 1);
        at_ = end + 1;
        if (inside.starts_with('/')) return closing(inside.substr(1));
        const bool is_empty = inside.ends_with('/');
        if (is_empty) inside.remove_suffix(1);
        opening(inside, is_empty);
    }

    void content() {
        const std::size_t end = std::min(text_.find('<', at_), text_.size());
        const std::string_view piece = text_.substr(at_, end - at_);
        signs(piece);
        words += piece;
        at_ = end;
    }

    void signs(std::string_view piece) {
        for (const char c : piece)
            if (static_cast<unsigned char>(c) < 0x20 && c != '\n') problem("a control character");
        if (printable(piece).size() != piece.size() && piece.find('\n') == std::string_view::npos)
            problem("a sign that turns or breaks a line");
        for (std::size_t i = piece.find('&'); i != std::string_view::npos; i = piece.find('&', i + 1)) {
            constexpr std::array<std::string_view, 5> known = {"&amp;", "&lt;", "&gt;", "&quot;", "&#39;"};
            if (std::none_of(known.begin(), known.end(),
                             [&](std::string_view one) { return piece.substr(i).starts_with(one); }))
                problem("a bare &");
        }
    }

    void closing(std::string_view tag) {
        if (open_.empty() || open_.back() != tag)
            problem(fmt::format("</{}> closes {}", tag, open_.empty() ? "nothing" : open_.back()));
        else
            open_.pop_back();
    }

    void opening(std::string_view inside, bool is_empty) {
        const std::size_t end = std::min(inside.find(' '), inside.size());
        Element element{.tag = std::string(inside.substr(0, end)), .attributes = {}};
        for (const char c : element.tag)
            if (std::isalnum(static_cast<unsigned char>(c)) == 0) problem("a strange tag");
        std::string_view rest = inside.substr(end);
        while (!rest.empty()) {
            if (rest[0] != ' ') return problem("attributes run together");
            rest.remove_prefix(1);
            if (rest.empty()) break;
            const std::size_t sign = rest.find("=\"");
            if (sign == std::string_view::npos) return problem("an attribute without a value in quotes");
            const std::size_t quote = rest.find('"', sign + 2);
            if (quote == std::string_view::npos) return problem("an open quote");
            const std::string name(rest.substr(0, sign));
            const std::string_view value = rest.substr(sign + 2, quote - sign - 2);
            signs(value);
            if (value.find('<') != std::string_view::npos) problem("< in a value");
            if (!element.attributes.emplace(name, value).second) problem("an attribute twice: " + name);
            rest.remove_prefix(quote + 1);
        }
        const std::string tag = element.tag;
        elements.push_back(std::move(element));
        if (is_empty || tag == "meta") return;
        open_.push_back(tag);
        if (tag != "style") return;
        const std::size_t stop = text_.find("</style>", at_);
        words += text_.substr(at_, stop - at_);
        at_ = std::min(stop, text_.size());
    }

    void references() {
        std::set<std::string> ids;
        for (const Element& one : elements)
            if (const std::string id = one.at("id"); !id.empty() && !ids.insert(id).second)
                problem("an id twice: " + id);
        for (const Element& one : elements) {
            std::string_view rest = one.attributes.contains("aria-labelledby")
                                        ? std::string_view(one.attributes.at("aria-labelledby"))
                                        : std::string_view();
            while (!rest.empty()) {
                const std::size_t end = std::min(rest.find(' '), rest.size());
                if (!ids.contains(std::string(rest.substr(0, end))))
                    problem("a label that is not there: " + std::string(rest.substr(0, end)));
                rest.remove_prefix(std::min(end + 1, rest.size()));
            }
        }
    }

    std::string_view text_;
    std::size_t at_ = 0;
    std::vector<std::string> open_;
};

}  // namespace ergoaudit::testing
