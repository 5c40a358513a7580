"""The colors can be told apart, also by color-blind readers, and read on their ground, in light and in dark."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from matplotlib.colors import to_rgb

from electrolytes.live.palette import MARKS, SWATCHES, palette
from electrolytes.model import ModelError

# Machado, Oliveira & Fernandes (2009), severity 1, on linear RGB.
VISION = {
    "typical": np.eye(3),
    "protanopia": np.array(
        [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]
    ),
    "deuteranopia": np.array(
        [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]
    ),
}
IONS = tuple(MARKS)


def linear(color: str) -> np.ndarray:
    rgb = np.array(to_rgb(color))
    return np.where(rgb <= 0.04045, rgb / 12.92, ((rgb + 0.055) / 1.055) ** 2.4)


def lab(rgb: np.ndarray) -> np.ndarray:
    xyz = np.array([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]]) @ np.clip(rgb, 0, 1)
    t = xyz / np.array([0.95047, 1.0, 1.08883])
    f = np.where(t > (6 / 29) ** 3, np.cbrt(t), t / (3 * (6 / 29) ** 2) + 4 / 29)
    return np.array([116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])])


def contrast(a: str, b: str) -> float:
    light, dark = sorted((np.array([0.2126, 0.7152, 0.0722]) @ linear(c) for c in (a, b)), reverse=True)
    return float((light + 0.05) / (dark + 0.05))


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize("vision", VISION)
def test_ions_differ_in_color(mode: str, vision: str) -> None:
    """Any two ions stand 10 or more apart in CIELAB, four times what an eye just notices."""
    seen = {ion: lab(VISION[vision] @ linear(getattr(SWATCHES[ion], mode))) for ion in IONS}
    near = {f"{a} and {b}": float(np.linalg.norm(seen[a] - seen[b])) for a, b in itertools.combinations(IONS, 2)}
    assert min(near.values()) > 10, min(near.items(), key=lambda item: item[1])


def test_ions_differ_in_mark() -> None:
    assert len(set(MARKS.values())) == len(MARKS)


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize("ground", ["paper", "inside", "outside"])
@pytest.mark.parametrize("name", [*IONS, "ink", "muted", "accent"])
def test_words_in_these_colors_can_be_read(mode: str, ground: str, name: str) -> None:
    """WCAG AA for text, on every ground that words stand on."""
    assert contrast(getattr(SWATCHES[name], mode), getattr(SWATCHES[ground], mode)) >= 4.5


def test_no_other_colors() -> None:
    with pytest.raises(ModelError, match="sodium"):
        palette.natrium  # noqa: B018
    with pytest.raises(ModelError, match="dark mode"):
        palette.name_of("#123456")
