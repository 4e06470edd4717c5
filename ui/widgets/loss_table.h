#pragma once

#include <QWidget>

#include <string>

class QGridLayout;
class QLabel;
class QToolButton;

namespace losslab {

class ShareBar;

/// A row for each of some losses: its name, a bar or its line, and numbers in columns.
class LossTable : public QWidget {
  Q_OBJECT

 public:
  enum class Look {
    lines, ///< the line it is drawn with, and a name to be chosen; why where something is missing
    bars   ///< a bar in its colour
  };
  struct Head {
    QString text;
    QString tip = {};
    bool soft = false; ///< the numbers below stand back
  };
  /// least_width of a number, in design pixels.
  LossTable(Look look, const QList<Head>& heads, int least_width, QWidget* parent = nullptr);
  /// What choosing a name does.
  void setNameTip(const QString& tip) { name_tip_ = tip; }

  /// Ids of the catalogue, one a row. Rows are made anew only where they are others; without any
  /// the table hides.
  void setLosses(const QStringList& ids);
  void setHead(int column, const QString& text, const QString& tip);
  void setCell(int row, int column, const QString& text);
  void setBar(int row, double share);
  /// Of every row what is amiss with it, or nothing; what holds for several is told once.
  void setReasons(const QStringList& reasons);
  void setChosen(const std::string& id);
  /// A last row that is no loss's; hidden without a name.
  void setFoot(const QString& name, const QStringList& cells = {});

 Q_SIGNALS:
  void chosen(const std::string& id);

 private:
  void build();
  void addRow(const QString& id);
  QLabel* addNumber(int row, int column, const char* role);

  struct Row {
    QToolButton* name = nullptr; ///< of lines
    ShareBar* bar = nullptr;     ///< of bars
    QList<QLabel*> cells;
    QLabel* reason = nullptr; ///< of lines
  };
  struct Foot {
    QWidget* rule = nullptr;
    QLabel* name = nullptr;
    QList<QLabel*> cells;
  };
  Look look_;
  QList<Head> heads_;
  int least_width_;
  QString name_tip_;
  QStringList ids_;
  QWidget* inside_ = nullptr;
  QGridLayout* grid_ = nullptr;
  QList<QLabel*> head_labels_;
  QList<Row> rows_;
  Foot foot_;
};

} // namespace losslab
