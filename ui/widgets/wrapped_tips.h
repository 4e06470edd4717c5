#pragma once

class QApplication;

namespace losslab {

/// From now on a long tooltip is shown in several lines, wherever it is; Qt breaks only those that
/// are written as rich text, and shows the others in one line across the screen.
void wrap_long_tips(QApplication& application);

} // namespace losslab
