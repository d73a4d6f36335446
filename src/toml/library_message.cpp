#include "library_message.hpp"

namespace ergoaudit::toml_tree {
namespace {

// First match wins. Found by reading the library's parser; what is left to it after our own scan is values and
// duplicates.
constexpr Wording wordings[] = {
    {"cannot redefine existing table", "this table is written twice", "keep one header and put all its keys there",
     true},
    {"into existing inline table", "this table was closed above", "write all its keys between its braces", true},
    {"cannot redefine existing", "this key is written twice", "keep one of them", true},
    {"as dotted key-value pair", "this key is written twice", "keep one of them", true},
    {"leading zero", "a number does not begin with 0", "leave out the leading zeros"},
    {"underscores", "an underscore is misplaced in this number", "underscores stand between digits only"},
    {"values may not begin with underscores", "a value does not begin with an underscore", ""},
    {"escape sequence", "this backslash means nothing", "write two backslashes, or put the text in single quotes"},
    {"unicode scalar", "this backslash means nothing", "write two backslashes, or put the text in single quotes"},
    {"not representable", "this number is too large", ""},
    {"could not be interpreted as a value", "this number is too large", ""},
    {"floating-point: expected decimal digit", "a digit stands on both sides of the decimal mark",
     "such as 72.0 or 0.5"},
    {"exceeds length limit", "this number has too many digits", ""},
    {"expected day", "there is no such date", "dates are written 2026-11-23"},
    {"expected month", "there is no such date", "dates are written 2026-11-23"},
    {"4-digit year", "there is no such date", "dates are written 2026-11-23"},
    {"2-digit month", "there is no such date", "dates are written 2026-11-23"},
    {"2-digit day", "there is no such date", "dates are written 2026-11-23"},
    {"expected hour", "there is no such time", "no key here takes a time"},
    {"expected minute", "there is no such time", "no key here takes a time"},
    {"expected second", "there is no such time", "no key here takes a time"},
    {"exceeded maximum nested", "nested too deep", "a description never needs that"},
    {"could not determine value type", "this is no value", "a number, true or false, text in double quotes, or a list"},
    {"value-terminator", "something follows this value without a break",
     "a value is a number, true or false, text in double quotes, or a list"},
    {"end-of-file", "the text ends too early", "finish this line"},
    {"", "this cannot be read as TOML", "a line is a key, \"=\" and a value: height_cm = 72"},
};

}  // namespace

const Wording& wording_of(std::string_view library_message) {
    for (const Wording& wording : wordings)
        if (library_message.find(wording.fragment) != std::string_view::npos) return wording;
    return wordings[0];  // not reached: the last fragment is empty
}

}  // namespace ergoaudit::toml_tree
