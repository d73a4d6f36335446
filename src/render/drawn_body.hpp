#pragma once
// The body and the furniture of a scene on a canvas, seen from the side. Flesh is a drawing's freedom; joints, heights
// and lengths are the scene's.

#include "canvas.hpp"

#include "ergoaudit/audit/scene.hpp"

namespace ergoaudit {

void draw_desk_legs(Canvas& canvas, const Scene& scene, const Station& station, double right_cm);  // behind all
void draw_seat(Canvas& canvas, const Scene& scene, const Station& station);                        // behind the body
void draw_body(Canvas& canvas, const Station& station, bool is_sitting);                           // without the arm
void draw_armrest(Canvas& canvas, const Scene& scene);                                             // before the body
void draw_desk(Canvas& canvas, const Scene& scene, const Station& station, double right_cm);
// The main one before all others, which are pale.
void draw_screens(Canvas& canvas, const Station& station, std::size_t main_screen, double right_cm);
void draw_arm(Canvas& canvas, const Station& station);
void draw_joints(Canvas& canvas, const Station& station);

}  // namespace ergoaudit
