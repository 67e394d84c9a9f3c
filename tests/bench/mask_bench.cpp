// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/private_text.h"

#include <chrono>
#include <cstdio>
#include <string>
#include <string_view>

// What masking costs on texts made to be slow: one megabyte of each unit, which the finders could look at again and again. Prints
// milliseconds a megabyte; two sizes, so that more than linear time shows.
using namespace cacheloupe;

namespace {

double milliseconds(std::string_view unit, size_t bytes)
{
    std::string text;
    while (text.size() < bytes)
        text += unit;
    const auto start = std::chrono::steady_clock::now();
    const bool masked = !maskedText(text).empty();
    const double taken = std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
    return masked ? taken : -1;
}

} // namespace

int main()
{
    constexpr size_t kMegabyte = 1 << 20;
    for (const std::string_view unit : {"@", "a@", "1 ", "1-", "a", "1", "password=", "token=token:", "://a:", "DE89 ", "-----BEGIN PRIVATE KEY", "订单号", "eyJ.", "#", "+1(", "order ", "[id 1]"})
        std::printf("%-24s 1 MB %8.1f ms, 4 MB %8.1f ms\n", std::string(unit).c_str(), milliseconds(unit, kMegabyte), milliseconds(unit, 4 * kMegabyte));
}
