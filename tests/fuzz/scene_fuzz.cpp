#include "core/scene/text.h"

#include <cstdint>
#include <cstdlib>

// Whatever is read as a scene reads back as itself, from JSON and from a link.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  using namespace losslab;
  const auto scene = scene_from_text({reinterpret_cast<const char*>(bytes), size});
  if (!scene.ok()) {
    if (scene.refusal().why.empty() || scene.refusal().text().size() > 1000) std::abort();
    return 0;
  }
  const auto from_json = scene_from_json(scene_to_json(*scene));
  const auto from_link = scene_from_link(scene_to_link(*scene));
  if (!from_json.ok() || *from_json != *scene || !from_link.ok() || *from_link != *scene)
    std::abort();
  return 0;
}
