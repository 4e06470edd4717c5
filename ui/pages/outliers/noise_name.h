#pragma once

#include "core/scene/scene.h"

#include <QString>

namespace losslab {

/// "Student t, ν = 3".
QString noise_name(Noise noise);

} // namespace losslab
