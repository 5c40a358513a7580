"""The quantities of the smooth-muscle cell: what a reader can change, the constants of the table, and the states.

The constants stand in ``electrolytes/data/smooth_muscle.csv``, as Morotti et al. (2017) distribute the model of Kapela,
Bezerianos & Tsoukias (2008), and so does the rest state. Currents are in pA (outward positive), potentials in mV
(inside minus outside), volumes in pL, rates in 1/ms.
"""

from __future__ import annotations

import csv
from functools import partial

from electrolytes import data
from electrolytes.model import Quantity

SOURCE = "Kapela2008; Morotti2017"


def constants() -> dict[str, Quantity]:
    """The constants of the published cell by name."""
    return {
        row["name"]: Quantity(
            row["name"], row["latex"], unit=row["unit"], default=float(row["value"]), meaning=row["meaning"],
            source="Morotti2017", evidence="supported",
        )
        for row in csv.DictReader(data.file("smooth_muscle.csv"))
    }


published = partial(Quantity, source="Morotti2017", evidence="supported")
chosen = partial(Quantity, source="modelling choice", evidence="modelling choice")
share = partial(published, domain=(0, 1), range=(0.0, 1.0))
ion = partial(published, unit="mM", domain=(0, None))
current = partial(Quantity, unit="pA")
potential = partial(Quantity, unit="mV")

# --- what a reader can change -------------------------------------------------------------------------------------

pumping = chosen("pumping", "s", unit="percent", default=100.0, range=(20.0, 150.0), domain=(0, None),
                 label="Sodium pump, share of normal", meaning="how much of its strength the sodium pump still has")
opening = chosen("opening", r"\ell", unit="percent", default=100.0, range=(25.0, 150.0), domain=(0, None),
                 label="L-type channel, share of normal", meaning="permeability of the L-type calcium channels")
K_o = published("K_o", r"[\mathrm{K}^+]_o", unit="mM", substance="potassium",
                default=5.0, range=(3.0, 40.0), domain=(0.1, 200),
                scale="log", label="Potassium outside", meaning="potassium in the fluid around the cell")
exchanger = chosen("exchanger", "x", default="in place", choices=("taken out", "in place"),
                   label="Sodium–calcium exchanger", meaning="whether the cell has its sodium–calcium exchanger")
NE = chosen("NE", "[NE]", unit="µM", default=0.0, range=(0.0, 3.0), domain=(0, None), label="Noradrenaline",
            meaning="noradrenaline around the cell")
NO = chosen("NO", "[NO]", unit="nM", default=0.0, range=(0.0, 1000.0), domain=(0, None), label="Nitric oxide",
            meaning="nitric oxide in the cell")
t = chosen("t", "t", unit="min", default=20.0, range=(0.0, 60.0), domain=(0, None), label="Time",
           meaning="time since the settings were changed")

# --- states: the rest state as published --------------------------------------------------------------------------

V = published("V", "V", unit="mV", default=-59.3634731, range=(-100.0, 30.0), domain=(-300, 300),
              label="Membrane voltage", meaning="potential inside minus outside")
Ca_i = ion("Ca_i", r"[\mathrm{Ca}^{2+}]_i", substance="calcium",
           default=6.82554607e-5, range=(1e-5, 5e-4), label="Calcium inside",
           meaning="free calcium ions in the cell's water")
Na_i = ion("Na_i", r"[\mathrm{Na}^+]_i", substance="sodium",
           default=8.3764429, range=(4.0, 40.0), label="Sodium inside",
           meaning="sodium ions in the cell's water")
K_i = ion("K_i", r"[\mathrm{K}^+]_i", substance="potassium",
          default=140.492526, range=(80.0, 180.0), label="Potassium inside",
          meaning="potassium ions in the cell's water")
Cl_i = ion("Cl_i", r"[\mathrm{Cl}^-]_i", substance="chloride",
           default=59.9155299, range=(20.0, 100.0), label="Chloride inside",
           meaning="chloride ions in the cell's water")
Ca_u = ion("Ca_u", r"[\mathrm{Ca}^{2+}]_u", substance="calcium",
           default=0.838706659, range=(0.0, 3.0), label="Calcium in the store",
           meaning="free calcium in the part of the store that takes it up")
Ca_r = ion("Ca_r", r"[\mathrm{Ca}^{2+}]_r", substance="calcium",
           default=0.807109919, range=(0.0, 3.0), label="Calcium to be released",
           meaning="free calcium in the part of the store that releases it")
d_L = share("d_L", "d_L", default=7.82506373e-4, meaning="L-type channels opened by voltage")
f_L = share("f_L", "f_L", default=0.87080261, meaning="L-type channels not shut again")
p_f = share("p_f", "p_f", default=3.18267269e-3, meaning="BK channels open, the fast ones")
p_s = share("p_s", "p_s", default=3.18267274e-3, meaning="BK channels open, the slow ones")
p_K = share("p_K", "p_K", default=0.0382639643, meaning="delayed rectifiers opened by voltage")
q_1 = share("q_1", "q_1", default=0.79948923, meaning="delayed rectifiers not shut again, the quick ones")
q_2 = share("q_2", "q_2", default=0.799489095, meaning="delayed rectifiers not shut again, the slow ones")
P_SOC = share("P_SOC", "P_{SOC}", default=1.19216983e-4, meaning="store-operated channels that are open")
h_IP3 = share("h_IP3", latex="h", default=0.594334217, meaning="IP₃ receptors not shut by calcium")
R_01 = share("R_01", "R_{01}", default=8.51161534e-4, meaning="release channels shut by calcium, not opened")
R_10 = share("R_10", "R_{10}", default=1.52885328e-3, meaning="release channels open by half: two such are open")
R_11 = share("R_11", "R_{11}", default=1.30440731e-6, meaning="release channels both opened and shut by calcium")
R_G = published("R_G", "R_G", default=17000.0, range=(0.0, 17000.0), domain=(0, None),
                meaning="receptors ready for noradrenaline")
R_P = published("R_P", "R_P", default=0.0, range=(0.0, 17000.0), domain=(0, None), meaning="phosphorylated receptors")
G = published("G", "G", default=0.0, range=(0.0, 1e5), domain=(0, None), meaning="G proteins switched on")
IP3 = ion("IP3", r"[\mathrm{IP_3}]", default=0.0, range=(0.0, 1e-3), meaning="the messenger that opens the store")
DAG = ion("DAG", r"[\mathrm{DAG}]", default=0.0, range=(0.0, 1e-3), meaning="the messenger made beside IP₃")
PIP2 = published("PIP2", "PIP_2", default=5e7, range=(0.0, 5e7), domain=(0, None),
                 meaning="molecules from which both messengers are made")
v_cGMP = published("v_cGMP", "v", unit="mM/ms", default=0.0, range=(0.0, 1.3e-7), domain=(0, None),
                   meaning="rate at which cGMP is made")
cGMP = ion("cGMP", r"[\mathrm{cGMP}]", default=0.0, range=(0.0, 1e-2), meaning="the messenger of nitric oxide")

STATES = (V, Ca_i, Na_i, K_i, Cl_i, Ca_u, Ca_r, d_L, f_L, p_f, p_s, p_K, q_1, q_2, P_SOC, h_IP3, R_01, R_10, R_11, R_G,
          R_P, G, IP3, DAG, PIP2, v_cGMP, cGMP)
"""All 27."""

pump_factor = Quantity("pump_factor", "s_p", meaning="strength of the sodium pump; normal is 1")
L_factor = Quantity("L_factor", r"\ell_L", meaning="permeability of the L-type channels; normal is 1")
