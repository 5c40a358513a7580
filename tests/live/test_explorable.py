"""The widget as Python sees it: its traits, its static HTML, and what it refuses."""

from __future__ import annotations

import json
import re
from xml.etree import ElementTree

import ipywidgets
import pytest
from support.gallery import CONTROLS, SATURATION, L, bound, gallery

from electrolytes.live import Arrow, Band, Curve, Explorable, Preset, Sentence, figure, palette
from electrolytes.model import ModelError, Quantity


def one(slug: str = "one", **changes) -> Explorable:
    with figure() as fig:
        axes = fig.subplots()
        axes.set(xlim=(0, 10), ylim=(0, 1), xlabel="Ligand (mM)")
        (line,) = axes.plot([], [], color=changes.pop("color", palette.sodium))
        if label := changes.pop("label", None):
            axes.set_title(label)
    options = {
        "title": "T",
        "description": "D",
        "controls": CONTROLS,
        "bindings": [Curve(line, over=L, y=bound)],
        "sentence": Sentence("{bound:.2f}", bound=bound),
    }
    return Explorable(slug, fig, SATURATION, **{**options, **changes})


def test_every_control_is_a_trait() -> None:
    widget = gallery()
    assert {name: getattr(widget, name) for name in ("L", "K", "kind")} == {"L": 1.0, "K": 2.0, "kind": 0.0}
    heard = []
    widget.observe(lambda change: heard.append(change["new"]), "L")
    slider = ipywidgets.FloatSlider(min=0.01, max=100)
    ipywidgets.link((slider, "value"), (widget, "L"))
    slider.value = 5.0
    assert widget.L == 5.0
    assert heard[-1] == 5.0
    assert widget.result[bound] == pytest.approx(5 / 7)
    widget.reset()
    assert slider.value == 1.0


@pytest.mark.parametrize(
    ("name", "value"), [("L", 1000.0), ("L", "much"), ("L", float("nan")), ("kind", 0.5), ("K", -1)]
)
def test_a_refused_value_changes_nothing(name: str, value: object) -> None:
    widget = gallery()
    before = widget.values
    with pytest.raises(ModelError, match="allowed is"):
        setattr(widget, name, value)
    assert widget.values == before


def test_static_html_is_whole() -> None:
    """Picture, controls and the sentence stand in the page before any script runs."""
    html = gallery()._html
    assert 'data-explorable="gallery"' in html
    assert "At 1.00 mM, 33 % is bound." in html
    assert len(re.findall('type="range"', html)) == 2
    svg = ElementTree.fromstring(re.search(r"<svg.*</svg>", html, re.S).group())
    assert svg.get("role") == "img"
    assert svg.get("aria-label") == "Saturation. How much of a ligand is bound"
    assert "DejaVu" not in html
    assert not re.search(r"#[0-9a-f]{6}", html), "a color that would not follow the mode"


def test_names_are_unique_across_figures() -> None:
    ids = [re.findall(r'\bid="([^"]+)"', gallery(slug)._html) for slug in ("first", "second")]
    assert len(ids[0]) == len(set(ids[0]))
    assert not set(ids[0]) & set(ids[1])


def test_pictures_are_reproducible() -> None:
    assert gallery()._html == gallery()._html


def test_mime_bundle_has_both_views() -> None:
    widget = gallery()
    data, _ = widget._repr_mimebundle_()
    view = data["application/vnd.jupyter.widget-view+json"]
    inside = re.search(r'<script type="application/vnd.jupyter.widget-view\+json">(.*?)</script>', data["text/html"])
    assert json.loads(inside.group(1)) == view
    assert data["text/html"].startswith('<div class="explorable"')


def test_spec_survives_json() -> None:
    widget = gallery()
    assert json.loads(json.dumps(widget._spec)) == widget._spec


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"slug": "Not a slug"}, "lower-case"),
        ({"controls": [Quantity("L", default=1.0, range=(0, 2))]}, "another quantity"),
        ({"controls": [bound]}, "no default"),
        ({"presets": [Preset("Far out", {L: 1e6})]}, "allowed is 0.01 to 100 mM"),
        ({"presets": [Preset("Of another", {Quantity("M", default=0.0): 0.0})]}, "no control here"),
        ({"color": "#123456"}, "palette"),
        ({"label": r"$\alpha$"}, "Unicode"),
        ({"controls": [L] * 8}, "at most 7"),
    ],
)
def test_refusals_say_what_is_allowed(changes: dict, words: str) -> None:
    with pytest.raises(ModelError, match=words):
        one(**changes)


def test_parts_that_begin_as_nothing_or_reach_too_far_are_drawn() -> None:
    """An arrow of width zero keeps its paint, and a band beyond the picture is a plain path like any other."""
    with figure() as fig:
        axes = fig.subplots()
        axes.set(xlim=(0, 10), ylim=(0, 1))
        (shaft,) = axes.plot([1, 2], [0.2, 0.8], color=palette.sodium)
        shade = axes.fill_between([0, 10], [0, 0], [1, 1], color=palette.water, lw=0)
    widget = Explorable(
        "extremes", fig, SATURATION, title="T", description="D", controls=[L], sentence=Sentence("x"),
        bindings=[Arrow(shaft, width=L - 1), Band(shade, over=L, lower=-99, upper=99)],
    )  # fmt: skip
    svg = ElementTree.fromstring(re.search(r"<svg.*</svg>", widget._html, re.S).group())
    arrow, band = (svg.find(f".//*[@data-artist='{k}']") for k in (0, 1))
    assert arrow[0].get("stroke") == "var(--el-sodium)"
    assert [child.tag.split("}")[1] for child in band] == ["path"]
