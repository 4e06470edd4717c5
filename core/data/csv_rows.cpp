#include "core/data/csv_rows.h"

#include "core/data/csv.h"

namespace losslab {

std::string csv_place(std::size_t line, std::size_t column) {
  return "line " + std::to_string(line) + ", column " + std::to_string(column + 1);
}

Outcome<bool> CsvRows::next(CsvRow& row) {
  while (at_ < text_.size()) {
    row.line = line_;
    row.cells.clear();
    if (auto refusal = read_row(row)) return *refusal;
    if (row.cells.size() > 1 || !row.cells.front().empty()) return true;
  }
  return false;
}

bool CsvRows::at_line_end() const {
  return at_ == text_.size() || text_[at_] == '\n' || text_[at_] == '\r';
}

void CsvRows::pass_line_end() {
  if (at_ == text_.size()) return;
  const bool pair = text_.substr(at_, 2) == "\r\n";
  at_ += pair ? 2 : 1;
  ++line_;
}

std::optional<Refusal> CsvRows::read_row(CsvRow& row) {
  for (;;) {
    if (row.cells.size() == csv_column_limit)
      return Refusal{csv_place(line_, row.cells.size()),
                     "a row may have at most " + std::to_string(csv_column_limit) + " cells"};
    std::string& cell = row.cells.emplace_back();
    while (at_ < text_.size() && text_[at_] == ' ')
      ++at_;
    if (at_ < text_.size() && text_[at_] == '"') {
      if (auto refusal = read_quoted(cell, csv_place(line_, row.cells.size() - 1))) return refusal;
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

std::optional<Refusal> CsvRows::read_quoted(std::string& cell, const std::string& here) {
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

} // namespace losslab
