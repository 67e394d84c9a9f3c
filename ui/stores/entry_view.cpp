// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/stores/entry_view.h"

#include "ui/records/hit_marks.h"
#include "ui/stores/embedding_view.h"
#include "ui/stores/entry_facts.h"
#include "ui/stores/key_recipe_view.h"
#include "ui/stores/served_view.h"
#include "ui/stores/store_text.h"
#include "ui/support/error_text.h"
#include "ui/support/format.h"
#include "ui/widgets/age_bar_widget.h"
#include "ui/widgets/copy_button.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/fact_rows.h"
#include "ui/widgets/section.h"
#include "ui/widgets/text_label.h"
#include "ui/widgets/text_panel.h"

#include <QPushButton>
#include <QScrollArea>
#include <QStackedLayout>
#include <QTabBar>
#include <QTableWidget>
#include <QVBoxLayout>

namespace cacheloupe {

namespace {

QScrollArea *scrollingParts(QWidget *content, QWidget *parent)
{
    auto *scroll = new QScrollArea(parent);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    content->setProperty("surface", true);
    scroll->setWidget(content);
    return scroll;
}

} // namespace

EntryView::EntryView(QWidget *parent) : QWidget(parent), m_message(new TextLabel(TextRole::body, ThemeRole::secondaryText, this))
{
    setObjectName(QStringLiteral("stores.entry"));
    setAccessibleName(tr("The selected entry"));
    m_message->setWordWrap(true);
    m_message->setAlignment(Qt::AlignCenter);
    m_message->setMargin(kPageMargin);
    auto *whole = new QWidget(this);
    auto *column = new QVBoxLayout(whole);
    column->setContentsMargins(0, kGrid, 0, 0);
    column->setSpacing(0);
    column->addWidget(buildHead());
    auto *pages = new QWidget(whole);
    m_pages = new QStackedLayout(pages);
    m_pages->addWidget(buildDecoded());
    m_pages->addWidget(buildRaw());
    m_served = new ServedView(pages);
    m_pages->addWidget(m_served);
    column->addWidget(pages, 1);
    m_stack = new QStackedLayout(this);
    m_stack->addWidget(m_message);
    m_stack->addWidget(whole);
    connect(m_tabs, &QTabBar::currentChanged, this, &EntryView::showTab);
    setMessage(tr("Choose an entry to read it."));
}

QWidget *EntryView::buildHead()
{
    auto *head = new QWidget(this);
    auto *column = new QVBoxLayout(head);
    column->setContentsMargins(kPageMargin, 0, kPageMargin, 0);
    column->setSpacing(kGrid);
    auto *row = new QHBoxLayout;
    row->setSpacing(kGrid);
    m_state = new Chip({}, head);
    m_key = new ElidedLabel(TextRole::code, ThemeRole::secondaryText, head);
    m_key->setElideMode(Qt::ElideMiddle);
    auto *copy = new CopyButton([this] { return m_entry ? toText(m_entry->key) : QString(); }, head);
    copy->setObjectName(QStringLiteral("stores.copyKey"));
    copy->setAccessibleName(tr("Copy the key"));
    copy->setToolTip(tr("Copy the key"));
    row->addWidget(m_state);
    row->addWidget(m_key, 1);
    row->addWidget(copy);
    m_tabs = new QTabBar(head);
    m_tabs->setObjectName(QStringLiteral("stores.tabs"));
    m_tabs->setAccessibleName(tr("How the entry is shown"));
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    m_tabs->addTab(tr("Decoded"));
    m_tabs->addTab(tr("Raw"));
    m_tabs->addTab(tr("Hits served"));
    row->insertWidget(0, m_tabs);
    column->addLayout(row);
    return head;
}

TextPanel *EntryView::addText(QWidget *parent, const QString &title, const QString &objectName, Section **section)
{
    auto *panel = new TextPanel(parent);
    panel->setObjectName(QStringLiteral("stores.") + objectName);
    panel->setAccessibleName(title);
    *section = new Section(title, parent);
    auto *copy = new CopyButton([panel] { return panel->content(); });
    copy->setObjectName(QStringLiteral("stores.copy.") + objectName);
    copy->setAccessibleName(tr("Copy: %1").arg(title));
    (*section)->addTrailing(copy);
    parent->layout()->addWidget(*section);
    parent->layout()->addWidget(panel);
    return panel;
}

QWidget *EntryView::buildDecoded()
{
    auto *decoded = new QWidget(this);
    auto *sides = new QHBoxLayout(decoded);
    sides->setContentsMargins(kPageMargin, kGrid + kGrid / 2, kPageMargin, kPageMargin);
    sides->setSpacing(3 * kGrid);
    sides->addWidget(buildTexts(decoded), 3);
    sides->addWidget(buildMembers(decoded), 2);
    return scrollingParts(decoded, this);
}

QWidget *EntryView::buildTexts(QWidget *parent)
{
    auto *texts = new QWidget(parent);
    auto *column = new QVBoxLayout(texts);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(kGrid);
    m_findings = new TextLabel(TextRole::secondary, ThemeRole::stale, texts);
    m_findings->setObjectName(QStringLiteral("stores.findings"));
    m_findings->setWordWrap(true);
    column->addWidget(m_findings);
    m_question = addText(texts, tr("Question"), QStringLiteral("question"), &m_questionTitle);
    m_answer = addText(texts, tr("Answer"), QStringLiteral("answer"), &m_answerTitle);
    auto *refresh = new QPushButton(tr("Replace…"), m_answerTitle);
    refresh->setObjectName(QStringLiteral("stores.replaceAnswer"));
    refresh->setProperty("link", true);
    refresh->setAccessibleName(tr("Replace the answer…"));
    connect(refresh, &QPushButton::clicked, this, &EntryView::refreshRequested);
    m_answerTitle->addTrailing(refresh);
    m_embedding = new EmbeddingView(texts);
    column->addWidget(m_embedding);
    m_messages = addText(texts, tr("Messages"), QStringLiteral("messages"), &m_messagesTitle);
    column->addStretch(1);
    return texts;
}

QWidget *EntryView::buildMembers(QWidget *parent)
{
    auto *members = new QWidget(parent);
    auto *column = new QVBoxLayout(members);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(kGrid);
    m_ageTitle = new Section(tr("Age and time to live"), members);
    m_age = new AgeBarWidget(members);
    m_keyTitle = new Section(tr("Key fields and scope"), members);
    m_keyFacts = new FactRows(members);
    m_facts = new FactRows(members);
    m_recipe = new KeyRecipeView(members);
    column->addWidget(new Section(tr("Key"), members));
    column->addWidget(m_recipe);
    column->addWidget(m_ageTitle);
    column->addWidget(m_age);
    column->addWidget(m_keyTitle);
    column->addWidget(m_keyFacts);
    column->addWidget(new Section(tr("Other members"), members));
    column->addWidget(m_facts);
    column->addStretch(1);
    return members;
}

QWidget *EntryView::buildRaw()
{
    auto *raw = new QWidget(this);
    raw->setProperty("surface", true);
    auto *column = new QVBoxLayout(raw);
    column->setContentsMargins(kPageMargin, kGrid + kGrid / 2, kPageMargin, kPageMargin);
    column->setSpacing(kGrid);
    Section *title = nullptr;
    m_raw = addText(raw, tr("As it is stored"), QStringLiteral("raw"), &title);
    m_raw->setCode(true);
    m_raw->setMaximumLines(-1);
    m_rawFacts = new TextLabel(TextRole::secondary, ThemeRole::secondaryText, raw);
    m_rawFacts->setWordWrap(true);
    column->addWidget(m_rawFacts);
    return raw;
}

void EntryView::setEntry(std::shared_ptr<const CacheEntry> entry)
{
    m_entry = std::move(entry);
    m_stack->setCurrentIndex(1);
    m_state->setLook(entryStateLook(m_entry->state));
    m_key->setText(toText(m_entry->key));
    fillDecoded();
    showTab(m_tabs->currentIndex());
}

void EntryView::fillDecoded()
{
    const auto &entry = *m_entry;
    const auto show = [](Section *title, TextPanel *panel, const QString &text) {
        panel->setContent(text);
        title->setVisible(!text.isEmpty());
        panel->setVisible(!text.isEmpty());
    };
    m_findings->setText(findingsText());
    m_findings->setVisible(!m_findings->text().isEmpty());
    show(m_questionTitle, m_question, toText(entry.query));
    show(m_answerTitle, m_answer, toText(entry.answer));
    show(m_messagesTitle, m_messages, messagesText(entry));
    const auto age = entry.ttlS && entry.ttlLeftS ? ageBarOf(*entry.ttlS - *entry.ttlLeftS, entry.ttlS) : std::nullopt;
    m_ageTitle->setVisible(age.has_value());
    m_age->setVisible(age.has_value());
    if (age)
        m_age->setAge(*age);
    m_recipe->setEntry(entry);
    m_embedding->setEntry(entry);
    const auto keys = entryKeyFacts(entry);
    m_keyTitle->setVisible(!keys.isEmpty());
    m_keyFacts->setFacts(keys);
    m_facts->setFacts(entryFacts(entry));
}

QString EntryView::findingsText() const
{
    QStringList lines;
    for (const auto &finding : m_entry->findings)
        lines << findingText(finding);
    if (!m_entry->refusal.empty())
        lines << tr("Refused: %1.").arg(toText(m_entry->refusal));
    if (!m_entry->inferred.empty()) {
        QStringList names;
        for (const auto &member : m_entry->inferred)
            names << entryMemberText(member);
        lines << tr("Inferred, not stored: %1.").arg(names.join(QStringLiteral(", ")));
    }
    return lines.join(QLatin1Char('\n'));
}

void EntryView::showTab(int tab)
{
    m_pages->setCurrentIndex(tab);
    Q_EMIT tabChanged(tab);
    // The raw text may be long: it is only laid out when somebody looks at it.
    if (tab != 1 || !m_entry)
        return;
    m_raw->setContent(rawBytesText(m_entry->rawBytes, m_entry->rawSizeBytes));
    m_rawFacts->setText(tr("%1, %2, %3").arg(toText(m_entry->rawType), toText(m_entry->encoding), formatBytes(m_entry->rawSizeBytes)));
}

void EntryView::setMessage(const QString &sentence)
{
    m_entry.reset();
    m_message->setText(sentence);
    m_stack->setCurrentIndex(0);
}

void EntryView::showError(const Error &error)
{
    const auto text = errorText(error);
    setMessage(tr("%1 %2").arg(text.sentence, text.remedy));
}

void EntryView::setTab(int tab)
{
    m_tabs->setCurrentIndex(tab);
}

QWidget *EntryView::focusTarget() const
{
    if (m_tabs->currentIndex() == kServedTab)
        return m_served->table()->isHidden() ? static_cast<QWidget *>(m_tabs) : m_served->table();
    return m_tabs->currentIndex() == 1 ? m_raw : m_answer->isHidden() ? static_cast<QWidget *>(m_tabs) : m_answer;
}

} // namespace cacheloupe
