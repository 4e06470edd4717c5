#pragma once

#include <array>
#include <span>

namespace losslab::schema {

// What leads from one version of the database to the next: steps[v] from user_version v to v + 1.
// A step that a release has carried is never changed; a change is a new step.

inline constexpr std::array version_1{
    R"(CREATE TABLE card (
  question    TEXT PRIMARY KEY,
  state       INTEGER NOT NULL CHECK (state BETWEEN 0 AND 3),
  step        INTEGER NOT NULL CHECK (step BETWEEN 0 AND 100),
  stability   REAL    NOT NULL CHECK (stability BETWEEN 0 AND 36500),
  difficulty  REAL    NOT NULL CHECK (difficulty BETWEEN 0 AND 10),
  due         INTEGER NOT NULL,
  last_review INTEGER,
  reviews     INTEGER NOT NULL CHECK (reviews >= 0),
  lapses      INTEGER NOT NULL CHECK (lapses >= 0)
) STRICT)",
    // The log keeps each answer for ever, with the card as it was before. Only `withdrawn` changes.
    R"(CREATE TABLE review (
  id          INTEGER PRIMARY KEY AUTOINCREMENT,
  question    TEXT    NOT NULL REFERENCES card (question),
  at          INTEGER NOT NULL,
  rating      INTEGER NOT NULL CHECK (rating BETWEEN 1 AND 4),
  answer      TEXT    NOT NULL,
  withdrawn   INTEGER NOT NULL DEFAULT 0 CHECK (withdrawn IN (0, 1)),
  state       INTEGER NOT NULL CHECK (state BETWEEN 0 AND 3),
  step        INTEGER NOT NULL CHECK (step BETWEEN 0 AND 100),
  stability   REAL    NOT NULL CHECK (stability BETWEEN 0 AND 36500),
  difficulty  REAL    NOT NULL CHECK (difficulty BETWEEN 0 AND 10),
  due         INTEGER NOT NULL,
  last_review INTEGER,
  reviews     INTEGER NOT NULL CHECK (reviews >= 0),
  lapses      INTEGER NOT NULL CHECK (lapses >= 0)
) STRICT)",
    R"(CREATE TABLE draft (
  question TEXT PRIMARY KEY,
  text     TEXT NOT NULL
) STRICT)"};

inline constexpr std::array<std::span<const char* const>, 1> steps{version_1};

} // namespace losslab::schema
