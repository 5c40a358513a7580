"""Models as files that other people's programs read, and their files as models: SBML, CellML, COMBINE archives.

The mathematics of all of them is MathML, written once from the SymPy expressions (`content`). Nothing else than the
standard library is needed to write or to read.
"""
