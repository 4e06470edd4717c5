#pragma once

#include "core/outcome.h"
#include "core/scene/scene.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace losslab {

// Comma-separated values, as spreadsheets write and people paste them. The tokeniser is our own:
// Debian's libfccp-dev wants the number of columns at compile time, libcsv-dev does not say in
// which line a cell stood, and a refusal has to name it.

inline constexpr std::size_t csv_size_limit = 64'000'000; ///< bytes: read in a quarter of a second
inline constexpr std::size_t csv_row_limit = 100'000;
inline constexpr std::size_t csv_column_limit = 256;

/// A column whose every cell is a finite number.
struct NumberColumn {
  std::string name; ///< from the header, else "column 3"
  std::vector<double> values;
};

/// Reads a table: cells separated by tab, semicolon or comma (whichever of them, in this order, the
/// first line holds outside quotes), quoted as RFC 4180 has it, lines ended by LF, CRLF or CR, an
/// optional byte order mark. The first line is a header when none of its cells is a number. Blank
/// lines are skipped, columns without any number (labels) left out. Decimals take a point.
///
/// Refuses, naming "line 3, column 2": what is no finite number in a column that has numbers, rows
/// of unequal length, quotes that do not close, no data, and more than the limits above.
Outcome<std::vector<NumberColumn>> read_csv(std::string_view text);

/// The columns of numbers of a table that may be longer than can be shown.
struct NumberTable {
  std::vector<NumberColumn> columns;
  std::size_t rows = 0;  ///< of the text
  std::size_t every = 1; ///< one of so many of them was kept, evenly; 1: all
  bool named = false;    ///< the names are from a header
};

/// As read_csv, but of more than csv_row_limit rows keeps every second, or fourth, … from the first
/// on. All are read and held to the same rules.
Outcome<NumberTable> sample_csv(std::string_view text);

/// Both columns are of one table.
std::vector<Sample> points_of(const NumberColumn& x, const NumberColumn& y);

/// The points of a table; x and y name their columns. Those not named are the first columns of
/// numbers that are left.
Outcome<std::vector<Sample>> read_points(std::string_view text, std::string_view x = {},
                                         std::string_view y = {});

/// A header and a line per point; numbers read back to the same bits.
std::string write_points(std::span<const Sample> points, std::string_view x = "x",
                         std::string_view y = "y");

} // namespace losslab
