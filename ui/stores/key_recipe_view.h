// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace cacheloupe {

struct CacheEntry;
class FactRows;
class TextLabel;

/// How the key of an entry is made: what is not in it first, as that is what goes wrong, then what is, how a lookup
/// matches and who says so; with the values that the entry itself tells. GUI thread.
class KeyRecipeView : public QWidget {
    Q_OBJECT
public:
    explicit KeyRecipeView(QWidget *parent = nullptr);

    void setEntry(const CacheEntry &entry);

private:
    TextLabel *m_leftOut;
    TextLabel *m_inKey;
    TextLabel *m_note;
    FactRows *m_facts;
};

} // namespace cacheloupe
