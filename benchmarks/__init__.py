"""How fast the book is, beside its peers: ``make benchmark``."""
