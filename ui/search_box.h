#pragma once

#include "core/search/index.h"

#include <QDialog>

class QLineEdit;
class QListWidget;
class QLabel;

namespace losslab {

/// Ctrl+K: type some words, and choose among all that they find with the arrow keys and Enter, or
/// with a click.
class SearchBox : public QDialog {
  Q_OBJECT

 public:
  static constexpr std::size_t most = 40; ///< rows listed: who needs more types another word

  explicit SearchBox(SearchIndex index, QWidget* parent = nullptr);

 Q_SIGNALS:
  void sceneRequested(const losslab::Scene& scene);

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  void look();
  void choose();

  SearchIndex index_;
  std::vector<const SearchEntry*> found_;
  QLineEdit* words_;
  QListWidget* list_;
  QLabel* says_;
};

} // namespace losslab
