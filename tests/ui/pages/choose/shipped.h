#pragma once

#include "app/storage/advice_file.h"
#include "app/storage/question_files.h"
#include "core/quiz/bank.h"
#include "ui/services.h"

namespace losslab::test {

/// What Choose is given: the shipped questions and advice.
inline Services shipped() {
  static const auto bank = std::make_shared<const Bank>(*read_questions());
  static const auto advice = std::make_shared<const Advice>(*read_advice());
  Services services;
  services.questions = []() -> Outcome<std::shared_ptr<const Bank>> { return bank; };
  services.advice = []() -> Outcome<std::shared_ptr<const Advice>> { return advice; };
  return services;
}

} // namespace losslab::test
