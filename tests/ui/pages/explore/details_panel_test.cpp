#include "core/loss/code.h"
#include "tests/core/loss/walk.h"
#include "ui/pages/explore/details_panel.h"
#include "ui/pages/explore/details_text.h"
#include "ui/text.h"
#include "ui/theme.h"
#include "ui/widgets/tool_button.h"

#include <QApplication>
#include <QClipboard>
#include <QPlainTextEdit>
#include <QResource>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QTextBrowser>
#include <QTextDocument>

#include <memory>

using namespace losslab;
using namespace losslab::test;

namespace {

QString plain(const QString& rich) {
  QTextDocument document;
  document.setHtml(rich);
  return document.toPlainText();
}

QString libraries(const char* id, const std::vector<double>& parameters = {}) {
  return plain(libraries_text(find_loss(id)->card, parameters));
}

} // namespace

// What a learner reads and copies of a loss's card.
class DetailsPanelTest : public QObject {
  Q_OBJECT

  std::unique_ptr<ExploreModel> model_;
  std::unique_ptr<DetailsPanel> panel_;

  void open(const char* loss) {
    apply_theme(*qApp, Appearance::light);
    const Card& focus = find_loss(loss)->card;
    model_ = std::make_unique<ExploreModel>(explore_scene({{loss, {}}}, focus));
    panel_ = std::make_unique<DetailsPanel>(*model_);
    panel_->resize(318, 300);
    panel_->show();
    QVERIFY(QTest::qWaitForWindowExposed(panel_.get()));
  }
  QToolButton* button(const QString& name) const {
    for (auto* each : panel_->findChildren<QToolButton*>())
      if (each->accessibleName() == name || each->text() == name) return each;
    qFatal("no button %s", qPrintable(name));
  }
  QString code() const { return panel_->findChild<QPlainTextEdit*>()->toPlainText(); }

 private Q_SLOTS:
  void cleanup() {
    panel_.reset();
    model_.reset();
  }

  void each_library_says_its_number() {
    // By hand: (0.125 + 2.5)/2, their sum, each, and half of them at δ = 2: (0.125 + 4)/2/2.
    const QString one = libraries("huber", {1});
    QVERIFY2(one.contains("LossLab: 1.3125, the mean"), qPrintable(one));
    QVERIFY(one.contains("mlpack: 2.625\n"));
    QVERIFY(one.contains("Optax: 0.125, 2.5\n"));
    QVERIFY(one.contains("Keras: 1.3125 as here"));
    QVERIFY(libraries("huber", {2}).contains("PyTorch: 1.03125\ntorch.nn.SmoothL1Loss"));
    QVERIFY(libraries("gan_hinge").contains("discriminator 0.875, generator 0.875"));
    QVERIFY(libraries("log_cosh").contains("mlpack: ∞"));
    QVERIFY(libraries("msle").contains("scikit-learn: refuses these inputs"));
  }

  void no_card_shows_nan_and_every_refusal_has_its_reason_data() { every_loss(); }
  void no_card_shows_nan_and_every_refusal_has_its_reason() {
    QFETCH(QString, id);
    const Card& card = card_of(id);
    for (const ParameterValues& parameters : settings(card)) {
      const LossPtr loss = *make_loss(card.id, parameters);
      const QString text = plain(libraries_text(card, loss->parameters()));
      QVERIFY2(!text.contains(QRegularExpression("\\bnan\\b")), qPrintable(text));
      QVERIFY(text.contains("LossLab: "));
    }
  }

  void all_code_is_in_the_program_data() { every_loss(); }
  void all_code_is_in_the_program() {
    QFETCH(QString, id);
    for (const CodeLibrary& library : code_libraries)
      QVERIFY(QResource(QStringLiteral(":/code/%1/%2.py").arg(text(library.id), id)).isValid());
  }

  void the_code_follows_the_parameters_and_is_copied_by_key() {
    open("huber");
    button("Code")->click();
    QVERIFY(code().contains("\ndelta = 1.0\n"));
    model_->setParameter("delta", 0.1 + 0.2);
    QVERIFY(code().contains("\ndelta = 0.30000000000000004\n"));
    button("NumPy")->click();
    QVERIFY(code().contains("import numpy as np"));
    QSignalSpy noticed(panel_.get(), &DetailsPanel::noticed);
    QToolButton* copy = button("Copy this code to the clipboard");
    copy->setFocus();
    QTest::keyClick(copy, Qt::Key_Space);
    QCOMPARE(QGuiApplication::clipboard()->text(), code());
    QCOMPARE(noticed.count(), 1);
    QCOMPARE(noticed[0][0].toString(), "Huber copied as NumPy code.");
  }

  void the_reader_stays_where_numbers_change_and_begins_anew_at_another_loss() {
    open("huber");
    button("Libraries")->click();
    QScrollBar* bar = panel_->findChild<QTextBrowser*>()->verticalScrollBar();
    QVERIFY(bar->maximum() > 100);
    bar->setValue(100);
    model_->setParameter("delta", 2);
    QCOMPARE(bar->value(), 100);
    model_->setFocus("mse");
    QCOMPARE(bar->value(), 0);
  }
};

QTEST_MAIN(DetailsPanelTest)
#include "details_panel_test.moc"
