// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QTranslator>

class QCoreApplication;
class QLocale;

namespace cacheloupe {

/// The window's texts: English with its plurals, and the person's language over it when there is one, with Qt's own
/// words where they are installed. Keep the object as long as the application. GUI thread.
class Texts {
public:
    Texts(QCoreApplication &application, const QLocale &locale);

    /// The codes of translations/*.ts, `de` and `en`.
    static QStringList languages();

private:
    QTranslator m_english;
    QTranslator m_language;
    QTranslator m_qt;
};

} // namespace cacheloupe
