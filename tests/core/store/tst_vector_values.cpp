// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/vector_block.h"
#include "core/store/vector_guess.h"

#include <QTest>

#include <cmath>
#include <cstring>
#include <limits>
#include <set>

using namespace cacheloupe;

Q_DECLARE_METATYPE(cacheloupe::VectorType)

namespace {

constexpr double kNan = std::numeric_limits<double>::quiet_NaN();

template <typename T>
std::string packed(const std::vector<T> &values)
{
    std::string out(values.size() * sizeof(T), '\0');
    std::memcpy(out.data(), values.data(), out.size());
    return out;
}

VectorView floats(const std::string &bytes)
{
    return {VectorType::float32, bytes};
}

CacheEntry entryWith(const std::string &dtype, const std::string &bytes)
{
    CacheEntry entry;
    entry.vector = VectorInfo{dtype, 0, bytes.size()};
    entry.vectorBytes = bytes;
    return entry;
}

} // namespace

/// Numbers of embeddings in every type, and which of them are near each other.
class TestVectorValues : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void readsEveryType_data()
    {
        QTest::addColumn<VectorType>("type");
        QTest::addColumn<QByteArray>("bytes");
        using Half = std::uint16_t;
        const auto row = [](const char *name, VectorType type, const std::string &bytes) { QTest::newRow(name) << type << QByteArray::fromStdString(bytes); };
        row("float32", VectorType::float32, packed<float>({1, -2, 0.5f, 0}));
        row("float64", VectorType::float64, packed<double>({1, -2, 0.5, 0}));
        row("float16", VectorType::float16, packed<Half>({0x3C00, 0xC000, 0x3800, 0}));
        row("bfloat16", VectorType::bfloat16, packed<Half>({0x3F80, 0xC000, 0x3F00, 0}));
    }
    void readsEveryType()
    {
        QFETCH(VectorType, type);
        QFETCH(QByteArray, bytes);
        const auto text = bytes.toStdString();
        const VectorView vector{type, text};
        QCOMPARE(vector.size(), size_t(4));
        QCOMPARE(vectorValues(vector), (std::vector<double>{1, -2, 0.5, 0}));
        QCOMPARE(*vectorNorm(vector), std::sqrt(5.25));
        QCOMPARE(dotProduct(vector, {2, 1, 4, 9}), 2.0);
        QCOMPARE(vectorTypeFromName(QTest::currentDataTag()), std::optional(type));
    }
    void readsSmallIntegers()
    {
        const std::string bytes = {'\x01', '\xff', '\x80', '\x7f'};
        QCOMPARE(vectorValues({VectorType::int8, bytes}), (std::vector<double>{1, -1, -128, 127}));
        QCOMPARE(vectorValues({VectorType::uint8, bytes}), (std::vector<double>{1, 255, 128, 127}));
    }
    void readsTheEdgesOfHalves()
    {
        const auto bytes = packed<std::uint16_t>({0x0001, 0x03FF, 0x0400, 0x7BFF, 0x8001, 0x7C00, 0xFC00, 0x7E00});
        const auto values = vectorValues({VectorType::float16, bytes});
        QCOMPARE(values[0], std::ldexp(1, -24));
        QCOMPARE(values[1], std::ldexp(1023, -24));
        QCOMPARE(values[2], std::ldexp(1, -14));
        QCOMPARE(values[3], 65504.0);
        QCOMPARE(values[4], -std::ldexp(1, -24));
        QVERIFY(std::isinf(values[5]) && values[5] > 0 && std::isinf(values[6]) && values[6] < 0 && std::isnan(values[7]));
    }
    void packsLists()
    {
        const auto bytes = packedNumbers(Json::parse("[1, -2.5, 0]"));
        QCOMPARE(vectorValues(floats(bytes)), (std::vector<double>{1, -2.5, 0}));
        for (const char *json : {"[1, \"2\"]", "[1, null]", "{}", "[]", "[[1]]"})
            QVERIFY2(packedNumbers(Json::parse(json)).empty(), json);
        QCOMPARE(vectorTypeFromName("json"), std::optional(VectorType::float32));
        QVERIFY(!vectorTypeFromName(""));
    }
    void oddLengthsAreNoVector()
    {
        QVERIFY(!vectorOf(entryWith("float32", std::string(7, 'x'))));
        QVERIFY(!vectorOf(entryWith("float64", std::string(12, 'x'))));
        QVERIFY(!vectorOf(entryWith("float16", "x")));
        QVERIFY(!vectorOf(entryWith("float32", "")));
        QVERIFY(!vectorOf(entryWith("", "abcd")));
        QVERIFY(!vectorOf(CacheEntry()));
        QCOMPARE(vectorOf(entryWith("int8", std::string(7, 'x')))->size(), size_t(7));
    }
    void cosines()
    {
        const auto right = packed<float>({1, 0});
        const auto up = packed<float>({0, 3});
        const auto between = packed<double>({2, 2});
        QCOMPARE(*cosineOf(floats(right), floats(up)), 0.0);
        QVERIFY(std::abs(*cosineOf(floats(right), {VectorType::float64, between}) - std::sqrt(0.5)) < 1e-12);
        const auto left = packed<float>({-7, 0});
        QCOMPARE(*cosineOf(floats(right), floats(left)), -1.0);
        QVERIFY(!cosineOf(floats(right), floats(packed<float>({1, 0, 0}))));
    }
    void whatHasNoDirectionIsNearNothing()
    {
        const auto good = packed<float>({1, 0});
        for (const auto &values : {std::vector<float>{0, 0}, std::vector<float>{float(kNan), 1}, std::vector<float>{INFINITY, 1}}) {
            const auto bytes = packed(values);
            QVERIFY(!cosineOf(floats(good), floats(bytes)));
            NearestVectors asked(floats(bytes), 3);
            QVERIFY(!asked.hasDirection());
            QVERIFY(!asked.see(1, floats(good)));
            QVERIFY(asked.nearest().empty());
            NearestVectors other(floats(good), 3);
            QVERIFY(!other.see(1, floats(bytes)));
            QCOMPARE(other.withoutDirection(), std::uint64_t(1));
        }
        QCOMPARE(*vectorNorm(floats(packed<float>({0, 0}))), 0.0);
        QVERIFY(!vectorNorm(floats(packed<float>({float(kNan), 0}))));
        QVERIFY(!vectorNorm({VectorType::float64, packed<double>({1e300, 1})}));
    }
    void findsTheNearest()
    {
        const auto asked = packed<float>({1, 0, 0});
        NearestVectors near(floats(asked), 2);
        QVERIFY(near.see(10, floats(packed<float>({0, 1, 0}))));
        QVERIFY(near.see(11, floats(packed<float>({5, 5, 0}))));
        QVERIFY(near.see(12, {VectorType::int8, std::string("\x64\x01\x00", 3)}));
        QVERIFY(!near.see(13, floats(packed<float>({0, 0, 1}))));
        QVERIFY(!near.see(14, floats(packed<float>({1, 0}))));
        QVERIFY(!near.see(15, floats(packed<float>({5, 5, 0}))));
        QCOMPARE(near.nearest().size(), size_t(2));
        QCOMPARE(near.nearest()[0].id, std::uint64_t(12));
        QCOMPARE(near.nearest()[1].id, std::uint64_t(11));
        QVERIFY(std::abs(near.nearest()[1].similarity - std::sqrt(0.5)) < 1e-12);
        QCOMPARE(near.compared(), std::uint64_t(5));
        QCOMPARE(near.ofOtherDimension(), std::uint64_t(1));
    }
    void aBlockHoldsMixedVectors()
    {
        VectorBlock block;
        block.add(0, entryWith("float32", packed<float>({1, 0})));
        block.add(1, CacheEntry());
        block.add(2, entryWith("float64", packed<double>({0.9, 0.1})));
        block.add(5, entryWith("float32", packed<float>({1, 0, 0})));
        block.add(6, entryWith("uint8", {'\x00', '\x05'}));
        QCOMPARE(block.size(), std::uint64_t(4));
        QVERIFY(!block.isSampled());
        QVERIFY(!block.find(1) && !block.find(7));
        QCOMPARE(vectorValues(*block.find(6)), (std::vector<double>{0, 5}));
        const auto near = block.nearest(*block.find(0), 5, 0, {});
        QCOMPARE(near->nearest().size(), size_t(2));
        QCOMPARE(near->nearest()[0].id, std::uint64_t(2));
        QCOMPARE(near->nearest()[1].id, std::uint64_t(6));
        QCOMPARE(near->ofOtherDimension(), std::uint64_t(1));
        std::stop_source stop;
        stop.request_stop();
        QCOMPARE(block.nearest(*block.find(0), 5, 0, stop.get_token()).error().code, ErrorCode::cancelled);
    }
    void pastItsLimitABlockIsAnEvenSample()
    {
        constexpr std::uint32_t kRows = 5000;
        VectorBlock block(64 * 1024);
        for (std::uint32_t row = 0; row < kRows; ++row)
            block.add(row, entryWith("float32", packed<float>({float(row), 1, 0, 0})));
        QVERIFY(block.isSampled());
        QCOMPARE(block.seen(), std::uint64_t(kRows));
        QVERIFY(block.size() > 600 && block.size() < 2000);
        std::uint32_t last = 0;
        std::set<std::uint32_t> gaps;
        for (std::uint32_t row = 1; row < kRows; ++row) {
            const auto vector = block.find(row);
            if (!vector)
                continue;
            QCOMPARE(vectorValues(*vector)[0], double(row));
            gaps.insert(row - last);
            last = row;
        }
        QCOMPARE(gaps.size(), size_t(1));
    }
    void brokenNumbersAreStillRecognised()
    {
        std::vector<float> values(64, 0.3f);
        values[7] = float(kNan);
        const auto guess = guessVector(packed(values));
        QCOMPARE(guess.dtype, std::string("float32"));
        QCOMPARE(guess.dim, std::uint32_t(64));
    }
};

QTEST_GUILESS_MAIN(TestVectorValues)
#include "tst_vector_values.moc"
