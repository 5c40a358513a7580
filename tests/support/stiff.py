"""Stiff problems with known answers, as models, and the shared integrator in the JavaScript engine."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from sympy import cos, log, pi

from electrolytes.model import Model, Quantity, integrator, q


def per_second(value: float) -> Any:
    """A rate constant."""
    return q(value, "1/s")


def load(javascript: Any) -> None:
    """Make the integrator known to the engine as ``rosenbrock``."""
    text = integrator().replace("\nexport ", "\n")
    text = f"(() => {{ {text}; return {{integrate, simulate, RODAS4}}; }})()"
    javascript.run(f"() => {{ globalThis.rosenbrock = {text}; }}")


def run(javascript: Any, model: Model, times: Sequence[float], values: Mapping[str, float] | None = None,
        **options: Any) -> dict[str, Any]:
    """Answer of ``simulate`` in JavaScript: ok, message, count, and states and outputs as rows per time."""
    x = [float((values or {}).get(quantity.name, quantity.default)) for quantity in model.variables]
    answer = javascript.run(f"(x, times, options) => rosenbrock.simulate({model.javascript()}, x, times, options)",
                            x, list(map(float, times)), options)
    for name, width in (("states", len(model.states) + len(model.unknowns)), ("outputs", len(model.outputs))):
        answer[name] = np.array(answer[name], dtype=float).reshape(len(times), width)
    return dict(answer)


# Robertson 1966, as a differential and as a differential-algebraic problem; reference values from the test set for
# initial value problem solvers (Mazzia & Magherini 2008)
y1 = Quantity("y1", default=1.0, range=(0, 1))
y2 = Quantity("y2", default=0.0, range=(0, 4e-5))
y3 = Quantity("y3", default=0.0, range=(0, 1))
total = Quantity("total")
_slow = per_second(0.04) * y1 - per_second(1e4) * y2 * y3
_fast = per_second(3e7) * y2**2
ROBERTSON = Model("Robertson", outputs={total: y1 + y2 + y3}, states={y1: -_slow, y2: _slow - _fast, y3: _fast})
ROBERTSON_DAE = Model("Robertson with a conserved amount", outputs={total: y1 + y2 + y3},
                      states={y1: -_slow, y2: _slow - _fast}, residuals={y3: y1 + y2 + y3 - 1})
ROBERTSON_AT = {40: (0.7158270688, 0.9185534765e-5, 0.2841637457),
                1e11: (0.2083340149701255e-07, 0.8333360770334713e-13, 0.9999999791665050)}

# van der Pol with mu = 1000 in the test set's scaling (epsilon = 1e-6)
position = Quantity("position", default=2.0)
speed = Quantity("speed", default=0.0, range=(-1.4, 1.4), unit="1/s")
VAN_DER_POL = Model("van der Pol", outputs={Quantity("energy"): position**2},
                    states={position: speed,
                            speed: q(1e6, "1/s") * ((1 - position**2) * speed - position * per_second(1))})
VAN_DER_POL_AT_2 = (0.1706167732170483e1, -0.8928097010247975e0)

# HIRES: eight reactants of plant morphogenesis; reference values from the same test set
h = [Quantity(f"h{i}", default={1: 1.0, 8: 0.0057}.get(i, 0.0), range=(0, 0.006) if i == 8 else (0, 1))
     for i in range(1, 9)]
_meet = 280 * h[5] * h[7]
HIRES = Model("HIRES", outputs={total: sum(h)}, states={state: per_second(1) * rate for state, rate in zip(h, [
    -1.71 * h[0] + 0.43 * h[1] + 8.32 * h[2] + 0.0007,
    1.71 * h[0] - 8.75 * h[1],
    -10.03 * h[2] + 0.43 * h[3] + 0.035 * h[4],
    8.32 * h[1] + 1.71 * h[2] - 1.12 * h[3],
    -1.745 * h[4] + 0.43 * h[5] + 0.43 * h[6],
    -_meet + 0.69 * h[3] + 1.71 * h[4] - 0.43 * h[5] + 0.69 * h[6],
    _meet - 1.81 * h[6],
    -_meet + 1.81 * h[6],
], strict=True)})
HIRES_AT = (321.8122, (0.7371312573325668e-3, 0.1442485726316185e-3, 0.5888729740967575e-4, 0.1175651343283149e-2,
                       0.2386356198831331e-2, 0.6238968252742796e-2, 0.2849998395185769e-2, 0.2850001604814231e-2))

# the latch bridge of smooth muscle (Hai & Murphy 1988): linear, with a conserved sum
k1 = Quantity("k1", unit="1/s", default=0.55, range=(0.01, 2.0), domain=(0, None))
M, Mp, AMp, AM = (Quantity(name, default=float(name == "M"), range=(0, 1), domain=(0, 1)) for name in
                  ("M", "Mp", "AMp", "AM"))
_k2, _k3, _k4, _k5, _k7 = map(per_second, (0.5, 0.4, 0.1, 0.5, 0.01))
LATCH = Model("Latch bridge", inputs=[k1],
              outputs={Quantity("stress"): AMp + AM, Quantity("phosphorylation"): Mp + AMp},
              states={M: -k1 * M + _k2 * Mp + _k7 * AM, Mp: k1 * M + _k4 * AMp - (_k2 + _k3) * Mp,
                      AMp: _k3 * Mp + k1 * AM - (_k4 + _k5) * AMp, AM: _k5 * AMp - (k1 + _k7) * AM})

# the pump-leak cell (Tosteson & Hoffman 1960, parameters of Kay 2017); chloride follows from the charge, so that the
# small charge of the membrane is not the difference of large amounts
p = Quantity("p", unit="µA/cm^2", default=0.5, range=(0.0, 1.0), domain=(0, None), meaning="pump current density")
N_Na, N_K = (Quantity(name, unit="fmol", default=c * 0.5235987755982988, range=(low, 200), domain=(0, None))
             for name, c, low in (("N_Na", 120.0, 15.0), ("N_K", 30.0, 15.0)))
V = Quantity("V", unit="mV", default=0.0, range=(-110, 20))
N_Cl, w, X = Quantity("N_Cl", unit="fmol"), Quantity("w", unit="pL"), q(50 * 0.5235987755982988, "fmol")
J_Na, J_K, J_Cl = (Quantity(name, unit="µA/cm^2") for name in ("J_Na", "J_K", "J_Cl"))
Na, K, Cl = (Quantity(name, unit="mM") for name in ("Na", "K", "Cl"))
_area, _charge = q(100 * float(pi), "µm^2"), q(0.01, "fC/mV/µm^2")
_F, _RTF = q(96485.0, "fC/fmol"), q(25.69, "mV")
_inflow = _area / _F * q(10, "fC/s/µm^2/(µA/cm^2)")
_volt_per_amount = _F / (_charge * _area)
_rates = [-_inflow * (J_Na + 3 * p), -_inflow * (J_K - 2 * p), _inflow * J_Cl]
PUMP_LEAK = Model(
    "Pump-leak cell", inputs=[p],
    outputs={N_Cl: N_Na + N_K - X - V / _volt_per_amount, w: (N_Na + N_K + N_Cl + X) / q(300, "fmol/pL"),
             Na: N_Na / w * q(1, "mM pL/fmol"), K: N_K / w * q(1, "mM pL/fmol"), Cl: N_Cl / w * q(1, "mM pL/fmol"),
             J_Na: q(0.01, "mS/cm^2") * (V - _RTF * log(q(147, "mM") / Na)),
             J_K: q(0.3, "mS/cm^2") * (V - _RTF * log(q(3, "mM") / K)),
             J_Cl: q(0.2, "mS/cm^2") * (V + _RTF * log(q(150, "mM") / Cl))},
    states={N_Na: _rates[0], N_K: _rates[1], V: _volt_per_amount * (_rates[0] + _rates[1] - _rates[2])})

# smooth, with explicit time and an algebraic equation: x = exp(sin t), u = x^2
t = Quantity("t", unit="s", default=0.0)
x, u = Quantity("x", default=1.0, range=(0, 3)), Quantity("u", default=1.0, range=(0, 9), domain=(0, None))
SMOOTH = Model("Smooth with time and an unknown", outputs={Quantity("square"): u}, time=t,
               states={x: per_second(1) * (x * cos(t / q(1, "s")) + u - x**2)}, residuals={u: u**2 - x**4})
