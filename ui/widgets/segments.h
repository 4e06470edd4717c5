#pragma once

#include <QButtonGroup>
#include <QWidget>

namespace losslab {

/// A row of joined buttons of which one is chosen.
class Segments : public QWidget {
  Q_OBJECT

 public:
  /// name: what is chosen here, for assistive technology.
  Segments(const QString& name, const QStringList& choices, QWidget* parent = nullptr);

  int current() const { return group_->checkedId(); }
  /// None for −1. Emits nothing.
  void setCurrent(int index);
  void setText(int index, const QString& text);
  /// Greys one choice out and says why in its tooltip; an empty reason enables it.
  void setUnavailable(int index, const QString& why);

 Q_SIGNALS:
  /// The learner chose another one.
  void chosen(int index);

 private:
  QButtonGroup* group_;
};

} // namespace losslab
