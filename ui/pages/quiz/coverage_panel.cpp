#include "ui/pages/quiz/coverage_panel.h"

#include "ui/pages/quiz/coverage_grid.h"
#include "ui/widgets/elided_label.h"

#include <QVBoxLayout>

namespace losslab {

CoveragePanel::CoveragePanel(QuizModel& model, QWidget* parent)
    : Panel(tr("Coverage"), parent), model_(model), grid_(new CoverageGrid) {
  auto* reads = new ElidedLabel("caption"); // one line, whatever it says: the grid stays in place
  const QString hint = tr("Choose a cell to learn its topic.");
  reads->setText(hint);
  body()->addWidget(grid_);
  body()->addWidget(new CoverageLegend);
  body()->addWidget(reads);
  connect(grid_, &CoverageGrid::described, reads, [reads, hint](const QString& sentence) {
    reads->setText(sentence.isEmpty() ? hint : sentence);
  });
  connect(grid_, &CoverageGrid::topicChosen, &model_, &QuizModel::setTopic);
  connect(&model_, &QuizModel::figuresChanged, this, &CoveragePanel::refresh);
  refresh();
}

void CoveragePanel::refresh() { grid_->setRows(model_.figures().coverage); }

} // namespace losslab
