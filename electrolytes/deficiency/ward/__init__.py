"""The ward: where magnesium is lost, what too little and too much of it do, and what a vein gives back."""

from electrolytes.deficiency.ward.excretion import EXCRETION
from electrolytes.deficiency.ward.infusion import INFUSION
from electrolytes.deficiency.ward.synapse import SYNAPSE

__all__ = ["EXCRETION", "INFUSION", "SYNAPSE"]
