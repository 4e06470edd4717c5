#pragma once

#include <string>
#include <utility>
#include <variant>

namespace losslab {

/// Why something is not defined or was refused: the place ("points[3].x") and a sentence that
/// says what is wrong there and, where there is one, the way out.
struct Refusal {
  std::string place;
  std::string why;

  /// "place: why", or only the sentence where no place is named.
  std::string text() const { return place.empty() ? why : place + ": " + why; }
  bool operator==(const Refusal&) const = default;
};

/// A value, or the reason why there is none. "Not defined, because …" is a value.
template <class T>
class Outcome {
 public:
  Outcome(T value) : state_(std::in_place_index<0>, std::move(value)) {}
  Outcome(Refusal refusal) : state_(std::in_place_index<1>, std::move(refusal)) {}

  bool ok() const { return state_.index() == 0; }
  explicit operator bool() const { return ok(); }

  /// Only when ok().
  const T& value() const { return std::get<0>(state_); }
  T& value() { return std::get<0>(state_); }
  const T& operator*() const { return value(); }
  T& operator*() { return value(); }
  const T* operator->() const { return &value(); }
  T* operator->() { return &value(); }

  /// Only when !ok().
  const Refusal& refusal() const { return std::get<1>(state_); }

 private:
  std::variant<T, Refusal> state_;
};

} // namespace losslab
