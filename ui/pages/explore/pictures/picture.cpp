#include "ui/pages/explore/pictures/picture.h"

#include "core/scene/starts.h"
#include "ui/text.h"
#include "ui/theme.h"
#include "ui/widgets/tool_button.h"

#include <QLayout>
#include <QToolButton>

namespace losslab {

Picture::Picture(ExploreModel& model, QWidget* parent) : QWidget(parent), model_(model) {}

void Picture::follow() {
  connect(&model_, &SceneModel::sceneChanged, this, &Picture::refresh);
  when_rethemed(this, [this] { refresh(); });
  refresh();
}

const std::vector<double>& Picture::given(std::string_view input) const {
  static const std::vector<double> none;
  const Given* found = find_given(model_.explore().given, input);
  return found == nullptr ? none : found->values;
}

QPointF Picture::point(std::string_view input) const {
  const auto& numbers = given(input);
  return {numbers[0], numbers[1]};
}

QPointF Picture::step(const Shown* loss, std::string_view input) {
  const Given* by = loss == nullptr ? nullptr : loss->by(input);
  return by == nullptr ? QPointF() : QPointF(-by->values[0], -by->values[1]);
}

QList<double> Picture::steps(const Shown* loss, std::string_view input) {
  QList<double> pulls;
  const Given* by = loss == nullptr ? nullptr : loss->by(input);
  if (by == nullptr) return pulls;
  for (const double slope : by->values)
    pulls.append(-slope);
  return pulls;
}

void Picture::addStarts(QLayout* row) {
  for (const Start& start : starts(model_.explore().kind)) {
    auto* button = tool_button(text(start.name), text(start.tip));
    connect(button, &QToolButton::clicked, &model_,
            [this, &start] { model_.setAllGiven(start.given(model_.explore().given), start.of); });
    row->addWidget(button);
  }
}

QString Picture::table() const {
  QString text = "loss,of,index,value\n";
  const auto add = [&text](const QString& loss, const QString& of, const std::vector<double>& all) {
    for (std::size_t i = 0; i < all.size(); ++i)
      text += loss + ',' + of + ',' + QString::number(i) + ',' + QString::number(all[i], 'g', 17) +
              '\n';
  };
  for (const Given& each : model_.explore().given)
    add({}, QString::fromStdString(each.name), each.values);
  for (const Shown& each : model_.shown()) {
    QString name = QString::fromStdString(each.card->id);
    if (!each.player.empty())
      name +=
          ' ' + QString::fromUtf8(each.player.data(), static_cast<qsizetype>(each.player.size()));
    if (each.value) add(name, "value", {*each.value});
    for (const Given& by : each.gradient)
      add(name, "gradient by " + QString::fromStdString(by.name), by.values);
  }
  return text;
}

} // namespace losslab
