#pragma once

#include <QToolButton>

class QActionGroup;

namespace losslab {

/// One of several, where a row of segments would be too wide: a button that shows the present one
/// and opens a menu of all.
class MenuChoice : public QToolButton {
  Q_OBJECT

 public:
  /// name: what is chosen here, for assistive technology.
  MenuChoice(const QString& name, const QStringList& choices, QWidget* parent = nullptr);

  int current() const;
  /// Emits nothing.
  void setCurrent(int index);
  /// Greys one choice out and says why in its tooltip; an empty reason enables it.
  void setUnavailable(int index, const QString& why);

 Q_SIGNALS:
  /// The learner chose another one.
  void chosen(int index);

 private:
  QActionGroup* group_;
};

} // namespace losslab
