#include "ui/code_text.h"

#include "ui/text.h"

#include <QClipboard>
#include <QCoreApplication>
#include <QGuiApplication>
#include <QResource>

namespace losslab {

namespace {
QString translated(const char* words) { return QCoreApplication::translate("CodeText", words); }
} // namespace

QString code_text(const CodeLibrary& library, const Card& card, std::span<const double> values) {
  const QString place = QStringLiteral(":/code/%1/%2.py").arg(text(library.id), text(card.id));
  const QByteArray file = QResource(place).uncompressedData();
  return file.isEmpty() ? translated("The code %1 is missing.").arg(place)
                        : text(code_with(file.toStdString(), card, values));
}

QString copy_code(const CodeLibrary& library, const Card& card, std::span<const double> values) {
  QGuiApplication::clipboard()->setText(code_text(library, card, values));
  return translated("%1 copied as %2 code.").arg(text(card.name), text(library.name));
}

} // namespace losslab
