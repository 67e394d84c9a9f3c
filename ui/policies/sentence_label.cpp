// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/policies/sentence_label.h"

#include "ui/records/rule_sentence.h"

#include <QEvent>

namespace cacheloupe {

SentenceLabel::SentenceLabel(QWidget *parent) : TextLabel(TextRole::pageTitle, ThemeRole::text, parent)
{
    setObjectName(QStringLiteral("policies.sentence"));
    setTextFormat(Qt::RichText);
    setWordWrap(true);
    setTextInteractionFlags(Qt::TextBrowserInteraction);
    connect(this, &QLabel::linkActivated, this, [this](const QString &link) {
        if (const auto field = policyFieldFromName(link.section(QLatin1Char(':'), 1).toStdString()))
            Q_EMIT fieldRequested(*field);
    });
}

void SentenceLabel::setRule(EffectiveRule rule)
{
    m_rule = std::move(rule);
    setText(sentenceHtml(m_rule));
}

void SentenceLabel::changeEvent(QEvent *event)
{
    TextLabel::changeEvent(event);
    // Rich text keeps the link colour it was laid out with.
    if (event->type() == QEvent::PaletteChange && !m_rule.callSite.empty()) {
        clear();
        setText(sentenceHtml(m_rule));
    }
}

} // namespace cacheloupe
