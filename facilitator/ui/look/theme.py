"""Tokens become what Qt understands: fonts, one palette, one style sheet.

Fonts never come from the style sheet (a sheet's font drops OpenType features and ignores a label's own line height);
the sheet only colours Qt's own controls. Our own controls paint themselves from the same tokens.

There is one `Theme` per kind of window, shared by all its widgets. They ask it while painting, so it may change at any
time: `theme.adopt(Theme("dark", theme.density))`, or `theme.suit(window_width)` on a resize. It says `changed` once, on
which each widget takes its sizes again; nothing is rebuilt.
"""

from __future__ import annotations

import os
from collections.abc import MutableMapping
from dataclasses import dataclass
from functools import cache

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

from facilitator.contrast import is_light
from facilitator.language import tr
from facilitator.paths import resources
from facilitator.sessions.errors import FacilitatorError
from facilitator.ui.look.colours import BRAND, themed
from facilitator.ui.look.tokens import FAMILY, RADIUS, SPACE, TYPE, density

_SCALE = "QT_SCALE_FACTOR"
"""Of the environment: by how much Qt enlarges what the computer asks for."""


def prepare_environment() -> None:
    """Call before there is a QApplication.

    A larger glyph cache would make large letters cheaper to draw, but with Qt 6.11 letters between 64 px and that size
    are not drawn at all: no clock on the wall. So a cache that was asked for in the environment is turned down.
    """
    os.environ.pop("QT_MAX_CACHED_GLYPH_SIZE", None)


def magnify(environment: MutableMapping[str, str], percent: int) -> None:
    """Everything in every window larger, on top of what the computer says; call before there is a QApplication.

    Letters alone would leave what is drawn around them too small. The wall fills its screen as it did.
    """
    if percent != 100:
        already = environment.get(_SCALE, "1")
        environment[_SCALE] = f"{float(already if already.replace('.', '', 1).isdigit() else 1) * percent / 100:g}"


@cache
def load_fonts() -> None:
    """Make the bundled family known to Qt, once. Raises FacilitatorError when a file cannot be read."""
    for file in sorted((resources() / "fonts").glob("*.ttf")):
        if QFontDatabase.addApplicationFont(str(file)) < 0:
            raise FacilitatorError(tr("Het lettertype {file} is niet te lezen. Installeer het programma opnieuw.", file=file.name))


@cache
def font(px: float, weight: int = 400, tracking: float = 0.0) -> QFont:
    """The family at a size in pixels, with figures of equal width; tracking in percent."""
    f = QFont(FAMILY)
    f.setPixelSize(round(px))
    f.setWeight(QFont.Weight(weight))
    f.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    f.setStyleStrategy(QFont.StyleStrategy.PreferAntialias)
    f.setFeature(QFont.Tag("tnum"), 1)
    f.setFeature(QFont.Tag("lnum"), 1)
    if tracking:
        f.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 100 + tracking)
    return f


@dataclass(frozen=True)
class Role:
    """One voice of text: size and line height in pixels, weight 100 to 900, tracking in percent."""

    size: int
    line: int
    weight: int = 400
    tracking: float = 0.0

    @property
    def font(self) -> QFont:
        return font(self.size, self.weight, self.tracking)

    def weighing(self, weight: int) -> Role:
        """The same size, heavier or lighter."""
        return Role(self.size, self.line, weight, self.tracking)


@cache
def _role(density: str, name: str) -> Role:
    return Role(*TYPE[density][name])


class Theme(QObject):
    """Everything a widget may ask about how it looks; `name` is a key of `colours.THEMES`.

    Signals:
        changed(): colours or sizes are different now.
    """

    changed = Signal()

    def __init__(self, name: str = "light", density: str = "regular", brand: str = BRAND) -> None:
        super().__init__()
        self._take(name, density, brand)

    def _take(self, name: str, density: str, brand: str) -> None:
        self.name, self.density, self.brand = name, density, brand
        self.c = themed(name, brand)

    def adopt(self, other: Theme) -> None:
        """Look like the other from now on."""
        if (self.name, self.density, self.brand) != (other.name, other.density, other.brand):
            self._take(other.name, other.density, other.brand)
            self.changed.emit()

    def suit(self, width: int) -> None:
        """Take the density that suits a window of this width in logical pixels."""
        self.adopt(Theme(self.name, density(width), self.brand))

    def role(self, name: str) -> Role:
        return _role(self.density, name)

    def px(self, name: str) -> int:
        """A space or size by its name in `tokens.SPACE`, in logical pixels."""
        return SPACE[self.density][name]

    def colour(self, role: str) -> QColor:
        return QColor(self.c[role])

    @property
    def dark(self) -> bool:
        return not is_light(self.c.paper)

    @property
    def strong(self) -> bool:
        """High contrast: every edge drawn, nothing told by a wash."""
        return self.name == "contrast"

    @property
    def compact(self) -> bool:
        return self.density == "compact"


_PALETTE = (
    (QPalette.ColorRole.Window, "paper"), (QPalette.ColorRole.WindowText, "ink"), (QPalette.ColorRole.Base, "surface"),
    (QPalette.ColorRole.AlternateBase, "sunken"), (QPalette.ColorRole.Text, "ink"), (QPalette.ColorRole.Button, "paper"),
    (QPalette.ColorRole.ButtonText, "ink"), (QPalette.ColorRole.Highlight, "accent"), (QPalette.ColorRole.HighlightedText, "on_accent"),
    (QPalette.ColorRole.PlaceholderText, "ink3"), (QPalette.ColorRole.ToolTipBase, "ink"), (QPalette.ColorRole.ToolTipText, "paper"),
    (QPalette.ColorRole.Link, "accent"), (QPalette.ColorRole.Mid, "hairline"), (QPalette.ColorRole.Accent, "accent"),
    (QPalette.ColorRole.Light, "surface"), (QPalette.ColorRole.Midlight, "hover"), (QPalette.ColorRole.Dark, "rule"),
)  # fmt: skip


def palette(t: Theme) -> QPalette:
    made = QPalette()
    for role, name in _PALETTE:
        made.setColor(role, t.colour(name))
    for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, role, t.colour("disabled"))
    return made


def _grounds(t: Theme) -> str:
    c = t.c
    return f"""
QWidget {{ color: {c.ink}; }}
QMainWindow, QDialog, #page {{ background: {c.paper}; }}
#sunken {{ background: {c.sunken}; }}
#surface {{ background: {c.surface}; }}
QLabel {{ background: transparent; }}
QAbstractScrollArea {{ background: transparent; border: 0; }}
"""


def _fields(t: Theme) -> str:
    """A line to write on, not a box; it thickens where the cursor is, so there is no focus ring round it."""
    c, xs = t.c, t.px("xs")
    return f"""
QLineEdit, QPlainTextEdit, QDateEdit, QTimeEdit, QComboBox, QAbstractSpinBox {{
  background: transparent; border: 0; border-bottom: 1px solid {c.rule}; border-radius: 0;
  padding: {xs}px 0; selection-background-color: {c.accent}; selection-color: {c.on_accent};
  placeholder-text-color: {c.ink3}; }}
QLineEdit:hover, QPlainTextEdit:hover, QComboBox:hover {{ border-bottom-color: {c.ink2}; }}
QLineEdit:focus, QPlainTextEdit:focus, QDateEdit:focus, QTimeEdit:focus, QComboBox:focus {{
  border-bottom: 2px solid {c.accent}; padding-bottom: {xs - 1}px; }}
QLineEdit[wrong="true"] {{ border-bottom: 2px solid {c.over_shape}; padding-bottom: {xs - 1}px; }}
QLineEdit:disabled, QPlainTextEdit:disabled, QComboBox:disabled {{ color: {c.disabled}; border-bottom: 1px dashed {c.hairline}; }}
QLineEdit[quietline="true"] {{ border-bottom: 1px dotted {c.rule}; padding: 0 0 1px 0; }}
QLineEdit[quietline="true"]:focus {{ border-bottom: 2px solid {c.accent}; padding: 0; }}
QLineEdit[quietline="true"][wrong="true"] {{ border-bottom: 2px solid {c.over_shape}; padding: 0; }}
QLineEdit[bare="true"], QLineEdit[bare="true"]:focus, QPlainTextEdit[bare="true"], QPlainTextEdit[bare="true"]:focus {{
  border: 0; padding: 0; }}
QComboBox QAbstractItemView {{ background: {c.surface}; border: 1px solid {c.rule}; }}
"""


def _lists(t: Theme) -> str:
    c = t.c
    return f"""
QScrollArea > QWidget > QWidget {{ background: transparent; }}
QListView, QTreeView, QTableView {{ outline: 0; selection-background-color: {c.accent_soft}; selection-color: {c.ink}; }}
QListView::item {{ padding: {t.px("xs")}px {t.px("s")}px; border: 0; }}
QListView::item:hover {{ background: {c.hover}; }}
QListView::item:selected {{ background: {c.accent_soft}; color: {c.ink}; border-left: 3px solid {c.accent}; }}
QListView::item:disabled {{ color: {c.disabled}; }}
QScrollBar:vertical {{ background: transparent; width: 10px; margin: 0; }}
QScrollBar::handle:vertical {{ background: {c.rule}; min-height: 32px; border-radius: 1px; margin: 0 4px 0 3px; }}
QScrollBar::handle:vertical:hover {{ background: {c.ink2}; margin: 0 2px; border-radius: 3px; }}
QScrollBar:horizontal {{ background: transparent; height: 10px; margin: 0; }}
QScrollBar::handle:horizontal {{ background: {c.rule}; min-width: 32px; border-radius: 1px; margin: 3px 0 4px 0; }}
QScrollBar::handle:horizontal:hover {{ background: {c.ink2}; margin: 2px 0; border-radius: 3px; }}
QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page {{ width: 0; height: 0; background: none; }}
"""


def _popups(t: Theme) -> str:
    c, s = t.c, t.px
    around = c.accent if t.strong else c.accent_soft
    return f"""
QMenu {{ background: {c.surface}; border: 1px solid {c.rule}; padding: {s("xs")}px 0; }}
QMenu::item {{ padding: {s("s")}px {s("l")}px; border: 2px solid transparent; border-left-width: 3px; }}
QMenu::item:selected {{ background: {c.accent_soft}; color: {c.ink}; border-color: {around}; border-left-color: {c.accent}; }}
QMenu::icon, QMenu::indicator {{ margin-left: {s("s")}px; }}
QMenu::item:disabled {{ color: {c.disabled}; }}
QMenu::separator {{ height: 1px; background: {c.hairline}; margin: {s("xs")}px 0; }}
QToolTip {{ background: {c.ink}; color: {c.paper}; border: 0; padding: 6px 10px; border-radius: {RADIUS["control"]}px; }}
QRadioButton {{ spacing: {s("s")}px; padding: 2px 0; }}
QRadioButton:disabled {{ color: {c.disabled}; }}
QRadioButton::indicator {{ width: 12px; height: 12px; border: 2px solid {c.rule}; border-radius: 8px; background: {c.surface}; }}
QRadioButton::indicator:hover {{ border-color: {c.ink}; }}
QRadioButton::indicator:checked {{ border-color: {c.accent};
  background: qradialgradient(cx: 0.5, cy: 0.5, radius: 0.5, fx: 0.5, fy: 0.5,
    stop: 0 {c.accent}, stop: 0.6 {c.accent}, stop: 0.7 {c.surface}, stop: 1 {c.surface}); }}
QRadioButton::indicator:disabled {{ border-color: {c.disabled}; }}
QSlider::groove:horizontal {{ height: 4px; background: {c.rule}; border-radius: 2px; }}
QSlider::sub-page:horizontal {{ background: {c.accent}; border-radius: 2px; }}
QSlider::handle:horizontal {{ width: 12px; height: 12px; margin: -6px 0; background: {c.surface};
  border: 2px solid {c.accent}; border-radius: 8px; }}
QSlider::handle:horizontal:disabled {{ border-color: {c.disabled}; }}
QSlider::sub-page:horizontal:disabled, QSlider::groove:horizontal:disabled {{ background: {c.disabled}; }}
"""


def style_sheet(t: Theme) -> str:
    """Colours and edges of Qt's own controls; names no font."""
    return _grounds(t) + _fields(t) + _lists(t) + _popups(t)


def apply(app: QApplication, t: Theme) -> None:
    """Dress the whole application; call again when the theme changed."""
    sheet, colours, letters = style_sheet(t), palette(t), t.role("body").font
    if (app.styleSheet(), app.palette(), app.font()) == (sheet, colours, letters):
        return
    undress(app)  # a sheet that takes the place of another is worked out for every widget, also where nobody has seen it yet
    if app.style().name() != "fusion":
        app.setStyle("Fusion")
    app.setPalette(colours)
    app.setFont(letters)
    app.setStyleSheet(sheet)


def undress(app: QApplication) -> None:
    """Before many widgets are made, until `apply`: each time one is put in another, a sheet is worked out for all that stands in it."""
    app.setStyleSheet("")
