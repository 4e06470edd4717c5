#include "core/data/csv.h"

#include "core/data/csv_rows.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <optional>

namespace losslab {

namespace {

/// For a message: short, on one line, cut between two characters of UTF-8.
std::string shown(std::string_view text) {
  constexpr std::size_t longest = 24;
  std::string_view start = text.substr(0, longest);
  if (text.size() > longest)
    while (!start.empty() && (static_cast<unsigned char>(text[start.size()]) & 0xC0U) == 0x80U)
      start.remove_suffix(1);
  std::string result = "“";
  for (const char character : start)
    result += static_cast<unsigned char>(character) < 0x20 ? ' ' : character;
  return result + (text.size() > longest ? "…”" : "”");
}

enum class Reading { number, out_of_range, text };

/// A whole cell as a number; "inf" and "nan" count as out of range.
Reading read_number(std::string_view cell, double& value) {
  constexpr std::string_view typographic_minus = "−"; // as this program itself shows it
  const bool negated = cell.starts_with(typographic_minus);
  const bool plus = cell.starts_with('+');
  if (negated || plus) {
    cell.remove_prefix(plus ? 1 : typographic_minus.size());
    if (cell.starts_with('-')) return Reading::text;
  }
  const char* end = cell.data() + cell.size();
  const auto [stop, error] = std::from_chars(cell.data(), end, value);
  if (stop != end || error == std::errc::invalid_argument) return Reading::text;
  if (error == std::errc::result_out_of_range || !std::isfinite(value))
    return Reading::out_of_range;
  if (negated) value = -value;
  return Reading::number;
}

Refusal refuse_cell(const std::string& cell, std::size_t line, std::size_t column) {
  double value = 0;
  if (cell.empty()) return {csv_place(line, column), "is empty; every row needs a number here"};
  if (read_number(cell, value) == Reading::out_of_range)
    return {csv_place(line, column), shown(cell) + " is not a finite number of double precision"};
  const bool comma = cell.find(',') != std::string::npos;
  return {csv_place(line, column),
          shown(cell) + " is not a number" +
              (comma ? "; decimals are written with a point, as in 2.5" : "")};
}

bool is_header(const CsvRow& row) {
  return std::all_of(row.cells.begin(), row.cells.end(), [](const std::string& cell) {
    double value = 0;
    return read_number(cell, value) == Reading::text;
  });
}

char separator_of(std::string_view text) {
  text.remove_prefix(std::min(text.find_first_not_of("\r\n"), text.size()));
  const std::string_view line = text.substr(0, text.find_first_of("\r\n"));
  std::array<bool, 128> seen{};
  bool quoted = false;
  for (const char character : line) {
    if (character == '"') quoted = !quoted;
    if (!quoted && character >= 0) seen.at(static_cast<std::size_t>(character)) = true;
  }
  for (const char separator : {'\t', ';'})
    if (seen.at(static_cast<std::size_t>(separator))) return separator;
  return ',';
}

std::optional<Refusal> refuse_text(std::string_view text) {
  if (text.size() > csv_size_limit)
    return Refusal{"CSV", "is larger than " + std::to_string(csv_size_limit / 1'000'000) +
                              " MB; keep the columns and rows that matter"};
  if (text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF"))
    return Refusal{"CSV", "is UTF-16; save it as UTF-8"};
  return std::nullopt;
}

/// What is known of a column while it is read.
struct Column {
  std::string name;
  std::vector<double> values;
  bool has_numbers = false;
  std::optional<Refusal> objection; ///< to its first cell that is not a number
};

/// Takes rows and makes columns of them. Of too many rows it keeps every second, every fourth, …
class Gathering {
 public:
  bool begun() const { return !columns_.empty(); }
  std::size_t rows() const { return rows_; }

  void begin(const CsvRow& row, bool header) {
    columns_.resize(row.cells.size());
    named_ = header;
    for (std::size_t i = 0; i < columns_.size(); ++i)
      columns_[i].name =
          header && !row.cells[i].empty() ? row.cells[i] : "column " + std::to_string(i + 1);
  }

  std::optional<Refusal> take(const CsvRow& row) {
    if (row.cells.size() != columns_.size())
      return Refusal{"line " + std::to_string(row.line),
                     "has " + std::to_string(row.cells.size()) +
                         (row.cells.size() == 1 ? " cell" : " cells") +
                         " where the first line has " + std::to_string(columns_.size())};
    bool kept = rows_ % every_ == 0;
    if (kept && rows_ / every_ == csv_row_limit) {
      halve();
      kept = rows_ % every_ == 0;
    }
    ++rows_;
    for (std::size_t i = 0; i < columns_.size(); ++i)
      read(columns_[i], row, i, kept);
    return std::nullopt;
  }

  Outcome<NumberTable> finish() && {
    if (rows_ == 0) return Refusal{"CSV", "has no data: it needs rows of numbers, as in 1.5,2"};
    NumberTable table{{}, rows_, every_, named_};
    for (Column& column : columns_) {
      if (!column.has_numbers) continue;
      if (column.objection) return *column.objection;
      table.columns.push_back({std::move(column.name), std::move(column.values)});
    }
    return table;
  }

 private:
  static void read(Column& column, const CsvRow& row, std::size_t index, bool kept) {
    double value = 0;
    const Reading reading = read_number(row.cells[index], value);
    if (reading != Reading::text) column.has_numbers = true;
    if (reading != Reading::number) {
      if (!column.objection) column.objection = refuse_cell(row.cells[index], row.line, index);
    } else if (kept) {
      column.values.push_back(value);
    }
  }

  void halve() {
    for (Column& column : columns_) {
      std::size_t left = 0;
      for (std::size_t i = 0; i < column.values.size(); i += 2)
        column.values[left++] = column.values[i];
      column.values.resize(left);
    }
    every_ *= 2;
  }

  std::vector<Column> columns_;
  std::size_t rows_ = 0;
  std::size_t every_ = 1;
  bool named_ = false;
};

Outcome<NumberTable> read_table(std::string_view text, bool all_rows) {
  if (auto refusal = refuse_text(text)) return *refusal;
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  CsvRows lines(text, separator_of(text));
  CsvRow row;
  Gathering gathering;
  for (;;) {
    const auto more = lines.next(row);
    if (!more.ok()) return more.refusal();
    if (!*more) return std::move(gathering).finish();
    if (!gathering.begun()) {
      const bool header = is_header(row);
      gathering.begin(row, header);
      if (header) continue;
    }
    if (all_rows && gathering.rows() == csv_row_limit)
      return Refusal{"line " + std::to_string(row.line), "there are more than 100,000 rows"};
    if (auto refusal = gathering.take(row)) return *refusal;
  }
}

/// A name as a cell of the first line.
std::string as_cell(std::string_view name) {
  if (name.find_first_of(",\"\r\n") == std::string_view::npos) return std::string(name);
  std::string cell = "\"";
  for (const char character : name)
    cell += character == '"' ? std::string("\"\"") : std::string(1, character);
  return cell + '"';
}

} // namespace

Outcome<std::vector<NumberColumn>> read_csv(std::string_view text) {
  auto table = read_table(text, true);
  if (!table.ok()) return table.refusal();
  return std::move(table->columns);
}

Outcome<NumberTable> sample_csv(std::string_view text) { return read_table(text, false); }

std::vector<Sample> points_of(const NumberColumn& x, const NumberColumn& y) {
  std::vector<Sample> points(x.values.size());
  for (std::size_t i = 0; i < points.size(); ++i)
    points[i] = {x.values[i], y.values[i]};
  return points;
}

Outcome<std::vector<Sample>> read_points(std::string_view text, std::string_view x,
                                         std::string_view y) {
  const auto table = read_csv(text);
  if (!table.ok()) return table.refusal();
  const auto named = [&table](std::string_view name) {
    return std::find_if(table->begin(), table->end(),
                        [name](const NumberColumn& column) { return column.name == name; });
  };
  for (const std::string_view name : {x, y})
    if (!name.empty() && named(name) == table->end())
      return Refusal{std::string(name), "there is no column of numbers with this name"};
  if (table->size() < 2)
    return Refusal{"CSV", "needs two columns of numbers, x and y; it has " +
                              std::to_string(table->size())};
  const auto first_but = [&table](auto other) {
    return other == table->begin() ? table->begin() + 1 : table->begin();
  };
  auto x_column = x.empty() ? table->end() : named(x);
  auto y_column = y.empty() ? table->end() : named(y);
  if (x_column == table->end()) x_column = first_but(y_column);
  if (y_column == table->end()) y_column = first_but(x_column);
  return points_of(*x_column, *y_column);
}

std::string write_points(std::span<const Sample> points, std::string_view x, std::string_view y) {
  std::string text = as_cell(x) + ',' + as_cell(y) + '\n';
  std::array<char, 32> digits{};
  const auto append = [&](double value, char end) {
    text.append(digits.data(),
                std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr);
    text += end;
  };
  for (const Sample& point : points) {
    append(point.x, ',');
    append(point.y, '\n');
  }
  return text;
}

} // namespace losslab
