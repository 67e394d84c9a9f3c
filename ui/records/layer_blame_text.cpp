// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/records/layer_blame_text.h"

#include "ui/support/format.h"

#include <QCoreApplication>
#include <QLocale>

namespace cacheloupe {

namespace {

struct LayerBlameText {
    Q_DECLARE_TR_FUNCTIONS(LayerBlameText)
};

} // namespace

QString blameLayerText(BlameLayer layer)
{
    switch (layer) {
    case BlameLayer::sourceChecksum: return LayerBlameText::tr("source checksum");
    case BlameLayer::retrieval: return LayerBlameText::tr("retrieval");
    case BlameLayer::toolOutput: return LayerBlameText::tr("tool output");
    case BlameLayer::promptHash: return LayerBlameText::tr("prompt hash");
    case BlameLayer::route: return LayerBlameText::tr("route");
    case BlameLayer::schema: return LayerBlameText::tr("schema");
    }
    return {};
}

QString blameText(const LayerBlame &blame)
{
    QStringList unknown;
    for (const BlameLayer layer : blame.unknownBefore)
        unknown << blameLayerText(layer);
    const QString notLogged = unknown.isEmpty() ? QString() : LayerBlameText::tr("Not logged: %1.").arg(QLocale().createSeparatedList(unknown));
    if (!blame.first)
        return unknown.isEmpty() ? LayerBlameText::tr("No layer differs: it is the match or the answer itself.")
                                 : LayerBlameText::tr("No logged layer differs.") + QLatin1Char(' ') + notLogged;
    const BlameStep &step = blame.step(*blame.first);
    const auto name = keyFieldName(step.field);
    const QString difference = LayerBlameText::tr("First difference in the %1: %2 is %3, the answer was written with %4.")
                                   .arg(blameLayerText(*blame.first), QString::fromUtf8(name.data(), qsizetype(name.size())), toText(step.now), toText(step.written));
    return notLogged.isEmpty() ? difference : difference + QLatin1Char(' ') + notLogged;
}

} // namespace cacheloupe
