// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/instant.h"
#include "core/policy/approval_rules.h"

#include <QStringList>
#include <QWidget>

#include <optional>

class QCheckBox;
class QDateTimeEdit;
class QLineEdit;
class QPushButton;
class QTabWidget;
class QTableWidget;
class QTextBrowser;
class QVBoxLayout;

namespace cacheloupe {

class TextLabel;

/// What a person said on the publish page.
struct PublishWish {
    QString note;
    std::optional<Instant> publishAt; ///< absent: now
    std::optional<Instant> revertAt;
};

/// The last look before publishing: what changes in fields, in words and in effect, who has to approve it and did, when
/// it is published and taken back, and the note that the revision will carry. Shown in place of the page's middle, never
/// as a box over it. GUI thread.
class PublishPanel : public QWidget {
    Q_OBJECT
public:
    explicit PublishPanel(QWidget *parent = nullptr);

    /// A draft over what is published; `errors` are those of the lint. Forgets what was typed before.
    void showDraft(const QString &target, std::int64_t nextRevision, const PolicyDocument &before, const PolicyDocument &after, int errors);
    /// Who has to approve, who did, and who did with the key of `person`, who publishes: that counts for others only.
    void showApprovals(Environment environment, const std::vector<ApprovalNeed> &needs, const QStringList &given, const QStringList &own, const QString &person);
    /// The what-if of the draft; takes ownership.
    void setEffect(QWidget *effect);
    QLineEdit *note() const { return m_note; }

Q_SIGNALS:
    void publishRequested(const cacheloupe::PublishWish &wish);
    void approveRequested(const QString &name, const QString &note);
    void backRequested();

private:
    QWidget *buildViews();
    void buildApprovals(QVBoxLayout *column);
    void buildSchedule(QVBoxLayout *column);
    void buildNote(QVBoxLayout *column);
    void fillFields(const std::vector<PolicyFieldChange> &changes);
    void fillWords(const PolicyDocument &before, const PolicyDocument &after);
    void refreshButton();
    PublishWish wish() const;

    TextLabel *m_title = nullptr;
    TextLabel *m_warning = nullptr;
    QTabWidget *m_views = nullptr;
    QTableWidget *m_changes = nullptr;
    QTextBrowser *m_words = nullptr;
    QVBoxLayout *m_effect = nullptr;
    TextLabel *m_approvals = nullptr;
    QLineEdit *m_approver = nullptr;
    QPushButton *m_approve = nullptr;
    QCheckBox *m_later = nullptr;
    QDateTimeEdit *m_publishAt = nullptr;
    QCheckBox *m_back = nullptr;
    QDateTimeEdit *m_revertAt = nullptr;
    QLineEdit *m_note = nullptr;
    QPushButton *m_publish = nullptr;
    bool m_isApproved = true;
};

} // namespace cacheloupe
