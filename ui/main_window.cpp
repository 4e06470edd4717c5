#include "ui/main_window.h"

#include "core/scene/text.h"
#include "ui/export.h"
#include "ui/search_box.h"
#include "ui/text.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/panel.h"
#include "ui/widgets/save_path.h"
#include "ui/widgets/tool_button.h"

#include <QAbstractSpinBox>
#include <QApplication>
#include <QButtonGroup>
#include <QClipboard>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QMenu>
#include <QMessageBox>
#include <QShortcut>
#include <QStackedWidget>
#include <QTimer>
#include <QToolButton>

namespace losslab {

namespace {

constexpr int notice_seconds = 6;

QString page_title(const PageEntry& entry) {
  return QCoreApplication::translate("pages", entry.title);
}

const PageEntry* find_page(const QString& id) {
  for (const PageEntry& entry : page_catalogue())
    if (id == entry.id) return &entry;
  return nullptr;
}

QString id_of(const Scene& scene) { return text(page_id(scene)); }

} // namespace

MainWindow::MainWindow(const Services& services, const Settings& settings,
                       const std::vector<Scene>& session, QWidget* parent)
    : QMainWindow(parent), services_(services), settings_(settings), stack_(new QStackedWidget),
      rail_(new QButtonGroup(this)), notice_timer_(new QTimer(this)) {
  setWindowTitle(tr("LossLab"));
  setWindowIcon(QIcon(":/icons/logo.svg"));
  auto* center = new QWidget;
  auto* across = new QHBoxLayout(center);
  across->setContentsMargins(0, 0, 0, 0);
  across->setSpacing(0);
  across->addWidget(makeRail());
  auto* down = new QVBoxLayout;
  down->setContentsMargins(20, 12, 20, 18);
  down->setSpacing(12);
  down->addWidget(makeHeader());
  down->addWidget(stack_, 1);
  across->addLayout(down, 1);
  setCentralWidget(center);
  makeActions();
  notice_timer_->setSingleShot(true);
  notice_timer_->setInterval(notice_seconds * 1000);
  connect(notice_timer_, &QTimer::timeout, this, &MainWindow::showHeader);
  when_rethemed(this, [this] { retheme(); });
  for (const Scene& scene : session)
    waiting_.insert_or_assign(id_of(scene), scene);
  openPage(session.empty() ? QString(page_catalogue().front().id) : id_of(session.back()));
  currentPage().setFocus(); // Tab goes on to the page's first control
}

QWidget* MainWindow::makeRail() {
  auto* rail = new QFrame;
  rail->setProperty("rail", "true");
  rail->setFixedWidth(38 + scaled(44));
  auto* column = new QVBoxLayout(rail);
  column->setContentsMargins(8, 14, 8, 14);
  column->setSpacing(8);
  auto* logo = new QLabel;
  logo->setPixmap(QIcon(":/icons/logo.svg").pixmap(scaled(36), scaled(36)));
  logo->setAlignment(Qt::AlignCenter);
  column->addWidget(logo);
  column->addSpacing(6);
  int index = 0;
  for (const PageEntry& entry : page_catalogue()) {
    auto* button = new QToolButton;
    button->setText(page_title(entry));
    button->setToolButtonStyle(Qt::ToolButtonTextUnderIcon);
    button->setCheckable(true);
    button->setProperty("nav", "true");
    button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    button->setShortcut(QKeySequence(Qt::CTRL | Qt::Key(Qt::Key_1 + index)));
    button->setToolTip(tr("%1 (Ctrl+%2)").arg(page_title(entry)).arg(index + 1));
    icons_.append({button, entry.id});
    rail_->addButton(button, index++);
    column->addWidget(button);
  }
  one_tab_stop(*rail_);
  connect(rail_, &QButtonGroup::idClicked, this,
          [this](int chosen) { openPage(page_catalogue()[static_cast<std::size_t>(chosen)].id); });
  column->addStretch(1);

  auto* settings = new QToolButton;
  settings->setText(tr("Settings"));
  settings->setToolButtonStyle(Qt::ToolButtonTextUnderIcon);
  settings->setProperty("nav", "true");
  settings->setFocusPolicy(Qt::StrongFocus);
  settings->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
  settings->setPopupMode(QToolButton::InstantPopup);
  auto* menu = new QMenu(settings);
  const auto add = [this, menu](const QString& text, const Settings& wanted, bool checked) {
    QAction* action = menu->addAction(text, this, [this, wanted] { change(wanted); });
    action->setCheckable(true);
    action->setChecked(checked);
  };
  connect(menu, &QMenu::aboutToShow, this, [this, menu, add] {
    menu->clear();
    const auto head = [menu](const QString& text) { menu->addAction(text)->setEnabled(false); };
    head(tr("Theme"));
    for (const auto& [text, appearance] :
         {std::pair{tr("As the system"), Appearance::system},
          std::pair{tr("Light"), Appearance::light}, std::pair{tr("Dark"), Appearance::dark}})
      add(text, {appearance, settings_.text_scale}, settings_.appearance == appearance);
    menu->addSeparator();
    head(tr("Text size"));
    for (const int percent : {100, 125, 150, 200})
      add(tr("%1 %").arg(percent), {settings_.appearance, percent / 100.0},
          settings_.text_scale == percent / 100.0);
  });
  settings->setMenu(menu);
  icons_.append({settings, "settings"});
  column->addWidget(settings);
  return rail;
}

QWidget* MainWindow::makeHeader() {
  auto* header = new QWidget;
  header->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
  auto* row = new QHBoxLayout(header);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(scaled(8));
  title_ = label({}, "title");
  subtitle_ = new ElidedLabel("soft");
  notice_ = new ElidedLabel("warn");
  notice_->hide();
  row->addWidget(title_);
  row->addWidget(subtitle_, 1);
  row->addWidget(notice_, 1);
  const auto add = [this, row](const QString& icon_name, const QString& text, const QString& tip) {
    auto* button = new QToolButton;
    button->setText(text);
    button->setToolButtonStyle(text.isEmpty() ? Qt::ToolButtonIconOnly
                                              : Qt::ToolButtonTextBesideIcon);
    button->setProperty("flat", text.isEmpty() ? "true" : "false");
    button->setFocusPolicy(Qt::StrongFocus);
    button->setToolTip(tip);
    button->setAccessibleName(tip);
    icons_.append({button, icon_name});
    row->addWidget(button);
    return button;
  };
  connect(add("search", {}, tr("Search everything (Ctrl+K)")), &QToolButton::clicked, this,
          &MainWindow::search);
  undo_ = add("undo", {}, tr("Undo (Ctrl+Z)"));
  redo_ = add("redo", {}, tr("Redo (Ctrl+Shift+Z)"));
  connect(undo_, &QToolButton::clicked, this, [this] { currentPage().model().undo(); });
  connect(redo_, &QToolButton::clicked, this, [this] { currentPage().model().redo(); });

  QToolButton* share = add("share", tr("Share"), tr("Share what this page shows"));
  auto* share_menu = new QMenu(share);
  share_menu->addAction(tr("Copy link"), this, &MainWindow::copyLink);
  share_menu->addAction(tr("Open a copied link"), this, &MainWindow::pasteLink);
  share_menu->addSeparator();
  share_menu->addAction(tr("Save scene…"), QKeySequence::Save, this, &MainWindow::saveScene);
  share_menu->addAction(tr("Open scene…"), QKeySequence::Open, this, &MainWindow::openFile);
  share->setMenu(share_menu);
  share->setPopupMode(QToolButton::InstantPopup);

  QToolButton* exporter = add("export", tr("Export"), tr("Export the picture or its numbers"));
  auto* export_menu = new QMenu(exporter);
  export_menu->addAction(tr("Copy picture"), QKeySequence(tr("Ctrl+Shift+C")), this,
                         &MainWindow::copyPicture);
  for (const char* format : {"png", "svg", "pdf", "csv"})
    export_menu->addAction(tr("Save as %1…").arg(QString(format).toUpper()), this,
                           [this, format] { exportPicture(format); });
  exporter->setMenu(export_menu);
  exporter->setPopupMode(QToolButton::InstantPopup);

  connect(add("help", {}, tr("Help for this page (F1)")), &QToolButton::clicked, this,
          &MainWindow::showHelp);
  return header;
}

void MainWindow::makeActions() {
  connect(new QShortcut(QKeySequence::Undo, this), &QShortcut::activated, undo_,
          &QToolButton::click);
  connect(new QShortcut(QKeySequence(tr("Ctrl+Shift+Z")), this), &QShortcut::activated, redo_,
          &QToolButton::click);
  connect(new QShortcut(QKeySequence(tr("Ctrl+Y")), this), &QShortcut::activated, redo_,
          &QToolButton::click);
  for (const QKeySequence& keys : {QKeySequence(Qt::Key_F1), QKeySequence(Qt::Key_Question)})
    connect(new QShortcut(keys, this), &QShortcut::activated, this, &MainWindow::showHelp);
  connect(new QShortcut(QKeySequence(tr("Ctrl+K")), this), &QShortcut::activated, this,
          &MainWindow::search);
  qApp->installEventFilter(this);
}

Page* MainWindow::page(const QString& id) {
  if (const auto found = pages_.find(id); found != pages_.end()) return found->second;
  const PageEntry* entry = find_page(id);
  const auto given = waiting_.find(id);
  Page* made = entry->make(given == waiting_.end() ? entry->fresh() : given->second, services_);
  waiting_.erase(id);
  pages_[id] = made;
  stack_->addWidget(made);
  connect(made, &Page::subtitleChanged, this, &MainWindow::showHeader);
  connect(made, &Page::sceneRequested, this, &MainWindow::openScene);
  connect(made, &Page::noticed, this, [this](const QString& sentence) { say(sentence); });
  connect(&made->model(), &SceneModel::sceneChanged, this, &MainWindow::showHeader);
  connect(&made->model(), &SceneModel::sceneChanged, this, &MainWindow::sessionChanged);
  return made;
}

void MainWindow::openPage(const QString& id) {
  current_ = id;
  Page* opened = page(id);
  stack_->setCurrentWidget(opened);
  // Who chooses a page on the rail goes on in the page; arrow keys take the focus back themselves.
  if (rail_->buttons().contains(qobject_cast<QAbstractButton*>(focusWidget())))
    (opened->focusWidget() ? opened->focusWidget() : opened)->setFocus(Qt::OtherFocusReason);
  int index = 0;
  for (const PageEntry& entry : page_catalogue()) {
    QAbstractButton* button = rail_->button(index++);
    if (id == entry.id) button->setChecked(true);
    // Tab comes to the open one, and arrows go on from there.
    button->setFocusPolicy(id == entry.id ? Qt::TabFocus : Qt::NoFocus);
  }
  if (!warning_) notice_timer_->stop(); // what was said of the page before
  showHeader();
  retheme();
  Q_EMIT sessionChanged();
}

void MainWindow::openScene(const Scene& scene) {
  const QString id = id_of(scene);
  if (find_page(id) == nullptr) return;
  if (pages_.contains(id))
    pages_[id]->model().change(scene);
  else
    waiting_.insert_or_assign(id, scene);
  openPage(id);
  currentPage().setFocus();
}

std::vector<Scene> MainWindow::scenes() const {
  std::vector<Scene> all;
  for (const auto& [id, scene] : waiting_)
    all.push_back(scene);
  for (const auto& [id, made] : pages_)
    if (id != current_) all.push_back(made->model().scene());
  all.push_back(currentPage().model().scene());
  return all;
}

Page& MainWindow::currentPage() const { return *pages_.at(current_); }

void MainWindow::say(const QString& sentence, bool warning) {
  warning_ = warning;
  notice_->setProperty("role", warning ? "warn" : "said");
  restyle(notice_);
  notice_->setText(sentence);
  notice_->show();
  subtitle_->hide();
  notice_timer_->start();
}

void MainWindow::showHeader() {
  const Page& shown = currentPage();
  title_->setText(page_title(*find_page(current_)));
  subtitle_->setText(shown.subtitle());
  SceneModel& model = currentPage().model();
  undo_->setEnabled(model.canUndo());
  redo_->setEnabled(model.canRedo());
  if (notice_timer_->isActive()) return;
  notice_->hide();
  subtitle_->show();
}

void MainWindow::retheme() {
  for (const auto& [button, name] : icons_) {
    const bool chosen = button->isCheckable() && button->isChecked();
    button->setIcon(icon(name, chosen ? tokens().accent : tokens().soft));
    const int side = scaled(18);
    button->setIconSize({side, side});
  }
}

// A number field would undo its own typing, though what was typed is long a step of the page.
bool MainWindow::eventFilter(QObject* watched, QEvent* event) {
  if (event->type() != QEvent::ShortcutOverride || !qobject_cast<QAbstractSpinBox*>(watched))
    return QMainWindow::eventFilter(watched, event);
  const auto* key = static_cast<QKeyEvent*>(event);
  return key->matches(QKeySequence::Undo) || key->matches(QKeySequence::Redo);
}

void MainWindow::copyLink() {
  const std::string link = scene_to_link(currentPage().model().scene());
  QGuiApplication::clipboard()->setText(QString::fromStdString(link));
  say(tr("Link copied: it opens this very picture in LossLab."));
}

void MainWindow::pasteLink() {
  const auto scene = scene_from_text(QGuiApplication::clipboard()->text().trimmed().toStdString());
  if (scene)
    openScene(*scene);
  else
    say(tr("The clipboard holds no scene: %1").arg(QString::fromStdString(scene.refusal().text())));
}

void MainWindow::saveScene() {
  const QString path =
      ask_save_path(this, tr("Save scene"), current_ + ".losslab", tr("Scenes (*.losslab)"));
  if (path.isEmpty()) return;
  const std::string text = scene_to_json(currentPage().model().scene());
  const auto refusal = services_.write_file(path, QByteArray::fromStdString(text));
  say(refusal ? QString::fromStdString(refusal->text()) : tr("Saved %1.").arg(path));
}

void MainWindow::openFile() {
  const QString path = QFileDialog::getOpenFileName(this, tr("Open scene"), {},
                                                    tr("Scenes (*.losslab *.json);;All files (*)"));
  if (path.isEmpty()) return;
  const auto bytes = services_.read_file(path);
  if (!bytes) return say(QString::fromStdString(bytes.refusal().text()));
  const auto scene = scene_from_text(bytes->toStdString());
  if (scene)
    openScene(*scene);
  else
    say(tr("%1 was not opened: %2").arg(path, QString::fromStdString(scene.refusal().text())));
}

void MainWindow::exportPicture(const char* format) {
  const QString ending = QString(".") + format;
  const QString path = ask_save_path(this, tr("Export"), current_ + ending, "*" + ending);
  if (path.isEmpty()) return;
  const auto refusal = services_.write_file(path, exported(currentPage(), format));
  say(refusal ? QString::fromStdString(refusal->text()) : tr("Saved %1.").arg(path));
}

void MainWindow::copyPicture() {
  QGuiApplication::clipboard()->setImage(picture_image(currentPage().picture(), 2));
  say(tr("Picture copied."));
}

void MainWindow::showHelp() {
  auto* box = new QMessageBox(
      QMessageBox::NoIcon, page_title(*find_page(current_)),
      currentPage().help() + tr("<p><b>Anywhere</b>: Ctrl+1…%1 change the page, Ctrl+Z undoes, "
                                "Ctrl+K searches everything, Ctrl+S saves and Ctrl+O opens a "
                                "scene, F1 or ? is this help.</p>")
                                 .arg(page_catalogue().size()),
      QMessageBox::Close, this);
  box->setAttribute(Qt::WA_DeleteOnClose);
  box->open();
}

// What is missing is said where it is looked at; here the rest is found without it.
void MainWindow::search() {
  const auto bank = services_.questions();
  const auto advice = services_.advice();
  auto* box = new SearchBox(
      search_index(bank.ok() ? bank->get() : nullptr, advice.ok() ? advice->get() : nullptr), this);
  const int width = std::min(this->width() - 80, scaled(640));
  const int height = std::min(this->height() - 120, scaled(520));
  box->setGeometry(
      QRect(mapToGlobal(QPoint((this->width() - width) / 2, 60)), QSize(width, height)));
  connect(box, &SearchBox::sceneRequested, this, &MainWindow::openScene);
  box->open();
}

void MainWindow::change(const Settings& settings) {
  settings_ = settings;
  Q_EMIT settingsChanged(settings);
}

} // namespace losslab
