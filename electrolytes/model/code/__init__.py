"""From expressions to programs in Python and JavaScript."""

from electrolytes.model.code import extremes

extremes.leave_long_ones_alone()
