#include "app/composition.h"

#include <QAbstractEventDispatcher>
#include <QApplication>
#include <QFile>

#include <chrono>
#include <cstdlib>
#include <ctime>
#include <iostream>

// LossLab as main.cpp starts it, until the window stands painted and the program waits for a hand:
//   bench_start BEGIN     where BEGIN is the time the process was begun, in µs since 1970

using namespace losslab;

namespace {

/// Notes that something of a window was painted.
class Watch : public QObject {
 public:
  bool painted = false;
  bool eventFilter(QObject* watched, QEvent* event) override {
    painted = painted || event->type() == QEvent::Paint;
    return QObject::eventFilter(watched, event);
  }
};

/// The most memory the process has held, in bytes.
long long peak_memory() {
  QFile status("/proc/self/status");
  if (!status.open(QIODevice::ReadOnly)) return 0;
  for (const QByteArray& line : status.readAll().split('\n'))
    if (line.startsWith("VmHWM:"))
      return 1024 * line.mid(6).trimmed().split(' ').front().toLongLong();
  return 0;
}

long long now() { // µs since 1970
  using namespace std::chrono;
  return duration_cast<microseconds>(system_clock::now().time_since_epoch()).count();
}

/// The processor's time of all threads so far, in ns.
long long spent() {
  timespec time{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
  return time.tv_sec * 1'000'000'000LL + time.tv_nsec;
}

} // namespace

int main(int argc, char** argv) {
  const long long begin = argc > 1 ? std::atoll(argv[1]) : now();
  QApplication application(argc, argv);
  QApplication::setApplicationName("losslab");
  Watch watch;
  application.installEventFilter(&watch);
  QObject::connect(QAbstractEventDispatcher::instance(), &QAbstractEventDispatcher::aboutToBlock,
                   &watch, [&watch] {
                     if (watch.painted) QCoreApplication::quit();
                   });
  Composition composition(application);
  composition.start({});
  QApplication::exec();
  std::cout << "start_spent " << spent() << "\nstart " << (now() - begin) * 1000 << "\nmemory "
            << peak_memory() << '\n';
  for (const PageEntry& page : page_catalogue()) {
    composition.window().openScene(page.fresh());
    QCoreApplication::processEvents();
  }
  std::cout << "memory_of_all_pages " << peak_memory() << std::endl;
  std::_Exit(0); // no session is kept: every start is a first one
}
