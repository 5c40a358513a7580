"""What a reader moves: live Matplotlib figures, in the built book and in Jupyter."""

from electrolytes.live import parts
from electrolytes.live.bindings.base import Binding
from electrolytes.live.bindings.curves import Band, Curve
from electrolytes.live.bindings.handles import Handle
from electrolytes.live.bindings.marks import Arrow, Bar, Circle, Color, Marker, Move, Opacity, Polygon, Text
from electrolytes.live.bindings.moving import Beat, Turn
from electrolytes.live.core import Core
from electrolytes.live.explorable import Explorable
from electrolytes.live.guess import Guess
from electrolytes.live.palette import MARKS, figure, palette
from electrolytes.live.root import Live
from electrolytes.live.script import host_script, seldom_used, style
from electrolytes.live.settings import LabUnit, Preset
from electrolytes.live.wording import Choice, Sentence

__all__ = [
    "MARKS",
    "Arrow",
    "Band",
    "Bar",
    "Beat",
    "Binding",
    "Choice",
    "Circle",
    "Color",
    "Core",
    "Curve",
    "Explorable",
    "Guess",
    "Handle",
    "LabUnit",
    "Live",
    "Marker",
    "Move",
    "Opacity",
    "Polygon",
    "Preset",
    "Sentence",
    "Text",
    "Turn",
    "figure",
    "host_script",
    "palette",
    "parts",
    "seldom_used",
    "style",
]
