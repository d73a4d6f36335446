#pragma once
// Files in memory: what tests hand to the program instead of a disk. A folder is there when a file lies in it.

#include "ergoaudit/base/files.hpp"

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace ergoaudit::testing {

class MemoryFiles final : public Files {
  public:
    MemoryFiles() = default;
    explicit MemoryFiles(std::map<std::string, std::string> files) : files_(std::move(files)) {}

    // Copies a folder of the real disk, below and all.
    static MemoryFiles copy_of(const std::vector<std::string>& folders) {
        MemoryFiles copy;
        for (const std::string& folder : folders) copy.copy_folder(folder);
        return copy;
    }

    Result<std::string> read(const std::string& path) const override {
        const auto found = files_.find(path);
        if (found == files_.end() || unreadable.contains(path))
            return Diagnostics{{.file = path,
                                .message = found == files_.end() ? "cannot read: No such file or directory"
                                                                 : "cannot read: Permission denied"}};
        return found->second;
    }

    Entry kind_of(const std::string& path) const override {
        if (files_.contains(path)) return Entry::file;
        return names_in(path).empty() ? Entry::missing : Entry::folder;
    }

    bool is_link(const std::string& path) const override { return links.contains(path); }

    bool may_list(const std::string& folder) const override { return !closed.contains(folder); }

    std::vector<std::string> names_in(const std::string& folder) const override {
        const std::string start = folder.ends_with('/') ? folder : folder + "/";
        std::set<std::string> names;
        for (const auto& [path, content] : files_)
            if (path.starts_with(start))
                names.insert(path.substr(start.size(), path.find('/', start.size()) - start.size()));
        return {names.begin(), names.end()};
    }

    std::optional<Diagnostic> write(const std::string& path, std::string_view content) const override {
        if (unwritable.contains(path))
            return Diagnostic{.file = path, .message = "cannot write: No space left on device"};
        files_[path] = content;
        return std::nullopt;
    }

    std::string& operator[](const std::string& path) { return files_[path]; }
    [[nodiscard]] bool has(const std::string& path) const { return files_.contains(path); }
    void remove(const std::string& path) { files_.erase(path); }
    [[nodiscard]] const std::map<std::string, std::string>& all() const { return files_; }

    std::set<std::string> unreadable, unwritable, links, closed;  // closed: folders

  private:
    void copy_folder(const std::string& folder) {
        for (const std::string& name : disk().names_in(folder)) {
            const std::string path = folder + "/" + name;
            if (disk().kind_of(path) == Entry::folder)
                copy_folder(path);
            else if (auto text = disk().read(path); text.ok())
                files_[path] = std::move(text).value();
        }
    }

    mutable std::map<std::string, std::string> files_;  // the interface writes through const
};

}  // namespace ergoaudit::testing
