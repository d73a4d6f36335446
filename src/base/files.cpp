#include "ergoaudit/base/files.hpp"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace ergoaudit {
namespace {

std::string reason() { return std::strerror(errno); }

Diagnostic cannot(std::string_view what, const std::string& path) {
    return {
        .level = Level::error, .file = path, .message = std::string("cannot ") + std::string(what) + ": " + reason()};
}

constexpr std::size_t most_bytes = std::size_t{1} << 28;

class Disk final : public Files {
  public:
    Result<std::string> read(const std::string& path) const override {
        const bool standard_input = path == "-";
        const int file = standard_input ? STDIN_FILENO : ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
        if (file < 0) return Diagnostics{cannot("read", path)};
        std::string content;
        char chunk[16384];
        ssize_t got = 0;
        while (content.size() <= most_bytes && (got = ::read(file, chunk, sizeof chunk)) > 0)
            content.append(chunk, static_cast<std::size_t>(got));
        const bool is_too_large = content.size() > most_bytes, failed = got < 0 || is_too_large;
        Diagnostic problem =
            is_too_large
                ? Diagnostic{.level = Level::error, .file = path, .message = "cannot read: it is larger than 256 MiB"}
            : failed ? cannot("read", path)
                     : Diagnostic{};
        if (!standard_input) ::close(file);
        if (failed) return Diagnostics{std::move(problem)};
        return content;
    }

    Entry kind_of(const std::string& path) const override {
        struct stat about {};
        if (::stat(path.c_str(), &about) != 0) return Entry::missing;
        return S_ISDIR(about.st_mode) ? Entry::folder : S_ISREG(about.st_mode) ? Entry::file : Entry::other;
    }

    bool is_link(const std::string& path) const override {
        struct stat about {};
        return ::lstat(path.c_str(), &about) == 0 && S_ISLNK(about.st_mode);
    }

    bool may_list(const std::string& folder) const override {
        DIR* open_folder = ::opendir(folder.c_str());
        if (open_folder != nullptr) ::closedir(open_folder);
        return open_folder != nullptr;
    }

    std::vector<std::string> names_in(const std::string& folder) const override {
        std::vector<std::string> names;
        DIR* open_folder = ::opendir(folder.c_str());
        if (open_folder == nullptr) return names;
        while (const dirent* entry = ::readdir(open_folder)) {
            const std::string_view found = entry->d_name;
            if (found != "." && found != "..") names.emplace_back(found);
        }
        ::closedir(open_folder);
        std::sort(names.begin(), names.end());
        return names;
    }

    // Reports may hold health data: only their owner may read them.
    std::optional<Diagnostic> write(const std::string& path, std::string_view content) const override {
        const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
        if (file < 0) return cannot("write", path);
        while (!content.empty()) {
            const ssize_t put = ::write(file, content.data(), content.size());
            if (put < 0) {
                Diagnostic problem = cannot("write", path);
                ::close(file);
                return problem;
            }
            content.remove_prefix(static_cast<std::size_t>(put));
        }
        if (::close(file) != 0) return cannot("write", path);
        return std::nullopt;
    }
};

}  // namespace

const Files& disk() {
    static const Disk the_disk;
    return the_disk;
}

}  // namespace ergoaudit
