#pragma once

#include "ui/pages/outliers/outliers_model.h"
#include "ui/services.h"

#include <QWidget>

#include <span>

namespace losslab {

class Segments;

/// One of the things Outliers looks at: fits to points, two classes, noise. A view of its part of
/// the page's scene; page.h says what each of these is for.
class Lab : public QWidget {
  Q_OBJECT

 public:
  explicit Lab(OutliersModel& model, QWidget* parent = nullptr) : QWidget(parent), model_(model) {}

  virtual QString subtitle() const = 0;
  virtual QString help() const = 0;
  virtual QWidget& picture() = 0;
  virtual QString table() const = 0;
  virtual void finish() {}

 Q_SIGNALS:
  void subtitleChanged();
  void sceneRequested(const losslab::Scene& scene);
  void noticed(const QString& sentence);

 protected:
  /// Leads to the other labs: the first control of each.
  Segments* makeSwitch();

  OutliersModel& model_;
};

struct LabEntry {
  OutliersView view;
  const char* name; ///< in translate()'s source
  Lab* (*make)(OutliersModel& model, const Services& services);
};

/// Those there are. Adding one: its file here and a line in labs.cpp.
std::span<const LabEntry> lab_catalogue();

} // namespace losslab
