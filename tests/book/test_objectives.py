"""Each objective has a task that tests it, and each task an objective."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

from electrolytes.book.digest import module_of_page
from electrolytes.book.objectives import objectives

ROOT = Path(__file__).parents[2]


def test_each_objective_is_tested_and_each_task_tests_one() -> None:
    pages = {path.relative_to(ROOT).with_suffix("").as_posix() for path in (ROOT / "chapters").rglob("*.md")
             if "{practice}" in path.read_text(encoding="utf-8")}
    assert {each.page for each in objectives("electrolytes")} == pages
    for page in pages:
        module = module_of_page("electrolytes", page)
        names = [task.name for task in import_module(f"{module}.practice").TASKS]
        tested = [name for each in objectives("electrolytes") if each.page == page for name in each.tasks]
        assert all(each.tasks for each in objectives("electrolytes"))
        assert sorted(tested) == sorted(names), page


def test_the_page_for_teachers_leads_to_tasks_and_files_that_exist(site: Path) -> None:
    html = (site / "chapters/reference/teachers.html").read_text(encoding="utf-8")
    for each in objectives("electrolytes"):
        target = (site / f"{each.page}.html").read_text(encoding="utf-8")
        for task in each.tasks:
            assert f'#practice-{task}"' in html and f'id="practice-{task}"' in target
    for name in ("sodium-and-magnesium.apkg", "moodle.xml", "qti.zip"):
        assert f"_static/decks/{name}" in html and (site / "_static" / "decks" / name).stat().st_size > 1000
