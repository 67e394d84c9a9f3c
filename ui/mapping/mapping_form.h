// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/hitlog/dialect_draft.h"

#include <QScrollArea>

class QFormLayout;
class QVBoxLayout;

namespace cacheloupe {

class SourceList;
class SourcePicker;

/// The members of a hit in plain words, in groups, each with a picker for its source. The two groups of key fields stay
/// folded until one of theirs is used. GUI thread.
class MappingForm : public QScrollArea {
    Q_OBJECT
public:
    explicit MappingForm(QWidget *parent = nullptr);

    void setDraft(const LogSample &sample, const DialectDraft &draft);
    std::vector<DraftMember> members() const;
    SourcePicker *picker(std::string_view member) const;

Q_SIGNALS:
    void changed();

private:
    QFormLayout *addGroup(QVBoxLayout &column, int group, bool folded);
    void showValues(SourcePicker *picker);

    LogSample m_sample;
    SourceList *m_sources = nullptr;
    std::vector<SourcePicker *> m_pickers;
};

} // namespace cacheloupe
