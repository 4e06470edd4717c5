#pragma once

#include "core/scene/scene.h"

#include <QPushButton>

namespace losslab {

/// "Show me on Explore →": a link to a scene, named by its page. What it does is the caller's.
QPushButton* show_link(const Scene& scene, const QString& tip);

/// A loss's name as a link to it on Explore. What it does is the caller's.
QPushButton* loss_link(const Card& card);

} // namespace losslab
