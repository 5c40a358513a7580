"""What sets the pH of blood: the charges of plasma have to add up to nothing."""

from electrolytes.essentials.acid_base.plasma import CHARGES, PLASMA, after_saline, albumin

__all__ = ["CHARGES", "PLASMA", "after_saline", "albumin"]
