"""Glucose and insulin after an injection of glucose: the minimal model.

Bergman, Ider, Bowden & Cobelli (1979) for glucose; Toffolo, Bergman, Finegood, Bowden &
Cobelli (1980) for insulin. The numbers are one healthy person's, as the program MINMOD
fitted them (Pacini & Bergman 1986).
"""

from __future__ import annotations

from functools import partial

from sympy import Max

from electrolytes.live import Explorable, Preset, Sentence, figure, palette, parts
from electrolytes.model import Model, Quantity

# --- quantities: a symbol with its unit, its value, its meaning and its source -------

fitted = partial(Quantity, source="Pacini1986", domain=(0, None))
t = Quantity("t", "t", unit="min", default=0, range=(0, 180), label="Time",
             meaning="time since the injection", source="modelling choice")
G = fitted("G", "G", unit="mg/dL", default=279, substance="glucose",
           label="Glucose",
           meaning="glucose in plasma; at first, just after the injection")
I = fitted("I", "I", unit="mU/L", default=403.4, label="Insulin",  # noqa: E741
           meaning="insulin in plasma; at first, just after the injection")
X = Quantity("X", "X", unit="1/min", default=0, label="Insulin's action",
             meaning="how much faster glucose is taken up, some time later",
             source="Bergman1979")
G_b = fitted("G_b", "G_b", unit="mg/dL", default=92, substance="glucose",
             meaning="glucose before the injection")
I_b = fitted("I_b", "I_b", unit="mU/L", default=7.3,
             meaning="insulin before the injection")
p_1 = fitted("p_1", "p_1", unit="1/min", default=0.03082,
             meaning="share of excess glucose taken up a minute, by itself")
p_2 = fitted("p_2", "p_2", unit="1/min", default=0.02093,
             meaning="how fast insulin's action fades")
S_I = fitted("S_I", "S_I", unit="L/(mU*min)", default=5.07e-4,
             meaning="insulin sensitivity: action of a unit of insulin")
gamma = fitted("gamma", r"\gamma", unit="mU*dL/(L*mg*min^2)", default=0.003349,
               meaning="how fast secretion grows in time above the threshold")
h = fitted("h", "h", unit="mg/dL", default=89.5,
           meaning="threshold: glucose above which insulin is secreted")
n = fitted("n", "n", unit="1/min", default=0.3,
           meaning="share of insulin that is cleared a minute")

times = partial(Quantity, default=1, range=(0, 2), domain=(0, None),
                source="modelling choice")
sensitivity = times("sensitivity", r"\sigma", label="Insulin sensitivity, ×",
                    meaning="as a multiple of this person's")
response = times("response", r"\rho", label="Second response, ×",
                 meaning="as a multiple of this person's")

# --- the model: written once; units are checked here, scale included -----------------

MINIMAL = Model(
    "Minimal model of glucose and insulin",
    inputs=[sensitivity, response],
    outputs={},
    states={
        G: p_1 * (G_b - G) - X * G,
        X: p_2 * (sensitivity * S_I * (I - I_b) - X),
        I: response * gamma * Max(G - h, 0) * t - n * (I - I_b),
    },
    time=t,
    source="Bergman1979; Toffolo1980",
    assumptions=["Glucose is one well-mixed pool.",
                 "Insulin acts from elsewhere, and late.",
                 "Secretion grows in proportion to the time."],
    limits=["Each half was fitted to what was measured of the other. "
            "Together, glucose runs up to 27 mg/dL too low.",
            "The time in secretion binds the model to this one test "
            "[@DeGaetano2000]."],
)

# --- the figure: drawn once, by Matplotlib; bindings say what the model moves --------

MEASURED = [  # minutes, glucose (mg/dL), insulin (mU/L) of this person (Pacini & Bergman 1986)
    (4, 287, 130), (6, 251, 85), (8, 240, 51), (10, 216, 49), (12, 211, 45), (14, 205, 41),
    (16, 196, 35), (19, 192, 30), (22, 172, 30), (27, 163, 27), (32, 142, 30), (42, 124, 22),
    (52, 105, 15), (62, 92, 15), (72, 84, 11), (82, 77, 10), (92, 82, 8), (102, 81, 11),
    (122, 82, 7), (142, 82, 8), (162, 85, 8),
]


def after_glucose() -> Explorable:
    """Glucose and insulin over three hours."""
    minutes, glucose, insulin = zip(*MEASURED, strict=True)
    with figure(300) as fig:
        sugar, hormone = fig.subplots(1, 2)
        for ax in (sugar, hormone):
            ax.set(xlim=(0, 180), xlabel="minutes")
        sugar.set(ylim=(0, 300), ylabel="glucose, mg/dL")
        hormone.set(ylim=(0, 140), ylabel="insulin, mU/L")
        sugar.plot(minutes, glucose, ".", color=palette.muted)
        hormone.plot(minutes, insulin, ".", color=palette.muted)
        bindings = [
            *parts.traced(sugar, t, G, palette.accent, "glucose"),
            *parts.traced(hormone, t, I, palette.potassium, "insulin", "s",
                          at=parts.held(I, 0, 140)),
        ]
    return Explorable(
        "after-glucose", fig, MINIMAL,
        title="After an injection of glucose",
        description="Two plots over three hours. Left, glucose falls from 279 "
        "milligrams per deciliter to below where it was before the injection, and "
        "comes back. Right, insulin falls steeply from its first peak, then more "
        "slowly while the pancreas responds a second time. Gray dots are what was "
        "measured in one person.",
        controls=[sensitivity, response],
        bindings=bindings,
        presets=[Preset("healthy"),
                 Preset("insulin resistant", {sensitivity: 0.2}),
                 Preset("no second response", {response: 0})],
        sentence=Sentence("After {t:.0f} min plasma holds {g:.0f} mg/dL of "
                          "glucose and {i:.0f} mU/L of insulin.", t=t, g=G, i=I),
    )


# --- numbers for the text ------------------------------------------------------------


def glucose_after(minutes: float, **settings: float) -> float:
    """Glucose (mg/dL) some minutes after the injection; settings as the model's inputs."""
    return float(MINIMAL.simulate([0, minutes], settings)["G"][-1])
