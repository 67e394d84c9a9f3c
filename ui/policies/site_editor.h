// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/policy_field.h"
#include "core/policy/risk_topics.h"
#include "ui/support/app_context.h"

#include <QWidget>

#include <vector>

namespace cacheloupe {

class FixDesk;
class LayerChecklist;
class PolicyForm;
class PolicySession;
class PresetMenu;
class RiskMatrix;
class SentencePane;
class SuggestionRows;

/// The middle of the page: the chosen call site as sentence, suggestions, form and matrix. Edits go to the session as
/// undo steps. GUI thread.
class SiteEditor : public QWidget {
    Q_OBJECT
public:
    SiteEditor(const AppContext &context, PolicySession &session, QWidget *parent = nullptr);

    void setSite(const std::string &callSite, const std::vector<RiskSuggestion> &topics);
    void focusField(PolicyField field);
    FixDesk &fixes() const { return *m_fixes; }

private:
    PolicySession &m_session;
    std::string m_callSite;
    FixDesk *m_fixes = nullptr;
    SentencePane *m_sentence = nullptr;
    SuggestionRows *m_suggestions = nullptr;
    PolicyForm *m_form = nullptr;
    LayerChecklist *m_checks = nullptr;
    RiskMatrix *m_matrix = nullptr;
};

} // namespace cacheloupe
