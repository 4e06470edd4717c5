#include "ui/pages/outliers/exact_place.h"

#include "ui/theme.h"
#include "ui/widgets/number_field.h"

#include <QHBoxLayout>
#include <QLabel>

namespace losslab {

ExactPlace::ExactPlace(const QWidget& beside, QWidget* parent)
    : QWidget(parent), beside_(beside), x_(new NumberField(tr("x of the selected point"))),
      y_(new NumberField(tr("y of the selected point"))) {
  auto* fields = new QHBoxLayout(this);
  fields->setContentsMargins(0, 0, 0, 0);
  fields->setSpacing(scaled(6));
  fields->addWidget(new QLabel("x"));
  fields->addWidget(x_);
  fields->addWidget(new QLabel("y"));
  fields->addWidget(y_);
  setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed); // the last of a row may grow
  connect(x_, &NumberField::entered, this,
          [this](double x) { Q_EMIT entered(QPointF(x, place_.y())); });
  connect(y_, &NumberField::entered, this,
          [this](double y) { Q_EMIT entered(QPointF(place_.x(), y)); });
  for (NumberField* field : {x_, y_})
    connect(field, &NumberField::refused, this, [this](const QString& text) {
      Q_EMIT refused(tr("“%1” is no number; the point stays where it is.").arg(text));
    });
}

// Not sooner: the window that the app starts with is made before the style sheet is there.
void ExactPlace::showEvent(QShowEvent* event) {
  setFixedHeight(beside_.sizeHint().height());
  QWidget::showEvent(event);
}

void ExactPlace::setPlace(std::optional<QPointF> place) {
  for (NumberField* field : {x_, y_})
    field->setEnabled(place.has_value());
  if (place) {
    place_ = *place;
    x_->setValue(place->x());
    y_->setValue(place->y());
  } else {
    x_->clear();
    y_->clear();
  }
}

} // namespace losslab
