"""One turn of the pump as a picture: its four states in the membrane, and how fast they pass into one another."""

from __future__ import annotations

from matplotlib.axes import Axes
from matplotlib.patches import Circle as CirclePatch
from matplotlib.patches import Ellipse, FancyBboxPatch, Rectangle
from matplotlib.patches import Polygon as PolygonPatch
from sympy import Expr, Max, sqrt

from electrolytes.essentials.magnesium.binding import MgATP
from electrolytes.live import (
    MARKS,
    Binding,
    Choice,
    Circle,
    Explorable,
    Guess,
    Sentence,
    Turn,
    figure,
    palette,
    parts,
    subjects,
)
from electrolytes.mechanism.pump.figures import FOLDED, SEEN, SITUATIONS
from electrolytes.mechanism.pump.turnover import (
    PUMP,
    K_e,
    Na_i,
    gross_backward,
    gross_forward,
    share,
    turnover_with_twice,
    v_pump,
)
from electrolytes.model import Quantity, default_of

Spots = list[tuple[float, float]]

WIDE, HIGH = 440, 458
BOX_W, BOX_H = 112, 122
PLACES = {1: (6, 247), 2: (322, 247), 3: (322, 26), 4: (6, 26)}  # lower left corner of each state's picture
CALLED = {1: "open to the inside", 2: "shut around 3 Na⁺", 3: "open to the outside", 4: "shut around 2 K⁺"}
KNOWN_AS = {1: "E1", 2: "E1P", 3: "E2P", 4: "E2"}
OPEN_TO = {1: "inside", 3: "outside"}
SLOWER = 8  # than life; one bead passes for one turn of one pump
FOLLOWED = 100  # times slower than life is the one pump that the frame follows
DISC = 37  # radius of the disc of a state that holds all pumps


def pump_cycle() -> Explorable:
    """The four states in the membrane, how many pumps are in each, and how fast they pass from one to the next."""
    with figure(HIGH) as fig:
        ax = parts.scene(fig, HIGH)
        bindings: list[Binding] = [binding for state in PLACES for binding in _state(ax, state)]
        bindings += _steps(ax)
        _legend(ax)
        gauge = fig.add_axes((213 / WIDE, 96 / HIGH, 26 / WIDE, 96 / HIGH))
        bindings += _gauge(gauge)
    return Explorable(
        "pump-cycle",
        fig,
        PUMP,
        title="The four states of the pump",
        subject=subjects.HEART,
        pace="One bead passes for one turn of one pump, eight times slower than in the cell. The frame follows one "
        "pump through its states a hundred times slower, and stays in each as long as a pump stays on average.",
        description="Four pictures of the pump in a membrane, in a ring. State 1 is open to the inside and holds ATP; "
        "potassium leaves and sodium comes. State 2 is shut around three sodium ions and carries a phosphate. State 3 "
        "is open to the outside, where sodium leaves and potassium comes. State 4 is shut around two potassium ions "
        "until ATP, in this model MgATP, binds. Beside each picture a disc shows the share of all pumps in that state; "
        "arrows between the discs show the net flux, and small numbers the passages forth and back.",
        controls=SEEN,
        more=FOLDED,
        bindings=bindings,
        presets=SITUATIONS,
        sentence=_turning(),
        guess=Guess(
            v_pump, "Sodium in the cell doubles, from 10 to 20 mM. How many times a second will the pump turn?",
            "sodium-loaded cell", gauge, low=0, high=40, name="Turns a second", unit="1", form=".1f", close=3,
            because=Sentence(
                "Three sodium ions have to meet the pump at once, so {sodium:.0f} times the sodium makes it turn "
                "{faster:.1f} times as fast. This is how a cell keeps its sodium down.",
                sodium=Na_i / default_of(Na_i), faster=v_pump / PUMP.number(v_pump)),
        ),
    )


def _gauge(ax: Axes) -> list[Binding]:
    """How fast the pump turns, on a scale."""
    ax.set(xlim=(0, 1), ylim=(-10, 40))
    ax.set_xticks([])
    parts.ticks(ax.yaxis, [0, 10, 20, 30, 40])
    ax.grid(visible=False)
    ax.axhline(0, color=palette.muted, linewidth=1)
    ax.text(0.5, 44, "turns\na second", size=11.5, color=palette.muted, ha="center", va="bottom", linespacing=1.1)
    top = parts.dot(ax, 0.5, parts.held(v_pump, -10, 40), palette.ink, "p", size=9)
    return [parts.bar(ax, 0.5, 0.5, palette.ink, height=parts.held(v_pump, -10, 40)), top, parts.handle(top, Na_i)]


def _turning() -> Sentence:
    """How fast and which way the pump turns, where most pumps are, and what would help most."""

    def most(state: int, where: str) -> tuple[Expr, Sentence]:
        percent = 100 * share[state - 1]
        return percent > 50, Sentence(f"{{p:.0f}} % of the pumps are {where}", p=percent)

    where = Choice(
        most(1, "open to the inside"),
        most(2, "shut around sodium"),
        most(3, "open to the outside"),
        most(4, "shut around potassium"),
        "no state holds more than half of the pumps",
    )
    ahead = (
        "Each pump turns {v:.3g} times a second and carries {na:.3g} Na⁺ out and {k:.3g} K⁺ in; {where}. "
        "{help} would speed them up most, to {best:.3g}."
    )
    sodium, potassium, fuel = (turnover_with_twice(ligand) for ligand in (Na_i, K_e, MgATP))
    best = Max(sodium, potassium, fuel)
    help_most = Choice(
        ((sodium >= potassium) & (sodium >= fuel), "Twice the sodium inside"),
        (potassium >= fuel, "Twice the potassium outside"),
        "Twice the MgATP",
    )
    back = (
        "Each pump runs backward {v:.3g} times a second: {na:.3g} Na⁺ come in, {k:.3g} K⁺ leave, and ATP is made; "
        "{where}."
    )
    rest = {"where": where, "help": help_most, "best": best}
    return Sentence.when(
        (v_pump > 0.005, Sentence(ahead, v=v_pump, na=3 * v_pump, k=2 * v_pump, **rest)),
        (v_pump < -0.005, Sentence(back, v=-v_pump, na=-3 * v_pump, k=-2 * v_pump, where=where)),
        "The pumps go forth and back, but make no headway.",
    )


def _state(ax: Axes, state: int) -> list[Binding]:
    """One state: its picture in the membrane, its name, and the disc of the pumps that are in it."""
    left, low = PLACES[state]
    x, y = left + BOX_W / 2, low + BOX_H / 2
    for floor, color in ((low, palette.inside), (y, palette.outside)):
        ax.add_patch(Rectangle((left, floor), BOX_W, BOX_H / 2, facecolor=color, edgecolor="none"))
    ax.add_patch(Rectangle((left, y - 16), BOX_W, 32, facecolor=palette.membrane, edgecolor="none"))
    west = left < WIDE / 2
    edge, align = (left, "left") if west else (left + BOX_W, "right")
    if west:
        ax.text(left + 4, low + BOX_H - 4, "outside", va="top", size=12, color=palette.muted)
        ax.text(left + 4, low + 4, "inside", va="bottom", size=12, color=palette.muted)
    ax.text(edge, low + BOX_H + 19, f"{state}  {CALLED[state]}", ha=align, va="bottom", size=12, weight="bold")
    _gate(ax, x, y, OPEN_TO.get(state))
    ax.text(left + 5, y, KNOWN_AS[state], va="center", size=12, color=palette.ink)
    disc = CirclePatch((_disc_x(state), y), DISC, facecolor=palette.accent, edgecolor="none", alpha=0.85)
    ax.add_patch(disc)
    outline = FancyBboxPatch((left - 2, low - 2), BOX_W + 4, BOX_H + 4, boxstyle="round,pad=0,rounding_size=4",
                             facecolor="none", edgecolor=palette.accent, linewidth=3.5, zorder=6)
    ax.add_patch(outline)
    before = sum(share[: state - 1], start=0 * v_pump)
    return [
        Turn(outline, before, share[state - 1], v_pump / FOLLOWED),
        Circle(disc, radius=DISC * sqrt(share[state - 1])),
        parts.words(ax, edge, low + BOX_H + 4, "{:.0f} % of the pumps", 100 * share[state - 1], ha=align, va="bottom",
                    size=12),
        *_cargo(ax, state, x, y),
    ]


def _disc_x(state: int) -> float:
    return PLACES[state][0] + (BOX_W + 42 if state in (1, 4) else -42)


def _gate(ax: Axes, x: float, y: float, opening: str | None) -> None:
    """The protein across the membrane, with its pocket open to one side or shut."""
    body = FancyBboxPatch((x - 21, y - 28), 42, 56, boxstyle="round,pad=4,rounding_size=12")
    body.set(facecolor=palette.grid, edgecolor=palette.muted, linewidth=1.5)
    ax.add_patch(body)
    if opening is None:
        ax.add_patch(Ellipse((x, y), 40, 30, facecolor=palette.paper, edgecolor=palette.muted, linewidth=1.2))
        return
    side = 1 if opening == "outside" else -1
    mouth = [(x - 18, y + side * 33), (x - 11, y - side * 6), (x + 11, y - side * 6), (x + 18, y + side * 33)]
    ax.add_patch(PolygonPatch(mouth, closed=True, facecolor=getattr(palette, opening), edgecolor="none"))
    ax.plot(*zip(*mouth, strict=True), color=palette.muted, linewidth=1.2, solid_joinstyle="round")


def _cargo(ax: Axes, state: int, x: float, y: float) -> list[Binding]:
    """What is bound, what has left, and what waits at the open side."""

    def around(*offsets: tuple[float, float]) -> Spots:
        return [(x + dx, y + dy) for dx, dy in offsets]

    def word(text: str, dx: float, dy: float) -> None:
        ax.text(x + dx, y + dy, text, ha="center", va="center", size=12, color=palette.atp, weight="bold")

    if state == 1:
        word("ATP", -40, -26)
        _marks(ax, "potassium", around((-7, -49), (7, -53)))
        sodium = around((-5, -12), (6, -22), (-7, -31), (30, -32), (26, -50), (46, -45))
        return _waiting(ax, "sodium", sodium, Na_i, (3, 6, 9, 15, 25, 50))
    if state == 2:
        word("P", 35, -26)
        _marks(ax, "sodium", around((-11, 0), (0, 0), (11, 0)))
        return []
    if state == 3:
        word("P", 35, -26)
        _marks(ax, "sodium", around((32, 43), (46, 50), (47, 33)))
        potassium = around((-4, 8), (6, 20), (-6, 34), (-34, 30), (-24, 48), (-45, 45))
        return _waiting(ax, "potassium", potassium, K_e, (0.7, 1.5, 3, 4.5, 8, 14))
    word("MgATP", 33, -53)
    _marks(ax, "potassium", around((-7, 0), (7, 0)))
    return _waiting(ax, "atp", around((6, -43), (30, -36), (47, -30)), MgATP, (0.05, 0.5, 4))


def _marks(ax: Axes, ion: str, spots: Spots) -> None:
    """Marks of an ion that stay as they are."""
    xs, ys = zip(*spots, strict=True)
    ax.plot(xs, ys, linestyle="none", marker=MARKS[ion], color=getattr(palette, ion), markersize=9)


def _waiting(ax: Axes, ion: str, spots: Spots, amount: Quantity, full: tuple[float, ...]) -> list[Binding]:
    """Marks that appear one by one as ``amount`` rises; each is at full strength at its value of ``full``."""
    bindings: list[Binding] = []
    for (x, y), level in zip(spots, full, strict=True):
        bindings.append(parts.counted(parts.mark(ax, x, y, ion, 12 if ion == "atp" else 9), amount / level, 0))
    return bindings


def _steps(ax: Axes) -> list[Binding]:
    """The arrows from disc to disc with what happens on the way, by the direction, and the passages forth and back."""
    top, bottom = PLACES[1][1] + BOX_H / 2, PLACES[4][1] + BOX_H / 2
    west, east = _disc_x(1), _disc_x(2)
    middle = (west + east) / 2
    steps: list[tuple[list[float], list[float], list[tuple[str, str]], float, float, str]] = [
        # the arrow's ends; two lines of words, each forward and backward; the place of the first line
        ([west + 44, east - 46], [top, top],
         [("Na⁺ is locked in,", "Na⁺ is let go,"), ("ATP becomes ADP", "ADP becomes ATP")], middle, top + 93, "center"),
        ([east, east], [top - 43, bottom + 47],
         [("opens outward,", "binds Na⁺,"), ("Na⁺ leaves", "closes")], east + 14, 234, "left"),
        ([east - 44, west + 46], [bottom, bottom],
         [("K⁺ is locked in,", "K⁺ is let go,"), ("P leaves", "P binds")], middle, bottom - 48, "center"),
        ([west, west], [bottom + 43, top - 47],
         [("ATP binds,", "binds K⁺, closes,"), ("opens inward", "ATP leaves")], west - 14, 234, "right"),
    ]
    ax.text(
        middle, (top + bottom) / 2 + 56, "forth ⇄ back,\nper second",
        ha="center", va="center", size=12, color=palette.muted, linespacing=1.2,
    )
    bindings: list[Binding] = []
    for j, (xs, ys, lines, x, y, align) in enumerate(steps):
        width = parts.saturating(v_pump, 12, 12)
        bindings.append(parts.arrow(ax, xs, ys, palette.ink, width, flow=parts.BEADS * v_pump / SLOWER))
        for place, (forward, backward) in enumerate(lines):
            told = Sentence("{words}", words=Choice((v_pump < 0, backward), forward))
            bindings.append(parts.words(ax, x, y - 14 * place, told, ha=align, va="center", size=12))
        bindings.append(parts.words(ax, x, y - 31, "{:.3g} ⇄ {:.3g}", gross_forward[j], gross_backward[j], ha=align,
                                    va="center", size=12, color=palette.muted))
    return bindings


def _legend(ax: Axes) -> None:
    """What the marks, the band, the discs and the arrows stand for, over the picture."""
    high, low = HIGH - 10, HIGH - 28
    entries = [("sodium", "sodium", 8.0), ("potassium", "potassium", 78.0), ("MgATP", "atp", 164.0)]
    for name, ion, x in entries:
        parts.mark(ax, x, high, ion, 12 if ion == "atp" else 9)
        ax.text(x + 10, high, name, va="center", size=12, color=palette.muted)
    ax.text(234, high, "P", va="center", size=12, color=palette.atp, weight="bold")
    ax.text(246, high, "phosphate", va="center", size=12, color=palette.muted)
    ax.add_patch(Rectangle((325, high - 6), 22, 12, facecolor=palette.membrane, edgecolor="none"))
    ax.text(353, high, "membrane", va="center", size=12, color=palette.muted)
    ax.text(
        3, low, "Disc: how many of the pumps are in a state. Arrow: turns a second.",
        va="center", size=12, color=palette.muted,
    )
