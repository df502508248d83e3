"""Makes the sounds of the program: a struck bowl, worked out with the standard library.

    python packaging/gong.py          writes resources/sounds/*.wav; the same bytes each time
"""

from __future__ import annotations

import wave
from array import array
from math import exp, pi, sin
from pathlib import Path

FOLDER = Path(__file__).parent.parent / "resources" / "sounds"
RATE = 22_050
"""Samples a second: a bowl has nothing above what this can hold."""
LOUDEST = 0.6
PARTIALS = ((1.0, 1.0, 1.1), (2.01, 0.42, 0.75), (2.74, 0.3, 0.55), (4.09, 0.12, 0.32), (5.43, 0.06, 0.2))
"""Of a bowl: pitch against the ground tone, how loud, and seconds until it is a third."""
ATTACK, FADE = 0.012, 0.4
"""Seconds in which it swells, so that it does not click, and in which it ends."""
SOUNDS = {"warning": (2.2, ((0.0, 523.25, 0.8),)), "end": (3.4, ((0.0, 392.0, 1.0), (0.7, 392.0, 0.85)))}
"""Length in seconds; and for each stroke when it comes, its pitch in hertz and how loud."""


def stroke(at: float, pitch: float) -> float:
    """The swing of a bowl so many seconds after it was struck."""
    if at < 0:
        return 0.0
    swing = sum(loud * exp(-at / decay) * sin(2 * pi * pitch * ratio * at) for ratio, loud, decay in PARTIALS)
    return min(1.0, at / ATTACK) * swing


def sound(length: float, strokes: tuple[tuple[float, float, float], ...]) -> array[int]:
    """The samples, 16 bits each, the loudest at `LOUDEST`."""
    count = round(length * RATE)
    heard = [sum(loud * stroke(n / RATE - begin, pitch) for begin, pitch, loud in strokes) for n in range(count)]
    heard = [h * min(1.0, (count - n) / (FADE * RATE)) for n, h in enumerate(heard)]
    most = max(abs(h) for h in heard)
    return array("h", (round(h / most * LOUDEST * 32767) for h in heard))


def main() -> None:
    FOLDER.mkdir(exist_ok=True)
    for name, (length, strokes) in SOUNDS.items():
        with wave.open(str(FOLDER / f"{name}.wav"), "wb") as file:
            file.setnchannels(1)
            file.setsampwidth(2)
            file.setframerate(RATE)
            file.writeframes(sound(length, strokes).tobytes())


if __name__ == "__main__":
    main()
