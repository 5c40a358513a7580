"""The house has floors: imports run one way, inside functions too, and never in a circle."""

from __future__ import annotations

import sys
from pathlib import Path
from textwrap import dedent

import pytest
from importlinter.cli import lint_imports

ROOT = Path(__file__).parents[1]


def test_the_package_keeps_its_contracts() -> None:
    """Layers, the one declared exception between chapters, no circle: the contracts stand in pyproject.toml."""
    assert lint_imports(config_filename=str(ROOT / "pyproject.toml"), no_cache=True) == 0


@pytest.mark.parametrize("fault", ["circle in a function", "upward", "none"])
def test_a_fault_put_in_by_hand_is_found(fault: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    house = tmp_path / f"tiny_{fault.replace(' ', '_')}"
    (house / "science").mkdir(parents=True)
    files = {"__init__.py": "", "model.py": "", "science/__init__.py": "",
             "science/pump.py": f"from {house.name} import model\n",
             "science/cell.py": f"from {house.name}.science import pump\n"}
    if fault == "upward":
        files["model.py"] = f"def late():\n    from {house.name}.science import pump\n"
    if fault == "circle in a function":
        files["science/pump.py"] += f"def late():\n    from {house.name}.science import cell\n"
    for name, text in files.items():
        (house / name).write_text(text)
    (tmp_path / "contracts.toml").write_text(dedent(f"""
        [tool.importlinter]
        root_package = "{house.name}"
        [[tool.importlinter.contracts]]
        name = "layers"
        type = "layers"
        containers = ["{house.name}"]
        layers = ["science", "model"]
        [[tool.importlinter.contracts]]
        name = "circles"
        type = "acyclic_siblings"
        ancestors = ["{house.name}", "{house.name}.**"]
    """))
    monkeypatch.syspath_prepend(str(tmp_path))
    sys.modules.pop(house.name, None)
    broken = lint_imports(config_filename=str(tmp_path / "contracts.toml"), no_cache=True) != 0
    assert broken == (fault != "none")
