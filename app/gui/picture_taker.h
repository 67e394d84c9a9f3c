// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDir>
#include <QObject>

namespace cacheloupe {

class Composition;

/// Takes a picture of every page, light and dark, once the log is read and the page is at rest, then leaves the
/// program. For `cacheloupe --pictures` and the README. GUI thread.
class PictureTaker : public QObject {
    Q_OBJECT
public:
    explicit PictureTaker(Composition &composition);

    void start(const QString &folder);

private:
    void look();
    void take();
    Composition &m_composition;
    QDir m_folder;
    int m_page = -1;
    int m_quietLooks = 0;
    bool m_loaded = false;
    bool m_dark = false;
};

} // namespace cacheloupe
