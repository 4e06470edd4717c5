#pragma once

#include "core/data/two_classes.h"
#include "core/fit/boundary.h"
#include "core/loss/catalogue.h"
#include "ui/pages/catalogue.h"
#include "ui/pages/explore/pictures/picture.h"
#include "ui/pages/outliers/outliers_model.h"

#include <QList>
#include <QString>

#include <utility>

namespace losslab::test {

/// What a first visit to each page shows, and other faces of the pages that have them.
inline QList<std::pair<QString, Scene>> scenes() {
  QList<std::pair<QString, Scene>> all;
  for (const PageEntry& entry : page_catalogue())
    all.append({entry.id, entry.fresh()});
  ExploreScene binary;
  binary.losses = {{"bce_with_logits", {}}, {"focal", {}}, {"hinge", {}}, {"brier", {}}};
  binary.focus = "focal";
  binary.axis = Axis::logit;
  binary.target = 1;
  binary.low = -6;
  binary.high = 6;
  binary.curvature = true;
  binary.ball = Ball{-2, 0.3};
  all.append({"explore_binary", binary});
  for (const PictureEntry& picture : picture_catalogue()) {
    std::vector<LossChoice> chosen;
    for (const Entry* entry : catalogue())
      if (entry->card.kind == picture.kind) chosen.push_back({entry->card.id, {}});
    all.append({"explore_" + QString::fromStdString(chosen.front().id),
                explore_scene(chosen, find_loss(chosen.front().id)->card)});
  }
  ExploreScene relative = explore_scene({{"mape", {}}, {"msle", {}}}, find_loss("mape")->card);
  relative.axis = Axis::error;
  all.append({"explore_mape", relative});
  ExploreScene nothing;
  nothing.losses.clear();
  all.append({"explore_nothing", nothing});
  all.append({"explore_cosine",
              explore_scene({{"cosine_embedding", {}}}, find_loss("cosine_embedding")->card)});
  OutliersScene crowded = OutliersModel::fresh();
  crowded.losses.clear();
  for (const Entry* entry : catalogue())
    if (entry->card.family == Family::regression && crowded.losses.size() < most_losses)
      crowded.losses.push_back({entry->card.id, {}});
  crowded.points.front().y = -3; // where MSLE is not defined
  all.append({"outliers_crowded", crowded});
  OutliersScene classes;
  classes.view = OutliersView::classes;
  all.append({"outliers_classes", classes});
  classes.classes = first_two_classes();
  classes.classes->losses.clear();
  for (const Entry* entry : catalogue())
    if (separates(entry->card)) classes.classes->losses.push_back({entry->card.id, {}});
  classes.classes->focus = "focal";
  classes.classes->regularisation = 1e-6;
  classes.classes->selected.reset();
  all.append({"outliers_classes_crowded", classes});
  classes.classes->points.resize(1); // nothing to tell apart
  all.append({"outliers_classes_one", classes});
  OutliersScene noise;
  noise.view = OutliersView::noise;
  noise.synthetic = Synthetic{.noise = Noise::contaminated};
  noise.focus = "huber"; // has a slider
  all.append({"outliers_noise", noise});
  noise.synthetic = Synthetic{.noise = Noise::student, .scale = 0};
  noise.losses = crowded.losses;
  noise.focus = "mse";
  all.append({"outliers_noise_crowded", noise});
  OutliersScene published;
  published.dataset = "stars";
  all.append({"outliers_published", published});
  OutliersScene many;
  many.synthetic = Synthetic{.noise = Noise::student, .count = 3000};
  all.append({"outliers_many", many});
  OutliersScene travelling = OutliersModel::fresh();
  travelling.beneath = Beneath::vertical;
  all.append({"outliers_vertical", travelling});
  travelling.beneath = Beneath::horizontal;
  travelling.points[23].x = 100; // where leverage beats robustness, and it is said
  all.append({"outliers_horizontal", travelling});
  OutliersScene looked_over = OutliersModel::fresh();
  looked_over.beneath = Beneath::contour;
  looked_over.focus = "tukey";
  all.append({"outliers_contour", looked_over});
  looked_over.degree = 3; // which has no map
  looked_over.mad_scale = true;
  looked_over.residuals = ResidualStyle::penalty;
  all.append({"outliers_curves", looked_over});
  OutliersScene filled = OutliersModel::fresh();
  filled.filling = Filling::shift; // the widest of the menu and the longest caption
  filled.x_name = "what is measured along x, and said at length";
  filled.y_name = filled.x_name;
  all.append({"outliers_filled", filled});
  OutliersScene guessed = OutliersModel::fresh();
  guessed.own = Line{1, 0.5};
  guessed.guess = true;
  all.append({"outliers_guess", guessed});
  guessed.guess = false;
  guessed.task = "lab-predict-end";
  all.append({"outliers_task", guessed});
  all.append({"quiz_task", QuizScene{QuizMode::learn, "lab", "lab-turn-mse", false}});
  all.append({"quiz_free", QuizScene{QuizMode::learn, "multiclass", "label-noise", false}});
  all.append({"quiz_free_revealed", QuizScene{QuizMode::learn, "multiclass", "label-noise", true}});
  all.append({"quiz_choice", QuizScene{QuizMode::scenarios, {}, "gps-spikes", false}});
  all.append(
      {"quiz_choice_revealed", QuizScene{QuizMode::review, {}, "leverage-defeats-mae", true}});
  all.append({"quiz_done", QuizScene{}});
  ChooseScene choose;
  choose.answers = {"task=number", "number=typical", "errors=far"};
  all.append({"choose_answered", choose});
  choose.ticked = {"focal", "brier"};
  choose.focus = "focal";
  choose.view = ChooseView::compare;
  all.append({"choose_compare", choose});
  choose.view = ChooseView::scenarios;
  all.append({"choose_scenarios", choose});
  choose.view = ChooseView::lookup;
  all.append({"choose_lookup", choose});
  TrainScene race;
  race.lanes = {{"bce_with_logits", {}}, {"mse", {}}, {"hinge", {}}, {"tukey", {{"c", 2}}}};
  race.data.flipped = 0.1;
  race.network.hidden = {8, 8, 8, 2, 3, 4};
  race.epochs = 20;
  race.focus = 3;
  all.append({"train_race", race});
  TrainScene wave;
  wave.lanes = {{"mse", {}}, {"hinge", {}}};
  wave.data = {.id = "sine", .flipped = 0.1};
  wave.network.hidden = {};
  wave.measure = Measure::own;
  wave.epochs = 20;
  all.append({"train_sine", wave});
  return all;
}

} // namespace losslab::test
