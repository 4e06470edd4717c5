#pragma once

#include <QMetaObject>
#include <QObject>
#include <QThread>

#include <functional>
#include <stop_token>
#include <utility>

namespace losslab {

/// A thread for what takes longer than a frame. What is put to it is worked off in turn. Going, it
/// waits for the work in hand; who asked for it should have it stopped.
class Background : public QObject {
  Q_OBJECT

 public:
  explicit Background(QObject* parent = nullptr);
  ~Background() override;

  void post(std::function<void()> work);

 private:
  QThread thread_;
  QObject* there_; ///< lives in the thread
};

/// Something asked of a Background, again and again, of which only the last time counts: asking
/// anew tells the work before to stop, and its answer never arrives. To be used from the
/// Background's own thread, and to go before it or with it.
class Inquiry {
 public:
  explicit Inquiry(Background& background) : background_(background) {}
  ~Inquiry() { drop(); }
  Inquiry(const Inquiry&) = delete;
  Inquiry& operator=(const Inquiry&) = delete;

  /// answer = work(stop) is called there, take(answer) here, later. By value, all of it.
  template <class Work, class Take>
  void ask(Work work, Take take) {
    drop();
    stop_ = std::stop_source();
    awaited_ = true;
    // Over there this object may be gone: it is touched by the answer only, and that here.
    background_.post([this, home = &background_, stop = stop_.get_token(), work = std::move(work),
                      take = std::move(take)] {
      if (stop.stop_requested()) return;
      QMetaObject::invokeMethod(
          home,
          [this, stop, take, answer = work(stop)] {
            if (stop.stop_requested()) return; // asked anew meanwhile, or nobody is there any more
            awaited_ = false;
            take(answer);
          },
          Qt::QueuedConnection);
    });
  }
  /// Nothing is wanted any more.
  void drop() {
    stop_.request_stop();
    awaited_ = false;
  }
  bool isAwaited() const { return awaited_; }

 private:
  Background& background_;
  std::stop_source stop_;
  bool awaited_ = false;
};

} // namespace losslab
