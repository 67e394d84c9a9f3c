// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/stores/entry_facets.h"
#include "ui/stores/store_text.h"

#include <QtTest>

using namespace cacheloupe;

class TestEntryFacets : public QObject {
    Q_OBJECT

    static EntryRow row(const char *group, const char *layout, const char *key)
    {
        CacheEntry entry;
        entry.group = group;
        entry.layout = layout;
        entry.key = key;
        return entryRowOf(std::move(entry), false);
    }
    static EntryTally tally()
    {
        EntryTally out;
        for (const auto &one : rows())
            out.add(one);
        return out;
    }
    static std::vector<EntryRow> rows()
    {
        return {row("faq", "litellm", "team:a:1"),     row("faq", "litellm", "team:b:2"), row("faq", "litellm", "team:b:3"),
                row("faq", "seed-001-redis", "ai_cache:4"), row("news", "litellm", "news:5"),  row("", "raw", "6")};
    }
    static QStringList labels(const std::vector<FacetNode> &nodes)
    {
        QStringList out;
        for (const FacetNode &node : nodes)
            out << QStringLiteral("%1 %2").arg(node.label).arg(node.count);
        return out;
    }

private Q_SLOTS:
    void levelsWithoutAChoiceAreLeftOut()
    {
        const auto nodes = placeNodes(tally(), {{"litellm", "LiteLLM", {}, {}, 4, 6}});
        QCOMPARE(labels(nodes), QStringList({QStringLiteral("faq 4"), groupText("") + QStringLiteral(" 1"), QStringLiteral("news 1")}));
        QCOMPARE(labels(nodes[0].children), QStringList({QStringLiteral("LiteLLM 3"), QStringLiteral("seed-001-redis 1")}));
        QCOMPARE(labels(nodes[0].children[0].children), QStringList({QStringLiteral("team:b: 2"), QStringLiteral("team:a: 1")}));
        QVERIFY(nodes[0].children[1].children.empty());
        QVERIFY(nodes[1].children.empty() && nodes[2].children.empty());
    }
    void idsLeadToTheirRows()
    {
        const auto nodes = placeNodes(tally(), {});
        const auto held = [&](const FacetNode &node) {
            const auto place = EntryPlace::fromId(node.id);
            QCOMPARE(place.id(), node.id);
            const auto all = rows();
            QCOMPARE(qint64(std::count_if(all.begin(), all.end(), [&](const EntryRow &one) { return place.holds(one); })), node.count);
        };
        for (const auto &group : nodes) {
            held(group);
            for (const auto &layer : group.children) {
                held(layer);
                for (const auto &prefix : layer.children)
                    held(prefix);
            }
        }
    }
    void manyPrefixesAreBounded()
    {
        EntryTally many;
        for (int i = 0; i < 3000; ++i)
            many.add(row("faq", "litellm", (std::string(size_t(i / 26 + 1), 'q') + char('a' + i % 26) + ":x").c_str()));
        const auto nodes = placeNodes(many, {});
        QCOMPARE(nodes[0].count, 3000);
        QCOMPARE(nodes[0].children.size(), size_t(200));
    }
};

QTEST_GUILESS_MAIN(TestEntryFacets)
#include "tst_entry_facets.moc"
