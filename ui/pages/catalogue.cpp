#include "ui/pages/catalogue.h"

#include "ui/pages/choose/choose_page.h"
#include "ui/pages/explore/explore_page.h"
#include "ui/pages/outliers/outliers_page.h"
#include "ui/pages/quiz/quiz_page.h"
#include "ui/pages/train/train_page.h"

#include <QCoreApplication>

#include <array>

namespace losslab {

std::span<const PageEntry> page_catalogue() {
  static const std::array pages{
      PageEntry{"explore", QT_TRANSLATE_NOOP("pages", "Explore"), &ExplorePage::fresh,
                &ExplorePage::make},
      PageEntry{"outliers", QT_TRANSLATE_NOOP("pages", "Outliers"), &OutliersPage::fresh,
                &OutliersPage::make},
      PageEntry{"train", QT_TRANSLATE_NOOP("pages", "Train"), &TrainPage::fresh, &TrainPage::make},
      PageEntry{"quiz", QT_TRANSLATE_NOOP("pages", "Quiz"), &QuizPage::fresh, &QuizPage::make},
      PageEntry{"choose", QT_TRANSLATE_NOOP("pages", "Choose"), &ChoosePage::fresh,
                &ChoosePage::make},
  };
  return pages;
}

} // namespace losslab
