#include "ui/pages/train/train_page.h"

#include "ui/pages/train/lane_panel.h"
#include "ui/theme.h"
#include "ui/widgets/percent_slider.h"
#include "ui/widgets/segments.h"

#include <QAction>
#include <QApplication>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QSlider>
#include <QSpinBox>
#include <QTest>
#include <QToolButton>

using namespace losslab;

namespace {

TrainScene small_scene() {
  TrainScene scene;
  scene.data.count = 60;
  return scene;
}

template <class Widget>
Widget* named(const QWidget& page, const QString& name) {
  for (auto* widget : page.findChildren<Widget*>())
    if (widget->accessibleName() == name) return widget;
  return nullptr;
}

QStringList shown_texts(const QWidget& page) {
  QStringList texts;
  for (const auto* label : page.findChildren<QLabel*>())
    if (label->isVisibleTo(&page)) texts << label->text();
  return texts;
}

QAction* menu_action(const LanePanel& lane, const QString& name) {
  auto* menu = lane.findChild<QMenu*>();
  Q_EMIT menu->aboutToShow();
  for (QAction* action : menu->actions())
    if (action->text() == name) return action;
  return nullptr;
}

QString name_of(const char* loss) { return QString::fromStdString(find_loss(loss)->card.name); }

/// A page that is shown, for keys and focus.
struct Shown {
  explicit Shown(const TrainScene& scene) : page(scene) {
    page.resize(1200, 800);
    page.show();
    QApplication::setActiveWindow(&page);
    page.finish();
  }
  const TrainScene& scene() { return std::get<TrainScene>(page.model().scene()); }
  TrainPage page;
};

} // namespace

class TrainPageTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() { apply_theme(*qApp, Appearance::light); }

  void finish_waits_for_all_epochs() {
    TrainScene scene = small_scene();
    scene.epochs = 30;
    TrainPage page(scene);
    page.finish();
    QVERIFY(shown_texts(page).contains("epoch 30"));
    // a head, and epochs 0…30 of both lanes
    QCOMPARE(page.table().count('\n'), qsizetype{1 + 2 * 31});
  }

  void finish_ends_when_every_lane_has_stopped() {
    TrainScene scene = small_scene();
    scene.data.id = "plane";
    scene.lanes = {{"hinge", {}}};
    scene.epochs = 10;
    TrainPage page(scene);
    page.finish(); // hinge can't learn real targets: it never reaches epoch 10
    QVERIFY(!shown_texts(page).filter("real numbers").isEmpty());
  }

  void keys_step_play_and_reset() {
    Shown shown(small_scene());
    auto* model = static_cast<TrainModel*>(&shown.page.model());
    QTest::keyClick(&shown.page, Qt::Key_Right, Qt::ControlModifier);
    QTRY_COMPARE(shown.scene().epochs, 1);
    QTest::keyClick(&shown.page, Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(model->isPlaying());
    QTRY_VERIFY(shown.scene().epochs > 3);
    QTest::keyClick(&shown.page, Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(!model->isPlaying());
    QTest::keyClick(&shown.page, Qt::Key_Backspace, Qt::ControlModifier);
    QTRY_COMPARE(model->snapshot().epoch, 0);
    QCOMPARE(shown.scene().epochs, 0);
  }

  void the_play_button_says_what_it_does_next() {
    Shown shown(small_scene());
    auto* play = shown.page.findChild<QPushButton*>();
    QCOMPARE(play->text(), QString("Play"));
    play->click();
    QCOMPARE(play->text(), QString("Pause"));
    play->click();
    QCOMPARE(play->text(), QString("Play"));
  }

  void a_lane_takes_another_loss_from_its_menu() {
    Shown shown(small_scene());
    auto* lane = shown.page.findChildren<LanePanel*>().at(1);
    QAction* mse = menu_action(*lane, name_of("mse"));
    QVERIFY(mse != nullptr);
    mse->trigger();
    QCOMPARE(shown.scene().lanes[1].id, std::string("mse"));
    QCOMPARE(shown.scene().focus, std::size_t{1});
    QVERIFY(lane->findChild<QToolButton*>()->text().startsWith("MSE on sigmoid"));
  }

  void a_loss_that_does_not_suit_the_data_says_why() {
    Shown shown(small_scene());
    const auto* lane = shown.page.findChild<LanePanel*>();
    const QAction* jump = menu_action(*lane, name_of("zero_one"));
    QVERIFY(jump != nullptr);
    QVERIFY(!jump->isEnabled());
    QVERIFY(jump->toolTip().contains("flat"));
  }

  void lanes_are_added_and_removed() {
    Shown shown(small_scene());
    auto* add = [&] {
      for (auto* button : shown.page.findChildren<QToolButton*>())
        if (button->text() == "Add loss") return button;
      return static_cast<QToolButton*>(nullptr);
    }();
    add->click();
    add->click();
    QCOMPARE(shown.page.findChildren<LanePanel*>().size(), qsizetype{4});
    QVERIFY(!add->isEnabled());
    menu_action(*shown.page.findChildren<LanePanel*>().first(), "Remove this lane")->trigger();
    QApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    QCOMPARE(shown.page.findChildren<LanePanel*>().size(), qsizetype{3});
    QCOMPARE(shown.scene().lanes.front().id, std::string("hinge"));
  }

  void a_click_on_a_lane_brings_it_into_focus() {
    Shown shown(small_scene());
    auto* lane = shown.page.findChildren<LanePanel*>().at(1);
    QTest::mouseClick(lane, Qt::LeftButton, {}, QPoint(lane->width() - 3, lane->height() - 3));
    QCOMPARE(shown.scene().focus, std::size_t{1});
    QCOMPARE(lane->property("card").toString(), QString("chosen"));
    QVERIFY(!shown.page.model().canUndo());
  }

  void the_network_has_as_many_fields_as_layers() {
    Shown shown(small_scene());
    auto* layers = named<QSpinBox>(shown.page, "Hidden layers");
    layers->setValue(3);
    QCOMPARE(shown.scene().network.hidden, (std::vector<int>{4, 2, 4}));
    auto* third = named<QSpinBox>(shown.page, "Neurons in layer 3");
    QVERIFY(third->isVisibleTo(&shown.page));
    third->setValue(7);
    QCOMPARE(shown.scene().network.hidden.back(), 7);
    layers->setValue(0);
    QVERIFY(shown.scene().network.hidden.empty());
    QVERIFY(!third->isVisibleTo(&shown.page));
    shown.page.model().undo();
    QCOMPARE(third->value(), 7);
  }

  void a_dragged_share_is_one_step() {
    Shown shown(small_scene());
    auto* noise = named<QSlider>(shown.page, "Noise");
    noise->setSliderDown(true);
    for (const int percent : {15, 20, 30})
      noise->setValue(percent);
    noise->setSliderDown(false);
    QCOMPARE(shown.scene().data.noise, 0.3);
    QCOMPARE(named<QSpinBox>(shown.page, "Noise")->value(), 30);
    shown.page.model().undo();
    QCOMPARE(shown.scene(), small_scene());
  }

  void real_targets_have_outliers_and_no_accuracy() {
    TrainScene scene = small_scene();
    scene.data.id = "sine";
    scene.lanes = {{"mse", {}}};
    Shown shown(scene);
    QVERIFY(named<QSlider>(shown.page, "Outliers") != nullptr);
    QVERIFY(named<QSlider>(shown.page, "Flipped labels") == nullptr);
    auto* accuracy = named<QToolButton>(shown.page, "Measure: Accuracy");
    QVERIFY(!accuracy->isEnabled());
    named<QToolButton>(shown.page, "Circle")->click();
    QVERIFY(accuracy->isEnabled());
    QVERIFY(named<QSlider>(shown.page, "Flipped labels") != nullptr);
  }

  void the_measure_is_part_of_the_scene() {
    Shown shown(small_scene());
    named<QToolButton>(shown.page, "Measure: Accuracy")->click();
    QCOMPARE(shown.scene().measure, Measure::accuracy);
    shown.page.model().undo();
    QVERIFY(named<QToolButton>(shown.page, "Measure: Log loss")->isChecked());
  }

  void sends_its_losses_to_the_other_pages() {
    Shown shown(small_scene());
    QSignalSpy wanted(&shown.page, &Page::sceneRequested);
    for (auto* button : shown.page.findChildren<QToolButton*>())
      if (button->text() == "Explore" || button->text() == "Quiz me") button->click();
    QCOMPARE(wanted.size(), qsizetype{2});
    const auto explore = std::get<ExploreScene>(wanted[0][0].value<Scene>());
    QCOMPARE(explore.focus, std::string("bce_with_logits"));
    const auto quiz = std::get<QuizScene>(wanted[1][0].value<Scene>());
    QCOMPARE(quiz.topic, std::string("binary"));
  }

  void both_themes_in_place() {
    Shown shown(small_scene());
    apply_theme(*qApp, Appearance::dark);
    QApplication::processEvents();
    const QImage dark = shown.page.grab().toImage();
    apply_theme(*qApp, Appearance::light);
    QApplication::processEvents();
    const QImage light = shown.page.grab().toImage();
    const auto* lane = shown.page.findChild<LanePanel*>();
    const QPoint inside = lane->mapTo(&shown.page, QPoint(8, lane->height() - 8));
    QVERIFY(dark.pixelColor(inside).lightness() < 80);
    QVERIFY(light.pixelColor(inside).lightness() > 200);
  }
};

QTEST_MAIN(TrainPageTest)
#include "train_page_test.moc"
