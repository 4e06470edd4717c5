#pragma once

#include <QScrollArea>

namespace losslab {

/// What at a large text size needs more height than some screens have: scrolls up and down, never
/// across. Inside it stands in a widget of its own, so that it can be taken out as a picture.
QScrollArea* scrolled(QWidget* shown);

} // namespace losslab
