#pragma once
// A report read back from its own JSON (`check -f json`), so that any page can be made from it later, byte for byte as
// it would have been made at once. One of the doors that can fail: whatever the file holds, a value comes out or what
// is wrong with it, in words that repeat nothing of it.
//
// Two steps, because what was found can only be understood with the knowledge it was found by: first who made it and
// by which rules, then, with that knowledge at hand, the audits.

#include "ergoaudit/audit/audit.hpp"
#include "ergoaudit/base/arena.hpp"
#include "ergoaudit/base/result.hpp"
#include "ergoaudit/privacy/role.hpp"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace ergoaudit {

struct StoredHead {
    std::string version;      // of the program that made it
    std::string score_model;  // scores are what they say only under the same
    std::string rules;        // digest of the knowledge
    std::string profile;      // id
    Role role = Role::employee;
    int today = 0;  // days since 1970-01-01
};

struct StoredValue;  // the file as a tree; private to this room

class StoredReport {
  public:
    StoredReport(StoredHead head, std::string file, std::shared_ptr<const StoredValue> content)
        : head_(std::move(head)), file_(std::move(file)), content_(std::move(content)) {}

    [[nodiscard]] const StoredHead& head() const { return head_; }

    // The audits, settled and cut to the role they were made for. `knowledge` is that of the head, as the profile has
    // it; with another one they are refused or not what they were. It and `arena` must outlive them.
    [[nodiscard]] Result<std::vector<Audit>> audits(const Knowledge& knowledge, Arena& arena) const;

  private:
    StoredHead head_;
    std::string file_;
    std::shared_ptr<const StoredValue> content_;
};

// `file` as the person named it. All fields that are missing or wrong are reported at once (the first twenty), by their
// place in the JSON; a slip in the JSON itself by line and column.
[[nodiscard]] Result<StoredReport> read_stored_report(std::string_view text, const std::string& file);

// Whether a text is meant as JSON: no description begins so.
[[nodiscard]] bool looks_like_json(std::string_view text);

}  // namespace ergoaudit
