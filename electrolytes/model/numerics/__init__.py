"""Solving a model: compiled functions, derivatives, courses in time, states of rest."""
