#include "core/loss/batch_json.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <utility>

namespace losslab {

namespace {

constexpr const char* wants_object =
    "must be an object, as {\"prediction\": [0.5], \"target\": [1]}";

// Takes numbers straight into their field as the parser meets them: no tree is built, and what is
// hostile ends at its first wrong step.
class BatchReader final : public nlohmann::json_sax<nlohmann::json> {
 public:
  bool start_object(std::size_t) override {
    if (in_object_) return refuse("is an object where a list belongs");
    return in_object_ = true;
  }
  bool end_object() override { return true; }

  bool key(string_t& name) override {
    const bool given = std::any_of(fields_.begin(), fields_.end(),
                                   [&](const BatchField& field) { return field.name == name; });
    fields_.push_back({name, {0, 1, 1}, 0, {}});
    return given ? refuse("is given twice") : true;
  }

  bool start_array(std::size_t) override {
    if (!in_object_) return refuse(wants_object);
    if (index_.size() == fields_.back().shape.size()) return refuse("is nested too deep");
    if (number_level_ != 0 && number_level_ == index_.size())
      return refuse("is a list where a number belongs");
    index_.push_back(0);
    return true;
  }

  bool end_array() override {
    const std::size_t extent = index_.back();
    index_.pop_back();
    const std::size_t level = index_.size();
    if (extents_.size() <= level) extents_.resize(level + 1, unknown);
    if (extents_[level] == unknown) extents_[level] = extent;
    if (extents_[level] != extent)
      return refuse("has " + std::to_string(extent) + " entries where the lists before it have " +
                    std::to_string(extents_[level]));
    if (level == 0)
      finish_field();
    else
      ++index_.back();
    return true;
  }

  bool number_integer(number_integer_t number) override {
    return take(static_cast<double>(number));
  }
  bool number_unsigned(number_unsigned_t number) override {
    return take(static_cast<double>(number));
  }
  bool number_float(number_float_t number, const string_t&) override { return take(number); }
  bool null() override { return refuse("is null where a number belongs"); }
  bool boolean(bool) override { return refuse("is true or false where a number belongs"); }
  bool string(string_t&) override { return refuse("is a text where a number belongs"); }
  bool binary(binary_t&) override { return refuse("is not a number"); }

  bool parse_error(std::size_t byte, const std::string&,
                   const nlohmann::json::exception& problem) override {
    constexpr int number_overflow = 406; // one of nlohmann's documented exception ids
    if (problem.id == number_overflow) return refuse("is too large for a double");
    refusal_ = {"input", "is not JSON, at byte " + std::to_string(byte)};
    return false;
  }

  std::vector<BatchField>& fields() { return fields_; }
  const Refusal& refusal() const { return refusal_; }

 private:
  static constexpr std::size_t unknown = static_cast<std::size_t>(-1);

  bool refuse(std::string why) {
    std::string place = fields_.empty() ? "input" : fields_.back().name;
    for (const std::size_t each : index_)
      place.append("[").append(std::to_string(each)).append("]");
    refusal_ = {std::move(place), std::move(why)};
    return false;
  }

  bool take(double number) {
    if (!in_object_) return refuse(wants_object);
    if (index_.empty()) return refuse("must be a list: put it in [ ]");
    const bool beside_lists = extents_.size() > index_.size();
    if (beside_lists || (number_level_ != 0 && number_level_ != index_.size()))
      return refuse("is a number where a list belongs");
    number_level_ = index_.size();
    fields_.back().values.push_back(number);
    ++index_.back();
    return true;
  }

  void finish_field() {
    BatchField& field = fields_.back();
    field.depth = extents_.size();
    std::copy(extents_.begin(), extents_.end(), field.shape.begin());
    extents_.clear();
    number_level_ = 0;
  }

  std::vector<BatchField> fields_;
  Refusal refusal_;
  bool in_object_ = false;
  std::vector<std::size_t> index_;   ///< of the entry being read, one per open list
  std::vector<std::size_t> extents_; ///< of the lists read so far, one per level
  std::size_t number_level_ = 0;     ///< how deep this field's numbers are; 0 before the first
};

} // namespace

Outcome<std::vector<BatchField>> batch_from_json(std::string_view text) {
  if (text.size() > batch_size_limit)
    return Refusal{"input", "is larger than " + std::to_string(batch_size_limit >> 20U) + " MiB"};
  BatchReader reader;
  if (!nlohmann::json::sax_parse(text, &reader)) return reader.refusal();
  return std::move(reader.fields());
}

} // namespace losslab
