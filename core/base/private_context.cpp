// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/private_finders.h"

#include "core/base/utf8.h"

#include <algorithm>
#include <iterator>

namespace cacheloupe {

namespace {

constexpr size_t kLookBackBytes = 64;
constexpr int kWordsBack = 5;

constexpr std::string_view kNumberWords[] = {"number", "numbers", "no",     "num",    "nr",     "nbr",    "id",      "ids",  "code", "ref",
                                             "reference", "nummer", "numero", "número", "numéro", "n°", "nº", "#", "номер", "号", "号码", "编号"};
/// Between the word and its value: "my order number is …".
constexpr std::string_view kJoiningWords[] = {"is", "was", "the", "ist", "lautet", "est", "es", "mit", "with", "of", "der", "die", "la", "el", "le", "de", "是", "为"};
constexpr std::string_view kIdWords[] = {
    "ticket",   "tickets",   "case",     "purchase", "bill",     "invoice",   "invoices",   "booking",     "reservation",  "customer", "client",   "account",   "member",    "membership",
    "user",     "employee",  "patient",  "contract",  "policyholder", "tracking",  "shipment",     "parcel",   "passport", "licence",   "license",   "ssn",
    "transaction", "serial", "kunde",    "kunden",    "rechnung",   "vorgang",     "vertrag",      "buchung",  "konto",    "sendung",   "facture",
    "dossier",  "compte",    "réservation", "cliente", "factura",   "cuenta",      "reserva",      "工单",     "客户",     "账号",      "帐号",      "账户"};
/// Used with plain amounts too: "order 1500 cables".
constexpr std::string_view kLooseIdWords[] = {"order", "orders", "policy", "request", "bestellung", "auftrag", "commande", "pedido", "订单", "claim", "issue"};
constexpr std::string_view kPhoneWords[] = {"tel", "phone", "telephone", "mobile", "cell", "fax", "call", "whatsapp", "sms", "telefon", "telefonnummer", "handy", "handynummer",
                                            "mobil", "téléphone", "teléfono", "móvil", "portable", "电话", "手机", "手机号", "电话号码"};
constexpr std::string_view kPasswordWords[] = {"password", "passwd", "pwd", "passphrase", "passcode", "passwort", "kennwort", "pin", "otp", "cvv", "cvc", "passe", "contraseña",
                                               "contrasena", "密码"};

template <size_t N>
bool isOneOf(std::string_view word, const std::string_view (&list)[N])
{
    return std::find(std::begin(list), std::end(list), word) != std::end(list);
}

/// Chinese is written without spaces: the phrase ends in the word.
template <size_t N>
bool endsInOneOf(std::string_view word, const std::string_view (&list)[N])
{
    return std::any_of(std::begin(list), std::end(list),
                       [&](std::string_view known) { return static_cast<unsigned char>(known.front()) >= 0xE4 && word.ends_with(known); });
}

bool isWordByte(char c)
{
    return isAlnumByte(c) || static_cast<unsigned char>(c) >= 0x80 || c == '#';
}

/// Takes the last word off the end of `before`; '#' is a word of its own.
std::string_view takeLastWord(std::string_view &before)
{
    constexpr std::string_view kSkipped = " \t.:=\"'(-_/";
    while (!before.empty() && kSkipped.find(before.back()) != std::string_view::npos)
        before.remove_suffix(1);
    size_t begin = before.size();
    while (begin > 0 && isWordByte(before[begin - 1])) {
        --begin;
        if (before[begin] == '#')
            break;
    }
    const std::string_view word = before.substr(begin);
    before.remove_suffix(word.size());
    return word;
}

/// Kundennummer, Rechnungsnr: the number of something.
bool isNumberCompound(std::string_view word)
{
    return (word.ends_with("nummer") && word.size() > 8) || (word.ends_with("nr") && word.size() > 6);
}

} // namespace

PrivateContext contextBefore(std::string_view text, size_t at)
{
    const size_t begin = at > kLookBackBytes ? at - kLookBackBytes : 0;
    const std::string lowered = asciiLower(text.substr(begin, at - begin));
    std::string_view before = lowered;
    PrivateContext context;
    for (int i = 0; i < kWordsBack; ++i) {
        const std::string_view word = takeLastWord(before);
        if (word.empty())
            break;
        context.phone = isOneOf(word, kPhoneWords) || endsInOneOf(word, kPhoneWords);
        context.password = isOneOf(word, kPasswordWords) || endsInOneOf(word, kPasswordWords);
        if (context.phone || context.password)
            break;
        if (isNumberCompound(word)) {
            context.id = context.numbered = true;
            break;
        }
        std::string_view noun = word;
        for (const std::string_view suffix : {"号码", "编号", "号"}) {
            if (noun.ends_with(suffix)) {
                context.numbered = true;
                noun.remove_suffix(suffix.size());
                break;
            }
        }
        context.loose = isOneOf(noun, kLooseIdWords) || endsInOneOf(noun, kLooseIdWords);
        context.id = context.loose || isOneOf(noun, kIdWords) || endsInOneOf(noun, kIdWords);
        if (context.id)
            break;
        if (isOneOf(word, kNumberWords))
            context.numbered = true;
        else if (!isOneOf(word, kJoiningWords))
            break;
    }
    return context;
}

} // namespace cacheloupe
