"""The formulas that clinics use for osmolality and for the sodium concentration, with what each of them leaves out.

Osmolality: the bedside sum, and the equation that agreed best with measured values in 595 older people. Sodium: the
relation that Edelman measured between its concentration and the body's exchangeable sodium and potassium per liter of
water, its modern form by Nguyen and Kurtz, and the one-liter rule of Adrogué and Madias.
"""

from __future__ import annotations

from functools import partial

from electrolytes.live import LabUnit
from electrolytes.model import Model, Quantity, q

lab = partial(Quantity, source="modelling choice", evidence="modelling choice")

Na_s = Quantity("Na_s", r"[\mathrm{Na}^+]", unit="mmol/L", substance="sodium",
                default=140.0, range=(110.0, 170.0), domain=(0, None),
                normal=(135.0, 145.0), label="Sodium", source="Harmonisation2016", evidence="established",
                meaning="concentration of sodium in serum")
K_s = Quantity("K_s", r"[\mathrm{K}^+]", unit="mmol/L", substance="potassium",
               default=4.2, range=(2.0, 8.0), domain=(0, None),
               normal=(3.5, 5.2), label="Potassium", source="Harmonisation2016", evidence="established",
               meaning="concentration of potassium in serum")
glucose = lab("glucose", r"[\mathrm{glucose}]", unit="mmol/L", substance="glucose",
              default=5.0, range=(2.0, 60.0), domain=(0, None),
              label="Glucose", meaning="concentration of glucose in serum")
urea = lab("urea", r"[\mathrm{urea}]", unit="mmol/L", substance="urea",
           default=5.0, range=(1.0, 60.0), domain=(0, None),
           label="Urea", meaning="concentration of urea in serum")
GLUCOSE_UNITS = [LabUnit("mg/dL", 18.0)]
UREA_UNITS = [LabUnit("mg/dL (BUN)", 2.8)]
"""Clinics' own rounding: 18 mg/dL of glucose, 2.8 mg/dL of urea nitrogen, are 1 mmol/L."""

each = lab("each", "n_1", unit="mOsm/mmol", default=1.0, domain=(0, None),
           meaning="every particle counts once, whatever it is")
R_gas = Quantity("R_gas", "R", unit="J/mol/K", default=8.314462618, evidence="established",
                 meaning="gas constant, an exact constant of physics")
T_body = lab("T_body", "T", unit="K", default=310.15, meaning="temperature of the body, 37 °C")

of_hooper = partial(Quantity, source="Hooper2015", evidence="supported")
h_ions = of_hooper("h_ions", "h_1", default=1.86, meaning="particles that an ion and its anion act like, when measured")
h_glucose = of_hooper("h_glucose", "h_2", default=1.15, meaning="weight of glucose in the validated formula")
h_rest = of_hooper("h_rest", "h_3", unit="mmol/L", default=14.0, meaning="everything else, in the validated formula")
bedside = Quantity("bedside", r"\Omega_{bedside}", unit="mOsm/L", label="Bedside formula",
                   meaning="osmolality by the bedside formula")
validated = Quantity("validated", r"\Omega_{validated}", unit="mOsm/L", label="Best validated formula",
                     meaning="osmolality by the formula that agreed best with measurement")
effective = Quantity("effective", r"\Omega_{eff}", unit="mOsm/L", label="What pulls on cells",
                     meaning="the part that pulls water through membranes (tonicity): urea passes, and does not pull")
pressure = Quantity("pressure", r"\pi", unit="Pa", label="Osmotic pressure",
                    meaning="the pressure that would hold back water on its way into this solution (van 't Hoff)")

OSMOLALITY = Model(
    "Osmolality from a blood test",
    inputs=[Na_s, K_s, glucose, urea],
    outputs={
        bedside: each * (2 * Na_s + glucose + urea),
        validated: each * (h_ions * (Na_s + K_s) + h_glucose * glucose + urea + h_rest),
        effective: each * (2 * Na_s + glucose),
        pressure: R_gas * T_body * effective * q(1, "mol/Osm"),
    },
    source="Hooper2015",
    assumptions=(
        "Sodium stands for itself and for the anions that go with it.",
        "The pull on cells counts sodium and glucose; glucose counts in full, as in a body without insulin's help.",
    ),
    limits=(
        "The validated formula was tested in people of 65 and older.",
        "Formulas give mOsm in a liter of plasma, the laboratory measures mOsm in a kilogram of water.",
    ),
    omitted=(
        "Alcohols, mannitol and other strangers in the blood: a measured value far above the formula (an osmolal gap) "
        "is how they are noticed.",
        "Much fat or protein in plasma, which take the place of water and make sodium seem low.",
    ),
)


PA_PER_MMHG = 133.322387415


def pull(difference: float) -> float:
    """Osmotic pressure (mmHg) of a difference in osmolality (mOsm/L) across a membrane that only water passes."""
    at = OSMOLALITY.evaluate()
    return difference * float(at["pressure"]) / float(at["effective"]) / PA_PER_MMHG


Na_1 = Quantity("Na_1", r"[\mathrm{Na}^+]_1", unit="mmol/L", substance="sodium",
                default=110.0, range=(100.0, 165.0), domain=(0, None),
                normal=(135.0, 145.0), label="Sodium before", source="Harmonisation2016", evidence="established",
                meaning="concentration of sodium in plasma before the infusion")
TBW = lab("TBW", r"\mathrm{TBW}", unit="L", default=30.0, range=(20.0, 50.0), domain=(0, None),
          label="Body water", meaning="all water of the body before the infusion")
V_inf = lab("V_inf", "V", unit="L", default=1.0, range=(0.0, 4.0), domain=(0, None), label="Infused",
            meaning="volume infused")
c_inf = lab("c_inf", r"[\mathrm{Na}+\mathrm{K}]_{inf}", unit="mmol/L", default=513.0, range=(0.0, 520.0),
            domain=(0, None), label="Sodium + potassium in it",
            meaning="sodium plus potassium in what is infused: 513 in 3 % saline, 154 in 0.9 %")
V_u = lab("V_u", "V_u", unit="L", default=0.0, range=(0.0, 4.0), domain=(0, None), label="Urine passed",
          meaning="urine passed meanwhile")
c_u = lab("c_u", r"[\mathrm{Na}+\mathrm{K}]_u", unit="mmol/L", default=60.0, range=(0.0, 350.0), domain=(0, None),
          label="Sodium + potassium in urine", meaning="sodium plus potassium in the urine")

V_rule = Quantity("V_rule", r"V_1", unit="L", default=1.0, source="Adrogue2000", evidence="established",
                  meaning="the one liter that the rule is made for")

of_edelman = partial(Quantity, source="Edelman1958", evidence="supported")
of_kurtz = partial(Quantity, source="NguyenKurtz2005", evidence="supported")
slope_w = of_edelman("slope_w", "a_w", default=1.11, meaning="slope of Edelman's relation, in plasma water")
offset_w = of_edelman("offset_w", "b_w", unit="mmol/L", default=25.6, meaning="offset of Edelman's relation")
slope = of_kurtz("slope", latex="a", default=1.03, meaning="slope of the same relation for plasma")
offset = of_kurtz("offset", "b", unit="mmol/L", default=23.8, meaning="offset of the same relation for plasma")
iso_slope = of_kurtz("iso_slope", "a_i", default=0.97, meaning="slope of neutral urine, as published")
iso_offset = of_kurtz("iso_offset", "b_i", unit="mmol/L", default=23.1, meaning="offset of neutral urine, as published")

E_1 = Quantity("E_1", "E_1", unit="mmol", label="Exchangeable sodium + potassium",
               meaning="exchangeable sodium plus potassium of the body that goes with the concentration before")
Na_water = Quantity("Na_water", r"[\mathrm{Na}^+]_{pw}", unit="mmol/L", substance="sodium",
                    meaning="concentration before, in the water of plasma, by Edelman's own coefficients")
per_liter = Quantity("per_liter", r"\Delta_{1\,\mathrm{L}}", unit="mmol/L",
                     meaning="change for the first liter by the one-liter rule")
Na_rule = Quantity("Na_rule", r"[\mathrm{Na}^+]_{rule}", unit="mmol/L", substance="sodium",
                   label="One-liter rule, multiplied",
                   meaning="the rule's change for one liter, times the liters infused")
Na_mixed = Quantity("Na_mixed", r"[\mathrm{Na}^+]_{mixed}", unit="mmol/L", substance="sodium", label="Exact mixing",
                    meaning="what mixing gives: all that was there plus what came minus what went, over all water")
Na_fitted = Quantity("Na_fitted", r"[\mathrm{Na}^+]_{NK}", unit="mmol/L", substance="sodium", label="Nguyen and Kurtz",
                     meaning="the same balance with the measured slope and offset")
isonatric = Quantity("isonatric", r"[\mathrm{Na}+\mathrm{K}]_{iso}", unit="mmol/L", label="Neutral urine",
                     meaning="sodium plus potassium of a urine that leaves the plasma's sodium as it is")
free_water = Quantity("free_water", r"\mathrm{MEFWC}", unit="L", label="Free water in the urine",
                      meaning="liters of the urine that count as pure water lost; negative: pure water gained")

PLASMA_SODIUM = Model(
    "What an infusion does to plasma sodium",
    inputs=[Na_1, TBW, V_inf, c_inf, V_u, c_u],
    outputs={
        per_liter: (c_inf - Na_1) * V_rule / (TBW + V_rule),
        Na_rule: Na_1 + per_liter * V_inf / V_rule,
        Na_mixed: (Na_1 * TBW + c_inf * V_inf - c_u * V_u) / (TBW + V_inf - V_u),
        E_1: TBW * (Na_1 + offset) / slope,
        Na_water: slope_w * E_1 / TBW - offset_w,
        Na_fitted: slope * (E_1 + c_inf * V_inf - c_u * V_u) / (TBW + V_inf - V_u) - offset,
        isonatric: iso_slope * Na_1 + iso_offset,
        free_water: V_u * (1 - slope * c_u / (Na_1 + offset)),
    },
    source="NguyenKurtz2005",
    assumptions=(
        "Potassium counts as sodium does: it goes into cells and holds water there, or pushes sodium out of them.",
        "Everything has mixed, and nothing but the infusion and the urine has come or gone.",
    ),
    limits=(
        "Body water is an estimate, often wrong by several liters; the result is wrong in proportion.",
        "Urine changes while one watches. Clinics measure the concentration again every few hours.",
        "The neutral urine is taken before the infusion, with the published rounding of its two coefficients.",
    ),
    omitted=(
        "Sodium that is stored or set free without water; glucose; water lost by breath and skin.",
    ),
)


def rule_minus_mixed(**case: float) -> float:
    """By how much (mmol/L) the one-liter rule, multiplied, misses exact mixing."""
    at = PLASMA_SODIUM.evaluate(**case)
    return float(at["Na_rule"]) - float(at["Na_mixed"])


def rise_by_urine(**case: float) -> float:
    """By how much (mmol/L) the urine passed changes plasma sodium, by exact mixing."""
    dry = case | {"V_u": 0.0}
    return PLASMA_SODIUM.number("Na_mixed", **case) - PLASMA_SODIUM.number("Na_mixed", **dry)


def liters_for(rise: float, **case: float) -> float:
    """Liters of the infusion that raise plasma sodium by ``rise`` (mmol/L), by exact mixing, with no urine passed."""
    before, strength, water = (PLASMA_SODIUM.number(name, **case) for name in ("Na_1", "c_inf", "TBW"))
    return rise * water / (strength - before - rise)


def osmolality_gap() -> float:
    """By how much (mOsm/L) the two osmolality formulas differ on healthy values."""
    at = OSMOLALITY.evaluate()
    return float(at["validated"]) - float(at["bedside"])
