"""From expressions to programs in Python and JavaScript."""
