// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/policies/field_popup.h"

#include "ui/policies/field_editor.h"
#include "ui/policies/policy_text.h"
#include "ui/support/theme.h"
#include "ui/widgets/text_label.h"

#include <QCursor>
#include <QKeyEvent>
#include <QScreen>
#include <QVBoxLayout>

#include <algorithm>

namespace cacheloupe {

FieldPopup::FieldPopup(PolicyField field, const std::optional<PolicyValue> &value, QWidget *parent) : QFrame(parent, Qt::Popup)
{
    setObjectName(QStringLiteral("policies.wordPopup"));
    setAttribute(Qt::WA_DeleteOnClose);
    setFrameShape(QFrame::StyledPanel);
    setProperty("surface", true);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(2 * kGrid, 2 * kGrid, 2 * kGrid, 2 * kGrid);
    column->setSpacing(kGrid);
    column->addWidget(new TextLabel(policyFieldText(field), TextRole::body, ThemeRole::text, this));
    auto *editor = new FieldEditor(field, QStringLiteral("policies.word."), this);
    editor->setValue(value);
    connect(editor, &FieldEditor::edited, this, &FieldPopup::edited);
    m_editor = editor;
    column->addWidget(editor);
    auto *hint = new TextLabel(FieldEditor::hint(field), TextRole::secondary, ThemeRole::secondaryText, this);
    hint->setWordWrap(true);
    hint->setMinimumWidth(32 * kGrid);
    column->addWidget(hint);
}

void FieldPopup::openBelow(const QWidget *widget)
{
    adjustSize();
    const QPoint pointer = QCursor::pos();
    QPoint at = widget->mapToGlobal(QPoint(0, widget->height()));
    if (widget->rect().contains(widget->mapFromGlobal(pointer)))
        at = pointer + QPoint(-2 * kGrid, kGrid);
    if (const auto *screen = widget->screen()) {
        const QRect room = screen->availableGeometry();
        at.setX(std::clamp(at.x(), room.left(), std::max(room.left(), room.right() - width())));
        at.setY(std::clamp(at.y(), room.top(), std::max(room.top(), room.bottom() - height())));
    }
    move(at);
    show();
    m_editor->setFocus();
}

void FieldPopup::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        close();
        return;
    }
    QFrame::keyPressEvent(event);
}

} // namespace cacheloupe
