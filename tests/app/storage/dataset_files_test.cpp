#include "app/storage/dataset_files.h"

#include "core/fit/fitter.h"
#include "core/loss/catalogue.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace losslab;

class DatasetFilesTest : public QObject {
  Q_OBJECT

  const QString source_ = QStringLiteral(SOURCE_DIR "/resources/datasets");
  std::vector<SourcedSet> sets_;

  void copy_to(const QTemporaryDir& to) const {
    for (const QString& name : QDir(source_).entryList(QDir::Files))
      QVERIFY(QFile::copy(source_ + '/' + name, to.filePath(name)));
  }

  static Line line(const char* loss, const SourcedSet& set) {
    const Polynomial curve = fit_curve(**make_loss(loss), set.points)->curve;
    return {curve.at(0), curve.at(1) - curve.at(0)};
  }
  double slope(const char* set, const char* loss) const {
    return line(loss, *find_set(sets_, set)).slope;
  }

 private Q_SLOTS:
  void initTestCase() {
    const auto compiled = read_datasets();
    QVERIFY2(compiled.ok(), compiled ? "" : compiled.refusal().text().c_str());
    sets_ = *compiled;
  }

  void every_file_is_compiled_in() {
    QStringList files;
    for (const SourcedSet& set : sets_)
      files << QString::fromStdString(set.id) + ".csv";
    files.sort();
    QCOMPARE(files, QDir(source_).entryList({"*.csv"}, QDir::Files, QDir::Name));
  }

  // Numbers from R's packages: tests/oracle/datasets.R
  void they_are_those_that_r_has() {
    QFile file(QStringLiteral(SOURCE_DIR "/tests/oracle/datasets.json"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QJsonObject by_r = QJsonDocument::fromJson(file.readAll()).object();
    QCOMPARE(by_r.size(), qsizetype(sets_.size()));
    const auto near = [](double ours, const QJsonValue& theirs) {
      return std::abs(ours - theirs.toDouble()) < 1e-9 * (1 + std::abs(theirs.toDouble()));
    };
    for (const SourcedSet& set : sets_) {
      const QJsonValue expected = by_r[QString::fromStdString(set.id)];
      QVERIFY2(expected.isObject(), set.id.c_str());
      QCOMPARE(int(set.points.size()), expected["count"].toInt());
      Sample mean;
      for (const Sample& point : set.points) {
        mean.x += point.x / static_cast<double>(set.points.size());
        mean.y += point.y / static_cast<double>(set.points.size());
      }
      QVERIFY2(near(mean.x, expected["mean"][0]), set.id.c_str());
      QVERIFY2(near(mean.y, expected["mean"][1]), set.id.c_str());
      const Line fit = line("mse", set);
      QVERIFY2(near(fit.slope, expected["slope"]), set.id.c_str());
      QVERIFY2(near(fit.intercept, expected["intercept"]), set.id.c_str());
    }
  }

  // As Anscombe (1973) printed them.
  void the_quartet_has_one_line() {
    for (const char* id : {"anscombe-1", "anscombe-2", "anscombe-3", "anscombe-4"}) {
      const SourcedSet* set = find_set(sets_, id);
      QVERIFY(set != nullptr);
      QCOMPARE(set->points.size(), std::size_t(11));
      const Line fit = line("mse", *set);
      QVERIFY(std::abs(fit.slope - 0.5) < 0.0005);
      QVERIFY(std::abs(fit.intercept - 3) < 0.005);
      QVERIFY(std::abs(fit.at(9) - 7.5) < 0.005); // the means: 9 and 7.50
    }
  }

  void each_says_where_it_comes_from_and_what_there_is_to_see() {
    static const QRegularExpression year("\\((18|19|20)\\d\\d\\)");
    for (const SourcedSet& set : sets_) {
      QVERIFY2(QString::fromStdString(set.source).contains(year), set.id.c_str());
      QVERIFY2(set.rights.find("R's ") != std::string::npos, set.id.c_str());
      QVERIFY2(set.says.ends_with('.') && set.says.size() < 130, set.id.c_str());
      QVERIFY2(set.name.size() < 45, set.id.c_str());
    }
  }

  void what_they_say_is_so() {
    QVERIFY(slope("anscombe-3", "mse") > 0.49 && slope("anscombe-3", "mae") < 0.35);
    for (const char* loss : {"mse", "mae", "huber"}) {
      QVERIFY(std::abs(slope("anscombe-4", loss) - 0.5) < 0.02);
      QVERIFY(slope("stars", loss) < 0); // the other 43 rise
    }
    QVERIFY(slope("stack-loss", "mse") > slope("stack-loss", "mae"));
    QVERIFY(slope("calls", "mse") > 3 * slope("calls", "tukey"));
    QVERIFY(slope("animals", "mse") < slope("animals", "mae"));
    QVERIFY(std::abs(slope("geyser", "mse") / slope("geyser", "mae") - 1) < 0.05);
    QVERIFY(std::abs(slope("geyser", "mse") / slope("geyser", "huber") - 1) < 0.05);
  }

  void a_missing_or_damaged_file_is_named() {
    const QTemporaryDir folder;
    copy_to(folder);
    QFile cars(folder.filePath("cars.csv"));
    QVERIFY(cars.open(QIODevice::WriteOnly));
    cars.write("speed,distance\n4,x\n5,1\n");
    cars.close();
    QCOMPARE(read_datasets(folder.path()).refusal().place,
             (folder.filePath("cars.csv") + ", line 2, column 2").toStdString());
    QVERIFY(cars.remove());
    QCOMPARE(read_datasets(folder.path()).refusal().place, cars.fileName().toStdString());
  }

  void the_catalogue_is_read_strictly_data() {
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("to");
    QTest::addColumn<QString>("place");
    QTest::newRow("no source") << "\"source\""
                               << "\"sauce\""
                               << "sets[0].source";
    QTest::newRow("twice") << "anscombe-2"
                           << "anscombe-1"
                           << "sets[1].id";
    QTest::newRow("another version") << "\"losslab\": 1"
                                     << "\"losslab\": 2"
                                     << "losslab";
  }
  void the_catalogue_is_read_strictly() {
    QFETCH(QString, from);
    QFETCH(QString, to);
    QFETCH(QString, place);
    QFile file(source_ + "/catalogue.json");
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QString text = QString::fromUtf8(file.readAll()).replace(from, to);
    QCOMPARE(sourced_sets_from_json(text.toStdString()).refusal().place, place.toStdString());
  }
};

QTEST_GUILESS_MAIN(DatasetFilesTest)
#include "dataset_files_test.moc"
