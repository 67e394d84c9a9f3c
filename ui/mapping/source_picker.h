// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/hitlog/dialect_draft.h"

#include <QWidget>

class QAbstractItemModel;
class QCheckBox;
class QComboBox;
class QLineEdit;
class QVBoxLayout;

namespace cacheloupe {

/// Where one member comes from: a column of the log, the same value for every record, or nowhere. Members with few words
/// (hit or miss) also say which value of the column means which. GUI thread.
class SourcePicker : public QWidget {
    Q_OBJECT
public:
    /// `columns` is shared by all pickers: the two choices that are no column, then the columns (see SourceList).
    SourcePicker(const DraftMember &member, const QString &label, QAbstractItemModel *columns, QWidget *parent = nullptr);

    const DraftMember &member() const { return m_member; }
    QComboBox *box() const { return m_box; }
    /// The different values of the chosen column, for members with few words.
    void setValues(const std::vector<std::string> &values);

Q_SIGNALS:
    void changed();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void choose(int index);
    void addValue(QVBoxLayout *column, const std::string &value);
    void showParts();

    DraftMember m_member;
    QComboBox *m_box;
    QLineEdit *m_constant;
    QComboBox *m_word = nullptr; ///< instead of m_constant for members with few words
    QCheckBox *m_distance = nullptr;
    QWidget *m_values = nullptr;
};

} // namespace cacheloupe
