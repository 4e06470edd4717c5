#pragma once

#include "core/outcome.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace losslab {

struct CsvRow {
  std::size_t line = 1; ///< where it starts
  std::vector<std::string> cells;
};

/// "line 3, column 2"; columns are counted from 0 here, from 1 there.
std::string csv_place(std::size_t line, std::size_t column);

/// The rows of a text of separated values (csv.h says which), one after the other.
class CsvRows {
 public:
  CsvRows(std::string_view text, char separator) : text_(text), separator_(separator) {}

  /// Reads the next row that is not blank into row; false at the end.
  Outcome<bool> next(CsvRow& row);

 private:
  bool at_line_end() const;
  void pass_line_end();
  std::optional<Refusal> read_row(CsvRow& row);
  std::optional<Refusal> read_quoted(std::string& cell, const std::string& here);

  std::string_view text_;
  char separator_;
  std::size_t at_ = 0;
  std::size_t line_ = 1;
};

} // namespace losslab
