"""The parathyroid gland by itself: what it releases at a calcium and a magnesium that are given."""

from __future__ import annotations

from functools import partial

from electrolytes.deficiency.calcium.body import (
    D,
    F,
    P,
    able,
    brake_D,
    c,
    cliff,
    g,
    h,
    lost_g,
    lost_P,
    m,
    make_g,
    release,
    released,
)
from electrolytes.model import Model, Quantity, default_of, q

percent = partial(Quantity, unit="percent")
given_c = c.with_(meaning="free calcium in plasma, given")
given_m = m.with_(range=(0.12, 1.2), meaning="free magnesium in plasma, given")
given_D = D.with_(range=None, meaning="calcitriol, as at rest")
relative = percent("relative", r"\hat r", label="PTH released, % of usual", meaning="release against that at rest")
able_percent = percent("able_percent", r"\hat h", label="Gland able to release",
                       meaning="share of the gland that has the magnesium it needs")
store = percent("store", r"\hat g", label="Store, % of usual", meaning="what the gland holds, against rest")
USUAL = default_of(P) * default_of(lost_P)

GLAND = Model(
    "The parathyroid gland",
    inputs=[given_c, given_m, cliff],
    outputs={
        h: able(given_m),
        F: release(given_m, given_c, h),
        g: make_g / (1 + brake_D * given_D) / (F + lost_g),
        released: F * g,
        P: released / lost_P,
        relative: q(100, "percent") * released / q(USUAL, "pmol/min"),
        able_percent: q(100, "percent") * h,
        store: q(100, "percent") * g / q(default_of(g), "pmol"),
    },
    source="DuttaLayton2024",
    assumptions=("Calcium, magnesium and calcitriol are held; store and blood have settled, which takes an hour.",),
    limits=(
        "A power of 50 makes the gland fall silent within a twentieth of a mmol/L. That steepness is a choice of the "
        "authors, made so that the model changes over near 0.4 mmol/L.",
    ),
    omitted=("What the silence is made of: in glands, G proteins that stay switched on.",),
)
