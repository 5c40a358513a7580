"""Glucose and insulin after an injection of glucose: the minimal model.

Bergman, Ider, Bowden & Cobelli (1979) for glucose; Toffolo, Bergman, Finegood, Bowden & Cobelli (1980) for insulin.
The numbers are one healthy person's, as the program MINMOD fitted them (Pacini & Bergman 1986).
"""

from __future__ import annotations

from functools import partial

from sympy import Max

from electrolytes.live import Explorable, Preset, Sentence, figure, palette, parts
from electrolytes.model import Model, Quantity

# --- quantities: a symbol with its unit, its value, its meaning and its source ----------------------------------------

fitted = partial(Quantity, source="Pacini1986")
t = Quantity("t", "t", unit="min", default=0.0, range=(0, 180), domain=(0, None), label="Time",
             meaning="time since the injection", source="modelling choice")
G = fitted("G", "G", unit="mg/dL", default=279.0, domain=(0, None), substance="glucose", label="Glucose",
           meaning="glucose in plasma; at first, just after the injection")
I = fitted("I", "I", unit="mU/L", default=403.4, domain=(0, None), label="Insulin",  # noqa: E741
           meaning="insulin in plasma; at first, just after the injection")
X = Quantity("X", "X", unit="1/min", default=0.0, label="Insulin's action", source="Bergman1979",
             meaning="how much faster glucose is taken up because of insulin, which acts late")
G_b = fitted("G_b", "G_b", unit="mg/dL", default=92.0, domain=(0, None), substance="glucose",
             meaning="glucose before the injection")
I_b = fitted("I_b", "I_b", unit="mU/L", default=7.3, domain=(0, None), meaning="insulin before the injection")
p_1 = fitted("p_1", "p_1", unit="1/min", default=0.03082, domain=(0, None),
             meaning="share of the excess glucose that is taken up a minute without more insulin")
p_2 = fitted("p_2", "p_2", unit="1/min", default=0.02093, domain=(0, None), meaning="how fast insulin's action fades")
S_I = fitted("S_I", "S_I", unit="L/(mU*min)", default=5.07e-4, domain=(0, None),
             meaning="insulin sensitivity: the action that each unit of insulin comes to have in the end")
gamma = fitted("gamma", r"\gamma", unit="mU*dL/(L*mg*min^2)", default=0.003349, domain=(0, None),
               meaning="how fast secretion grows in time while glucose is above its threshold")
h = fitted("h", "h", unit="mg/dL", default=89.5, domain=(0, None), meaning="glucose above which insulin is secreted")
n = fitted("n", "n", unit="1/min", default=0.3, domain=(0, None), meaning="share of insulin that is cleared a minute")

times = partial(Quantity, default=1.0, range=(0, 2), domain=(0, None), source="modelling choice")
sensitivity = times("sensitivity", r"\sigma", label="Insulin sensitivity, ×", meaning="sensitivity, in this person's")
response = times("response", r"\rho", label="Second response, ×", meaning="the second response, in this person's")

# --- the model: written once; units are checked here, scale included --------------------------------------------------

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
    assumptions=["Glucose is one well-mixed pool; insulin acts on it from elsewhere, late.",
                 "Secretion grows in proportion to the time since the injection."],
    limits=["The two halves were fitted apart, each to what was measured of the other. Together, glucose runs up to "
            "27 mg/dL below what was measured.",
            "Secretion is multiplied by the time since the injection, which binds the model to this one test "
            "[@DeGaetano2000]."],
)

# --- the figure: drawn once, by Matplotlib; bindings say what the model moves -----------------------------------------

MINUTES = (4, 6, 8, 10, 12, 14, 16, 19, 22, 27, 32, 42, 52, 62, 72, 82, 92, 102, 122, 142, 162)
GLUCOSE = (287, 251, 240, 216, 211, 205, 196, 192, 172, 163, 142, 124, 105, 92, 84, 77, 82, 81, 82, 82, 85)  # mg/dL
INSULIN = (130, 85, 51, 49, 45, 41, 35, 30, 30, 27, 30, 22, 15, 15, 11, 10, 8, 11, 7, 8, 8)  # mU/L
"""What was measured in this person (Pacini & Bergman 1986), from the fourth minute on."""


def after_glucose() -> Explorable:
    """Glucose and insulin over three hours."""
    with figure(300) as fig:
        sugar, hormone = fig.subplots(1, 2)
        sugar.set(xlim=(0, 180), ylim=(0, 300), xlabel="minutes", ylabel="glucose, mg/dL")
        hormone.set(xlim=(0, 180), ylim=(0, 140), xlabel="minutes", ylabel="insulin, mU/L")
        sugar.plot(MINUTES, GLUCOSE, ".", color=palette.muted)
        hormone.plot(MINUTES, INSULIN, ".", color=palette.muted)
        bindings = [
            *parts.traced(sugar, t, G, palette.accent, "glucose"),
            *parts.traced(hormone, t, I, palette.potassium, "insulin", "s", at=parts.held(I, 0, 140)),
        ]
    return Explorable(
        "after-glucose", fig, MINIMAL,
        title="After an injection of glucose",
        description="Two plots over three hours. Left, glucose falls from 279 milligrams per deciliter, below where it "
        "was before the injection, and comes back. Right, insulin falls from its first peak and rises to a second. "
        "Gray dots are what was measured in one person.",
        controls=[sensitivity, response],
        bindings=bindings,
        presets=[Preset("healthy"), Preset("insulin resistant", {sensitivity: 0.2}),
                 Preset("no second response", {response: 0})],
        sentence=Sentence("After {t:.0f} min plasma holds {g:.0f} mg/dL of glucose and {i:.0f} mU/L of insulin.",
                          t=t, g=G, i=I),
    )


# --- numbers for the text ---------------------------------------------------------------------------------------------


def glucose_after(minutes: float, **settings: float) -> float:
    """Glucose (mg/dL) some minutes after the injection; settings as the model's inputs."""
    return float(MINIMAL.simulate([0, minutes], settings)["G"][-1])
