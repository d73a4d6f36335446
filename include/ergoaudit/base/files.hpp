#pragma once
// The door to the disk, as a seam that tests replace.

#include "ergoaudit/base/result.hpp"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ergoaudit {

enum class Entry : unsigned char { missing, file, folder, other };  // other: a pipe, a device

// A file that is written piece by piece, and nowhere under its name before it is finished. What went wrong, or nothing.
class FileInProgress {
  public:
    FileInProgress() = default;
    FileInProgress(const FileInProgress&) = delete;
    FileInProgress& operator=(const FileInProgress&) = delete;
    virtual ~FileInProgress() = default;

    virtual std::optional<Diagnostic> add(std::string_view piece) = 0;
    // As `Files::write` of all the pieces. Without it nothing is written.
    virtual std::optional<Diagnostic> finish() = 0;
};

class Files {
  public:
    virtual ~Files() = default;

    // The whole content; a diagnostic without a position when it cannot be read, or is larger than 256 MiB, which
    // nothing here is: a device without end. Never throws.
    virtual Result<std::string> read(const std::string& path) const = 0;
    virtual Entry kind_of(const std::string& path) const = 0;
    // Whether the name is a symbolic link: a walk through folders does not follow them, they may lead in circles.
    virtual bool is_link(const std::string& /*path*/) const { return false; }
    // Whether the names inside a folder may be asked for.
    virtual bool may_list(const std::string& /*folder*/) const { return true; }
    // Names inside a folder, sorted bytewise; empty when it is none.
    virtual std::vector<std::string> names_in(const std::string& folder) const = 0;
    // Creates or replaces, whole or not at all where the folder allows it; what went wrong, or nothing. A file that is
    // there keeps its permissions, a link leads where it led; what is no plain file is written into.
    virtual std::optional<Diagnostic> write(const std::string& path, std::string_view content) const = 0;
    // For what is too large to hold: kept in a file without a name in the same folder, where the disk has such; else,
    // and here, in memory. Must not outlive these files. A diagnostic where it is plain that it cannot be written.
    virtual Result<std::unique_ptr<FileInProgress>> begin(const std::string& path) const;
};

// The disk of this machine. "-" reads standard input.
[[nodiscard]] const Files& disk();

}  // namespace ergoaudit
