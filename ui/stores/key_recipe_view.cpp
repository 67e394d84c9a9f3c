// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/stores/key_recipe_view.h"

#include "core/store/key_recipe.h"
#include "ui/support/format.h"
#include "ui/support/theme.h"
#include "ui/widgets/fact_rows.h"
#include "ui/widgets/text_label.h"

#include <QCoreApplication>
#include <QStringList>
#include <QVBoxLayout>

namespace cacheloupe {

namespace {

constexpr qsizetype kLongestValue = 40; ///< characters inside a list; whole texts stand elsewhere in the detail

QString translated(const std::string &text)
{
    return QCoreApplication::translate("KeyRecipe", text.c_str());
}

QString termList(const std::vector<std::string> &terms, const CacheEntry &entry)
{
    QStringList out;
    for (const auto &term : terms) {
        const auto value = recipeTermValue(entry, term);
        const auto shown = value ? toText(*value).simplified() : QString();
        const bool isShort = !shown.isEmpty() && shown.size() <= kLongestValue;
        out << (isShort ? KeyRecipeView::tr("%1 (here %2)").arg(translated(recipeTermText(term)), shown) : translated(recipeTermText(term)));
    }
    return out.join(KeyRecipeView::tr(", "));
}

QString matchText(MatchKind match)
{
    return match == MatchKind::semantic ? KeyRecipeView::tr("by similarity: the nearest entry above a threshold is served") : KeyRecipeView::tr("exact: only the same key is served");
}

/// `S1` is an article; anything else names what was read, as a rule the product with its version.
QString sourceText(const KeyRecipe &recipe)
{
    if (recipe.source.size() == 2 && recipe.source[0] == 'S')
        return KeyRecipeView::tr("%1, article %2").arg(translated(recipe.product), QStringLiteral("00%1").arg(QLatin1Char(recipe.source[1])));
    const bool namesProduct = recipe.source.find(recipe.product) != std::string::npos;
    return namesProduct ? translated(recipe.source) : KeyRecipeView::tr("%1, %2").arg(translated(recipe.product), translated(recipe.source));
}

} // namespace

KeyRecipeView::KeyRecipeView(QWidget *parent)
    : QWidget(parent), m_leftOut(new TextLabel(TextRole::body, ThemeRole::stale, this)), m_inKey(new TextLabel(TextRole::secondary, ThemeRole::text, this)),
      m_note(new TextLabel(TextRole::secondary, ThemeRole::secondaryText, this)),
      m_facts(new FactRows(this))
{
    setObjectName(QStringLiteral("stores.recipe"));
    m_leftOut->setObjectName(QStringLiteral("stores.recipe.leftOut"));
    m_inKey->setObjectName(QStringLiteral("stores.recipe.inKey"));
    m_note->setObjectName(QStringLiteral("stores.recipe.note"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(kGrid);
    column->addWidget(m_leftOut);
    column->addWidget(m_inKey); // the whole width: where texts are large its words need it
    column->addWidget(m_facts);
    column->addWidget(m_note);
    for (auto *label : {m_leftOut, m_inKey, m_note}) {
        label->setWordWrap(true);
        label->setSelectable(true);
    }
}

void KeyRecipeView::setEntry(const CacheEntry &entry)
{
    const auto recipe = keyRecipeOf(entry);
    m_inKey->setVisible(recipe.has_value());
    m_note->setVisible(recipe && !recipe->note.empty());
    if (!recipe) {
        m_leftOut->show();
        m_leftOut->setText(tr("How this key is made is not known, so neither is what it leaves out."));
        m_facts->setFacts({});
        return;
    }
    m_leftOut->setVisible(!recipe->leftOut.empty());
    m_leftOut->setText(tr("Not in the key: %1.").arg(termList(recipe->leftOut, entry)));
    m_note->setText(translated(recipe->note));
    m_inKey->setText(tr("In the key: %1.").arg(termList(recipe->inKey, entry)));
    m_facts->setFacts({{tr("Match"), matchText(recipe->match)},
                       {tr("Known from"), sourceText(*recipe)}});
}

} // namespace cacheloupe
