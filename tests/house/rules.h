#pragma once

#include "tests/house/source_tree.h"

#include <QLibraryInfo>
#include <QRegularExpression>

/// A rule of the house: no line of a file may match `forbidden`, which is held against
/// "path<tab>line without comment". Each rule shows a breach, which it must find, and its nearest
/// lawful neighbour, which it must let pass.
struct Rule {
  const char* says;
  QRegularExpression forbidden;
  const char* breach;
  const char* lawful;
};

inline QStringList breaches(const Rule& rule, const SourceFile& file) {
  QStringList found;
  const QStringList lines = code_lines(file.lines.join('\n'));
  for (qsizetype i = 0; i < lines.size(); ++i)
    if (rule.forbidden.match(file.path + '\t' + lines[i]).hasMatch())
      found += QStringLiteral("%1:%2: %3").arg(file.path).arg(i + 1).arg(lines[i].trimmed());
  return found;
}

/// Every class header of Qt Widgets, as alternatives of a regular expression.
inline QString widget_headers() {
  const QDir headers(QLibraryInfo::path(QLibraryInfo::HeadersPath) + "/QtWidgets");
  QStringList names = headers.entryList({"Q*"}, QDir::Files);
  if (!names.contains("QPushButton"))
    qFatal("no Qt Widgets headers in %s", qPrintable(headers.path()));
  return names.join('|');
}

inline std::vector<Rule> rules() {
  const auto pattern = [](const QString& text) { return QRegularExpression(text); };
  return {
      {"core knows no Qt", pattern(R"(^core/[^\t]*\t.*\b(Qt\w*|Q[A-Z][a-z]\w*|Q_[A-Z]+)\b)"),
       "core/fit/line.h\tQString name;", "core/fit/line.h\tQR factorisation;"},
      {"core includes neither ui nor app", pattern(R"(^core/[^\t]*\t#include "(ui|app)/)"),
       "core/fit/line.cpp\t#include \"ui/theme.h\"",
       "core/fit/line.cpp\t#include \"core/loss/card.h\""},
      {"ui does not include app", pattern(R"(^ui/[^\t]*\t#include "app/)"),
       "ui/theme.cpp\t#include \"app/composition.h\"",
       "app/main.cpp\t#include \"app/composition.h\""},
      {"a page does not include another page",
       pattern(R"(^ui/pages/(\w+)/[^\t]*\t#include "ui/pages/(?!\1/)\w+/)"),
       "ui/pages/train/train_page.cpp\t#include \"ui/pages/quiz/quiz_model.h\"",
       "ui/pages/train/train_page.cpp\t#include \"ui/pages/train/train_model.h\""},
      {"a model includes no widget",
       pattern(R"(^ui/[^\t]*_model\.(h|cpp)\t#include (<(QtWidgets/\w+|QtWidgets|)" +
               widget_headers() + R"()>|"ui/(widgets|plot)/))"),
       "ui/pages/quiz/quiz_model.h\t#include <QLabel>",
       "ui/pages/quiz/quiz_model.h\t#include <QObject>"},
      {"only ui/plot knows QCustomPlot",
       pattern(R"(^(core|app|ui/(?!plot/))[^\t]*\t.*(\bqcustomplot\.h|\bQCustomPlot\b|\bQCP\w+))"),
       "ui/pages/explore/explore_page.cpp\t#include <qcustomplot.h>",
       "ui/plot/curve_plot.cpp\t#include <qcustomplot.h>"},
      {"only app opens files, databases and sockets",
       pattern(
           R"(^(core|ui)/[^\t]*\t#include <(fstream|filesystem|Q(Save|Temporary)?File|QDir\w*|)"
           R"(QFileInfo|QSettings|QStandardPaths|QLockFile|QProcess|QSql\w*|QNetwork\w*|QTcp\w*|)"
           R"(QLocal(Server|Socket))>)"),
       "ui/main_window.cpp\t#include <QFile>", "ui/main_window.cpp\t#include <QFileDialog>"},
      {"includes are written from the root",
       pattern(R"(^(core|ui|app|tests)/[^\t]*\t#include "(?!(core|ui|app|tests)/|\w+\.moc"))"),
       "core/fit/line.cpp\t#include \"line.h\"", "core/fit/line.cpp\t#include \"core/fit/line.h\""},
      {"randomness comes from our own generator, so that a seed gives the same picture everywhere",
       pattern(R"(^(core|ui)/[^\t]*\t.*(std::\w+_distribution|std::mt19937|std::random_device|)"
               R"(\bs?rand\(|QRandomGenerator))"),
       "core/data/blobs.cpp\tstd::normal_distribution<double> noise;",
       "core/loss/catalogue.h\tFamily::distribution"},
      {"time is an argument",
       pattern(R"(^(core|ui)/[^\t]*\t.*(_clock::now|\btime\((nullptr|NULL|0)\)|::currentDate|)"
               R"(::currentTime|::currentMSecs|::currentSecs))"),
       "core/quiz/scheduler.cpp\tconst auto now = std::chrono::system_clock::now();",
       "core/quiz/scheduler.cpp\tCard review(const Card& card, Rating rating, Time now);"},
      {"connections are typed", pattern(R"(^(ui|app)/[^\t]*\t.*\b(SIGNAL|SLOT)\()"),
       "ui/main_window.cpp\tconnect(a, SIGNAL(clicked()), b, SLOT(close()));",
       "ui/main_window.cpp\tconnect(a, &QPushButton::clicked, b, &QWidget::close);"},
  };
}
