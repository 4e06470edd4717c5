#pragma once

#include "ui/page.h"
#include "ui/services.h"

#include <span>

namespace losslab {

/// One page of the rail, in order; id is that of page_id(scene).
struct PageEntry {
  const char* id;
  const char* title; ///< translated where it is shown
  Scene (*fresh)();  ///< what a first visit shows
  Page* (*make)(const Scene& scene, const Services& services);
};

std::span<const PageEntry> page_catalogue();

} // namespace losslab
