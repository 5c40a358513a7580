"""Practice of the page chapters/deficiency/pressure.md."""

from __future__ import annotations

from electrolytes.deficiency.pressure.regulation import SETTLED
from electrolytes.model import q
from electrolytes.practice import Candidate, Goal, Mistake, Numerical, Order, SetFigure, WhichCurve, drawn

salt, elsewhere, afferent, P_ma, Phi_co, R_tp, P_ra, Phi_fil, V_ecf = (
    SETTLED[name] for name in ("salt", "elsewhere", "afferent", "P_ma", "Phi_co", "R_tp", "P_ra", "Phi_fil", "V_ecf"))
PERCENT = q(100, "percent")

TASKS = (
    Numerical(
        "pressure-product", SETTLED, Phi_co * R_tp, unit="mmHg",
        draw={salt: drawn(60, 480, 60, paper=180), elsewhere: drawn(80, 140, 10, paper=120)},
        ask="The heart pumps {Q} through a total resistance of {R!b} mmHg min/L. What is the mean pressure, counted "
            "from that in the right atrium?",
        show={"Q": (Phi_co, "L/min"), "R": (R_tp, "mmHg min/L")},
        mistakes=[Mistake(R_tp / Phi_co, "Pressure is flow times "
                                         "resistance."), Mistake(Phi_co / R_tp, "Multiply the two.")],
        solution="{Q!b} × {R!b} = {answer}.", relative=0.01),
    Numerical(
        "pressure-taken-back", SETTLED, PERCENT * (1 - salt / (Phi_fil * q(1440, "mmol min/(mEq day)"))),
        unit="percent",
        draw={salt: drawn(60, 480, 60, paper=240)},
        ask="The kidneys filter {F!b:.4g} mmol of sodium a day, and {salt!b} mmol leave. Which share is taken back?",
        show={"F": (Phi_fil * q(1440, "mmol min/(mEq day)"), "mmol/day")},
        mistakes=[Mistake(100 * salt / (Phi_fil * 1440), "That is the share that leaves.")],
        solution="({F!b:.4g} − {salt!b}) / {F!b:.4g} = {answer}.", form=".2f", relative=0.001),
    Numerical(
        "pressure-per-hundred", SETTLED,
        q(100, "mmol/day") * (P_ma - q(SETTLED.number(P_ma), "mmHg")) / (salt - q(181.44, "mmol/day")), unit="mmHg",
        draw={salt: drawn(240, 540, 60, paper=360)},
        ask="Sodium eaten goes from 181 to {salt!b} mmol a day, and mean pressure settles at {p:.1f} instead of "
            "{p0:.1f}. By how much does pressure rise for each 100 mmol a day?",
        show={"p": (P_ma, "mmHg"), "p0": (q(SETTLED.number(P_ma), "mmHg"), "mmHg")},
        mistakes=[Mistake(P_ma - SETTLED.number(P_ma), "That is the whole rise. Divide by the hundreds of mmol."),
                  Mistake((P_ma - SETTLED.number(P_ma)) / salt * 100, "Divide by the change of intake, not by the "
                                                                      "intake.")],
        solution="({p!b:.1f} − {p0!b:.1f}) / ({salt!b} − 181) × 100 = {answer}.", relative=0.06),
    SetFigure(
        "pressure-tight-vessels", "renal-function", SETTLED, [Goal(P_ma, 99.5, 101, "mean pressure", "mmHg", ".1f")],
        start={afferent: 120}, move=[salt], way={salt: 60},
        ask="Vessels that lead into the kidney's filters are tight, and pressure has risen ([set it "
            "so](do:renal-function?afferent=120)). Bring it back to 99.5 to 101 mmHg with the sodium that is eaten.",
        solution="It takes hardly any salt: a third of the usual. In this model salt is a weak lever, the kidney's "
                 "vessels a strong one."),
    Order(
        "pressure-kidney-rules", "Vessels everywhere but in the kidney become tight. Put in order what follows.",
        ["Resistance rises, and with it pressure.", "The kidney feels more pressure and passes more salt and water.",
         "There is less water outside the cells.", "Less blood flows back, and the heart pumps less.",
         "Pressure is back where the kidney is in balance."],
        "Who wants a higher pressure for good has to change the kidney's curve."),
    WhichCurve(
        "pressure-curve-kidney-spared", SETTLED, salt, P_ma,
        ask="The gray curve is mean pressure over the sodium that is eaten, once all has settled. Vessels everywhere "
            "but in the kidney become half as tight again. Which curve is it now?",
        right=Candidate({elsewhere: 150}, "Nothing changes in the long run: the kidney passes water until pressure is "
                                          "where it was."),
        wrong=[Candidate({afferent: 125}, "That would be tight vessels into the kidney's filters: now the kidney "
                                          "itself asks for more pressure."),
               Candidate({SETTLED["N_als_eq"]: 4}, "That would be four times the aldosterone: the more salt is eaten, "
                                                   "the more it lifts pressure.")]),
)
