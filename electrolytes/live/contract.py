"""What Python tells the page's script: the one description of the spec that stands in the page.

Every explorable hands the script an :class:`ExplorableSpec`; ``script/explorable.js`` and what it imports rely on
nothing else. A number of an expression (``int``) is its place among the values of its program: of the moment where a
part stands at a point, of a sweep where it is a curve.
"""

from __future__ import annotations

from typing import Any, NotRequired, TypedDict

Piece = str | dict[str, Any]
"""A stretch of a sentence: text, ``{"e": number, "f": format}``, or ``{"choose": number, "of": [pieces, ...]}``."""


# --- what is computed -------------------------------------------------------------------------------------------------


class GridSpec(TypedDict):
    """Where a curve is sampled: ``points`` values from ``start`` to ``stop``, evenly or in the logarithm."""

    start: float
    stop: float
    points: int
    log: bool


class MomentSpec(TypedDict):
    """The values of the moment; ``code`` is the compiled program, once filed its number, null where there is none.

    ``core`` names the script of the program that it goes on from, where figures share one.
    """

    code: str | int | None
    core: NotRequired[str]


class SweepSpec(TypedDict):
    """Columns over a quantity ``over``, with some others held fixed."""

    code: str | int | None
    over: str
    grid: GridSpec
    given: dict[str, float]


class CourseSpec(TypedDict):
    """A model in time: its course over ``grid`` holds every expression of the figure."""

    code: str | int | None
    over: str
    grid: GridSpec


class RestSpec(TypedDict):
    """All that is computed for a model without states."""

    single: MomentSpec
    sweeps: list[SweepSpec]


class TimeSpec(TypedDict):
    """All that is computed for a model in time; curves and moments are read from one course."""

    course: CourseSpec


# --- what is drawn ----------------------------------------------------------------------------------------------------


class AxisSpec(TypedDict):
    """From a value to its place in the picture: ``place = a + b * value``, or of its decimal logarithm."""

    log: bool
    a: float
    b: float


class AxesSpec(TypedDict):
    """Axes: their box (left, top, right, bottom), the control that a finger moves along each side, their labels."""

    x: AxisSpec
    y: AxisSpec
    box: list[float]
    drag: dict[str, str]
    xlabel: str
    ylabel: str


class BindingSpec(TypedDict):
    """What every part that moves has: its kind, the number of its artist and that of its axes."""

    kind: str
    at: int
    axes: int


class CurveSpec(BindingSpec):
    """A line: columns ``x`` and ``y`` of sweep ``sweep``; its name, and its unit to be read and to be heard."""

    sweep: int
    x: int
    y: int
    name: str
    unit: str
    spoken: str


class BandSpec(BindingSpec):
    """The area between two columns."""

    sweep: int
    x: int
    lower: int
    upper: int


class MarkerSpec(BindingSpec):
    """A point."""

    x: int
    y: int


class BarSpec(BindingSpec):
    """A rectangle from ``base`` over ``length``; ``across`` are its ends on the other side, in data units."""

    base: int
    length: int
    lying: bool
    across: list[float]


class CircleSpec(BindingSpec):
    """An ellipse; ``shape`` is its height over its width, ``center`` where it stands unless ``x`` or ``y`` moves it."""

    radius: int
    center: list[float]
    shape: float
    x: NotRequired[int]
    y: NotRequired[int]


class PolygonSpec(BindingSpec):
    """A polygon by its corners, each two numbers."""

    corners: list[list[int]]


class ArrowSpec(BindingSpec):
    """A line with a head, at its other end where ``width`` is negative; ``flow`` is the speed of what runs along it."""

    width: int
    flow: NotRequired[int]


class ColorSpec(BindingSpec):
    """A color between two of the palette, of the ``fill`` or the ``stroke``."""

    amount: int
    low: str
    high: str
    paint: str


class TextSpec(BindingSpec):
    """Words, carried to ``x`` and ``y`` where these move."""

    pieces: list[Piece]
    x: NotRequired[int]
    y: NotRequired[int]


class OpacitySpec(BindingSpec):
    """How strongly a part shows, 0 to 1."""

    amount: int


class MoveSpec(BindingSpec):
    """A part that is carried as a whole."""

    x: NotRequired[int]
    y: NotRequired[int]


class HandleSpec(BindingSpec):
    """A grip at ``x``, ``y`` that is dragged along ``side`` and sets the control ``of``.

    Where its place is linear in that control it is ``map[0] + map[1] * value``; without ``map`` it is searched.
    """

    x: int
    y: int
    side: str
    of: str
    map: NotRequired[list[float]]


class TurnSpec(BindingSpec):
    """A part that shows while the cycle is between ``start`` and ``start + share``; ``rate`` is cycles a second."""

    start: int
    share: int
    rate: int


BINDINGS: dict[str, type] = {
    "curve": CurveSpec,
    "band": BandSpec,
    "marker": MarkerSpec,
    "bar": BarSpec,
    "circle": CircleSpec,
    "polygon": PolygonSpec,
    "arrow": ArrowSpec,
    "color": ColorSpec,
    "text": TextSpec,
    "opacity": OpacitySpec,
    "move": MoveSpec,
    "handle": HandleSpec,
    "turn": TurnSpec,
}
"""Kind of a binding → what the script is told of it. There is a painter for each in ``script/draw.js``."""


# --- what is set, and what is said ------------------------------------------------------------------------------------


class UnitSpec(TypedDict):
    """A unit that a control can be read in: ``factor`` of it make one of the quantity's own."""

    name: str
    spoken: str
    factor: float


class ControlSpec(TypedDict):
    """A slider or a menu. ``low``, ``high``, ``step`` are the slider's own numbers, logarithms where ``log`` is true.

    ``value`` is where it stands at first, ``min`` and ``max`` what is allowed; ``choices`` are a menu's, null for a
    slider; ``normal`` is the healthy band in the quantity's unit, ``band`` the same in percent of the track.
    """

    name: str
    label: str
    meaning: str
    unit: str
    spoken: str
    units: list[UnitSpec]
    value: float
    choices: list[str] | None
    min: float
    max: float
    log: bool
    normal: list[float] | None
    band: list[float] | None
    low: NotRequired[float]
    high: NotRequired[float]
    step: NotRequired[float]


class PresetSpec(TypedDict):
    """A named situation: the controls that it sets, the others going to their defaults."""

    name: str
    values: dict[str, float]


class ModelSpec(TypedDict):
    """Which model is shown, for files that a reader takes along."""

    name: str
    version: str
    source: str


class ReportSpec(TypedDict):
    """A result that goes into the table of numbers, and what it is called in words."""

    e: int
    name: str
    label: str
    unit: str


class OutcomeSpec(TypedDict):
    """A number that the sentence names, how it is written, and what it is called: so two states are told apart."""

    e: int
    f: str
    label: str
    unit: str


class DrawnSpec(TypedDict):
    """The drawing's share: what is computed, what is drawn from it, what is said; ``said`` is that at the defaults.

    The first of the ``outcomes`` is the one that matters most.
    """

    programs: RestSpec | TimeSpec
    axes: list[AxesSpec]
    bindings: list[BindingSpec]
    sentence: list[Piece]
    said: str
    outcomes: list[OutcomeSpec]
    report: list[ReportSpec]


class GuessSpec(TypedDict):
    """A guess on the figure: the question, where its mark moves, and the controls in the situation that is asked about.

    ``e`` is the number that is guessed; of a sketch it is the column ``y`` over ``x`` of a sweep, at the places ``at``
    in the unit ``over``.
    A value ``v`` stands at ``map[0] + map[1] * v`` in data units of ``side``; ``across`` is how far the mark reaches on
    the other side, empty for the whole axes. ``start`` is the usual state; what is nearer than ``close`` is near.
    """

    question: str
    situation: str
    settings: dict[str, float]
    name: str
    unit: str
    spoken: str
    form: str
    axes: int
    side: str
    across: list[float]
    map: list[float]
    low: float
    high: float
    log: bool
    start: list[float]
    close: float
    because: list[Piece]
    at: list[float]
    over: NotRequired[str]
    e: NotRequired[int]
    sweep: NotRequired[int]
    x: NotRequired[int]
    y: NotRequired[int]


class SumSpec(TypedDict):
    """An equation of the model whose right side is a sum: LaTeX of its left side and, without signs, of each term."""

    left: str
    signs: list[int]
    terms: list[str]


class BeatSpec(TypedDict):
    """Shapes on axes number ``axes`` swing as ``over`` does, ``by`` to either side, ``rate`` times a second."""

    over: str
    by: float
    rate: float
    axes: int


class ExplorableSpec(DrawnSpec):
    """Everything that the script needs to bring the static HTML of an explorable to life.

    ``controls`` are those in sight, those behind the fold, and time (named again in ``clock``) where there is one;
    ``heavy`` asks for a thread of its own; ``later`` names the script of what few readers use; ``symbols`` is the LaTeX
    of what is set and reported, by name, and ``sums`` are equations, for the book, which leaves both out of its pages.
    """

    slug: str
    title: str
    model: ModelSpec
    controls: list[ControlSpec]
    clock: str | None
    heavy: bool
    later: str
    symbols: dict[str, str]
    sums: list[SumSpec]
    presets: list[PresetSpec]
    guess: GuessSpec | None
    beat: BeatSpec | None
