"""Quantities with units: what a model is made of."""
