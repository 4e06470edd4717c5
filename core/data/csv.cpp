#include "core/data/csv.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <optional>

namespace losslab {

namespace {

struct Row {
  std::size_t line = 1; ///< where it starts
  std::vector<std::string> cells;
};

std::string place(std::size_t line, std::size_t column) {
  return "line " + std::to_string(line) + ", column " + std::to_string(column + 1);
}

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

/// The rows of a table, one after the other.
class Tokeniser {
 public:
  Tokeniser(std::string_view text, char separator) : text_(text), separator_(separator) {}

  /// Reads the next row that is not blank into row; false at the end.
  Outcome<bool> next(Row& row) {
    while (at_ < text_.size()) {
      row.line = line_;
      row.cells.clear();
      if (auto refusal = read_row(row)) return *refusal;
      if (row.cells.size() > 1 || !row.cells.front().empty()) return true;
    }
    return false;
  }

 private:
  bool at_line_end() const {
    return at_ == text_.size() || text_[at_] == '\n' || text_[at_] == '\r';
  }

  void pass_line_end() {
    if (at_ == text_.size()) return;
    const bool pair = text_.substr(at_, 2) == "\r\n";
    at_ += pair ? 2 : 1;
    ++line_;
  }

  std::optional<Refusal> read_row(Row& row) {
    for (;;) {
      if (row.cells.size() == csv_column_limit)
        return Refusal{place(line_, row.cells.size()),
                       "a row may have at most " + std::to_string(csv_column_limit) + " cells"};
      std::string& cell = row.cells.emplace_back();
      while (at_ < text_.size() && text_[at_] == ' ')
        ++at_;
      if (at_ < text_.size() && text_[at_] == '"') {
        if (auto refusal = read_quoted(cell, place(line_, row.cells.size() - 1))) return refusal;
      } else {
        while (!at_line_end() && text_[at_] != separator_)
          cell += text_[at_++];
        cell.erase(cell.find_last_not_of(" \t") + 1);
      }
      if (at_line_end()) break;
      ++at_; // the separator
    }
    pass_line_end();
    return std::nullopt;
  }

  std::optional<Refusal> read_quoted(std::string& cell, const std::string& here) {
    ++at_;
    for (;;) {
      if (at_ == text_.size()) return Refusal{here, "the quote that opens here is never closed"};
      if (text_[at_] == '"') {
        if (text_.substr(at_, 2) != "\"\"") break;
        ++at_; // two quotes stand for one
      }
      line_ += text_[at_] == '\n' ? 1 : 0;
      cell += text_[at_++];
    }
    ++at_;
    while (at_ < text_.size() && text_[at_] == ' ')
      ++at_;
    if (!at_line_end() && text_[at_] != separator_)
      return Refusal{here, "something follows the closing quote; write a quote inside as \"\""};
    return std::nullopt;
  }

  std::string_view text_;
  char separator_;
  std::size_t at_ = 0;
  std::size_t line_ = 1;
};

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
  if (cell.empty()) return {place(line, column), "is empty; every row needs a number here"};
  if (read_number(cell, value) == Reading::out_of_range)
    return {place(line, column), shown(cell) + " is not a finite number of double precision"};
  const bool comma = cell.find(',') != std::string::npos;
  return {place(line, column), shown(cell) + " is not a number" +
                                   (comma ? "; decimals are written with a point, as in 2.5" : "")};
}

/// What is known of a column while it is read.
struct Column {
  std::vector<double> values;
  bool has_numbers = false;
  std::optional<Refusal> objection; ///< to its first cell that is not a number
};

void read_row(const Row& row, std::vector<Column>& columns) {
  for (std::size_t i = 0; i < columns.size(); ++i) {
    double value = 0;
    const Reading reading = read_number(row.cells[i], value);
    if (reading != Reading::text) columns[i].has_numbers = true;
    if (reading == Reading::number)
      columns[i].values.push_back(value);
    else if (!columns[i].objection)
      columns[i].objection = refuse_cell(row.cells[i], row.line, i);
  }
}

bool is_header(const Row& row) {
  return std::all_of(row.cells.begin(), row.cells.end(), [](const std::string& cell) {
    double value = 0;
    return read_number(cell, value) == Reading::text;
  });
}

char separator_of(std::string_view text) {
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

} // namespace

Outcome<std::vector<NumberColumn>> read_csv(std::string_view text) {
  if (auto refusal = refuse_text(text)) return *refusal;
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  text.remove_prefix(std::min(text.find_first_not_of("\r\n"), text.size()));
  Tokeniser tokeniser(text, separator_of(text));
  Row row;
  std::vector<std::string> names;
  std::vector<Column> columns;
  std::size_t rows = 0;
  for (;;) {
    const auto more = tokeniser.next(row);
    if (!more.ok()) return more.refusal();
    if (!*more) break;
    if (columns.empty()) {
      columns.resize(row.cells.size());
      if (is_header(row)) {
        names = row.cells;
        continue;
      }
    }
    if (row.cells.size() != columns.size())
      return Refusal{"line " + std::to_string(row.line),
                     "has " + std::to_string(row.cells.size()) +
                         (row.cells.size() == 1 ? " cell" : " cells") +
                         " where the first line has " + std::to_string(columns.size())};
    if (++rows > csv_row_limit)
      return Refusal{"line " + std::to_string(row.line), "there are more than 100,000 rows"};
    read_row(row, columns);
  }
  if (rows == 0) return Refusal{"CSV", "has no data: it needs rows of numbers, as in 1.5,2"};
  std::vector<NumberColumn> result;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (!columns[i].has_numbers) continue;
    if (columns[i].objection) return *columns[i].objection;
    const bool named = i < names.size() && !names[i].empty();
    result.push_back(
        {named ? names[i] : "column " + std::to_string(i + 1), std::move(columns[i].values)});
  }
  return result;
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
  std::vector<Sample> points(x_column->values.size());
  for (std::size_t i = 0; i < points.size(); ++i)
    points[i] = {x_column->values[i], y_column->values[i]};
  return points;
}

std::string write_points(std::span<const Sample> points) {
  std::string text = "x,y\n";
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
