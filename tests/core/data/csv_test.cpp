#include "core/data/csv.h"

#include <cmath>
#include <QTest>

using namespace losslab;

// The expected points and places are those RFC 4180 and the header's own words give for texts short
// enough to read by eye.
class CsvTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void blank_lines_before_the_table_count_as_lines() {
    const auto read = read_csv("\n\nx;y\n1;2\n3;oops\n");
    QVERIFY(!read.ok());
    QCOMPARE(read.refusal().place, std::string("line 5, column 2"));
  }

  void points_are_read_data() {
    QTest::addColumn<QByteArray>("text");
    const auto row = [](const char* name, const QByteArray& text) { QTest::newRow(name) << text; };
    row("plain", "1,2\n3,4.5\n");
    row("header", "x,y\n1,2\n3,4.5\n");
    row("no last line end", "x,y\n1,2\n3,4.5");
    row("CRLF", "x,y\r\n1,2\r\n3,4.5\r\n");
    row("CR", "x,y\r1,2\r3,4.5");
    row("byte order mark", "\xEF\xBB\xBFx,y\n1,2\n3,4.5\n");
    row("semicolons", "x;y\n1;2\n3;4.5\n");
    row("tabs", "x\ty\n1\t2\n3\t4.5\n");
    row("blank lines and spaces", "\n\n x , y \n\n 1 , 2 \n\n\n3, 4.5\n\n");
    row("quotes", "\"x\",\"the \"\"y\"\", or so\"\n\"1\",2\n3,\"4.5\"\n");
    row("quoted line end", "\"x\nin m\",y\n1,2\n3,4.5\n");
    row("labels", "city,x,kind,y\nUlm,1,a,2\nBonn,3,b,4.5\n");
    row("exponents and plus", "1e0,+2\n0.3E1,45e-1\n");
    row("third column", "x,y,z\n1,2,9\n3,4.5,9\n");
  }
  void points_are_read() {
    QFETCH(QByteArray, text);
    const auto points = read_points(text.toStdString());
    QVERIFY2(points.ok(), points.ok() ? "" : points.refusal().text().c_str());
    QCOMPARE(points->size(), std::size_t(2));
    QVERIFY((points->at(0) == Sample{1, 2}));
    QVERIFY((points->at(1) == Sample{3, 4.5}));
  }

  void refusals_name_the_place_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("place");
    QTest::addColumn<QString>("says");
    const auto row = [](const char* name, const QByteArray& text, const char* place,
                        const char* says) { QTest::newRow(name) << text << place << says; };
    row("not a number", "x,y\n1,2\n3,abc\n", "line 3, column 2", "“abc” is not a number");
    row("not a number at first", "x,y\n1,abc\n3,4\n", "line 2, column 2", "is not a number");
    row("decimal comma", "x;y\n1;2,5\n3;4\n", "line 2, column 2", "decimals are written");
    row("empty cell", "x,y\n1,\n3,4\n", "line 2, column 2", "is empty");
    row("short row", "x,y\n1,2\n3\n", "line 3", "has 1 cell where the first line has 2");
    row("long row", "1,2\n3,4,5\n", "line 2", "has 3 cells");
    row("nan", "1,2\nnan,4\n", "line 2, column 1", "not a finite number");
    row("inf", "1,2\n3,-inf\n", "line 2, column 2", "not a finite number");
    row("overflow", "1,2\n3,1e999\n", "line 2, column 2", "not a finite number");
    row("after blank lines", "x,y\r\n\r\n1,2\r\n\r\n3,?\r\n", "line 5, column 2", "“?”");
    row("after a quoted line end", "\"x\nx\",y\n1,2\n3,?\n", "line 4, column 2", "“?”");
    row("open quote", "x,y\n1,\"2\n3,4\n", "line 2, column 2", "never closed");
    row("text after a quote", "x,y\n\"1\"2,3\n", "line 2, column 1", "follows the closing quote");
    row("empty", "", "CSV", "no data");
    row("only a header", "x,y\n", "CSV", "no data");
    row("one column", "1\n2\n", "CSV", "two columns");
    row("UTF-16",
        QByteArray("\xFF\xFE"
                   "1\0,\0",
                   6),
        "CSV", "UTF-16");
    row("NUL bytes", QByteArray("1,2\n3,\0\0\n", 9), "line 2, column 2", "is not a number");
    row("broken UTF-8", "1,2\n3,\xC3\x28\xFF\n", "line 2, column 2", "is not a number");
    row("a very long cell", "1,2\n3," + QByteArray(5000, 'w') + "\n", "line 2, column 2", "w…”");
    row("too many cells", QByteArray(5000, ','), "line 1, column 257", "at most 256 cells");
    QByteArray rows;
    for (int i = 0; i < 100'001; ++i)
      rows += "1,2\n";
    row("too many rows", rows, "line 100001", "100,000");
    row("too large", QByteArray(64'000'001, '1'), "CSV", "larger than 64 MB");
  }
  void refusals_name_the_place() {
    QFETCH(QByteArray, text);
    QFETCH(QString, place);
    QFETCH(QString, says);
    const auto points = read_points(text.toStdString());
    QVERIFY(!points.ok());
    QCOMPARE(QString::fromStdString(points.refusal().place), place);
    const QString why = QString::fromStdString(points.refusal().why);
    QVERIFY2(why.contains(says), qPrintable(why));
    QVERIFY(why.size() < 200);
  }

  void a_typographic_minus_is_a_minus() {
    QVERIFY((read_points("−1,2\n-3,−4e1\n")->at(0) == Sample{-1, 2}));
    QVERIFY((read_points("−1,2\n-3,−4e1\n")->at(1) == Sample{-3, -40}));
    QVERIFY(!read_points("1,2\n3,−-4\n").ok());
  }

  void columns_can_be_chosen() {
    const std::string text = "a,b,c\n1,2,3\n4,5,6\n";
    QVERIFY((read_points(text, "c", "a")->at(1) == Sample{6, 4}));
    QVERIFY((read_points(text, "b")->at(1) == Sample{5, 4}));
    QVERIFY((read_points(text, {}, "a")->at(1) == Sample{5, 4}));
    QCOMPARE(read_points(text, "d").refusal().place, std::string("d"));
  }

  // 250,001 rows are more than twice the limit, so every fourth is kept: 0, 4, … 250,000.
  void of_too_many_rows_some_are_kept_evenly() {
    std::string text = "label,x,y\n";
    for (int i = 0; i <= 250'000; ++i)
      text += "a," + std::to_string(i) + ",1\n";
    const auto table = sample_csv(text);
    QVERIFY(table.ok());
    QCOMPARE(table->rows, std::size_t(250'001));
    QCOMPARE(table->every, std::size_t(4));
    const auto& x = table->columns.at(0);
    QCOMPARE(x.name, std::string("x"));
    QCOMPARE(x.values.size(), std::size_t(62'501));
    for (std::size_t i = 0; i < x.values.size(); ++i)
      QCOMPARE(x.values[i], 4.0 * static_cast<double>(i));
    QCOMPARE(points_of(x, table->columns.at(1)).back(), (Sample{250'000, 1}));
  }

  void rows_that_are_not_kept_are_read_too() {
    std::string text;
    for (int i = 0; i <= 150'000; ++i)
      text += i == 140'001 ? "1,oops\n" : "1,2\n"; // an odd one, with every second kept
    QCOMPARE(sample_csv(text).refusal().place, std::string("line 140002, column 2"));
  }

  void as_many_rows_as_can_be_shown_are_all_kept() {
    std::string text;
    for (int i = 0; i < 100'000; ++i)
      text += "1,2\n";
    QCOMPARE(sample_csv(text)->columns.at(0).values.size(), std::size_t(100'000));
    QCOMPARE(sample_csv(text)->every, std::size_t(1));
    QCOMPARE(sample_csv(text + "1,2\n")->columns.at(0).values.size(), std::size_t(50'001));
  }

  void names_of_columns_are_quoted_where_they_must_be() {
    const std::string text = write_points(std::vector<Sample>{{1, 2}}, "a, b", "the \"y\"");
    QCOMPARE(text, std::string("\"a, b\",\"the \"\"y\"\"\"\n1,2\n"));
    QCOMPARE(read_csv(text)->at(1).name, std::string("the \"y\""));
  }

  void what_is_written_reads_back_to_the_same_bits() {
    const std::vector<Sample> points{{0.1, -1.0 / 3}, {1e308, 5e-324}, {-0.0, 12345678.9}};
    const auto again = read_points(write_points(points));
    QVERIFY(again.ok());
    QVERIFY(*again == points);
    QVERIFY(std::signbit(again->at(2).x));
  }
};

QTEST_GUILESS_MAIN(CsvTest)
#include "csv_test.moc"
