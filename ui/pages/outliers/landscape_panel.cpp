#include "ui/pages/outliers/landscape_panel.h"

#include "ui/plot/landscape_plot.h"
#include "ui/text.h"
#include "ui/theme.h"
#include "ui/widgets/even_grid.h"
#include "ui/widgets/panel.h"

#include <QEventLoop>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>
#include <utility>

namespace losslab {

namespace {

constexpr std::size_t fine = 48; ///< cells a side
constexpr std::size_t coarse = 12;
constexpr double evaluations = 300'000; ///< of a loss at a point, that a frame has time for
constexpr int least_map = 96;           ///< design pixels
constexpr int most_maps = 6;
constexpr std::size_t longest_way = 400;

} // namespace

LandscapePanel::LandscapePanel(OutliersModel& model, QWidget* parent)
    : QWidget(parent), model_(model), says_(label({}, "soft")), grid_(new EvenGrid(least_map)) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, scaled(4), 0, 0);
  column->setSpacing(scaled(6));
  column->addWidget(says_);
  column->addWidget(grid_, 1);
  connect(&model_, &SceneModel::sceneChanged, this, &LandscapePanel::refresh);
  when_rethemed(this, [this] {
    drawn_ = {};
    refresh();
  });
  refresh();
}

QString LandscapePanel::objection() const {
  const OutliersScene& scene = model_.outliers();
  if (scene.degree != 1 || !scene.intercept)
    return tr("A map has two directions: choose degree 1 with an intercept.");
  if (scene.guess) return tr("Reveal the fits to see where they lie.");
  if (!plane_) return tr("There is no map without two points at different x.");
  return {};
}

void LandscapePanel::refresh() {
  const OutliersScene& scene = model_.outliers();
  const bool wanted = scene.view == OutliersView::fits && scene.beneath == Beneath::contour;
  setVisible(wanted);
  if (!wanted) return;
  std::vector<Line> lines;
  for (const auto& fit : model_.fits())
    if (fit.fitted && fit.fitted->curve.degree == 1) lines.push_back(fit.fitted->curve.line());
  plane_ = worth_seeing(scene.points, scene.selected, lines);
  const QString why = objection();
  grid_->setVisible(why.isEmpty());
  // A sentence alone leaves the room to the points.
  setSizePolicy(QSizePolicy::Preferred,
                why.isEmpty() ? QSizePolicy::Preferred : QSizePolicy::Maximum);
  says_->setText("<b>" + tr("Landscape") + "</b> &nbsp;" +
                 (why.isEmpty() ? tr("every line's mean loss: slope across, height amid the "
                                     "points up; the fuller the colour, the lower")
                                : why));
  if (!why.isEmpty()) {
    drawn_ = {}; // what is on its way will not come
    return asked_.drop();
  }
  QStringList ids;
  for (const auto& fit : model_.fits())
    ids << text(fit.card->id);
  if (ids.size() > most_maps) {
    says_->setText(says_->text() + tr(" · %1 of %2 losses").arg(most_maps).arg(ids.size()));
    const qsizetype focus = ids.indexOf(text(scene.focus));
    if (focus >= most_maps) ids.move(focus, most_maps - 1);
    ids.resize(most_maps);
  }
  if (ids != shown_) {
    shown_ = ids;
    build();
  }
  follow();
}

void LandscapePanel::build() {
  maps_.clear();
  QList<QWidget*> cards;
  for (const QString& id : shown_) {
    const Card& card = find_loss(id.toStdString())->card;
    auto* plot = new LandscapePlot(tr("Landscape of %1").arg(text(card.name)));
    auto* named = new QWidget;
    auto* column = new QVBoxLayout(named);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(scaled(2));
    column->addWidget(label(text(card.short_name), "caption"), 0, Qt::AlignHCenter);
    column->addWidget(plot, 1);
    cards.append(named);
    maps_.append(Map{plot, {}});
  }
  grid_->setCards(cards);
  qDeleteAll(std::exchange(cards_, cards));
  drawn_ = {};
}

// The maps anew where points or losses are others; the fits' places always.
void LandscapePanel::follow() {
  const OutliersScene& scene = model_.outliers();
  const bool same = drawn_.points == scene.points && drawn_.losses == scene.losses &&
                    drawn_.mad_scale == scene.mad_scale && drawn_.selected == scene.selected;
  if (moving_ != scene.selected || points_ != scene.points.size())
    for (Map& map : maps_)
      map.way.clear();
  moving_ = scene.selected;
  points_ = scene.points.size();
  if (!same) {
    drawn_ = scene;
    const double each = static_cast<double>(scene.points.size() * maps_.size());
    const double side = std::sqrt(evaluations / std::max(1.0, each));
    if (side >= coarse) draw(std::min(fine, static_cast<std::size_t>(side)));
    if (side < fine)
      askForMore();
    else
      asked_.drop();
  }
  showPlaces();
}

const OutliersModel::Fit& LandscapePanel::fitOf(qsizetype map) const {
  return *std::find_if(model_.fits().begin(), model_.fits().end(),
                       [&](const auto& fit) { return text(fit.card->id) == shown_[map]; });
}

std::vector<LandscapePanel::Asked> LandscapePanel::losses() const {
  std::vector<Asked> all;
  all.reserve(static_cast<std::size_t>(maps_.size()));
  for (qsizetype i = 0; i < maps_.size(); ++i) {
    const auto& fit = fitOf(i);
    all.push_back({fit.loss, fit.fitted ? fit.fitted->scale : 0}); // 0: there is no fit
  }
  return all;
}

namespace {

std::vector<std::vector<double>> maps_of(const auto& losses, const std::vector<Sample>& points,
                                         const LinePlane& plane, std::size_t side,
                                         const std::stop_token& stop) {
  std::vector<std::vector<double>> all;
  all.reserve(losses.size());
  for (const auto& each : losses)
    all.push_back(each.scale > 0
                      ? landscape(*pointwise(*each.loss), points, plane, side, each.scale, stop)
                      : std::vector<double>{});
  return all;
}

} // namespace

void LandscapePanel::draw(std::size_t side) {
  showMaps(maps_of(losses(), model_.outliers().points, *plane_, side, {}));
}

void LandscapePanel::askForMore() {
  asked_.ask(
      [losses = losses(), points = model_.outliers().points, plane = *plane_](
          const std::stop_token& stop) { return maps_of(losses, points, plane, fine, stop); },
      [this](const std::vector<std::vector<double>>& values) {
        showMaps(values);
        Q_EMIT settled();
      });
}

void LandscapePanel::finish() {
  if (isSettled()) return;
  QEventLoop loop;
  connect(this, &LandscapePanel::settled, &loop, &QEventLoop::quit);
  loop.exec();
}

void LandscapePanel::showMaps(const std::vector<std::vector<double>>& values) {
  for (qsizetype i = 0; i < maps_.size(); ++i)
    maps_[i].plot->setLandscape(*plane_, values[static_cast<std::size_t>(i)],
                                loss_style(shown_[i].toStdString()).color);
}

void LandscapePanel::showPlaces() {
  for (qsizetype i = 0; i < maps_.size(); ++i) {
    const auto& fit = fitOf(i);
    Map& map = maps_[i];
    const auto place = [this](const Polynomial& curve) {
      return QPointF(curve.line().slope, curve.at(plane_->x));
    };
    if (fit.fitted) {
      const QPointF here = place(fit.fitted->curve);
      if (map.way.empty() || map.way.back() != here) map.way.push_back(here);
      if (map.way.size() > longest_way) map.way.erase(map.way.begin());
    }
    LandscapePlot::Places places{fit.fitted ? map.way : std::vector<QPointF>{}, {}};
    const bool focused = fit.card->id == model_.outliers().focus;
    if (focused)
      for (const Minimum& other : model_.otherMinima())
        places.others.push_back(place(other.curve));
    map.plot->setPlaces(std::move(places));
  }
}

} // namespace losslab
