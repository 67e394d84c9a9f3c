// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/pickle_names.h"

#include <algorithm>
#include <array>
#include <cstdio>

namespace cacheloupe {

namespace {

template <size_t N>
bool isOneOf(const std::array<std::string_view, N> &names, std::string_view name)
{
    return std::find(names.begin(), names.end(), name) != names.end();
}

constexpr std::array<std::string_view, 40> kRunningModules = {
    "os",       "posix",   "nt",      "subprocess", "sys",      "importlib", "runpy",   "pty",     "socket",          "shutil",
    "ctypes",   "commands", "code",   "codeop",     "pickle",   "_pickle",   "cPickle", "marshal", "webbrowser",      "operator",
    "_operator", "functools", "_functools", "multiprocessing", "timeit", "pdb", "bdb", "cProfile", "profile",       "asyncio",
    "threading", "_thread", "signal",  "inspect",    "pkgutil",  "pip",       "trace",   "doctest", "concurrent",      "distutils",
};

constexpr std::array<std::string_view, 24> kPlainBuiltins = {
    "set",  "frozenset", "list", "dict",    "tuple", "bytearray", "bytes", "str",  "unicode",  "int",            "long",           "float",
    "bool", "complex",   "object", "range", "slice", "xrange",    "type",  "NoneType", "Ellipsis", "NotImplemented", "memoryview", "basestring",
};

} // namespace

bool runsCode(std::string_view module, std::string_view name)
{
    const auto root = module.substr(0, module.find('.'));
    // STACK_GLOBAL may name `a.b` inside a module: the inner name can reach another module.
    const bool reachesFurther = name.find("__") != std::string_view::npos && name != "__newobj__" && name != "__newobj_ex__";
    if (root == "builtins" || root == "__builtin__")
        return !isOneOf(kPlainBuiltins, name) && !name.ends_with("Error") && !name.ends_with("Exception");
    if (root == "types")
        return name != "SimpleNamespace" && name != "NoneType";
    return reachesFurther || isOneOf(kRunningModules, root);
}

bool isMappingName(std::string_view name)
{
    return isOneOf<4>({"collections.OrderedDict", "collections.defaultdict", "builtins.dict", "__builtin__.dict"}, name);
}

bool isSequenceName(std::string_view name)
{
    return isOneOf<9>({"builtins.set", "builtins.frozenset", "builtins.list", "builtins.tuple", "__builtin__.set", "__builtin__.frozenset",
                       "__builtin__.list", "__builtin__.tuple", "collections.deque"},
                      name);
}

bool isBytesName(std::string_view name)
{
    return isOneOf<4>({"_codecs.encode", "builtins.bytearray", "builtins.bytes", "__builtin__.bytearray"}, name);
}

bool isReconstructorName(std::string_view name)
{
    return isOneOf<4>({"copyreg._reconstructor", "copy_reg._reconstructor", "copyreg.__newobj__", "copy_reg.__newobj__"}, name);
}

std::string dateText(std::string_view name, std::string_view packed)
{
    const auto at = [&](size_t i) { return unsigned(static_cast<unsigned char>(packed[i])); };
    std::array<char, 96> text = {};
    if (name == "datetime.datetime" && packed.size() == 10)
        std::snprintf(text.data(), text.size(), "%04u-%02u-%02uT%02u:%02u:%02u.%06u", at(0) * 256 + at(1), at(2) & 127, at(3), at(4), at(5), at(6),
                      at(7) * 65536 + at(8) * 256 + at(9));
    else if (name == "datetime.date" && packed.size() == 4)
        std::snprintf(text.data(), text.size(), "%04u-%02u-%02u", at(0) * 256 + at(1), at(2), at(3));
    return text.data();
}

std::string offsetText(std::int64_t days, std::int64_t seconds)
{
    constexpr std::int64_t kDayS = 86'400;
    if (days < -1 || days > 0 || seconds < 0 || seconds >= kDayS)
        return {};
    const std::int64_t minutes = (days * kDayS + seconds) / 60;
    const std::int64_t size = minutes < 0 ? -minutes : minutes;
    std::array<char, 16> text = {};
    std::snprintf(text.data(), text.size(), "%c%02d:%02d", minutes < 0 ? '-' : '+', int(size / 60), int(size % 60));
    return text.data();
}

} // namespace cacheloupe
