// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/replay/replay_choice.h"

#include <QWidget>

class QComboBox;
class QLineEdit;
class QSpinBox;

namespace cacheloupe {

class TextLabel;

/// Which hits to replay and how many, and what that many can show. GUI thread.
class HitsForm : public QWidget {
    Q_OBJECT
public:
    explicit HitsForm(QWidget *parent = nullptr);

    SampleKind sample() const;
    size_t count() const;
    /// The filter that hits shall fit; empty unless the sample is one of a query.
    QString query() const;
    std::uint64_t seed() const { return m_seed; }
    /// Chooses the sample without telling; `given` is the number of hits that were handed over.
    void setSample(SampleKind sample, size_t count, int given);
    /// The hits that fit a filter, without telling.
    void setQuery(const QString &query, size_t count);
    /// A sentence under the filter; empty when it can be read.
    void showQueryProblem(const QString &sentence);

Q_SIGNALS:
    void edited();

private:
    void showParts();
    void drawAgain();

    QComboBox *m_sample = nullptr;
    TextLabel *m_meaning = nullptr;
    QLineEdit *m_query = nullptr;
    TextLabel *m_queryProblem = nullptr;
    QSpinBox *m_count = nullptr;
    TextLabel *m_bound = nullptr;
    QWidget *m_draw = nullptr;
    std::uint64_t m_seed = 1;
};

} // namespace cacheloupe
