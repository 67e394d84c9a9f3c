// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mapping/source_picker.h"

#include "ui/mapping/mapping_fields.h"
#include "ui/mapping/source_list.h"
#include "ui/support/format.h"
#include "ui/support/theme.h"
#include "ui/widgets/elided_label.h"

#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLineEdit>

#include <algorithm>
#include <utility>

namespace cacheloupe {

namespace {

/// What a value of the log most likely means; empty when nothing speaks for one of the words.
std::string likelyWord(const std::string &member, const std::string &value)
{
    const QString written = toText(value).trimmed().toLower();
    for (const auto &[word, shown] : mappingWords(member)) {
        if (written == QString::fromUtf8(word.data(), qsizetype(word.size())))
            return std::string(word);
    }
    if (member != "event")
        return {};
    static const QStringList hits = {QStringLiteral("true"), QStringLiteral("1"), QStringLiteral("yes"), QStringLiteral("cached"), QStringLiteral("cache_hit")};
    static const QStringList misses = {QStringLiteral("false"), QStringLiteral("0"), QStringLiteral("no"), QStringLiteral("cache_miss")};
    return hits.contains(written) ? "hit" : misses.contains(written) ? "miss" : std::string();
}

} // namespace

SourcePicker::SourcePicker(const DraftMember &member, const QString &label, QAbstractItemModel *columns, QWidget *parent)
    : QWidget(parent), m_member(member), m_box(new QComboBox(this)), m_constant(new QLineEdit(this))
{
    setObjectName(QStringLiteral("mapping.source.") + toText(member.name));
    m_box->setModel(columns);
    m_box->setAccessibleName(tr("Where “%1” comes from").arg(label));
    m_box->setFocusPolicy(Qt::StrongFocus);
    m_box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_box->setMinimumContentsLength(18);
    m_box->installEventFilter(this);
    m_constant->setAccessibleName(tr("Value of “%1” in every record").arg(label));
    m_constant->setPlaceholderText(tr("value"));
    m_constant->setText(toText(member.constant));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(kGrid / 2);
    auto *row = new QHBoxLayout;
    row->setSpacing(kGrid);
    row->addWidget(m_box, 1);
    row->addWidget(m_constant, 1);
    column->addLayout(row);
    const auto words = mappingWords(member.name);
    if (!words.empty()) {
        m_word = new QComboBox(this);
        m_word->setAccessibleName(m_constant->accessibleName());
        for (const auto &[word, shown] : words)
            m_word->addItem(shown, QString::fromUtf8(word.data(), qsizetype(word.size())));
        m_word->setCurrentIndex(std::max(0, m_word->findData(toText(member.constant))));
        row->addWidget(m_word, 1);
        connect(m_word, &QComboBox::activated, this, [this] { choose(m_box->currentIndex()); });
    }
    if (member.name == "similarity") {
        m_distance = new QCheckBox(tr("The column holds a distance: 0 = the same"), this);
        m_distance->setChecked(member.isDistance);
        column->addWidget(m_distance);
        connect(m_distance, &QCheckBox::toggled, this, [this](bool on) {
            m_member.isDistance = on;
            Q_EMIT changed();
        });
    }
    const int at = member.path.empty() ? -1 : m_box->findData(toText(member.path), SourceList::kPathRole);
    m_box->setCurrentIndex(at >= 0 ? at : member.constant.empty() ? SourceList::kNothing : SourceList::kAlways);
    showParts();
    connect(m_box, &QComboBox::activated, this, &SourcePicker::choose);
    connect(m_constant, &QLineEdit::textEdited, this, [this] { choose(m_box->currentIndex()); });
}

bool SourcePicker::eventFilter(QObject *watched, QEvent *event)
{
    // Scrolling the form must not change what the pointer happens to be over.
    if (event->type() == QEvent::Wheel && !static_cast<QWidget *>(watched)->hasFocus()) {
        event->ignore();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void SourcePicker::choose(int index)
{
    const QString before = toText(m_member.path);
    m_member.path.clear();
    m_member.constant.clear();
    if (index == SourceList::kAlways)
        m_member.constant = (m_word ? m_word->currentData().toString() : m_constant->text()).toStdString();
    else if (index >= SourceList::kFirstColumn)
        m_member.path = m_box->itemData(index, SourceList::kPathRole).toString().toStdString();
    if (toText(m_member.path) != before)
        m_member.values.clear();
    showParts();
    if (index == SourceList::kAlways && !m_word && m_constant->text().isEmpty())
        m_constant->setFocus();
    Q_EMIT changed();
}

void SourcePicker::showParts()
{
    const bool always = m_box->currentIndex() == SourceList::kAlways;
    m_constant->setVisible(always && !m_word);
    if (m_word)
        m_word->setVisible(always);
    if (m_distance)
        m_distance->setVisible(!m_member.path.empty());
}

void SourcePicker::setValues(const std::vector<std::string> &values)
{
    delete std::exchange(m_values, nullptr);
    if (!m_word || m_member.path.empty() || values.empty())
        return;
    if (m_member.values.empty()) {
        for (const std::string &value : values) {
            if (const std::string word = likelyWord(m_member.name, value); !word.empty())
                m_member.values[value] = word;
        }
    }
    m_values = new QWidget(this);
    auto *column = new QVBoxLayout(m_values);
    column->setContentsMargins(kGrid, 0, 0, 0);
    column->setSpacing(kGrid / 2);
    for (const std::string &value : values)
        addValue(column, value);
    layout()->addWidget(m_values);
}

void SourcePicker::addValue(QVBoxLayout *column, const std::string &value)
{
    auto *row = new QHBoxLayout;
    row->setSpacing(kGrid);
    auto *name = new ElidedLabel(TextRole::code, ThemeRole::text, m_values);
    name->setText(toText(value));
    auto *meaning = new QComboBox(m_values);
    meaning->setAccessibleName(tr("What “%1” means").arg(toText(value)));
    meaning->installEventFilter(this);
    meaning->setFocusPolicy(Qt::StrongFocus);
    meaning->addItem(tr("left out"), QString());
    for (const auto &[word, shown] : mappingWords(m_member.name))
        meaning->addItem(shown, QString::fromUtf8(word.data(), qsizetype(word.size())));
    const auto known = m_member.values.find(value);
    meaning->setCurrentIndex(known == m_member.values.end() ? 0 : std::max(0, meaning->findData(toText(known->second))));
    connect(meaning, &QComboBox::activated, this, [this, meaning, value] {
        const std::string word = meaning->currentData().toString().toStdString();
        if (word.empty())
            m_member.values.erase(value);
        else
            m_member.values[value] = word;
        Q_EMIT changed();
    });
    row->addWidget(name, 1);
    row->addWidget(meaning, 1);
    column->addLayout(row);
}

} // namespace cacheloupe
