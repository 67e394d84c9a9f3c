// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/vector_values.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstring>
#include <utility>

namespace cacheloupe {

namespace {

struct TypeRow {
    VectorType type;
    std::string_view name;
    size_t bytes;
};
constexpr std::array<TypeRow, 6> kTypes = {{{VectorType::float32, "float32", 4},
                                            {VectorType::float64, "float64", 8},
                                            {VectorType::float16, "float16", 2},
                                            {VectorType::bfloat16, "bfloat16", 2},
                                            {VectorType::int8, "int8", 1},
                                            {VectorType::uint8, "uint8", 1}}};

template <typename T>
T at(const char *bytes, size_t index)
{
    T value;
    std::memcpy(&value, bytes + index * sizeof(T), sizeof(T));
    return value;
}

/// IEEE 754 binary16.
float fromHalf(std::uint16_t bits)
{
    constexpr std::uint32_t kMostFinite = 0x7C00;
    const std::uint32_t rest = bits & 0x7FFFu;
    const std::uint32_t sign = std::uint32_t(bits & 0x8000u) << 16;
    if (rest >= kMostFinite)
        return std::bit_cast<float>(sign | 0x7F800000u | ((rest & 0x3FFu) << 13));
    // The exponent's bias differs by 112; the multiplication also brings the smallest numbers into shape.
    const float magnitude = std::bit_cast<float>(rest << 13) * 0x1p112f;
    return sign ? -magnitude : magnitude;
}

float fromBrain(std::uint16_t bits)
{
    return std::bit_cast<float>(std::uint32_t(bits) << 16);
}

/// Calls `use` with a function that reads the number at an index.
template <typename Use>
auto reading(const VectorView &vector, Use use)
{
    const char *bytes = vector.bytes.data();
    switch (vector.type) {
    case VectorType::float64:
        return use([bytes](size_t i) { return at<double>(bytes, i); });
    case VectorType::float16:
        return use([bytes](size_t i) { return double(fromHalf(at<std::uint16_t>(bytes, i))); });
    case VectorType::bfloat16:
        return use([bytes](size_t i) { return double(fromBrain(at<std::uint16_t>(bytes, i))); });
    case VectorType::int8:
        return use([bytes](size_t i) { return double(at<std::int8_t>(bytes, i)); });
    case VectorType::uint8:
        return use([bytes](size_t i) { return double(at<std::uint8_t>(bytes, i)); });
    case VectorType::float32:
        break;
    }
    return use([bytes](size_t i) { return double(at<float>(bytes, i)); });
}

/// Several sums at once, which the processor adds side by side.
template <typename Product>
double summed(size_t count, Product product)
{
    constexpr size_t kSums = 8;
    std::array<double, kSums> sums{};
    size_t i = 0;
    for (; i + kSums <= count; i += kSums)
        for (size_t j = 0; j < kSums; ++j)
            sums[j] += product(i + j);
    for (; i < count; ++i)
        sums[0] += product(i);
    double sum = 0;
    for (const double one : sums)
        sum += one;
    return sum;
}

} // namespace

std::optional<VectorType> vectorTypeFromName(std::string_view dtype)
{
    if (dtype == "json")
        return VectorType::float32;
    const auto row = std::find_if(kTypes.begin(), kTypes.end(), [&](const TypeRow &known) { return known.name == dtype; });
    return row == kTypes.end() ? std::nullopt : std::optional(row->type);
}

size_t vectorNumberBytes(VectorType type)
{
    return kTypes[size_t(type)].bytes;
}

size_t VectorView::size() const
{
    const size_t width = vectorNumberBytes(type);
    return bytes.size() % width == 0 ? bytes.size() / width : 0;
}

std::optional<VectorView> vectorOf(const CacheEntry &entry)
{
    const auto type = entry.vector ? vectorTypeFromName(entry.vector->dtype) : std::nullopt;
    if (!type)
        return std::nullopt;
    const VectorView view{*type, entry.vectorBytes};
    return view.size() > 0 ? std::optional(view) : std::nullopt;
}

std::vector<double> vectorValues(const VectorView &vector)
{
    std::vector<double> out(vector.size());
    reading(vector, [&](auto number) {
        for (size_t i = 0; i < out.size(); ++i)
            out[i] = number(i);
    });
    return out;
}

std::optional<double> vectorNorm(const VectorView &vector)
{
    const double square = reading(vector, [&](auto number) {
        return summed(vector.size(), [&](size_t i) {
            const double x = number(i);
            return x * x;
        });
    });
    return std::isfinite(square) ? std::optional(std::sqrt(square)) : std::nullopt;
}

double dotProduct(const VectorView &vector, const std::vector<double> &other)
{
    return reading(vector, [&](auto number) { return summed(other.size(), [&](size_t i) { return number(i) * other[i]; }); });
}

std::optional<double> cosineOf(const VectorView &one, const VectorView &other)
{
    if (one.size() != other.size())
        return std::nullopt;
    const auto a = vectorNorm(one);
    const auto b = vectorNorm(other);
    if (!a || !b || !(*a > 0) || !(*b > 0))
        return std::nullopt;
    return std::clamp(dotProduct(one, vectorValues(other)) / *a / *b, -1.0, 1.0);
}

std::string packedNumbers(const Json &list)
{
    std::string out;
    if (!list.is_array())
        return out;
    out.reserve(list.size() * sizeof(float));
    for (const auto &item : list) {
        if (!item.is_number())
            return {};
        const auto number = item.get<float>();
        out.append(reinterpret_cast<const char *>(&number), sizeof(number));
    }
    return out;
}

} // namespace cacheloupe
