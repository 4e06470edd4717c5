#pragma once

#include "ui/theme.h"

#include <QSet>

#include <qcustomplot.h>

#include <limits>
#include <string>

namespace losslab {

/// The base of all plots: themed axes and grid, reachable by Tab, named for assistive technology,
/// vector output when painted into SVG or PDF, and names at the ends of curves.
class Plot : public QCustomPlot {
  Q_OBJECT

 public:
  explicit Plot(const QString& accessible_name, QWidget* parent = nullptr);

  /// Merges any number of calls into one replot per event loop turn.
  void queueReplot() {
    if (isVisible()) replot(QCustomPlot::rpQueuedReplot); // else when it is shown
  }

  /// The x axis counts something: no tick stands between whole numbers.
  void setWholeTicks();

  /// A name at the right end of a curve, moved apart where names would collide. Of a curve that
  /// ends well before the plot does, at its own end.
  struct EndLabel {
    QString text;
    QColor color;
    double y; ///< in y axis coordinates; kept inside the plot's height
    double x = std::numeric_limits<double>::infinity(); ///< in x axis coordinates
  };
  void setEndLabels(QList<EndLabel> labels);

  QSize minimumSizeHint() const override { return {scaled(140), scaled(80)}; }

 protected:
  /// Takes the colours of the theme in force; subclasses add their own.
  virtual void retheme();
  void changeEvent(QEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  void showEvent(QShowEvent* event) override;
  void paintEvent(QPaintEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void focusInEvent(QFocusEvent* event) override;
  void focusOutEvent(QFocusEvent* event) override;

  /// A key the plot understands (arrows move the crosshair, …); true when it did something.
  virtual bool handleKey(int key, Qt::KeyboardModifiers modifiers);

  /// What moves with the hand lives here: redrawn alone, without the curves below.
  QCPLayer* overlay() const { return overlay_; }
  /// Merges any number of calls into one redraw of the overlay per event loop turn.
  void queueOverlay() { queueLayer(overlay_); }
  /// The same for another buffered layer.
  void queueLayer(QCPLayer* layer);

 private:
  class EndLabels;
  void styleAxis(QCPAxis* axis);

  QCPLayer* overlay_;
  EndLabels* end_labels_;
  QSet<QCPLayer*> queued_;
  bool ring_ = false; ///< focus came by key: show where it is
};

} // namespace losslab
