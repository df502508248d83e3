"""Plugs screens of Qt's offscreen platform in and out while a test runs.

Uses the private 'setConfiguration' resource of the offscreen plugin through ctypes. Its limits: Linux on x86-64 or aarch64 only
(Itanium ABI, library names), a private interface that another release of Qt may change (PySide6 is pinned, and the first test
that uses this says so), no window manager (nothing moves a window but Qt and we ourselves), no serial numbers or makers, and the scale
of a screen cannot change while it is there. What a real X server does is in `test_room_xvfb.py`.
"""

from __future__ import annotations

import ctypes
import json
import os
from collections.abc import Sequence
from typing import Any

import PySide6
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

_LIBRARIES = os.path.join(os.path.dirname(PySide6.__file__), "Qt", "lib")
_INTERFACE = "_ZN15QGuiApplication23platformNativeInterfaceEv"
_RESOURCE = "_ZN24QPlatformNativeInterface28nativeResourceForIntegrationERK10QByteArray"
Screen = dict[str, Any]

LAPTOP: Screen = {"name": "laptop"}
BEAMER: Screen = {"name": "beamer", "x": 1366, "width": 1920, "height": 1080}
SECOND: Screen = {"name": "second", "x": 3286, "width": 1280, "height": 720}


class OffscreenMonitors:
    """The screens there are."""

    def __init__(self) -> None:
        assert QGuiApplication.platformName() == "offscreen"
        self._core = ctypes.CDLL(os.path.join(_LIBRARIES, "libQt6Core.so.6"))
        self._gui = ctypes.CDLL(os.path.join(_LIBRARIES, "libQt6Gui.so.6"))
        interface = getattr(self._gui, _INTERFACE)
        interface.restype = ctypes.c_void_p
        self._interface = interface()
        table = ctypes.cast(self._interface, ctypes.POINTER(ctypes.c_void_p))[0]
        found = ctypes.cast(table, ctypes.POINTER(ctypes.c_void_p))[self._slot()]
        self._resource = ctypes.CFUNCTYPE(ctypes.c_void_p, ctypes.c_void_p, ctypes.c_void_p)(found)
        configure = self._resource(self._interface, ctypes.addressof(self._bytes(b"setConfiguration")))
        assert configure, "this Qt has another offscreen platform"
        self._configure = ctypes.CFUNCTYPE(None, ctypes.c_void_p, ctypes.c_void_p)(configure)

    def set(self, *screens: Screen) -> None:
        """These screens and no others."""
        self._set(screens, 1366, 768)

    def back_to_one(self) -> None:
        """As the offscreen platform begins."""
        self._set([{"name": ""}], 800, 800)

    def _set(self, screens: Sequence[Screen], width: int, height: int) -> None:
        plain = {"x": 0, "y": 0, "width": width, "height": height, "logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}
        settings = {"synchronousWindowSystemEvents": False, "windowFrameMargins": False, "screens": [{**plain, **s} for s in screens]}
        document, value = (ctypes.c_char * 16)(), (ctypes.c_char * 16)()
        read = self._core._ZN13QJsonDocument8fromJsonERK10QByteArrayP15QJsonParseError
        read.argtypes, read.restype = [ctypes.c_void_p] * 3, None
        read(document, self._bytes(json.dumps(settings).encode()), None)
        as_object = self._core._ZNK13QJsonDocument6objectEv
        as_object.argtypes, as_object.restype = [ctypes.c_void_p] * 2, None
        as_object(value, document)
        self._configure(ctypes.addressof(value), self._interface)
        QApplication.processEvents()

    def _slot(self) -> int:
        """Where the method stands in the table of virtual methods."""
        base = ctypes.addressof(ctypes.c_void_p.in_dll(self._gui, "_ZTV24QPlatformNativeInterface"))
        words = ctypes.cast(base, ctypes.POINTER(ctypes.c_void_p))
        wanted = ctypes.cast(getattr(self._gui, _RESOURCE), ctypes.c_void_p).value
        return next(i - 2 for i in range(2, 80) if words[i] == wanted)

    def _bytes(self, raw: bytes) -> Any:
        made = (ctypes.c_char * 24)()
        make = self._core._ZN10QByteArrayC1EPKcx
        make.argtypes = [ctypes.c_void_p, ctypes.c_char_p, ctypes.c_longlong]
        make(made, raw, len(raw))
        return made
