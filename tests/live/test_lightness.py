"""A picture holds what shows, and what the script moves; nothing else."""

from __future__ import annotations

from xml.etree import ElementTree

from support.gallery import gallery

from electrolytes.live.lightness import SVG, lighten


def light(inner: str) -> ElementTree.Element:
    root = ElementTree.fromstring(f'<svg xmlns="http://www.w3.org/2000/svg">{inner}</svg>')
    lighten(root)
    return root


def written(inner: str) -> str:
    return ElementTree.tostring(light(inner), encoding="unicode").split(">", 1)[1].removesuffix("</svg>")


def test_groups_that_say_nothing_go_and_the_order_stays() -> None:
    assert written('<g><g><text>a</text></g><g opacity="0.5"><g><text>b</text></g></g></g><text>c</text>') == (
        '<text>a</text><g opacity="0.5"><text>b</text></g><text>c</text>')


def test_what_the_script_moves_keeps_its_group() -> None:
    assert written('<g><g data-artist="3" opacity="1"></g></g>') == '<g data-artist="3" opacity="1" />'


def test_a_ground_without_color_goes_and_a_named_shape_stays() -> None:
    assert written('<path d="M 0 0 L 1 1" fill="none" />') == ""
    assert written('<defs><path id="m" d="M 0 0 L 1 1" fill="none" /></defs>').startswith("<defs><path")


def test_places_have_two_decimals_and_no_turn_by_nothing() -> None:
    assert written('<text x="1.23456" y="-0.001" transform="rotate(-0 1.2 3.4)" text-anchor="start">a</text>') == (
        '<text x="1.23" y="0">a</text>')
    turned = written('<text transform="rotate(-90 1.23456 3)">a</text>')
    assert turned == '<text transform="rotate(-90 1.23 3)">a</text>'


def test_a_figure_has_no_bare_groups() -> None:
    svg = "<svg" + str(gallery()._html).split("<svg", 1)[1].split("</svg>")[0] + "</svg>"
    root = ElementTree.fromstring(svg)
    assert [group for group in root.iter(f"{SVG}g") if not group.attrib] == []
    assert {len(text.get("x", "").partition(".")[2]) for text in root.iter(f"{SVG}text")} <= {0, 1, 2}
