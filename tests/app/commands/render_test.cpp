#include "app/commands/commands.h"
#include "app/composition.h"
#include "app/storage/files.h"
#include "core/scene/text.h"

#include <QApplication>
#include <QFile>
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

  void a_picture_of_the_quiz_leaves_progress_alone() {
    qputenv("XDG_DATA_HOME", path("data").c_str());
    QCOMPARE(run({"quiz", "-o", path("q.png"), "--window"}).code, 0);
    QVERIFY(!QFile::exists(progress_path()));
    QVERIFY(progress_path().startsWith(folder_.path())); // where it would have been
    QCOMPARE(run({"quiz", "-o", path("again.png"), "--window"}).code, 0);
    QCOMPARE(QImage(folder_.filePath("q.png")), QImage(folder_.filePath("again.png")));
    QCOMPARE(run({"quiz", "-o", path("q.csv")}).code, 0);
    const QByteArray table = *read_file(folder_.filePath("q.csv"));
    QVERIFY(table.startsWith("question,topic,skill,level,state,due,"));
    QVERIFY(table.contains("\nwhy-a-loss,basics,define,1,fresh,,0,0,0,0\n"));
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
