// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/overview/welcome.h"

#include "ui/support/source_actions.h"
#include "ui/support/theme.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/text_label.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <functional>

namespace cacheloupe {

namespace {

constexpr int kColumnPx = 560;
constexpr int kMarkPx = 96;

struct Offer {
    QString objectName;
    QString verb;
    QString icon;
    QString sentence;
    std::function<void()> run;
};

} // namespace

Welcome::Welcome(SourceActions &actions, QWidget *parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("welcome"));
    auto *mark = new QLabel(this);
    mark->setPixmap(applicationIcon().pixmap(kMarkPx, kMarkPx));
    mark->setAccessibleName(tr("Cacheloupe"));
    auto *title = new TextLabel(tr("See what your cache answers"), TextRole::keyFigure, ThemeRole::text, this);
    auto *line = new TextLabel(tr("Cacheloupe shows every reuse: what was asked now, what the answer was written for, and what proves that they fit."),
                               TextRole::reading, ThemeRole::secondaryText, this);
    line->setWordWrap(true);
    line->setAlignment(Qt::AlignHCenter);
    auto *body = new QWidget(this);
    body->setMaximumWidth(kColumnPx);
    auto *column = new QVBoxLayout(body);
    column->setSpacing(kGrid);
    column->addWidget(mark, 0, Qt::AlignHCenter);
    column->addSpacing(kGrid);
    column->addWidget(title, 0, Qt::AlignHCenter);
    column->addWidget(line);
    column->addSpacing(3 * kGrid);
    auto *a = &actions;
    const Offer offers[] = {
        {QStringLiteral("welcome.demo"), tr("Open the demo week"), QStringLiteral("demo"),
         tr("A help desk's week of 20,000 lookups with planted faults. Nothing leaves this machine."), [a] { Q_EMIT a->demoRequested(); }},
        {QStringLiteral("welcome.log"), tr("Open a log…"), QStringLiteral("file"),
         tr("JSON Lines with one event a line, a LiteLLM payload log or a GPTCache report. You can also drop the file here."), [a] { Q_EMIT a->logRequested(); }},
        {QStringLiteral("welcome.store"), tr("Connect a store…"), QStringLiteral("connect"),
         tr("A SQLite file, a folder or a Redis server, opened read-only."), [a] { Q_EMIT a->storeRequested(); }},
    };
    for (const auto &offer : offers) {
        auto *button = new QPushButton(offer.verb, body);
        button->setObjectName(offer.objectName);
        button->setProperty("primary", m_first == nullptr);
        button->setIcon(symbolicIcon(offer.icon, m_first == nullptr ? ThemeRole::onAccent : ThemeRole::secondaryText));
        button->setAccessibleDescription(offer.sentence);
        connect(button, &QPushButton::clicked, this, offer.run);
        if (!m_first)
            m_first = button;
        auto *sentence = new TextLabel(offer.sentence, TextRole::secondary, ThemeRole::secondaryText, body);
        sentence->setWordWrap(true);
        sentence->setAlignment(Qt::AlignHCenter);
        column->addWidget(button, 0, Qt::AlignHCenter);
        column->addWidget(sentence);
        column->addSpacing(2 * kGrid);
    }
    auto *outer = new QVBoxLayout(this);
    outer->addStretch(2);
    auto *row = new QHBoxLayout;
    row->addStretch(1);
    row->addWidget(body, 0);
    row->addStretch(1);
    outer->addLayout(row);
    outer->addStretch(3);
    body->setMinimumWidth(qMin(kColumnPx, 40 * kGrid));
}

} // namespace cacheloupe
