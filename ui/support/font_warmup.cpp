// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/support/font_warmup.h"

#include "ui/support/theme.h"

#include <QImage>
#include <QPainter>
#include <QTimer>
#include <QTimerEvent>

#include <chrono>
#include <iterator>

namespace cacheloupe {

namespace {

/// The window and the first rows of a log come before.
constexpr std::chrono::milliseconds kWarmupRest(500);

// A few characters of each script and of the signs that answers are full of; never shown.
constexpr const char16_t *kScripts[] = {
    u"ABCDEFGHIJKLMNOPQRSTUVWXYZ abcdefghijklmnopqrstuvwxyz 0123456789 .,:;!?'\"()[]{}<>+-*/=%&@#_",
    u"\u00C4\u00D6\u00DC\u00E4\u00F6\u00FC\u00DF\u00E9\u00E8\u00EA\u00E0\u00E7\u00F1\u0142\u017E \u2013\u2014\u2018\u2019\u201C\u201D\u2026\u20AC\u00B7\u2212",
    u"\u0416\u044F\u0439", // Cyrillic
    u"\u03A9\u03BB",       // Greek
    u"\u9000\u6B3E",       // Han
    u"\u3053\u30C8",       // Kana
    u"\uD55C\uAE00",       // Hangul
    u"\u0627\u0644\u0633", // Arabic
    u"\u05E9\u05DC",       // Hebrew
    u"\u0928\u092E\u0938", // Devanagari
    u"\u0E2A\u0E27",       // Thai
    u"\u2192\u2713\u2717\u25B2\u25CF\u2605",
    u"\U0001F642\U0001F44D",
};

} // namespace

const int FontWarmup::kTurns = int(std::size(kScripts));

FontWarmup::FontWarmup(QObject *parent) : QObject(parent)
{
    QTimer::singleShot(kWarmupRest, this, [this] { startTimer(0); });
}

void FontWarmup::timerEvent(QTimerEvent *event)
{
    QImage paper(400, 32, QImage::Format_ARGB32_Premultiplied);
    QPainter painter(&paper);
    painter.setFont(textFont(TextRole::body));
    painter.drawText(paper.rect(), Qt::TextSingleLine, QString::fromUtf16(kScripts[m_turn]));
    if (++m_turn == kTurns)
        killTimer(event->timerId());
}

} // namespace cacheloupe
