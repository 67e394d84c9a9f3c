// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/live/cli/cli_run.h"
#include "tests/support/redis_server.h"

#include <QtTest>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <map>

using namespace cacheloupe;
using namespace cacheloupe::test;

namespace {

std::vector<float> vectorIn(const QJsonObject &row)
{
    for (const auto &field : row[QStringLiteral("value")].toArray()) {
        if (field[0].toString() != QLatin1String("prompt_vector"))
            continue;
        const auto bytes = QByteArray::fromBase64(field[1][QStringLiteral("b64")].toString().toLatin1());
        std::vector<float> out(size_t(bytes.size()) / sizeof(float));
        std::memcpy(out.data(), bytes.constData(), out.size() * sizeof(float));
        return out;
    }
    return {};
}

double cosine(const std::vector<float> &a, const std::vector<float> &b)
{
    double products = 0, squaresA = 0, squaresB = 0;
    for (size_t i = 0; i < a.size(); ++i) {
        products += double(a[i]) * double(b[i]);
        squaresA += double(a[i]) * double(a[i]);
        squaresB += double(b[i]) * double(b[i]);
    }
    return products / std::sqrt(squaresA * squaresB);
}

} // namespace

/// `store nearest` on what RedisVL wrote to a real server.
class TestCliStoreNearest : public QObject {
    Q_OBJECT
    RedisServer m_server;
    std::map<QString, std::vector<float>> m_vectors;

    QString url() const { return QStringLiteral("redis://127.0.0.1:%1").arg(m_server.port()); }
    CliRun nearest(const QString &key, const QStringList &more = {}) const { return cli(QStringList{QStringLiteral("store"), QStringLiteral("nearest"), url(), key} + more); }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY2(m_server.start(), qPrintable(m_server.error()));
        const auto folder = std::filesystem::path(CACHELOUPE_TEST_DATA) / "stores/redisvl-semantic-f32";
        QVERIFY(m_server.load(folder / "load.resp"));
        QFile file(text(folder / "keys.jsonl"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        while (!file.atEnd()) {
            const auto row = QJsonDocument::fromJson(file.readLine()).object();
            if (auto vector = vectorIn(row); !vector.empty())
                m_vectors[row[QStringLiteral("key")].toString()] = std::move(vector);
        }
        QCOMPARE(m_vectors.size(), size_t(52));
    }
    void theExactCosines()
    {
        constexpr int kEvery = 9;
        int number = 0;
        for (const auto &[key, vector] : m_vectors) {
            if (number++ % kEvery != 0)
                continue;
            std::vector<double> expected;
            for (const auto &[other, theirs] : m_vectors)
                if (other != key)
                    expected.push_back(cosine(vector, theirs));
            std::sort(expected.rbegin(), expected.rend());
            const CliRun run = nearest(key, {QStringLiteral("-k"), QStringLiteral("7"), QStringLiteral("--format"), QStringLiteral("jsonl")});
            VERIFY_CODE(run, 0);
            const auto lines = run.lines();
            QCOMPARE(lines.size(), 7);
            for (int i = 0; i < lines.size(); ++i) {
                const auto near = lines[i][QStringLiteral("key")].toString();
                const double similarity = lines[i][QStringLiteral("similarity")].toDouble();
                QVERIFY(near != key && std::abs(similarity - expected[size_t(i)]) < 2e-6);
                QVERIFY(std::abs(similarity - cosine(vector, m_vectors.at(near))) < 2e-6);
                QVERIFY(!lines[i][QStringLiteral("query")].toString().isEmpty());
            }
            VERIFY_SAYS(run, "Compared with 51 embeddings.");
        }
    }
    void fiveUnlessSaidOtherwise()
    {
        QCOMPARE(nearest(m_vectors.begin()->first, {QStringLiteral("--format"), QStringLiteral("jsonl")}).lines().size(), 5);
        QVERIFY(nearest(m_vectors.begin()->first).out.contains("similarity"));
        VERIFY_CODE(nearest(m_vectors.begin()->first, {QStringLiteral("-k"), QStringLiteral("0")}), 2);
        VERIFY_CODE(nearest(m_vectors.begin()->first, {QStringLiteral("-k"), QStringLiteral("many")}), 2);
    }
    void theDetailTellsLengthAndRecipe()
    {
        const CliRun one = cli({QStringLiteral("store"), QStringLiteral("get"), url(), m_vectors.begin()->first, QStringLiteral("--format"), QStringLiteral("json")});
        const auto entry = one.json().object();
        QVERIFY(std::abs(entry[QStringLiteral("vector")][QStringLiteral("norm")].toDouble() - 1) < 1e-3);
        QCOMPARE(entry[QStringLiteral("recipe")][QStringLiteral("match")].toString(), QStringLiteral("semantic"));
        VERIFY_SAYS(one, "Not in the key: tenant");
    }
    void twinsOfAnotherAnswerAreNamed()
    {
        const auto write = [&](const char *key, const char *answer) {
            m_server.cli({QStringLiteral("HSET"), QLatin1String(key), QStringLiteral("prompt"), QStringLiteral("Twin?"), QStringLiteral("response"), QLatin1String(answer),
                          QStringLiteral("inserted_at"), QStringLiteral("1795230332.5"), QStringLiteral("prompt_vector"), QStringLiteral("0123456789abcdefghijklmn")});
        };
        write("llmcache:one", "Yes.");
        write("llmcache:two", "No.");
        const CliRun run = nearest(QStringLiteral("llmcache:one"), {QStringLiteral("--format"), QStringLiteral("jsonl")});
        VERIFY_CODE(run, 0);
        QCOMPARE(run.lines().size(), 1);
        QCOMPARE(run.lines().first()[QStringLiteral("same_answer")].toBool(true), false);
        VERIFY_SAYS(run, "which of them is served is chance");
        VERIFY_SAYS(run, "52 others have another dimension.");
    }
    void whatHasNoVectorSaysSo()
    {
        m_server.cli({QStringLiteral("SET"), QStringLiteral("plain"), QStringLiteral("text")});
        const CliRun plain = nearest(QStringLiteral("plain"));
        VERIFY_CODE(plain, 3);
        VERIFY_SAYS(plain, "This entry has no embedding.");
        const CliRun none = nearest(QStringLiteral("no-such-key"));
        VERIFY_CODE(none, 3);
        VERIFY_SAYS(none, "no-such-key");
    }
};

QTEST_GUILESS_MAIN(TestCliStoreNearest)
#include "tst_cli_store_nearest.moc"
