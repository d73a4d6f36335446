// The denominator of the start-up figure: reads one TOML file with toml++ and looks at one value. Same flags, static.

#include <cstdio>
#include <string>

#define TOML_HEADER_ONLY 1
#define TOML_EXCEPTIONS 0
#include <toml++/toml.h>

int main(int count, char** words) {
    if (count != 2) return 2;
    const toml::parse_result parsed = toml::parse_file(words[1]);
    if (!parsed) return 1;
    std::printf("%zu\n", parsed.table().size());
    return 0;
}
