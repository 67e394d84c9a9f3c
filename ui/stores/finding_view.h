// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/store_finding.h"

#include <QScrollArea>

class QVBoxLayout;

namespace cacheloupe {

class Chip;
class Section;
class TextLabel;

/// One finding to read: what it is, the facts, why it matters, what to do, and keys to look at. GUI thread.
class FindingView : public QScrollArea {
    Q_OBJECT
public:
    explicit FindingView(QWidget *parent = nullptr);

    void setFinding(const StoreFinding &finding);

Q_SIGNALS:
    /// The person wants to see this entry in the list.
    void entryRequested(const QString &key);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void build();
    TextLabel *addText(const QString &name, bool isReading);
    void showKeys(const std::vector<std::string> &keys);
    void elideKeys();

    QVBoxLayout *m_column = nullptr;
    Chip *m_severity = nullptr;
    TextLabel *m_title = nullptr;
    TextLabel *m_place = nullptr;
    TextLabel *m_facts = nullptr;
    TextLabel *m_why = nullptr;
    TextLabel *m_fix = nullptr;
    Section *m_keysTitle = nullptr;
    QVBoxLayout *m_keys = nullptr;
};

} // namespace cacheloupe
