"""How sodium and magnesium meet in the cell: the models behind chapter 2."""
