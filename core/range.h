#pragma once

namespace losslab {

/// From low to high, both included.
struct Range {
  double low;
  double high;
};

} // namespace losslab
