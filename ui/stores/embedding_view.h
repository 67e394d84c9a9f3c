// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace cacheloupe {

struct CacheEntry;
struct EmbeddingFindings;
class FactRows;
class NearRows;
class Section;
class TextLabel;
class VectorBlock;

/// The embedding of an entry: its type and length, the cached questions nearest to it, and what the log says was served
/// by it. Hidden for entries without one. GUI thread.
class EmbeddingView : public QWidget {
    Q_OBJECT
public:
    explicit EmbeddingView(QWidget *parent = nullptr);

    /// What the entry itself tells; findings of an earlier one are gone.
    void setEntry(const CacheEntry &entry);
    /// What is being done, or why nothing can be found.
    void setState(const QString &sentence);
    /// `vectors` are those that were searched.
    void setFindings(const EmbeddingFindings &findings, const VectorBlock &vectors);

Q_SIGNALS:
    /// A near entry is to be read: its row in the listing's table.
    void entryRequested(quint32 row);

private:
    FactRows *m_facts;
    TextLabel *m_twins;
    Section *m_nearTitle;
    NearRows *m_near;
    TextLabel *m_state;
    Section *m_servedTitle;
    NearRows *m_served;
    TextLabel *m_servedState;
};

} // namespace cacheloupe
