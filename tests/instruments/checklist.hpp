#pragma once
// An employer's own checklist: one file of data, no C++.

namespace ergoaudit::testing {

inline constexpr const char* first_day_checklist = R"(
id = "first-day"
name = "First-day checklist"
title = "What is looked at on the first day at a desk"
tells = "How many of five points are still open."
cannot_tell = "Whether the desk fits."
in_short = "Five points of our own."
level_name = "visit"
level_is_yes_no = true
levels = [
  { from = 0, level = 0, text = "nothing more to do" },
  { from = 2, level = 1, text = "somebody comes by" },
]
sources = [{ key = "project-choice", says = "a list of our own", known = "primary" }]

[[carried]]
name = "desk"

[[item]]
id = "no_training"
text = "no training yet"
when = "!work.training_done"

[[item]]
id = "chair_not_set"
text = "the chair was not set up"

[[item]]
id = "glare"
text = "glare on the screen"
when = "screen.glare"

[[item]]
id = "laptop_alone"
text = "a laptop without keyboard"
points = 2
when = "screen.kind == 'laptop' && !keyboard.external"

[[item]]
id = "cables"
text = "cables in the way"

[[step]]
id = "open_points"
output = true
sum = ["no_training", "chair_not_set", "glare", "laptop_alone", "cables"]

[[example]]
title = "all done"
items = {}
expect = { open_points = 0, visit = 0 }

[[example]]
title = "a laptop, cables not looked at"
items = { laptop_alone = "1", cables = "?" }
expect = { open_points = [2, 3], visit = 1 }
)";

}  // namespace ergoaudit::testing
