"""The chapters as notebooks: a workspace of copies, the originals kept as they were written, and what a learner needs.

================  ==================================================================================================
`workspace`       ``make lab``: copies of the chapters that may be changed, broken and renewed
`originals`       ``make lab AUTHOR=1``: chapters saved from JupyterLab change only where their author changed them
`exporter`        a notebook as one page with its figures live
`exercises`       what the exercises ask, and whether an answer is right
================  ==================================================================================================
"""

from electrolytes.lab.exercises import check, hint

__all__ = ["check", "hint"]
