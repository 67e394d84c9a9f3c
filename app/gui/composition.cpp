// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/composition.h"

#include "app/gui/mapping_desk.h"
#include "app/gui/opener.h"
#include "app/gui/pages.h"
#include "app/gui/texts.h"
#include "ui/shell/appearance.h"
#include "ui/shell/language_choice.h"
#include "ui/shell/main_window.h"
#include "ui/support/hit_log_session.h"
#include "ui/support/navigator.h"
#include "ui/support/notices.h"
#include "ui/support/screen_mask.h"
#include "ui/support/secret_desk.h"
#include "ui/support/sidecar_keeper.h"
#include "ui/support/source_actions.h"
#include "ui/support/store_sites.h"
#include "ui/support/suspicion_book.h"
#include "ui/support/text_indexer.h"
#include "ui/support/verdict_book.h"
#include "ui/support/workspace_session.h"

#include <QApplication>

namespace cacheloupe {

Composition::Composition(QApplication &application)
    : m_navigator(std::make_unique<Navigator>()), m_notices(std::make_unique<Notices>()), m_actions(std::make_unique<SourceActions>()),
      m_appearance(std::make_unique<Appearance>(application)), m_language(std::make_unique<LanguageChoice>(Texts::languages())), m_lanes(std::make_unique<Lanes>()),
      m_workspace(std::make_unique<WorkspaceSession>()), m_hitLog(std::make_unique<HitLogSession>(*m_lanes)),
      m_textIndexer(std::make_unique<TextIndexer>(*m_lanes, *m_hitLog)),
      m_sidecars(std::make_unique<SidecarKeeper>(*m_hitLog, *m_textIndexer)),
      m_verdicts(std::make_unique<VerdictBook>(*m_workspace, m_undo, *m_notices)),
      m_suspicion(std::make_unique<SuspicionBook>(*m_hitLog)), m_secrets(std::make_unique<SecretDesk>()),
      m_mask(std::make_unique<ScreenMask>()), m_storeSites(std::make_unique<StoreSites>()),
      m_context(new AppContext{*m_lanes, *m_workspace, *m_hitLog, *m_verdicts, *m_suspicion, m_undo, *m_navigator, *m_notices, *m_actions, *m_secrets, *m_mask,
                               *m_storeSites}),
      m_opener(std::make_unique<Opener>(*m_context))
{
    m_suspicion->learnFrom(*m_workspace, *m_verdicts);
    QObject::connect(m_workspace.get(), &WorkspaceSession::failed, m_notices.get(), &Notices::fail);
    QObject::connect(m_hitLog.get(), &HitLogSession::failed, m_notices.get(), &Notices::fail);
    QObject::connect(m_sidecars.get(), &SidecarKeeper::told, m_notices.get(), [notices = m_notices.get()](const QString &text) { notices->tell(text); });
    QObject::connect(m_language.get(), &LanguageChoice::told, m_notices.get(), [notices = m_notices.get()](const QString &text) { notices->tell(text); });
    // As a destination it makes the page that answers it.
    QObject::connect(m_actions.get(), &SourceActions::storeRequested, m_navigator.get(), [navigator = m_navigator.get()] {
        Destination form;
        form.page = PageId::stores;
        form.newStore = true;
        navigator->go(form);
    });
    const QList<WindowParts::Choice> choices{[this](QMenu *menu) { m_language->addTo(menu); }, [this](QMenu *menu) { m_mask->addTo(menu); }, [this](QMenu *menu) { m_sidecars->addTo(menu); }};
    m_window = std::make_unique<MainWindow>(
        WindowParts{pagesOf(*m_context), m_navigator.get(), m_notices.get(), m_actions.get(), &m_undo, m_appearance.get(), choices});
    m_mapping = new MappingDesk(*m_context, m_window.get());
}

Composition::~Composition() = default;

} // namespace cacheloupe
