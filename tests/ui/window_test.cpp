#include "ui/main_window.h"

#include "app/storage/advice_file.h"
#include "app/storage/dataset_files.h"
#include "app/storage/question_files.h"
#include "tests/ui/pages/quiz/sitting.h"
#include "tests/ui/window_scenes.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/formula_view.h"

#include <QAbstractButton>
#include <QAbstractSpinBox>
#include <QAccessible>
#include <QApplication>
#include <QButtonGroup>
#include <QComboBox>
#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QScrollArea>
#include <QSlider>
#include <QTest>

#include <memory>

// What every page inherits: at any theme, size and text size nothing is clipped, nothing overlaps,
// and every control has a name and is reached by Tab. Pictures of all are left in the build folder.

Q_DECLARE_METATYPE(losslab::Scene)

using namespace losslab;
using namespace losslab::test;

namespace {

/// A fixed morning, the shipped questions, and a learner of some weeks; or one who is done for
/// today.
Services fixed_services(bool done) {
  static const auto bank = std::make_shared<const Bank>(*read_questions());
  test::Sitting sitting;
  sitting.bank = bank;
  *sitting.clock = QDateTime(QDate(2026, 1, 5), QTime(9, 0), Qt::UTC);
  const Time now = sitting.clock->toSecsSinceEpoch();
  sitting.disk = std::make_shared<test::FullDisk>(done ? test::answered_for_today(*bank, now)
                                                       : test::lived_in(*bank, now));
  Services services = sitting.services();
  static const auto advice = std::make_shared<const Advice>(*read_advice());
  services.advice = []() -> Outcome<std::shared_ptr<const Advice>> { return advice; };
  static const auto datasets = std::make_shared<const std::vector<SourcedSet>>(*read_datasets());
  services.datasets = []() -> Outcome<std::shared_ptr<const std::vector<SourcedSet>>> {
    return datasets;
  };
  services.read_file = [](const QString&) -> Outcome<QByteArray> {
    return Refusal{"file", "there is none in this test"};
  };
  services.write_file = [](const QString&, const QByteArray&) { return std::optional<Refusal>(); };
  return services;
}

QString name_of(const QWidget* widget) {
  QString name = widget->metaObject()->className();
  if (const auto* button = qobject_cast<const QAbstractButton*>(widget))
    name += " \"" + button->text() + "\"";
  if (const auto* label = qobject_cast<const QLabel*>(widget))
    name += " \"" + label->text().left(40) + "\"";
  return name + (widget->accessibleName().isEmpty() ? "" : " (" + widget->accessibleName() + ")");
}

const QScrollArea* scroller_of(const QWidget* widget) {
  for (const QWidget* up = widget->parentWidget(); up != nullptr; up = up->parentWidget())
    if (const auto* area = qobject_cast<const QScrollArea*>(up)) return area;
  return nullptr;
}

bool is_part(const QWidget* widget) {
  const QWidget* parent = widget->parentWidget();
  if (qobject_cast<const QAbstractSpinBox*>(parent) || qobject_cast<const QLineEdit*>(parent))
    return false; // a spin box's own editor, a line edit's clear button
  return qobject_cast<const QLabel*>(widget) || qobject_cast<const QAbstractButton*>(widget) ||
         qobject_cast<const QLineEdit*>(widget) || qobject_cast<const QAbstractSpinBox*>(widget) ||
         qobject_cast<const QComboBox*>(widget) || qobject_cast<const QSlider*>(widget) ||
         qobject_cast<const QPlainTextEdit*>(widget) || qobject_cast<const FormulaView*>(widget) ||
         widget->inherits("QCustomPlot");
}

QList<QWidget*> visible_parts(const QWidget& window) {
  QList<QWidget*> parts;
  for (QWidget* widget : window.findChildren<QWidget*>())
    if (widget->isVisible() && widget->window() == &window && is_part(widget)) parts.append(widget);
  return parts;
}

constexpr int slack = 2; // px: rounding of scaled lengths, too little to cut a letter

QString short_of(const char* what, int has, int needs) {
  return has + slack >= needs ? QString()
                              : QString("is %1 %2, needs %3").arg(has).arg(what).arg(needs);
}

/// Do the words of this part fit into it?
QString cramped(const QWidget* widget) {
  if (qobject_cast<const ElidedLabel*>(widget)) return {};
  if (const auto* label = qobject_cast<const QLabel*>(widget))
    return label->wordWrap()
               ? short_of("high", label->height(), label->heightForWidth(label->width()))
               : short_of("wide", label->width(), label->sizeHint().width());
  if (const auto* box = qobject_cast<const QAbstractSpinBox*>(widget)) {
    const auto* edit = box->findChild<QLineEdit*>();
    return short_of("wide", edit->width(), edit->fontMetrics().horizontalAdvance(edit->text()) + 4);
  }
  if (const auto* combo = qobject_cast<const QComboBox*>(widget))
    return short_of("wide", combo->width(),
                    combo->fontMetrics().horizontalAdvance(combo->currentText()) + 24);
  const QSize needed = widget->minimumSizeHint();
  const QString wide = qobject_cast<const QAbstractButton*>(widget)
                           ? short_of("wide", widget->width(), needed.width())
                           : QString();
  return wide.isEmpty() ? short_of("high", widget->height(), needed.height()) : wide;
}

/// Does the part lie inside the window, or across a scroll area?
QString cut_off(const QWidget* widget) {
  const QScrollArea* scroller = scroller_of(widget);
  const QWidget* frame = scroller ? scroller->viewport() : widget->window();
  const QRect placed(widget->mapTo(frame, QPoint(0, 0)), widget->size());
  if (placed.left() < 0 || placed.right() >= frame->width())
    return QString("reaches from %1 to %2 of %3")
        .arg(placed.left())
        .arg(placed.right())
        .arg(frame->width());
  if (!scroller && (placed.top() < 0 || placed.bottom() >= frame->height()))
    return QString("reaches down to %1 of %2").arg(placed.bottom()).arg(frame->height());
  return {};
}

QList<QWidget*> controls(const QWidget& window) {
  QList<QWidget*> found;
  for (QWidget* widget : window.findChildren<QWidget*>())
    if (widget->isVisible() && widget->isEnabled() && widget->focusProxy() == nullptr &&
        (widget->focusPolicy() & Qt::TabFocus) && widget->window() == &window)
      found.append(widget);
  return found;
}

QStringList clipping(const QWidget& window) {
  QStringList faults;
  for (const QWidget* part : visible_parts(window))
    for (const QString& fault : {cramped(part), cut_off(part)})
      if (!fault.isEmpty()) faults << name_of(part) + " " + fault;
  return faults;
}

QStringList overlaps(const QWidget& window) {
  QStringList faults;
  const auto parts = visible_parts(window);
  const auto place = [&window](const QWidget* part) {
    return QRect(part->mapTo(&window, QPoint(0, 0)), part->size());
  };
  for (qsizetype i = 0; i < parts.size(); ++i)
    for (qsizetype j = i + 1; j < parts.size(); ++j) {
      if (parts[i]->isAncestorOf(parts[j]) || parts[j]->isAncestorOf(parts[i])) continue;
      if (scroller_of(parts[i]) != scroller_of(parts[j])) continue; // one may be scrolled away
      if (place(parts[i]).intersects(place(parts[j])))
        faults << name_of(parts[i]) + " overlaps " + name_of(parts[j]);
    }
  return faults;
}

QStringList unnamed(const QWidget& window) {
  QStringList faults;
  for (QWidget* control : controls(window)) {
    QAccessibleInterface* spoken = QAccessible::queryAccessibleInterface(control);
    if (spoken == nullptr || spoken->text(QAccessible::Name).isEmpty())
      faults << name_of(control) + " has no accessible name";
  }
  return faults;
}

QStringList unreachable(QWidget& window) {
  QSet<const QWidget*> reached;
  const auto all = controls(window);
  window.setFocus();
  for (qsizetype presses = 0; presses < 4 * all.size() + 200 && reached.size() < all.size();
       ++presses) {
    QWidget* now = QApplication::focusWidget();
    QTest::keyClick(now ? now : &window, Qt::Key_Tab);
    if (QApplication::focusWidget()) reached.insert(QApplication::focusWidget());
  }
  const auto by_arrows = [&reached](const QWidget* control) { // the others of an exclusive group
    const auto* button = qobject_cast<const QAbstractButton*>(control);
    return button && button->group() && button->group()->exclusive() &&
           reached.contains(button->group()->checkedButton());
  };
  QStringList faults;
  for (QWidget* control : all)
    if (!reached.contains(control) && !by_arrows(control))
      faults << name_of(control) + " is not reached by Tab";
  return faults;
}

} // namespace

class WindowTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void every_page_data() {
    QTest::addColumn<Scene>("scene");
    QTest::addColumn<bool>("dark");
    QTest::addColumn<QSize>("size");
    QTest::addColumn<double>("text_scale");
    for (const auto& [name, scene] : scenes())
      for (const bool dark : {false, true})
        for (const QSize size : {QSize(1024, 700), QSize(1440, 900)})
          for (const double scale : {1.0, 1.5})
            QTest::addRow("%s-%s-%dx%d-%d", qPrintable(name), dark ? "dark" : "light", size.width(),
                          size.height(), static_cast<int>(scale * 100))
                << scene << dark << size << scale;
  }

  void every_page() {
    QFETCH(Scene, scene);
    QFETCH(bool, dark);
    QFETCH(QSize, size);
    QFETCH(double, text_scale);
    const Settings settings{dark ? Appearance::dark : Appearance::light, text_scale};
    apply_theme(*qApp, settings.appearance, settings.text_scale);
    MainWindow window(fixed_services(QByteArray(QTest::currentDataTag()).startsWith("quiz_done")),
                      settings);
    window.openScene(scene);
    window.resize(size);
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    QApplication::setActiveWindow(&window);
    window.currentPage().finish();
    QApplication::processEvents();
    QApplication::processEvents(); // what has folded for lack of room takes its place

    QVERIFY(QDir().mkpath(BINARY_DIR "/pictures"));
    QVERIFY(
        window.grab().save(QString(BINARY_DIR "/pictures/%1.png").arg(QTest::currentDataTag())));
    QStringList faults;
    if (window.size() != size)
      faults << QString("the window needs %1 x %2").arg(window.width()).arg(window.height());
    faults << clipping(window) << overlaps(window) << unnamed(window) << unreachable(window);
    QVERIFY2(faults.isEmpty(), qPrintable("\n" + faults.join('\n')));
  }

  void a_theme_changes_in_place_data() {
    QTest::addColumn<Scene>("scene");
    for (const auto& [name, scene] : scenes())
      QTest::addRow("%s", qPrintable(name)) << scene;
  }

  // Nothing keeps the colours of the theme it was made in.
  void a_theme_changes_in_place() {
    QFETCH(Scene, scene);
    const auto picture = [&scene](Appearance first, Appearance then) {
      apply_theme(*qApp, first);
      MainWindow window(fixed_services(false), {first, 1});
      window.openScene(scene);
      window.resize(1440, 900);
      window.show();
      window.currentPage().finish();
      QApplication::processEvents();
      apply_theme(*qApp, then);
      QApplication::processEvents();
      QApplication::processEvents();
      return window.grab().toImage();
    };
    const QImage made = picture(Appearance::dark, Appearance::dark);
    const QImage changed = picture(Appearance::light, Appearance::dark);
    const QString path = BINARY_DIR "/pictures/changed-" + QString(QTest::currentDataTag());
    if (made != changed) QVERIFY(made.save(path + "-made.png") && changed.save(path + ".png"));
    QVERIFY2(made == changed, qPrintable("see " + path + ".png"));
  }
};

QTEST_MAIN(WindowTest)
#include "window_test.moc"
