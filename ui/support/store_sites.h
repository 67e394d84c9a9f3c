// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QStringList>

namespace cacheloupe {

/// The call sites that entries of the listed store belong to: told by whoever lists stores, asked by whoever rules call
/// sites. Of the last store only; kept until another is listed. GUI thread.
class StoreSites : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

    void tell(const QStringList &callSites);
    const QStringList &names() const { return m_names; }

Q_SIGNALS:
    void changed();

private:
    QStringList m_names;
};

} // namespace cacheloupe
