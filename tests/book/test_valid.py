"""Every page is valid HTML by html-validate: no name twice, headings in order, nothing where it may not stand."""

from __future__ import annotations

import json
import re
import subprocess
from collections import Counter
from pathlib import Path

from support.javascript import node

from electrolytes.book.valid import valid

ROOT = Path(__file__).parent.parent.parent
VALIDATOR = ROOT / "node_modules" / "html-validate" / "bin" / "html-validate.mjs"
RULES = {
    "heading-level": "error",
    "valid-id": ["error", {"relaxed": True}],    # names of exercises hold a slash, which HTML allows
    # matters of style, no faults
    "attribute-boolean-style": "off", "void-style": "off", "no-trailing-whitespace": "off", "long-title": "off",
    # browsers drop what a table is where its style is no table's, as on a phone: there the roles say it
    "no-redundant-role": "off",
    "valid-autocomplete": "off",                 # Firefox heeds it on radio buttons, and would else mix two visits
    "wcag/h32": "off",                           # the search of the bar is sent by Enter; its own page has a button
    "form-dup-name": "off",                      # menus outside of forms: nothing is sent
}


def test_the_pages_are_valid(site: Path, tmp_path: Path) -> None:
    """All at once: to start the validator for each would take longer than to run it."""
    rules = tmp_path / "rules.json"
    rules.write_text(json.dumps({"root": True, "extends": ["html-validate:standard"], "rules": RULES}), "utf-8")
    pages = [str(path) for path in (*site.glob("chapters/**/*.html"), site / "search.html")]
    command = [str(node()), str(VALIDATOR), "--config", str(rules), "--formatter", "json", *pages]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    found = [f"{page['filePath'].removeprefix(str(site))}:{fault['line']}: {fault['ruleId']}: {fault['message']}"
             for page in json.loads(done.stdout) for fault in page["messages"]]
    assert found == []


def test_no_name_stands_twice(site: Path) -> None:
    """In the pictures too, which a validator of HTML does not look into."""
    for path in site.glob("chapters/**/*.html"):
        names = Counter(re.findall(r'<[a-zA-Z][^<>]*\sid="([^"]+)"', path.read_text(encoding="utf-8")))
        assert [name for name, count in names.items() if count > 1] == [], path


def test_a_table_says_what_its_heads_stand_for() -> None:
    table = '<table><thead><tr><th>a</th></tr></thead><tbody><tr><th valign="top">b</th><td>c</td></tr></tbody>'
    assert valid(table) == ('<table><thead><tr><th scope="col">a</th></tr></thead>'
                            '<tbody><tr><th scope="row">b</th><td>c</td></tr></tbody>')
    assert valid(valid(table)) == valid(table)


def test_a_fold_begins_with_its_summary_which_holds_no_paragraph() -> None:
    fold = '<details id="a">\n<span id="b"></span><summary><p class="c">words</p></summary><p>text</p></details>'
    assert valid(fold) == ('<details id="a">\n<summary><span id="b"></span><span class="c">words</span></summary>'
                           '<p>text</p></details>')


def test_exercises_share_a_class_and_no_name() -> None:
    assert valid('<section id="exercise-content">') == '<section class="exercise-content">'
