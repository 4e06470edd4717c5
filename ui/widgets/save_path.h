#pragma once

#include <QString>

class QWidget;

namespace losslab {

/// Asks where to save what is called "points.csv" unless the learner says otherwise; a name without
/// an ending gets this one, before it is asked whether a file of that name may go. Empty: nowhere.
QString ask_save_path(QWidget* parent, const QString& title, const QString& name,
                      const QString& filter);

} // namespace losslab
