// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/policies/site_editor.h"

#include "ui/policies/fix_desk.h"
#include "ui/policies/fix_panel.h"
#include "ui/policies/layer_checklist.h"
#include "ui/policies/policy_form.h"
#include "ui/policies/policy_session.h"
#include "ui/policies/preset_menu.h"
#include "ui/policies/risk_matrix.h"
#include "ui/policies/sentence_pane.h"
#include "ui/policies/suggestion_rows.h"
#include "ui/support/theme.h"
#include "ui/widgets/section.h"

#include <QVBoxLayout>

namespace cacheloupe {

SiteEditor::SiteEditor(const AppContext &context, PolicySession &session, QWidget *parent) : QWidget(parent), m_session(session)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(3 * kGrid, 2 * kGrid, 3 * kGrid, kPageMargin);
    column->setSpacing(2 * kGrid);
    m_fixes = new FixDesk(context, session, this);
    column->addWidget(m_fixes->panel());
    m_sentence = new SentencePane(this);
    auto *presets = new PresetMenu([&session]() -> const PolicyDocument & { return session.draft(); }, [this] { return m_callSite; }, this);
    m_sentence->addAction(presets);
    column->addWidget(m_sentence);
    m_suggestions = new SuggestionRows(this);
    column->addWidget(m_suggestions);
    m_form = new PolicyForm(this);
    column->addWidget(m_form);
    column->addWidget(new Section(tr("What this layer needs"), this));
    m_checks = new LayerChecklist(this);
    column->addWidget(m_checks);
    column->addWidget(new Section(tr("Volatility and risk"), this));
    m_matrix = new RiskMatrix(this);
    column->addWidget(m_matrix);
    column->addStretch(1);

    const auto edit = [this](const std::vector<PolicyEdit> &edits, const QString &name) {
        if (!edits.empty())
            m_session.edit(edits, name);
    };
    const auto editField = [this](PolicyField field, const std::optional<PolicyValue> &value) { m_session.edit({m_callSite, field, value}); };
    connect(m_sentence, &SentencePane::fieldEdited, this, editField);
    connect(m_sentence, &SentencePane::sentenceEdited, this, [edit](const auto &edits) { edit(edits, tr("sentence of %1").arg(QString::fromStdString(edits.front().callSite))); });
    connect(m_suggestions, &SuggestionRows::editRequested, this, edit);
    connect(presets, &PresetMenu::editRequested, this, edit);
    connect(m_checks, &LayerChecklist::editRequested, this, edit);
    connect(m_form, &PolicyForm::edited, this, editField);
}

void SiteEditor::setSite(const std::string &callSite, const std::vector<RiskSuggestion> &topics)
{
    m_callSite = callSite;
    const auto &draft = m_session.draft();
    const auto rule = effectiveRule(draft, callSite);
    m_sentence->setSite(draft, callSite);
    m_suggestions->setSite(rule, topics);
    m_form->setRule(draft.find(callSite), draft.defaults);
    m_checks->setRule(rule);
    m_matrix->setRule(rule);
}

void SiteEditor::focusField(PolicyField field)
{
    m_form->focusField(field);
}

} // namespace cacheloupe
