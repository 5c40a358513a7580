"""The situations of the hormones do what their names say."""

from electrolytes.deficiency.hormones.diagram import cascade_in_time
from electrolytes.deficiency.hormones.loop import HORMONES


def test_the_situations_move_the_hormones_as_their_names_say() -> None:
    at = {situation["name"]: HORMONES.simulate([0, 240, 480], situation["values"])
          for situation in cascade_in_time()._spec["presets"]}
    renin = {name: float(course["renin_rel"][-1]) for name, course in at.items()}
    aldosterone = {name: float(course["aldo_rel"][-1]) for name, course in at.items()}
    assert renin["much salt"] < 99 < renin["at rest"] < 101 < renin["little salt"] < renin["blood lost"]
    assert aldosterone["much salt"] < 99 < 101 < aldosterone["little salt"] < aldosterone["blood lost"]
    assert aldosterone["AT1 receptor blocked"] < aldosterone["converting enzyme blocked"] < 80
