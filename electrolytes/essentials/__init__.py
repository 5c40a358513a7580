"""Sodium and magnesium as essential electrolytes: the models behind chapter 1."""
