#include "app/storage/files.h"
#include "app/storage/session.h"

#include <QDir>
#include <QFile>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace losslab;

class SessionTest : public QObject {
  Q_OBJECT

  QTemporaryDir home_;

 private Q_SLOTS:
  void init() { qputenv("XDG_CONFIG_HOME", home_.path().toLocal8Bit()); }

  void comes_back_as_it_was() {
    QVERIFY(read_session().scenes.empty());
    ExploreScene explore;
    explore.crosshair = 0.1; // no short binary fraction
    OutliersScene outliers;
    outliers.points = {{1, 2}, {3, 5e-324}};
    const std::vector<Scene> scenes{explore, outliers};
    QVERIFY(!write_session(scenes));
    QVERIFY(read_session().scenes == scenes);
  }

  void one_that_cannot_be_read_spoils_no_other_and_stays_on_disk() {
    OutliersScene outliers;
    outliers.points = {{1, 2}};
    const std::vector<Scene> good{outliers, ExploreScene{}};
    QVERIFY(!write_session(good));
    QVERIFY(!write_file(session_path(), "losslab:damaged\n" + *read_file(session_path())));
    const SavedSession session = read_session();
    QVERIFY(session.scenes == good);
    QVERIFY(session.refused.has_value());
    set_session_aside();
    QVERIFY(!write_session({ExploreScene{}}));
    const QString aside = QString::fromStdString(session.refused->place);
    QVERIFY(read_file(aside)->startsWith("losslab:damaged\n"));
  }

  void a_home_that_cannot_be_written_is_said() {
    // Folders can't be made under a file, whoever asks; permissions do not bind root.
    QVERIFY(!write_file(home_.filePath("file"), "x"));
    qputenv("XDG_CONFIG_HOME", home_.filePath("file").toLocal8Bit());
    const auto refusal = write_session({ExploreScene{}});
    QVERIFY(refusal.has_value());
    QVERIFY(refusal->place.find("file") != std::string::npos);
    QVERIFY(read_session().scenes.empty());
    write_settings({Appearance::dark, 1.5}); // must not crash
    QCOMPARE(read_settings().text_scale, 1.0);
  }

  void settings_come_back() {
    write_settings({Appearance::dark, 1.5});
    QVERIFY((read_settings() == Settings{Appearance::dark, 1.5}));
  }

  void a_file_that_is_none_is_refused() {
    QCOMPARE(read_file(home_.path()).refusal().why, std::string("is a folder, not a file"));
    QVERIFY(!read_file(home_.filePath("nothing here")).ok());
  }

  void a_huge_file_is_refused_by_its_size() {
    QFile file(home_.filePath("huge.csv"));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.resize(200'000'000)); // sparse: no disk is used
    const auto refusal = read_file(file.fileName()).refusal();
    QCOMPARE(refusal.place, file.fileName().toStdString());
    QVERIFY(refusal.why.starts_with("is larger than 64 MB"));
  }

  void a_failed_write_keeps_what_was_there() {
    const QString path = home_.filePath("kept");
    QVERIFY(!write_file(path, "old"));
    QVERIFY(write_file(path + "/below", "new").has_value());
    QCOMPARE(*read_file(path), QByteArray("old"));
  }
};

QTEST_GUILESS_MAIN(SessionTest)
#include "session_test.moc"
