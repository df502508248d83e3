"""The editor that suits a field. By one person, from what they see in the room."""

from __future__ import annotations

from collections.abc import Callable

from facilitator.language import tr
from facilitator.sessions.screens.console_view import FieldRow
from facilitator.sessions.step_fields.field_words import in_words
from facilitator.ui.look.layout import hbox
from facilitator.ui.look.text import one
from facilitator.ui.look.theme import Theme
from facilitator.ui.parts.count_editors import PickEditor, ScaleEditor, VoteEditor
from facilitator.ui.parts.field_editor import Chooser, FieldEditor
from facilitator.ui.parts.settle_editor import SettleEditor
from facilitator.ui.parts.table_editors import MarkEditor, MatrixEditor
from facilitator.ui.parts.text_editors import ChoiceEditor, CountEditor, SentenceEditor, TextEditor

FILLED = "✓ "


class HolderEditor(FieldEditor):
    """A field that each person or group has for themselves: whose it is now, and that one's own editor below it.

    In a round it goes along with whose turn it is.
    """

    def __init__(self, t: Theme, row: FieldRow) -> None:
        super().__init__(t, row)
        self.who = Chooser((), tr("{field}: van wie", field=row.field.label or row.field.name))
        self.who.setFont(t.role("body").font)
        self.who.activated.connect(self._on_picked)
        self.count = one(t, "", "small", "ink3")
        self.content.addLayout(hbox(t, (self.who, 1), "s", self.count))
        self.editor: FieldEditor | None = None
        self._key, self._on = "", ""
        self.show_row(row)

    def show_row(self, row: FieldRow) -> None:
        super().show_row(row)
        keys = [share.key for share in row.shares]
        if row.on != self._on and row.on in keys:
            self._key = row.on
        self._on = row.on
        if self._key not in keys:
            self._key = keys[0] if keys else ""
        self._list(row)
        self._show_share()

    def _list(self, row: FieldRow) -> None:
        names = [(FILLED if in_words(share.field, share.value) else "") + share.holder for share in row.shares]
        if names != [self.who.itemText(i) for i in range(self.who.count())]:
            self.who.clear()
            self.who.addItems(names)
        self.who.setCurrentIndex(next((i for i, share in enumerate(row.shares) if share.key == self._key), -1))
        done = sum(name.startswith(FILLED) for name in names)
        self.count.set_text(tr("{n} van {all} ingevuld", n=done, all=len(names)))

    def _show_share(self) -> None:
        share = next((share for share in self.row.shares if share.key == self._key), None)
        if self.editor is not None and share is not None and self.editor.row.key == share.key:
            self.editor.show_row(share)
            return
        old, self.editor = self.editor, None
        if old is not None:
            self.content.removeWidget(old)
            old.hide()  # what was half typed in it is kept now, and that shows everything again
            old.deleteLater()
        if share is not None and self.editor is None:
            self.editor = field_editor(self.t, share)
            self.editor.filled.connect(self.filled)
            self.editor.result_requested.connect(self.result_requested)
            self.content.addWidget(self.editor)

    def _on_picked(self, index: int) -> None:
        self._key = self.row.shares[index].key
        self._show_share()


def field_editor(t: Theme, row: FieldRow) -> FieldEditor:
    """The editor that suits a field."""
    kinds: dict[str, Callable[[Theme, FieldRow], FieldEditor]] = {
        "choice": ChoiceEditor, "count": CountEditor, "sentence": SentenceEditor, "matrix": MatrixEditor, "mark": MarkEditor,
        "pick": PickEditor, "vote": VoteEditor, "scale": ScaleEditor, "settle": SettleEditor,
    }  # fmt: skip
    return HolderEditor(t, row) if row.shares else kinds.get(row.field.kind, TextEditor)(t, row)
