"""What a model offers to other programs: files to write, and a file to read. What does it is loaded when it is used."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Self

from electrolytes.model.definition import Definition
from electrolytes.model.errors import FormatError, ModelError


class Exchange(Definition):
    """A definition that leaves as a file that other people's simulators read, and comes from one."""

    def to_sbml(self) -> str:
        """The model as SBML, Level 3 Version 2, with units, meanings, sources, and ChEBI terms for ions.

        Outputs become assignment rules, states rate rules, everything else parameters. A name that some program would
        read as a function or a constant has an underscore after it; the attribute ``name`` keeps the symbol.

        Raises
        ------
        FormatError
            For unknowns that only simultaneous equations fix, and functions that the format does not know.

        Examples
        --------
        >>> from electrolytes.mechanism.cell import CELL
        >>> "level3/version2" in CELL.to_sbml()
        True
        """
        from electrolytes.model.formats.sbml import sbml

        return sbml(self)

    def to_cellml(self) -> str:
        """The model as CellML 2.0, one component with every unit; raises what `to_sbml` raises."""
        from electrolytes.model.formats.cellml import cellml

        return cellml(self)

    def to_omex(self, until: float | None = None, points: int = 200) -> bytes:
        """A COMBINE archive: SBML, CellML, terms for both, and SED-ML that runs the model.

        Parameters
        ----------
        until : float, optional
            How long the run takes, in `time_unit`; by default what `run_length` makes of the model. A model without
            states is swept over its first input with a range instead.
        points : int
            How many intervals the run is reported at.
        """
        from electrolytes.model.formats import omex

        return omex.archive(self, until, points)

    @classmethod
    def from_sbml(cls, source: str | Path) -> Self:
        """The model in an SBML file (Level 3), with its units.

        Compartments, species, reactions, functions, rules and initial assignments become quantities and equations;
        parameters and compartments that stay as they are become inputs.

        Parameters
        ----------
        source : path of a file, or the file's text

        Raises
        ------
        FormatError
            For what is no SBML, another level, events, delays, algebraic rules and whatever else has no place in a
            model here, and for units that are missing or do not fit; it names the element.

        Examples
        --------
        >>> from electrolytes.mechanism.cell import CELL
        >>> from electrolytes.model import Model
        >>> back = Model.from_sbml(CELL.to_sbml())
        >>> round(float(back.simulate([0, 60], pumping=50).Na_i[-1]), 1)
        105.7
        """
        from electrolytes.model.formats.reading.sbml import read

        parts: dict[str, Any] = read(source)
        try:
            return cls(**parts)
        except ModelError as fault:
            raise FormatError(f"The model {parts['name']!r} in this file does not hold together: {fault}") from None
