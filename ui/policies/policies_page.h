// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/policies/site_facts.h"
#include "ui/support/app_context.h"
#include "ui/support/page.h"
#include "ui/support/task.h"

class QAction;
class QListView;
class QStackedLayout;

namespace cacheloupe {

class EmptyState;
class FindingRows;
class PageHeader;
class PolicySession;
class PublishDesk;
class SiteEditor;
class SiteListModel;
class WhatIfDesk;

/// Policies for people who are no engineers: a call site, its plain sentence, the form, what the lint says and what
/// last week would have looked like. GUI thread.
class PoliciesPage : public Page {
    Q_OBJECT
public:
    static constexpr PageId kId = PageId::policies;
    static constexpr auto kIconName = "policies";
    static QString title() { return tr("Policies"); }

    explicit PoliciesPage(const AppContext &context, QWidget *parent = nullptr);

    void arrive(const Destination &destination) override;
    QWidget *focusTarget() override;
    QList<KeyHint> keyHints() const override;
    bool isBusy() const override;

private:
    struct Review {
        FactsBySite facts;
        TopicsBySite topics;
        std::vector<LintFinding> findings;
    };
    void build();
    QWidget *buildSites();
    QWidget *buildSide();
    void buildActions();
    QString callSite() const;
    void choose(const QString &callSite);
    void offerSite();
    void chooseFile();
    void showSite();
    void showFindings();
    void showState();
    void fillSites();
    void lint();
    void showPublish();

    AppContext m_context;
    PolicySession *m_session = nullptr;
    Review m_review;
    QString m_wanted; ///< chosen before the policy was read
    QString m_offered; ///< shown because nobody chose one
    bool m_lintLater = false; ///< verdicts changed while nobody looked
    Ticket m_linting;
    QStackedLayout *m_stack = nullptr;
    PageHeader *m_header = nullptr;
    EmptyState *m_empty = nullptr;
    SiteListModel *m_sites = nullptr;
    QListView *m_list = nullptr;
    SiteEditor *m_editor = nullptr;
    FindingRows *m_findings = nullptr;
    WhatIfDesk *m_whatIf = nullptr;
    PublishDesk *m_desk = nullptr;
    QAction *m_publish = nullptr;
    QAction *m_save = nullptr;
    QAction *m_discard = nullptr;
    QAction *m_open = nullptr;
    QAction *m_history = nullptr;
    QAction *m_drift = nullptr;
};

} // namespace cacheloupe
