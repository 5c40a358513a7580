"""The whole chain, from magnesium in the blood to blood pressure, through the models of the pages before.

No link is written again. Serum magnesium sets the magnesium outside and inside the muscle cell; the smooth-muscle cell
(``smooth_muscle_rest.py``, with the hooks of ``smooth_muscle_magnesium.py``) settles at a calcium; the small artery
(``vessel.py``) settles at a radius; the resistance that follows acts on the vessels of the kidney and elsewhere, and
on top of it comes aldosterone; where blood pressure settles is for the model of ``pressure.py``. New are only the
couplings between them, each a modelling choice of this book.
"""

from __future__ import annotations

from functools import partial
from typing import Any

from sympy import Eq, Expr, Piecewise

from electrolytes.deficiency.chain.minerals import (
    SOLVED,
    K_normal,
    PTH_blood,
    by_salt,
    calcium_blood,
    distal_share,
    minerals,
    potassium_blood,
    salt_kept,
)
from electrolytes.deficiency.chain.published import factors, joined_by, on_aldosterone, on_nerves, on_vessels
from electrolytes.deficiency.hormones.cascade import N_als_eq, P_ma, magnesium_on_aldosterone
from electrolytes.deficiency.latch_bridge.bridge import Ca_i
from electrolytes.deficiency.pressure import kidney
from electrolytes.deficiency.pressure.circulation import elsewhere
from electrolytes.deficiency.pressure.regulation import SETTLED
from electrolytes.deficiency.smooth_muscle import magnesium as hooks
from electrolytes.deficiency.smooth_muscle.cell import calcium
from electrolytes.deficiency.smooth_muscle.quantities import K_o
from electrolytes.deficiency.smooth_muscle.rest import MAGNESIUM_SETTLED, TONE
from electrolytes.deficiency.vessel.wall import VESSEL, r_ref, resistance
from electrolytes.essentials.magnesium import serum as magnesium_serum
from electrolytes.mechanism.cell.magnesium import put_in
from electrolytes.model import Model, Quantity, default_of, q

chosen = partial(Quantity, source="modelling choice", evidence="modelling choice")

# --- what a reader can change -------------------------------------------------------------------------------------

S = magnesium_serum.S.with_(default=0.85, range=(0.4, 1.2))
follows = chosen("follows", "f", unit="percent", default=100.0, range=(0.0, 100.0), domain=(0, 100),
                 label="Cell follows serum", meaning="by what part of serum's change, in percent, free magnesium in "
                 "the muscle cell changes in the end")
toned = chosen("toned", "u", default=0, choices=("has tone", "is relaxed"), label="The muscle cell",
               meaning="whether the cell stands under tension already; stretch is stood in for by potassium outside")
share = chosen("share", "s", unit="percent", default=0.0, range=(0.0, 100.0), domain=(0, 100),
               label="Kidney's vessels take part", meaning="how much of the change of resistance also reaches the "
               "vessels that lead into the glomeruli, by its logarithm")
elsewhere_too = chosen("elsewhere_too", "e", default=1, choices=("stay as they are", "tighten and relax too"),
                       label="Arteries outside the kidney",
                       meaning="whether the body's other small arteries take part")
by_hormone = chosen("by_hormone", "o", default=0, choices=("no effect", "as in six men"),
                    label="Magnesium and aldosterone", meaning="whether serum magnesium acts on aldosterone secretion")

# --- constants of the couplings -----------------------------------------------------------------------------------

S_normal = magnesium_serum.S_0
calcium_toned = chosen("calcium_toned", r"{[\mathrm{Ca}^{2+}]}_{t}", unit="nM", substance="calcium",
                       default=145.89967431666,
                       domain=(0, None), meaning="calcium of the cell with tone at normal magnesium")
calcium_relaxed = chosen("calcium_relaxed", r"{[\mathrm{Ca}^{2+}]}_{r}", unit="nM", substance="calcium",
                         default=68.088157198544,
                         domain=(0, None), meaning="the same without tone")
calcium_wall = chosen("calcium_wall", r"[\mathrm{Ca}^{2+}]_w", unit="nM", substance="calcium",
                      default=default_of(Ca_i), domain=(0, None),
                      meaning="calcium of the artery's wall at normal magnesium, as measured at 60 mmHg")
P_normal = chosen("P_normal", "P_n", unit="mmHg", default=100.32508258645, domain=(0, None),
                  meaning="mean arterial pressure at normal magnesium (a test computes it)")
K_toned = chosen("K_toned", r"{[\mathrm{K}^+]}_t", unit="mM", substance="potassium", default=TONE, domain=(0, None),
                 meaning="potassium around the cell that stands in for the stretch of a vessel")
K_relaxed = K_o.with_(name="K_relaxed", latex=r"{[\mathrm{K}^+]}_r", range=None,
                      meaning="potassium around the relaxed cell")

# --- how strongly the links in the middle answer: 1 is as their models say ----------------------------------------

power = partial(chosen, default=1.0, domain=(0, None))
tone_power = power("tone_power", r"n_{\rm Ca}", meaning="power to which calcium's change in the muscle cell is taken, "
                   "against the model of a cell with tone; about 0.3 is a relaxed cell's")
vessel_power = power("vessel_power", r"n_{\rm R}", meaning="power to which the artery's change of resistance is taken, "
                     "against its model")
kidney_power = power("kidney_power", r"n_{\rm K}", meaning="the same for the vessels into the glomeruli: stands for "
                     "how strongly settled pressure answers to them")
hormone_power = power("hormone_power", r"n_{\rm A}", meaning="the same for the secretion of aldosterone")

# --- the couplings ------------------------------------------------------------------------------------------------

Mg_in = chosen("Mg_in", r"[\mathrm{Mg}^{2+}]_{i}", unit="mM", substance="magnesium", label="Free in the cell",
               meaning="free magnesium in the cell; goes with serum once the tissues have followed")
Mg_out = chosen("Mg_out", r"[\mathrm{Mg}^{2+}]_{o}", unit="mM", substance="magnesium", label="Free around the cell",
                meaning="free magnesium around the cell; goes with serum at once")
K_around = chosen("K_around", r"[\mathrm{K}^+]_o", unit="mM", substance="potassium",
                  meaning="potassium around the cell")
calcium_before = chosen("calcium_before", r"[\mathrm{Ca}^{2+}]_{n}", unit="nM", substance="calcium",
                        meaning="calcium of the same cell at normal magnesium")
Ca_wall = Quantity("Ca_wall", r"[\mathrm{Ca}^{2+}]_{\rm wall}", unit="nM", substance="calcium",
                   label="Calcium in the wall",
                   meaning="calcium of the artery's muscle: changed by as many percent as in the muscle cell")
afferent = Quantity("afferent", r"\rho_a", unit="percent", label="Vessels into the kidney's filters",
                    meaning="resistance of the vessels into the glomeruli, before nerves and hormones act")
others = Quantity("others", r"\rho_o", unit="percent", label="Other arteries",
                  meaning="resistance of the body's other arteries against normal")
secretion = Quantity("secretion", r"\xi_{Mg}", label="Aldosterone", meaning="what magnesium makes of its secretion")
nerves = Quantity("nerves", r"\alpha_{Mg}", label="Kidney's nerves", meaning="activity of the kidney's nerves against "
                  "normal, before pressure acts on them; changed by the published account only")
whole = q(100, "percent")
change = Quantity("change", r"\Delta P", unit="mmHg", label="Change of pressure",
                  meaning="mean arterial pressure against normal magnesium")

CELL = {hooks.Mg_i: Mg_in, hooks.Mg_o: Mg_out, K_o: K_around}
BODY = {kidney.afferent: afferent, elsewhere: others, N_als_eq: secretion, kidney.eta_dt0: distal_share,
        kidney.N_rsna: nerves}
OURS = Eq(joined_by, 0)

LINKS: dict[Quantity, Expr] = {
    Mg_in: hooks.Mg_i_normal * (1 + follows / whole * (S / S_normal - 1)),
    Mg_out: hooks.Mg_o_normal * S / S_normal,
    K_around: Piecewise((K_toned, Eq(toned, 0)), (K_relaxed, True)),
    calcium_before: Piecewise((calcium_toned, Eq(toned, 0)), (calcium_relaxed, True)),
    **put_in(MAGNESIUM_SETTLED.equations, CELL),
    Ca_wall: calcium_wall * (calcium / calcium_before) ** tone_power,
    **put_in(VESSEL.equations, {Ca_i: Ca_wall, r_ref: r_ref.with_(name="r_ref_wall")}),
    **minerals(Mg_in / hooks.Mg_i_normal, S / S_normal),
    **factors(S / S_normal, calcium_blood, PTH_blood),
    afferent: Piecewise((whole * resistance ** (vessel_power * kidney_power * share / whole), OURS),
                        (whole * on_vessels, True)),
    others: Piecewise((whole * resistance ** vessel_power, OURS & Eq(elsewhere_too, 1)), (whole, OURS),
                      (whole * on_vessels, True)),
    secretion: Piecewise((magnesium_on_aldosterone(S) ** hormone_power, OURS & Eq(by_hormone, 1)), (1, OURS),
                         (on_aldosterone, True)),
    nerves: Piecewise((kidney.N_rsna, OURS), (kidney.N_rsna * on_nerves, True)),
    **put_in(SETTLED.equations, BODY),
    change: P_ma - P_normal,
}

DESCRIBED: dict[str, Any] = {
    "source": "Kapela2008; HaiMurphy1988; Dormanns2015; Karaaslan2005; LeeteLayton2019",
    "assumptions": (
        "Everything has settled: the cell after minutes, the kidney after days, the tissues' magnesium after weeks.",
        "Free magnesium around the cell goes with serum magnesium in proportion, free magnesium in the cell as far as "
        "it is set to follow.",
        "The muscle cell stands under tension already, as in a living artery. Potassium outside (25 mM) stands in for "
        "stretch.",
        "Calcium in the artery's wall, 190 nM when normal, changes by as many percent as in the muscle cell.",
        "Vessels into the kidney's filters take a share of that change, by its logarithm: share s turns a resistance "
        "of R into R to the power s. Other arteries change in full or not at all.",
        "The pressure inside the small artery stays as it was, and no vessel answers to flow.",
        "Serum magnesium acts on the secretion of aldosterone as it did in six men, or not at all.",
        "Potassium in blood settles by the model of its page, with half of the channels plugged at normal magnesium; "
        "calcium and its hormone by the rat's model, where serum magnesium counts by its percents.",
        "Low potassium raises the distal tubule's share of sodium by a power, fitted to twelve people, or not at all; "
        "what it does to aldosterone is part of that fit.",
        "The published account acts in place of our links, by its factors on vessels, nerves and aldosterone.",
    ),
    "limits": (
        "The cell is a rat's, the pump's and channel's answers to magnesium are the heart's, the kidney is one healthy "
        "man's. No one has seen the whole chain in one body.",
        "The share of the kidney's vessels is not known.",
        "Calcium in blood acts on no muscle cell here, and potassium in blood on none.",
        "Far from normal the model of pressure is used where its authors did not use it: afferent resistance may "
        "triple here.",
    ),
    "omitted": (
        "The inner lining of vessels, the nerves' outflow, and what magnesium does to them.",
        "That arteries answer to flow and to pressure, and the kidney's own feedback on their calcium.",
    ),
    "version": "3",
}
CHAIN = Model(
    "From serum magnesium to blood pressure",
    inputs=[S, follows, toned, hooks.account, hooks.inner, hooks.outer, share, elsewhere_too, by_hormone, by_salt,
            joined_by],
    outputs=LINKS,
    residuals={**put_in(MAGNESIUM_SETTLED.residuals, CELL), **VESSEL.residuals, **SOLVED,
               **put_in(SETTLED.residuals, BODY)},
    **DESCRIBED,
)

_calcium, _resistance, _potassium, _lime, _hormone = (
    quantity.with_(default=value, domain=(0, None)) for quantity, value in
    ((calcium, default_of(calcium_toned)), (resistance, 1.0), (potassium_blood, default_of(K_normal)),
     (calcium_blood, 100.0), (PTH_blood, 100.0)))
COUPLINGS = Model(
    "What joins the links",
    inputs=[S, follows, toned, share, elsewhere_too, by_hormone, by_salt, joined_by, _calcium, _resistance, _potassium,
            _lime, _hormone],
    outputs=put_in({quantity: LINKS[quantity] for quantity in
                    (Mg_in, Mg_out, K_around, calcium_before, Ca_wall, salt_kept, distal_share, on_vessels, on_nerves,
                     on_aldosterone, afferent, others, secretion, nerves)},
                   {calcium: _calcium, resistance: _resistance, potassium_blood: _potassium, calcium_blood: _lime,
                    PTH_blood: _hormone}),
    **DESCRIBED,
)
"""The couplings alone, as the page shows them: what the joined models settle at is given."""

# --- numbers for the text -----------------------------------------------------------------------------------------
