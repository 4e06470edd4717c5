#include "core/quiz/bank.h"

#include <cstdint>
#include <cstdlib>

// A topic is read or refused with a reason of readable length.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  using namespace losslab;
  const auto topic = topic_from_json({reinterpret_cast<const char*>(bytes), size});
  if (!topic.ok() && (topic.refusal().why.empty() || topic.refusal().text().size() > 1000))
    std::abort();
  return 0;
}
