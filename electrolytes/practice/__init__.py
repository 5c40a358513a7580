"""Practice that marks itself, in a page and in Python: see `tasks`.

`typed` reads what people type, `marking` says what is wrong with it, `texts` puts numbers into words; `tasks`,
`figures` and `pictured` are the kinds of task, `sheets` is what a page needs of them.
"""

from electrolytes.practice.figures import Goal, SetFigure
from electrolytes.practice.marking import Verdict
from electrolytes.practice.pictured import Candidate, Label, Pictured, WhichCurve
from electrolytes.practice.tasks import Asked, Draw, Mistake, Numerical, Order, Task, drawn, moment

__all__ = ["Asked", "Candidate", "Draw", "Goal", "Label", "Mistake", "Numerical", "Order", "Pictured", "SetFigure",
           "Task", "Verdict", "WhichCurve", "drawn", "moment"]
