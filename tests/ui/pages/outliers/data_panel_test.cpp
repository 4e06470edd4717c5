#include "ui/pages/outliers/data_panel.h"

#include "app/storage/dataset_files.h"
#include "core/scene/text.h"
#include "ui/pages/outliers/columns_dialog.h"
#include "ui/theme.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableWidget>
#include <QTest>

#include <algorithm>
#include <memory>

using namespace losslab;

class DataPanelTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void init() {
    apply_theme(*qApp, Appearance::light);
    asked_ = 0;
    Services services;
    services.datasets = [this]() -> Outcome<std::shared_ptr<const std::vector<SourcedSet>>> {
      ++asked_;
      return std::make_shared<const std::vector<SourcedSet>>(*read_datasets());
    };
    model_ = std::make_unique<OutliersModel>(OutliersModel::fresh(), services);
    panel_ = std::make_unique<DataPanel>(*model_, services);
    panel_->setFixedWidth(scaled(360));
  }
  void cleanup() {
    panel_.reset();
    model_.reset();
  }

  void sets_are_read_when_the_panel_is_looked_at() {
    QCOMPARE(asked_, 0);
    panel_->show();
    QCOMPARE(asked_, 1);
    QCOMPARE(sets()->count(), int(model_->datasets()->size()));
    QCOMPARE(sets()->currentIndex(), -1);
    QCOMPARE(sets()->placeholderText(), QString("Choose a published set"));
  }

  void a_set_is_chosen_by_key_says_where_it_comes_from_and_goes_back() {
    panel_->show();
    const auto before = model_->outliers();
    sets()->setFocus();
    QTest::keyClick(sets(), Qt::Key_Down);
    QTest::keyClick(sets(), Qt::Key_Down);
    QTest::keyClick(sets(), Qt::Key_Down);
    QCOMPARE(model_->outliers().dataset, std::string("anscombe-3"));
    QCOMPARE(model_->outliers().points.size(), std::size_t(11));
    QVERIFY(says("Ten points on a line"));
    QVERIFY(says("The American Statistician 27 (1973)"));
    for (int i = 0; i < 3; ++i)
      model_->undo();
    QCOMPARE(model_->outliers(), before);
    QCOMPARE(sets()->currentIndex(), -1);
    QVERIFY(!says("Ten points on a line"));
  }

  void a_changed_set_says_so_and_can_be_had_again() {
    panel_->show();
    model_->takeDataset("cars");
    const int cars = sets()->currentIndex();
    QCOMPARE(sets()->currentText(), QString("Stopping distances of cars"));
    model_->movePoint(3, {7, 90});
    QCOMPARE(sets()->currentIndex(), -1);
    QCOMPARE(sets()->placeholderText(), QString("Stopping distances of cars, changed"));
    QVERIFY(says("Cars of the 1920s"));
    Q_EMIT sets()->activated(cars);
    QVERIFY(!model_->datasetChanged());
    QCOMPARE(sets()->currentIndex(), cars);
  }

  void two_columns_are_taken_at_once() {
    paste("city,x,y\nUlm,1,2\nBonn,3,5\n");
    QCOMPARE(model_->outliers().points, (std::vector<Sample>{{1, 2}, {3, 5}}));
    QVERIFY(dialog() == nullptr);
  }

  void the_axes_are_called_as_the_columns() {
    paste("income (£),food\n1,2\n3,5\n");
    QCOMPARE(model_->axisNames(), std::pair(std::string("income (£)"), std::string("food")));
    model_->setSynthetic({});
    QVERIFY(model_->outliers().x_name.empty() && model_->outliers().y_name.empty());
    model_->undo();
    QCOMPARE(model_->axisNames().second, std::string("food"));
    paste(QString("x," + QString(300, u'é') + "\n1,2\n3,5\n"));
    paste("1,2\n3,5\n"); // which has no header
    QCOMPARE(model_->axisNames(), std::pair(std::string(), std::string()));
    model_->undo();
    const auto again = scene_from_json(scene_to_json(model_->outliers()));
    QVERIFY2(again.ok(), again.ok() ? "" : again.refusal().text().c_str());
  }

  void of_more_columns_two_are_chosen() {
    const auto before = model_->outliers();
    paste("a,b,c\n1,2,3\n4,5,6\n");
    QVERIFY(dialog() != nullptr);
    QCOMPARE(model_->outliers(), before);
    auto* preview = dialog()->findChild<QTableWidget*>();
    QCOMPARE(preview->rowCount(), 2);
    QCOMPARE(preview->item(1, 2)->text(), QString("6"));
    const auto boxes = dialog()->findChildren<QComboBox*>();
    boxes[0]->setCurrentIndex(1);
    QVERIFY(!take()->isEnabled()); // x and y are both b
    QVERIFY(!take()->toolTip().isEmpty());
    boxes[0]->setCurrentIndex(2);
    QCOMPARE(preview->horizontalHeaderItem(2)->text(), QString("x: c"));
    take()->click();
    QCOMPARE(model_->outliers().points, (std::vector<Sample>{{3, 2}, {6, 5}}));
    QCOMPARE(model_->axisNames(), std::pair(std::string("c"), std::string("b")));
    model_->undo();
    QCOMPARE(model_->outliers(), before);
  }

  void esc_in_the_dialog_changes_nothing() {
    const auto before = model_->outliers();
    paste("a,b,c\n1,2,3\n4,5,6\n");
    QTest::keyClick(dialog(), Qt::Key_Escape);
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    QVERIFY(dialog() == nullptr);
    QCOMPARE(model_->outliers(), before);
  }

  void what_is_refused_names_the_place_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("says");
    QTest::newRow("text") << "x,y\n1,2\n3,four\n"
                          << "line 3, column 2";
    QTest::newRow("NaN") << "x,y\n1,nan\n3,4\n"
                         << "line 2, column 2";
    QTest::newRow("one column") << "x\n1\n3\n"
                                << "needs two columns of numbers, x and y, and has 1";
    QTest::newRow("nothing") << ""
                             << "has no data";
  }
  void what_is_refused_names_the_place() {
    QFETCH(QString, text);
    QFETCH(QString, says);
    const auto before = model_->outliers();
    const QSignalSpy refused(panel_.get(), &DataPanel::refused);
    paste(text);
    QCOMPARE(refused.count(), 1);
    QVERIFY(this->says(says));
    QCOMPARE(model_->outliers(), before);
    model_->movePoint(0, {0, 0});
    QVERIFY(!this->says(says)); // it was about what was tried before
  }

  void of_too_many_rows_some_are_taken_and_it_is_said() {
    QString text;
    for (int i = 0; i <= 100'000; ++i)
      text += QString::number(i) + ",1\n";
    const QSignalSpy noticed(panel_.get(), &DataPanel::noticed);
    paste(text);
    QCOMPARE(model_->outliers().points.size(), std::size_t(50'001));
    QCOMPARE(noticed.count(), 1);
    QVERIFY(noticed.front().front().toString().contains("Of 100,001 rows one in 2"));
  }

 private:
  QComboBox* sets() const { return panel_->findChildren<QComboBox*>().front(); }
  ColumnsDialog* dialog() const { return panel_->findChild<ColumnsDialog*>(); }
  QPushButton* take() const {
    for (auto* button : dialog()->findChildren<QPushButton*>())
      if (button->text() == "Take them") return button;
    qFatal("no button takes the columns");
  }
  bool says(const QString& words) const {
    const auto labels = panel_->findChildren<QLabel*>();
    return std::any_of(labels.begin(), labels.end(), [&](const QLabel* label) {
      return !label->isHidden() && label->text().contains(words);
    });
  }
  void paste(const QString& text) {
    QApplication::clipboard()->setText(text);
    panel_->pasteCsv();
  }

  int asked_ = 0;
  std::unique_ptr<OutliersModel> model_;
  std::unique_ptr<DataPanel> panel_;
};

QTEST_MAIN(DataPanelTest)
#include "data_panel_test.moc"
