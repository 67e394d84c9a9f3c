// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mapping/mapping_form.h"

#include "ui/mapping/mapping_fields.h"
#include "ui/mapping/source_list.h"
#include "ui/mapping/source_picker.h"
#include "ui/support/theme.h"
#include "ui/widgets/section.h"
#include "ui/widgets/text_label.h"

#include <QFormLayout>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>
#include <array>

namespace cacheloupe {

namespace {

bool isFolding(int group)
{
    return MappingGroup(group) == MappingGroup::requestFields || MappingGroup(group) == MappingGroup::entryFields;
}

QWidget *fieldLabel(const MappingField &field, QWidget *parent)
{
    auto *label = new QWidget(parent);
    auto *column = new QVBoxLayout(label);
    column->setContentsMargins(0, kGrid / 2, 0, 0);
    column->setSpacing(0);
    column->addWidget(new TextLabel(field.label, TextRole::body, ThemeRole::text, label));
    if (!field.hint.isEmpty())
        column->addWidget(new TextLabel(field.hint, TextRole::secondary, ThemeRole::secondaryText, label));
    column->addStretch(1);
    return label;
}

} // namespace

MappingForm::MappingForm(QWidget *parent) : QScrollArea(parent)
{
    setObjectName(QStringLiteral("mapping.form"));
    setAccessibleName(tr("What the columns mean"));
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
}

QFormLayout *MappingForm::addGroup(QVBoxLayout &column, int group, bool folded)
{
    auto *heading = new Section(mappingGroupTitle(MappingGroup(group)), widget());
    auto *body = new QWidget(widget());
    auto *form = new QFormLayout(body);
    form->setContentsMargins(0, 0, 0, kGrid);
    form->setHorizontalSpacing(2 * kGrid);
    form->setVerticalSpacing(kGrid);
    form->setRowWrapPolicy(QFormLayout::DontWrapRows);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    column.addWidget(heading);
    column.addWidget(body);
    if (!isFolding(group))
        return form;
    auto *fold = new QPushButton(folded ? tr("Show") : tr("Hide"), heading);
    fold->setObjectName(QStringLiteral("mapping.fold.%1").arg(group));
    fold->setAccessibleName(tr("Show or hide: %1").arg(heading->title()));
    fold->setProperty("link", true);
    heading->addTrailing(fold);
    body->setVisible(!folded);
    connect(fold, &QPushButton::clicked, body, [fold, body] {
        body->setVisible(body->isHidden());
        fold->setText(body->isHidden() ? tr("Show") : tr("Hide"));
    });
    return form;
}

void MappingForm::setDraft(const LogSample &sample, const DialectDraft &draft)
{
    m_sample = sample;
    m_pickers.clear();
    auto *content = new QWidget(this);
    setWidget(content);
    delete m_sources;
    m_sources = new SourceList(sample, this);
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(kGrid, 0, kGrid, 0);
    column->setSpacing(kGrid);
    std::array<QFormLayout *, kMappingGroups> forms{};
    for (int group = 0; group < kMappingGroups; ++group) {
        const bool used = std::any_of(draft.members.begin(), draft.members.end(),
                                      [group](const DraftMember &member) { return int(mappingField(member.name).group) == group && member.isMapped(); });
        forms[size_t(group)] = addGroup(*column, group, !used);
    }
    column->addStretch(1);
    std::vector<QWidget *> labels;
    for (const DraftMember &member : draft.members) {
        const MappingField field = mappingField(member.name);
        auto *picker = new SourcePicker(member, field.label, m_sources, content);
        labels.push_back(fieldLabel(field, content));
        forms[size_t(field.group)]->addRow(labels.back(), picker);
        showValues(picker);
        connect(picker, &SourcePicker::changed, this, [this, picker] {
            if (picker->member().values.empty())
                showValues(picker);
            Q_EMIT changed();
        });
        m_pickers.push_back(picker);
    }
    // One edge for the pickers of all groups.
    int widest = 0;
    for (const QWidget *label : labels)
        widest = std::max(widest, label->sizeHint().width());
    for (QWidget *label : labels)
        label->setMinimumWidth(widest);
}

void MappingForm::showValues(SourcePicker *picker)
{
    if (mappingWords(picker->member().name).empty())
        return;
    const SampleColumn *column = m_sample.column(picker->member().path);
    picker->setValues(column ? column->values : std::vector<std::string>());
}

std::vector<DraftMember> MappingForm::members() const
{
    std::vector<DraftMember> members;
    for (const SourcePicker *picker : m_pickers)
        members.push_back(picker->member());
    return members;
}

SourcePicker *MappingForm::picker(std::string_view member) const
{
    const auto found = std::find_if(m_pickers.begin(), m_pickers.end(), [member](const SourcePicker *picker) { return picker->member().name == member; });
    return found == m_pickers.end() ? nullptr : *found;
}

} // namespace cacheloupe
