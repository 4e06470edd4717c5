#pragma once

#include "core/scene/scene.h"

#include <string>
#include <string_view>
#include <vector>

namespace losslab {

class Bank;
struct Advice;

/// What something found is, in the order in which equals are listed.
enum class Found { loss, parameter, scene, question };

/// One thing that can be found, and what opens when it is chosen.
struct SearchEntry {
  Found kind = Found::loss;
  std::string title;    ///< what is listed
  std::string detail;   ///< a second, quieter line
  std::string keywords; ///< found by as well as by the title, but not listed: ids
  Scene scene;
  std::string more = {}; ///< found by as by the detail: what the card says, names in libraries
};

/// Everything that can be found, by its words.
class SearchIndex {
 public:
  void add(SearchEntry entry);
  std::size_t size() const { return entries_.size(); }

  /// The best first, at most so many. Each word looked for must begin a word of the entry; upper
  /// and lower case are one, and so are hyphens, underscores and spaces. Words of the title and
  /// keywords count more than those of the detail. Nothing for no words.
  std::vector<const SearchEntry*> find(std::string_view words, std::size_t most) const;

 private:
  struct Words {
    std::vector<std::string> title, keywords, detail;
  };
  std::vector<SearchEntry> entries_;
  std::vector<Words> words_; ///< of each entry
};

/// Losses and their parameters, the starts of the pictures, the questions of the bank, and the
/// scenes of the advice; what is nullptr is left out.
SearchIndex search_index(const Bank* bank, const Advice* advice);

} // namespace losslab
