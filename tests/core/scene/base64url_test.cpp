#include "core/scene/base64url.h"

#include <QTest>

using namespace losslab;

class Base64UrlTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  /// RFC 4648, section 10, without the padding; and the two characters that differ from base64.
  void vectors_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("0") << QByteArray("") << QByteArray("");
    QTest::newRow("1") << QByteArray("f") << QByteArray("Zg");
    QTest::newRow("2") << QByteArray("fo") << QByteArray("Zm8");
    QTest::newRow("3") << QByteArray("foo") << QByteArray("Zm9v");
    QTest::newRow("4") << QByteArray("foob") << QByteArray("Zm9vYg");
    QTest::newRow("5") << QByteArray("fooba") << QByteArray("Zm9vYmE");
    QTest::newRow("6") << QByteArray("foobar") << QByteArray("Zm9vYmFy");
    QTest::newRow("62 and 63") << QByteArray("\xfb\xff") << QByteArray("-_8");
  }
  void vectors() {
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, text);
    QCOMPARE(QByteArray::fromStdString(to_base64url(bytes.toStdString())), text);
    QCOMPARE(QByteArray::fromStdString(from_base64url(text.toStdString()).value()), bytes);
  }

  void every_byte_comes_back() {
    std::string bytes;
    for (int byte = 0; byte < 256; ++byte)
      bytes += static_cast<char>(byte);
    // Qt's encoder as the outside witness
    QCOMPARE(QByteArray::fromStdString(to_base64url(bytes)),
             QByteArray::fromStdString(bytes).toBase64(QByteArray::Base64UrlEncoding |
                                                       QByteArray::OmitTrailingEquals));
    QCOMPARE(from_base64url(to_base64url(bytes)).value(), bytes);
  }

  void what_is_no_base64url_is_refused() {
    for (const char* text : {"Z", "Zm9vY", "Zg==", "Zm 9", "Zm+v", "Zm/v", "Zh", "\xff"})
      QVERIFY2(!from_base64url(text), text);
  }
};

QTEST_GUILESS_MAIN(Base64UrlTest)
#include "base64url_test.moc"
