// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/domain/cache_entry.h"

#include <QWidget>

#include <memory>

class QLabel;
class QStackedLayout;
class QTabBar;

namespace cacheloupe {

class AgeBarWidget;
class Chip;
class ElidedLabel;
class EmbeddingView;
class FactRows;
class KeyRecipeView;
class Section;
class ServedView;
class TextLabel;
class TextPanel;

/// One entry to read: decoded (question, messages, answer, findings, how its key is made, life, members), raw (the
/// stored bytes) and the hits it served. GUI thread.
class EntryView : public QWidget {
    Q_OBJECT
public:
    explicit EntryView(QWidget *parent = nullptr);

    void setEntry(std::shared_ptr<const CacheEntry> entry);
    /// Shows nothing but the sentence.
    void setMessage(const QString &sentence);
    void showError(const Error &error);
    /// Of the tabs: 0 decoded, 1 raw, 2 the hits it served.
    void setTab(int tab);
    static constexpr int kServedTab = 2;
    QWidget *focusTarget() const;
    /// The part about the entry's embedding, for who can find others near it.
    EmbeddingView *embedding() const { return m_embedding; }
    /// The hits it served, for who knows the log.
    ServedView *served() const { return m_served; }

Q_SIGNALS:
    /// Another answer is to be given to the entry.
    void refreshRequested();
    void tabChanged(int tab);

private:
    QWidget *buildHead();
    QWidget *buildDecoded();
    QWidget *buildTexts(QWidget *parent);
    QWidget *buildMembers(QWidget *parent);
    QWidget *buildRaw();
    TextPanel *addText(QWidget *parent, const QString &title, const QString &objectName, Section **section);
    void showTab(int tab);
    void fillDecoded();
    QString findingsText() const;

    std::shared_ptr<const CacheEntry> m_entry;
    QStackedLayout *m_stack;
    TextLabel *m_message;
    QTabBar *m_tabs;
    QStackedLayout *m_pages;
    Chip *m_state;
    ElidedLabel *m_key;
    Section *m_questionTitle;
    TextPanel *m_question;
    Section *m_messagesTitle;
    TextPanel *m_messages;
    Section *m_answerTitle;
    TextPanel *m_answer;
    EmbeddingView *m_embedding;
    Section *m_ageTitle;
    AgeBarWidget *m_age;
    TextLabel *m_findings;
    KeyRecipeView *m_recipe;
    Section *m_keyTitle;
    FactRows *m_keyFacts;
    FactRows *m_facts;
    TextPanel *m_raw;
    TextLabel *m_rawFacts;
    ServedView *m_served;
};

} // namespace cacheloupe
