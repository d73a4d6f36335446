#pragma once
// Private to this folder: what each role's report says of one audit, section by section.

#include "report_document.hpp"

#include <vector>

namespace ergoaudit {

// What changed since last time, for the head of any report.
[[nodiscard]] DocumentSection since_last_time(const Compared& compared);
// For the person: action, plan, drawing, exercises, findings.
[[nodiscard]] std::vector<DocumentSection> person_sections(const Report& report, const Audit& audit);
// For whoever answers for the workstation: what there is to do, by whom, by when. One page.
[[nodiscard]] std::vector<DocumentSection> employer_sections(const Audit& audit);
// The record of occupational health around the person's report: what it is about, before it; risk, actions, sign-off
// and what it rests on, after it.
[[nodiscard]] std::vector<DocumentSection> record_before(const Audit& audit);
[[nodiscard]] std::vector<DocumentSection> record_after(const Report& report, const Audit& audit);

}  // namespace ergoaudit
