"""What solving and importing cost: ``python -m benchmarks.numerics``, or as a part of ``python -m benchmarks``."""

from __future__ import annotations

import shutil
import sys

import numpy as np

from benchmarks import imports, integrator, sweeps
from benchmarks.tables import spread, table


def single(node: str) -> str:
    """The integrators at equal accuracy, for one setting."""
    return table([f"One setting, to an error of at most {integrator.TARGET:.0e}", "by", "ms per solve", "error",
                  "tolerance set"],
                 [[s.problem, s.solver, spread(s.took, 2 if np.median(s.took) < 10 else 0), f"{s.error:.0e}",
                   f"{s.rtol:.0e}"] for s in integrator.measure(node)])


def swept() -> str:
    """A sweep, together and one by one."""
    found = sweeps.measure()
    slowest = max(sweep.took for sweep in found)
    return table([f"{sweeps.COUNT:,} settings of the pump–leak cell, to an error of at most {sweeps.TARGET:.0e}", "s",
                  "error", "tolerance set", "times as fast"],
                 [[s.way, f"{s.took:.2f}" if s.took < 10 else f"{s.took:.0f}", f"{s.error:.0e}", f"{s.rtol:.0e}",
                   f"{slowest / s.took:.0f}"] for s in found])


def imported() -> str:
    """What an import costs, by package."""
    columns = {module: imports.costs(module) for module in imports.MODULES}
    names = list(columns[imports.MODULES[0]])
    rows = [[name, *(f"{columns[module][name]:.0f}" for module in imports.MODULES)] for name in names]
    rows.append(["**all**", *(f"**{sum(columns[module].values()):.0f}**" for module in imports.MODULES)])
    head = ["`import` in a new process, ms in each package's own code", *(f"`{module}`" for module in imports.MODULES)]
    units = f"Of `electrolytes`, {imports.reading_units():.0f} ms are pint reading its definitions of units."
    return f"{table(head, rows)}\n{units}\n"


def tables(node: str) -> list[str]:
    """All of them."""
    return [single(node), swept(), imported()]


if __name__ == "__main__":
    executable = shutil.which("node")
    if executable is None:
        sys.exit("There is no `node` on the PATH; `make benchmark` puts the project's own there.")
    print("\n".join(tables(executable)))
