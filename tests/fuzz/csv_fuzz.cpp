#include "core/data/csv.h"

#include <cstdint>
#include <cstdlib>

// Whatever is read as points reads back as the same points, once written.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  using namespace losslab;
  const auto points = read_points({reinterpret_cast<const char*>(bytes), size});
  if (!points.ok()) {
    if (points.refusal().why.empty() || points.refusal().text().size() > 1000) std::abort();
    return 0;
  }
  const auto again = read_points(write_points(*points));
  if (!again.ok() || *again != *points) std::abort();
  return 0;
}
