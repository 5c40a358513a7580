"""Models and live figures of an interactive textbook on sodium and magnesium.

``electrolytes.model`` says what a model is, ``electrolytes.live`` moves a figure by one, and the science
packages (``essentials``, ``mechanism``, ``deficiency``, ``diet``) hold a package for each page of the book.
"""

__version__ = "0.2.0"
