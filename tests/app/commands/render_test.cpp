#include "app/commands/commands.h"
#include "app/storage/files.h"
#include "core/scene/text.h"

#include <QApplication>
#include <QImage>
#include <QSvgRenderer>
#include <QTemporaryDir>
#include <QTest>

#include <sstream>

using namespace losslab;

namespace {

struct Run {
  int code;
  std::string out;
  std::string error;
};

Run run(std::vector<std::string> arguments) {
  arguments.insert(arguments.begin(), "render");
  std::istringstream in;
  std::ostringstream out;
  std::ostringstream error;
  const auto code = run_command(arguments, in, out, error);
  return {code.value_or(-1), out.str(), error.str()};
}

} // namespace

class RenderTest : public QObject {
  Q_OBJECT

  QTemporaryDir folder_;
  std::string path(const char* name) const { return folder_.filePath(name).toStdString(); }

 private Q_SLOTS:
  void png_has_the_size_asked_for() {
    QCOMPARE(run({"explore", "-o", path("a.png"), "--size", "640x480"}).code, 0);
    const QImage image(folder_.filePath("a.png"));
    QCOMPARE(image.size(), QSize(640, 480));
    QCOMPARE(image.pixelColor(1, 1), QColor("#FFFFFF")); // the light theme's surface
  }

  void dark_is_dark() {
    QCOMPARE(run({"explore", "-o", path("d.png"), "--theme", "dark", "--window"}).code, 0);
    const QImage image(folder_.filePath("d.png"));
    QCOMPARE(image.size(), QSize(1440, 900));
    QVERIFY(image.pixelColor(image.width() - 2, 2).lightness() < 60);
  }

  void svg_is_drawn_with_vectors() {
    QCOMPARE(run({"explore", "-o", path("a.svg")}).code, 0);
    const auto bytes = read_file(folder_.filePath("a.svg"));
    QVERIFY(bytes->contains("<polyline") || bytes->contains("<path"));
    QVERIFY(!bytes->contains("<image")); // no curve as a bitmap
    QVERIFY(QSvgRenderer(*bytes).isValid());
  }

  void pdf_begins_as_one() {
    QCOMPARE(run({"explore", "-o", path("a.pdf")}).code, 0);
    QVERIFY(read_file(folder_.filePath("a.pdf"))->startsWith("%PDF"));
  }

  void csv_holds_the_numbers_of_the_scene() {
    ExploreScene scene;
    scene.losses = {{"mse", {}}};
    scene.focus = "mse";
    scene.low = 0;
    scene.high = 4;
    QCOMPARE(run({scene_to_link(scene), "-o", path("a.csv")}).code, 0);
    const QByteArray text = *read_file(folder_.filePath("a.csv"));
    QVERIFY(text.startsWith("loss,e,value,gradient,curvature\n"));
    QVERIFY(text.contains("\nmse,3,9,6,2\n")); // e², 2e, 2
  }

  void what_is_wrong_is_named_data() {
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("place");
    QTest::newRow("no scene") << QStringList{"-o", "a.png"} << "SCENE";
    QTest::newRow("no such file") << QStringList{"/no/such.losslab", "-o", "a.png"} << "/no/such";
    QTest::newRow("a link that is none") << QStringList{"losslab:!!!", "-o", "a.png"} << "";
    QTest::newRow("unknown ending") << QStringList{"explore", "-o", "a.gif"} << "-o";
    QTest::newRow("no file") << QStringList{"explore"} << "-o";
    QTest::newRow("size") << QStringList{"explore", "-o", "a.png", "--size", "9x9"} << "--size";
    QTest::newRow("theme") << QStringList{"explore", "-o", "a.png", "--theme", "pink"} << "--theme";
    QTest::newRow("option") << QStringList{"explore", "-o", "a.png", "--zoom", "2"} << "--zoom";
    QTest::newRow("folder") << QStringList{"explore", "-o", "/no/such/folder/a.png"}
                            << "/no/such/folder";
  }

  void what_is_wrong_is_named() {
    QFETCH(QStringList, arguments);
    QFETCH(QString, place);
    std::vector<std::string> words;
    for (const QString& word : arguments)
      words.push_back(word.toStdString());
    const Run refused = run(words);
    QCOMPARE(refused.code, 2);
    QVERIFY(refused.out.empty());
    QCOMPARE(std::count(refused.error.begin(), refused.error.end(), '\n'), 1);
    QVERIFY2(QString::fromStdString(refused.error).contains(place), refused.error.c_str());
  }
};

QTEST_MAIN(RenderTest)
#include "render_test.moc"
