#include "ui/background.h"

namespace losslab {

Background::Background(QObject* parent) : QObject(parent), there_(new QObject) {
  there_->moveToThread(&thread_);
  connect(&thread_, &QThread::finished, there_, &QObject::deleteLater);
  thread_.start();
}

Background::~Background() {
  thread_.quit();
  thread_.wait();
}

void Background::post(std::function<void()> work) {
  QMetaObject::invokeMethod(there_, std::move(work), Qt::QueuedConnection);
}

} // namespace losslab
