"""What the latch bridge's figures show at the ends of their sliders."""

from electrolytes.deficiency.latch_bridge.bridge import LATCH
from electrolytes.deficiency.latch_bridge.figures import calcium_force, latch_economy


def test_without_a_latch_the_same_kinase_holds_little() -> None:
    shown = latch_economy()
    shown.k_7 = 10.0
    assert float(shown.result["force"]) < 0.2


def test_little_calcium_is_not_one_for_one() -> None:
    """At 50 nM both are within a percent, but force is more than twice phosphorylation; they meet near 440."""
    shown = calcium_force()
    for calcium, least, most in ((50.0, 2.0, 3.0), (440.0, 0.95, 1.05), (500.0, 0.9, 0.95)):
        shown.Ca_i = calcium
        assert least < float(shown.result["force"]) / float(shown.result["phosphorylation"]) < most


def test_how_long_force_lags_depends_on_the_latch() -> None:
    """A minute or more with the first figure's latch, some seconds with that of a small artery."""
    for latch, least, most in ((0.01, 60.0, 120.0), (0.1, 5.0, 15.0)):
        course = LATCH.simulate([120.0 + lag for lag in (-120.0, 0.0, least, most)], {"k_7": latch})["force"]
        assert course[3] < course[1] / 2 < course[2]
