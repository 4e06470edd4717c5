#pragma once

#include "ui/widgets/panel.h"

#include <QScrollArea>

class QVBoxLayout;

namespace losslab {

class Segments;

/// Cards under one another while they fit; where the window is too low they fold under tabs, one at
/// a time. So there is never a scroll bar inside a scroll bar, and nothing is squeezed.
class PanelColumn : public QWidget {
  Q_OBJECT

 public:
  /// width in design pixels; grows with the text.
  PanelColumn(const QString& name, int width, QWidget* parent = nullptr);

  void addPanel(const QString& tab, QWidget* panel);
  /// A card that scrolls inside itself: it takes the height that the others leave, and needs
  /// little.
  void addFillingPanel(const QString& tab, QWidget* panel);
  /// A card to look at in passing: below the others, where they leave room for it.
  void addSpare(QWidget* panel);
  enum class Look { stays, at_it };
  /// A card that is here only at times (on narrow windows Explore's list of losses), before the
  /// others; where cards are folded, that in view stays or is this one.
  void insertFirst(const QString& tab, QWidget* panel, Look look = Look::stays);
  /// Lets go of that card.
  void takeFirst();
  /// Stands below the cards at all times.
  void setFooter(QWidget* footer);

 protected:
  void resizeEvent(QResizeEvent* event) override;
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  void refold();
  void rebuildTabs();

  struct Entry {
    QString tab;
    QWidget* panel;
    bool fills = false;
  };
  void add(const Entry& entry);
  QString name_;
  QList<Entry> entries_;
  int current_ = 0;
  bool folded_ = false;
  Segments* tabs_ = nullptr;
  QWidget* spare_ = nullptr;
  QWidget* footer_ = nullptr;
  QScrollArea* scroll_;
  QVBoxLayout* outer_;
  QVBoxLayout* inner_;
};

} // namespace losslab
