#include "ergoaudit/base/files.hpp"

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>
#include <vector>

namespace ergoaudit {
namespace {

Diagnostic cannot(std::string_view what, const std::string& path, int error = errno) {
    return {.level = Level::error,
            .file = path,
            .message = std::string("cannot ") + std::string(what) + ": " + std::strerror(error)};
}

// As ::read and ::write, going on after a signal.
ssize_t read_some(int file, char* into, std::size_t size) {
    ssize_t got = 0;
    do got = ::read(file, into, size);
    while (got < 0 && errno == EINTR);
    return got;
}

bool write_all(int file, std::string_view content) {
    while (!content.empty()) {
        const ssize_t put = ::write(file, content.data(), content.size());
        if (put < 0 && errno == EINTR) continue;
        if (put < 0) return false;
        content.remove_prefix(static_cast<std::size_t>(put));
    }
    return true;
}

// Where `path` leads, through symbolic links; itself where it leads to nothing yet.
std::string target_of(const std::string& path) {
    char* const real = ::realpath(path.c_str(), nullptr);
    if (real == nullptr) return path;
    std::string target(real);
    std::free(real);
    return target;
}

// Whether another file may take the place of this one with nobody noticing but by its content. /dev/stdout may lead to
// a plain file that somebody holds open.
bool may_be_replaced(const std::string& path, const std::string& target, const struct stat& about) {
    const bool is_a_way_to_open_files = path.starts_with("/dev/") || path.starts_with("/proc/");
    return !is_a_way_to_open_files && S_ISREG(about.st_mode) && about.st_nlink == 1 && about.st_uid == ::geteuid() &&
           ::access(target.c_str(), W_OK) == 0;
}

// While it lives nothing interrupts: what half a report holds must not stay under a name that nobody looks for.
class Uninterrupted {
  public:
    Uninterrupted() {
        sigset_t interrupts;
        ::sigemptyset(&interrupts);
        for (const int one : {SIGINT, SIGTERM, SIGHUP}) ::sigaddset(&interrupts, one);
        ::pthread_sigmask(SIG_BLOCK, &interrupts, &before_);
    }
    Uninterrupted(const Uninterrupted&) = delete;
    Uninterrupted& operator=(const Uninterrupted&) = delete;
    ~Uninterrupted() { ::pthread_sigmask(SIG_SETMASK, &before_, nullptr); }

  private:
    sigset_t before_{};
};

// What a file is to hold: a text, or all of another file.
class Content {
  public:
    explicit Content(std::string_view text) : text_(text) {}
    explicit Content(int file) : file_(file) {}

    [[nodiscard]] bool write_into(int file) const {
        if (file_ < 0) return write_all(file, text_);
        if (::lseek(file_, 0, SEEK_SET) != 0) return false;
        std::vector<char> piece(std::size_t{1} << 20);
        ssize_t got = 0;
        while ((got = read_some(file_, piece.data(), piece.size())) > 0)
            if (!write_all(file, {piece.data(), static_cast<std::size_t>(got)})) return false;
        return got == 0;
    }

  private:
    std::string_view text_;
    int file_ = -1;
};

// A file beside the one that it will replace, so that a full disk or an interruption leaves the old one whole.
class FileBeside {
  public:
    explicit FileBeside(std::string target)
        : target_(std::move(target)), name_(target_ + ".XXXXXX"), file_(::mkostemp(name_.data(), O_CLOEXEC)) {}
    FileBeside(const FileBeside&) = delete;
    FileBeside& operator=(const FileBeside&) = delete;
    ~FileBeside() {
        if (file_ >= 0) ::close(file_);
        if (is_beside_) ::unlink(name_.c_str());
    }

    [[nodiscard]] bool exists() const { return is_beside_; }
    // It found no room: then what is there must not be opened for writing either, which would empty it.
    [[nodiscard]] bool found_no_room() const { return error_ == ENOSPC || error_ == EDQUOT; }
    // The permissions of the file that is replaced; without it only the owner may read.
    bool allow(const struct stat& before) {
        return ::fchown(file_, static_cast<uid_t>(-1), before.st_gid) == 0 &&
               ::fchmod(file_, before.st_mode & 07777) == 0;
    }
    bool fill(const Content& content) {
        if (!content.write_into(file_)) return false;
        if (::fsync(file_) != 0 && errno != EINVAL) return false;
        return ::close(std::exchange(file_, -1)) == 0;
    }
    bool take_its_place() {
        if (::rename(name_.c_str(), target_.c_str()) != 0) return false;
        is_beside_ = false;
        return true;
    }

  private:
    Uninterrupted until_it_is_in_place_or_gone_;
    std::string target_, name_;
    int file_;
    int error_ = file_ < 0 ? errno : 0;
    bool is_beside_ = file_ >= 0;
};

std::optional<Diagnostic> write_in_place(const std::string& path, const Content& content) {
    const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    if (file < 0) return cannot("write", path);
    if (!content.write_into(file)) {
        Diagnostic problem = cannot("write", path);
        ::close(file);
        return problem;
    }
    if (::close(file) != 0) return cannot("write", path);
    return std::nullopt;
}

// Reports may hold health data: only their owner may read a new one.
std::optional<Diagnostic> write_whole(const std::string& path, const Content& content) {
    const std::string target = target_of(path);
    struct stat before {};
    const bool is_there = ::lstat(target.c_str(), &before) == 0;
    if (is_there && !may_be_replaced(path, target, before)) return write_in_place(path, content);
    FileBeside replacement(target);
    if (is_there && replacement.found_no_room()) return cannot("write", path);
    if (!replacement.exists() || (is_there && !replacement.allow(before))) return write_in_place(path, content);
    if (!replacement.fill(content)) return cannot("write", path);
    if (!replacement.take_its_place()) return write_in_place(path, content);
    return std::nullopt;
}

class HeldInMemory final : public FileInProgress {
  public:
    HeldInMemory(const Files& files, std::string path) : files_(files), path_(std::move(path)) {}

    std::optional<Diagnostic> add(std::string_view piece) override {
        content_ += piece;
        return std::nullopt;
    }
    std::optional<Diagnostic> finish() override { return files_.write(path_, content_); }

  private:
    const Files& files_;
    std::string path_, content_;
};

// A file without a name is gone with the process, whatever ends that.
class HeldWithoutName final : public FileInProgress {
  public:
    HeldWithoutName(std::string path, int file) : path_(std::move(path)), file_(file) {}
    ~HeldWithoutName() override { ::close(file_); }

    std::optional<Diagnostic> add(std::string_view piece) override {
        return write_all(file_, piece) ? std::nullopt : std::optional(cannot("write", path_));
    }
    std::optional<Diagnostic> finish() override { return write_whole(path_, Content(file_)); }

  private:
    std::string path_;
    int file_;
};

std::string folder_of(const std::string& path) {
    const std::size_t slash = path.rfind('/');
    return slash == std::string::npos ? "." : path.substr(0, std::max<std::size_t>(slash, 1));
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
        while (content.size() <= most_bytes && (got = read_some(file, chunk, sizeof chunk)) > 0)
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

    std::optional<Diagnostic> write(const std::string& path, std::string_view content) const override {
        return write_whole(path, Content(content));
    }

    Result<std::unique_ptr<FileInProgress>> begin(const std::string& path) const override {
        const std::string target = target_of(path);
        const Entry there = kind_of(target);
        if (there == Entry::folder) return Diagnostics{cannot("write", path, EISDIR)};
        const int file = ::open(folder_of(target).c_str(), O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
        if (file >= 0) return std::unique_ptr<FileInProgress>(std::make_unique<HeldWithoutName>(path, file));
        const bool is_no_folder = errno == ENOENT || errno == ENOTDIR;
        const bool is_closed = errno == EACCES || errno == EROFS;
        if (there == Entry::missing && (is_no_folder || is_closed)) return Diagnostics{cannot("write", path)};
        return Files::begin(path);
    }
};

}  // namespace

Result<std::unique_ptr<FileInProgress>> Files::begin(const std::string& path) const {
    return std::unique_ptr<FileInProgress>(std::make_unique<HeldInMemory>(*this, path));
}

const Files& disk() {
    static const Disk the_disk;
    return the_disk;
}

}  // namespace ergoaudit
