"""The nerve impulse: the squid's axon of Hodgkin & Huxley (1952), stimulated, starved of sodium, and in other baths."""

from electrolytes.essentials.nerve.axon import FIRING, I_K, I_L, IMPULSE, I_Na, g_K, g_Na, h, m, n, v

__all__ = ["FIRING", "IMPULSE", "I_K", "I_L", "I_Na", "g_K", "g_Na", "h", "m", "n", "v"]
