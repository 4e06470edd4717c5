#include "ui/widgets/save_path.h"

#include <QFileDialog>

namespace losslab {

QString ask_save_path(QWidget* parent, const QString& title, const QString& name,
                      const QString& filter) {
  QFileDialog dialog(parent, title, {}, filter);
  dialog.setAcceptMode(QFileDialog::AcceptSave);
  dialog.setDefaultSuffix(name.section('.', -1));
  dialog.selectFile(name);
  return dialog.exec() == QDialog::Accepted ? dialog.selectedFiles().value(0) : QString();
}

} // namespace losslab
