"""The widget in Python's hands: the moment of a model in time, names that are refused, pictures, words."""

from __future__ import annotations

import io
import math
import re
from pathlib import Path
from xml.etree import ElementTree

import matplotlib as mpl
import numpy as np
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.patches import Rectangle
from PIL import Image
from support.decay import DECAY, decay
from support.gallery import CONTROLS, SATURATION, L, bound, gallery

from electrolytes.essentials.nerve.figures import impulse
from electrolytes.live import Arrow, Color, Explorable, Move, Opacity, Sentence, figure, palette
from electrolytes.model import Model, ModelError, Quantity, registry

SVG = "{http://www.w3.org/2000/svg}"


# --- the moment -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("rate", "to", "moment"), [(0.5, 0.0, 2.0), (4.0, 0.5, 1.0), (0.1, -1.0, 10.0)])
def test_the_result_of_a_model_in_time_is_that_of_the_moment(rate: float, to: float, moment: float) -> None:
    widget = decay()
    widget.k, widget.level, widget.t = rate, to, moment
    result = widget.result
    assert result["c"] == pytest.approx(to + (1 - to) * math.exp(-rate * moment), abs=1e-7)
    assert (result["t"], result["k"], result["level"]) == (moment, rate, to)
    assert all(np.ndim(result[name]) == 0 for name in result)
    assert result.to_frame().shape[0] == 1


def test_at_the_beginning_the_states_are_the_initial_ones() -> None:
    widget = decay()
    widget.t = 0.0
    assert widget.result["c"] == 1.0


def test_the_impulse_at_three_and_a_half_milliseconds() -> None:
    widget = impulse()
    course = widget.model.simulate([0, 3.5], {name: value for name, value in widget.values.items() if name != "t"})
    assert float(widget.result["v"]) == pytest.approx(float(course["v"][-1])) == pytest.approx(45.9, abs=0.05)
    assert "At 3.5 ms the inside is +45.9 mV" in widget.sentence


# --- what it is -------------------------------------------------------------------------------------------------------


def test_the_widget_knows_its_model_its_figure_and_its_controls() -> None:
    widget = decay()
    assert widget.model is DECAY
    assert len(widget.figure.axes) == 2
    assert widget.values == {"k": 0.5, "level": 0.0, "t": 2.0}


def test_printed_it_says_what_it_shows() -> None:
    widget = gallery()
    assert repr(widget) == (
        "Saturation (gallery): L = 1 mM, K = 2 mM, kind = as it is\nAt 1.00 mM, 33 % is bound."
    )
    widget.L, widget.kind = 8.0, 1
    assert repr(widget) == (
        "Saturation (gallery): L = 8 mM, K = 2 mM, kind = doubled\nAt 8.00 mM, 80 % is bound, more than half."
    )


def test_printed_where_nothing_can_be_shown_it_says_why() -> None:
    clock = Quantity("t", unit="s", default=0.5, range=(0.0, 3.0))
    speed = Quantity("speed", unit="1/s", default=0.1, range=(0.1, 2.0))
    x = Quantity("x", default=1.0)
    burst = Model("Burst", inputs=[speed], states={x: speed * x**2}, outputs={}, time=clock)
    with figure() as fig:
        fig.subplots()
    widget = Explorable("burst", fig, burst, title="Burst", description="D", controls=[speed], bindings=[],
                        sentence=Sentence("{x:.2f}", x=x))  # fmt: skip
    widget.speed = 2.0
    assert repr(widget).startswith("Burst (burst): speed = 2 s⁻¹, t = 0.5 s\nCannot be shown: The integration")


# --- names ------------------------------------------------------------------------------------------------------------


def test_a_mistyped_control_is_refused_with_the_nearest_name() -> None:
    widget = gallery()
    with pytest.raises(ModelError, match=r"control of gallery named 'knd'\. Did you mean 'kind'\? Known: L, K, kind"):
        widget.knd = 1
    with pytest.raises(ModelError, match="Did you mean 'L'"):
        widget.l = 5.0
    assert widget.values == {"L": 1.0, "K": 2.0, "kind": 0.0}


def test_a_choice_is_set_by_number_or_by_name() -> None:
    widget = gallery()
    widget.kind = "doubled"
    assert widget.kind == 1
    with pytest.raises(ModelError, match=r"'tripled'.*; allowed is 0 \(as it is\), 1 \(doubled\)"):
        widget.kind = "tripled"
    assert widget.kind == 1


@pytest.mark.parametrize(("given", "value"), [("5 mM", 5.0), ("5000 µM", 5.0), ("2,5", 2.5), (5, 5.0)])
def test_text_with_a_unit_is_read(given: object, value: float) -> None:
    widget = gallery()
    widget.L = given
    assert pytest.approx(value) == widget.L


def test_a_quantity_of_pint_is_read() -> None:
    widget = gallery()
    widget.L = registry().Quantity(7, "mmol/L")
    assert pytest.approx(7.0) == widget.L


@pytest.mark.parametrize("given", [10**400, "5 mV", [1.0, 2.0], None, "", float("inf")])
def test_what_the_slider_cannot_show_is_refused(given: object) -> None:
    widget = gallery()
    with pytest.raises(ModelError, match=r"L.*allowed is 0\.01 to 100 mM"):
        widget.L = given
    assert widget.L == 1.0


@pytest.mark.parametrize("name", ["figure", "values", "layout", "observe"])
def test_a_control_cannot_have_a_name_of_the_widgets_own(name: str) -> None:
    clash = Quantity(name, default=1.0, range=(0.0, 2.0))
    y = Quantity("y")
    model = Model("Clash", inputs=[clash], outputs={y: 2 * clash})
    with figure() as fig:
        fig.subplots()
    with pytest.raises(ModelError, match=f"{name} cannot be a control of clash"):
        Explorable("clash", fig, model, title="T", description="D", controls=[clash], bindings=[],
                   sentence=Sentence("{y:.1f}", y=y))  # fmt: skip


# --- pictures ---------------------------------------------------------------------------------------------------------


def test_a_saved_picture_is_that_of_the_controls_as_they_stand(tmp_path: Path) -> None:
    widget = gallery()
    first, second, again = (tmp_path / f"{name}.svg" for name in ("first", "second", "again"))
    widget.save(first)
    widget.L = 20.0
    widget.save(second)
    texts = [set(re.findall(r"[\d.]+ bound", path.read_text(encoding="utf-8"))) for path in (first, second)]
    assert texts == [{"0.33 bound"}, {"0.91 bound"}]
    root = ElementTree.parse(second).getroot()
    assert root.tag == f"{SVG}svg"
    about = "".join(root.itertext())
    assert "Saturation" in about and "At 20.0 mM, 91 % is bound, more than half." in about
    assert "var(--" not in second.read_text(encoding="utf-8")
    widget.reset()
    widget.save(again)
    assert again.read_text(encoding="utf-8") == first.read_text(encoding="utf-8")


@pytest.mark.parametrize(("suffix", "start"), [("png", b"\x89PNG"), ("pdf", b"%PDF"), ("SVG", b"<?xml")])
def test_kinds_of_pictures(tmp_path: Path, suffix: str, start: bytes) -> None:
    path = tmp_path / f"decay.{suffix}"
    decay().save(path)
    assert path.read_bytes().startswith(start)


def test_another_kind_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"'x.gif'; its name ends in one of \.svg, \.png, \.pdf"):
        gallery().save(tmp_path / "x.gif")
    assert not list(tmp_path.iterdir())


def test_saving_leaves_the_figure_and_the_page_as_they_are(tmp_path: Path) -> None:
    def pixels(widget: Explorable) -> bytes:
        buffer = io.BytesIO()
        with mpl.rc_context():
            FigureCanvasAgg(widget.figure).print_png(buffer)
        return buffer.getvalue()

    widget = gallery()
    before, html = pixels(widget), widget._html
    widget.L = 50.0
    widget.save(tmp_path / "x.png")
    assert (pixels(widget), widget._html) == (before, html)


def parts_by_matplotlib() -> Explorable:
    """A picture in its own units: a part that fades, one that moves, one that changes color, and an arrow."""
    with figure(300) as fig:
        fig.set_layout_engine("none")
        ax = fig.add_axes((0, 0, 1, 1), xlim=(0, 440), ylim=(0, 300))
        ax.axis("off")
        fades, moves, colors = (
            ax.add_patch(Rectangle((x, 100), 40, 40, facecolor=palette.ink, edgecolor="none")) for x in (20, 120, 220)
        )
        (shaft,) = ax.plot([320, 380], [50, 50], color=palette.ink, solid_capstyle="butt")
    return Explorable(
        "parts", fig, SATURATION, title="T", description="D", controls=CONTROLS, sentence=Sentence("x"),
        bindings=[Opacity(fades, bound), Move(moves, y=100 * bound), Color(colors, bound, "atp", "sodium"),
                  Arrow(shaft, width=30 * bound - 10)],
    )  # fmt: skip


def test_what_the_pages_script_draws_matplotlib_draws_in_a_file(tmp_path: Path) -> None:
    """A third bound is the default; at all but all bound (L = 100, K = 0.5) each part has gone its way."""
    widget = parts_by_matplotlib()
    widget.L, widget.K = 100.0, 0.5
    share = 100 / 100.5
    widget.save(tmp_path / "x.png")
    picture = np.asarray(Image.open(tmp_path / "x.png").convert("RGB"), dtype=int)
    per_unit = picture.shape[1] / 440

    def at(x: float, y: float) -> list[int]:
        return list(picture[picture.shape[0] - 1 - round(y * per_unit), round(x * per_unit)])

    def mixed(low: str, high: str, amount: float) -> list[float]:
        ends = (np.array([int(color[i : i + 2], 16) for i in (1, 3, 5)]) for color in (low, high))
        start, end = ends
        return list(start + amount * (end - start))

    assert at(40, 120) == pytest.approx(mixed(palette.paper, palette.ink, share), abs=1.5)
    assert at(240, 120) == pytest.approx(mixed(palette.atp, palette.sodium, share), abs=1.5)
    risen = 100 * (share - 1 / 3)
    ink, paper = mixed(palette.ink, palette.ink, 1), [255, 255, 255]
    assert (at(140, 102 + risen), at(140, 138 + risen)) == (ink, ink)
    assert (at(140, 98 + risen), at(140, 142 + risen)) == (paper, paper)
    width = 30 * share - 10
    assert at(370 - 0.78 * width, 50) == ink
    assert at(380 + 1.7 * width, 50) == ink  # the head's tip is 1.82 widths beyond the line's end
    assert at(380 + 1.95 * width, 50) == paper
    assert at(380 - 0.6 * width, 50 + 1.1 * width) == ink  # and its sides stand 1.3 widths from the middle


def test_a_saved_arrow_turns_round(tmp_path: Path) -> None:
    widget = parts_by_matplotlib()
    widget.L, widget.K = 0.01, 10.0  # nearly nothing bound: the width is -10
    widget.save(tmp_path / "x.png")
    picture = np.asarray(Image.open(tmp_path / "x.png").convert("L"), dtype=int)
    per_unit = picture.shape[1] / 440
    row = picture[picture.shape[0] - 1 - round(50 * per_unit)]
    assert row[round((320 - 15) * per_unit)] < 100 < row[round((380 + 5) * per_unit)]


def test_the_model_is_found_by_its_quantity() -> None:
    assert gallery().result[bound] == pytest.approx(1 / 3)
    assert gallery().model.quantity("L") is L
