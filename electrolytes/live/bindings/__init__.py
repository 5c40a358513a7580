"""Bindings: how a quantity moves an artist of a Matplotlib figure."""
