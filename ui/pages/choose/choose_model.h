#pragma once

#include "core/choose/advice.h"
#include "core/loss/card.h"
#include "core/loss/marks.h"
#include "core/quiz/bank.h"
#include "ui/scene_model.h"
#include "ui/services.h"

#include <memory>

namespace losslab {

/// What Choose shows: the decision guide and what it comes to, the rows of the comparison, the
/// scenarios of the quiz's bank.
class ChooseModel : public SceneModel {
  Q_OBJECT

 public:
  ChooseModel(const ChooseScene& scene, const Services& services, QObject* parent = nullptr);

  const ChooseScene& choose() const { return std::get<ChooseScene>(scene()); }
  void setView(ChooseView view);

  /// Empty where its file is damaged; noAdvice() then says why.
  const Advice& advice() const { return *advice_; }
  const std::optional<Refusal>& noAdvice() const { return no_advice_; }

  /// Those that count.
  Answers answers() const;
  /// The same answer again takes it back.
  void answer(const std::string& question, const std::string& option);
  void startOver();

  /// The losses compared: those that pass the filters, in their order.
  const std::vector<const Card*>& rows() const { return rows_; }
  const Card& focus() const;
  bool isTicked(std::string_view id) const;
  void setSearch(const std::string& words);
  void setFamily(const std::string& family);
  void toggleMark(const std::string& mark);
  /// By a mark, those that have it first; by the same again, or by none, teaching order.
  void sortBy(const std::string& mark);
  void tick(const std::string& loss);
  void setOnlyTicked(bool only);
  void showAll(); ///< lets go of all filters
  void setFocus(const std::string& loss);
  /// The ticked losses, or else the one in focus, in Explore.
  Scene together() const;

  const std::vector<const Question*>& scenarios() const { return scenarios_; }
  const std::optional<Refusal>& noScenarios() const { return no_scenarios_; }
  /// nullptr when there are none.
  const Question* scenario() const;
  void setScenario(const std::string& id);

  /// The rows as CSV: id, family, marks, output layer, and what the guide says where it differs.
  std::string table() const;

 private:
  template <class Edit>
  void edit(Edit change, const std::string& gesture = {});
  void follow();
  bool passes(const Card& card) const;

  std::shared_ptr<const Advice> advice_;
  std::shared_ptr<const Bank> bank_;
  std::optional<Refusal> no_advice_;
  std::optional<Refusal> no_scenarios_;
  std::vector<const Question*> scenarios_;
  std::vector<const Card*> rows_;
};

} // namespace losslab
