#include "app/commands/commands.h"
#include "app/commands/render.h"
#include "app/composition.h"
#include "app/storage/files.h"
#include "core/scene/text.h"
#include "ui/pages/catalogue.h"

#include <QApplication>
#include <QFile>
#include <QImage>
#include <QPainter>
#include <QProcess>
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

  void the_program_itself_is_silent_and_refuses_in_one_line() {
    const auto run_program = [](const QStringList& arguments) {
      QProcess program;
      program.setProcessEnvironment({}); // no display, no session, no home
      program.start(BINARY_DIR "/losslab", QStringList("render") + arguments);
      [&] { QVERIFY(program.waitForFinished()); }();
      return std::pair(program.exitCode(),
                       program.readAllStandardError() + program.readAllStandardOutput());
    };
    QCOMPARE(run_program({"explore", "-o", folder_.filePath("s.png")}), std::pair(0, QByteArray()));
    const auto [code, said] = run_program({"explore", "-o", "/proc/none/s.png"});
    QCOMPARE(code, 2);
    QCOMPARE(said.count('\n'), 1);
    QVERIFY(said.contains("/proc/none/s.png"));
  }

  void a_window_stands_on_the_background_and_dark_vectors_on_the_surface() {
    QCOMPARE(run({"explore", "-o", path("w.png"), "--window"}).code, 0);
    const QImage image(folder_.filePath("w.png"));
    QCOMPARE(image.pixelColor(image.width() - 2, 2), QColor("#F6F6F3"));
    QCOMPARE(run({"explore", "-o", path("d.svg"), "--theme", "dark"}).code, 0);
    QImage drawn(200, 100, QImage::Format_RGB32);
    drawn.fill(Qt::red);
    QPainter painter(&drawn);
    QSvgRenderer(folder_.filePath("d.svg")).render(&painter);
    QCOMPARE(drawn.pixelColor(2, 2), QColor("#1C1F25"));
  }

  void a_scene_that_does_not_open_is_named() {
    const std::string file = path("broken.json");
    [&] { QVERIFY(!write_file(QString::fromStdString(file), "{]")); }();
    const Run broken = run({file, "-o", path("b.png")});
    QCOMPARE(broken.code, 2);
    QVERIFY(QString::fromStdString(broken.error).contains("broken.json: line 1"));
    const Run link = run({"losslab:abc", "-o", path("b.png")});
    QVERIFY(QString::fromStdString(link.error).contains("the link: "));
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

  // Where a person or a script reads which pages there are.
  void every_page_is_named_where_pages_are_listed() {
    QFile script(SOURCE_DIR "/app/run");
    QVERIFY(script.open(QIODevice::ReadOnly));
    QStringList pages;
    for (const PageEntry& entry : page_catalogue())
      pages << entry.id;
    const QString listed = "for page in " + pages.join(' ') + "; do";
    QVERIFY2(script.readAll().contains(listed.toUtf8()), qPrintable(listed));
    const QString help = "or a page: " + pages.join(", ");
    QVERIFY2(render_help.find(help.toStdString()) != std::string_view::npos, qPrintable(help));
  }
};

QTEST_MAIN(RenderTest)
#include "render_test.moc"
