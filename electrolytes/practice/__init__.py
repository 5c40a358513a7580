"""Practice that marks itself, in a page and in Python: see `tasks`.

`typed` reads what people type, `marking` says what is wrong with it, `texts` puts numbers into words, `tasks` are the
kinds of task, `sheets` is what a page needs of them.
"""

from electrolytes.practice.marking import Verdict
from electrolytes.practice.tasks import Asked, Draw, Goal, Mistake, Numerical, Order, SetFigure, Task, drawn, moment

__all__ = ["Asked", "Draw", "Goal", "Mistake", "Numerical", "Order", "SetFigure", "Task", "Verdict", "drawn", "moment"]
