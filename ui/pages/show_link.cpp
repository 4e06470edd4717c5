#include "ui/pages/show_link.h"

#include "ui/pages/catalogue.h"
#include "ui/text.h"
#include "ui/widgets/tool_button.h"

#include <QCoreApplication>

namespace losslab {

QPushButton* show_link(const Scene& scene, const QString& tip) {
  QString title;
  for (const PageEntry& entry : page_catalogue())
    if (entry.id == page_id(scene)) title = QCoreApplication::translate("pages", entry.title);
  return link_button(QCoreApplication::translate("pages", "Show me on %1 →").arg(title), tip);
}

QPushButton* loss_link(const Card& card) {
  return link_button(text(card.name), QCoreApplication::translate("pages", "See it on Explore"));
}

} // namespace losslab
