"""What the extension promises to a writer, shown on small books."""

from __future__ import annotations

import re
from typing import Any

from electrolytes.book.policy import POLICY
from electrolytes.book.questions import Questions

WIDGETS = '''
import json

import anywidget
import traitlets
from IPython.display import HTML, display


class Figure(anywidget.AnyWidget):
    """What the extension knows of a live part: its spec and its code, and its root as HTML."""

    _esm = "export default {render() {}}"
    _spec = traitlets.Dict({"plan": "kept </script>", "code": "0123456789abcdef"}).tag(sync=True)
    _code = traitlets.Unicode("globalThis.ran = true;").tag(sync=True)

    def _repr_mimebundle_(self, **options):
        bundle, metadata = super()._repr_mimebundle_(**options)
        view = "application/vnd.jupyter.widget-view+json"
        reference = f'<script type="{view}">{json.dumps(bundle[view])}</script>'
        bundle["text/html"] = f'<div data-explorable="{self.slug}"><svg></svg>{reference}</div>'
        return bundle, metadata


def figure(slug):
    made = Figure()
    made.slug = slug
    return made
'''


def test_every_fault_fails_the_build_and_is_named_with_its_page(small_book: Any) -> None:
    small_book.write("tiny/widgets.py", WIDGETS)
    small_book.write("tiny/part/__init__.py", "")
    small_book.write("tiny/data/claims.csv", """
        id,claim,page,label,sources,test
        M4,It is so.,chapters/claims,contested,,
        """)
    small_book.write("tiny/part/numbers.py", "def half(x=1.0, y=0.0):\n    return x / 2 + y\n")
    small_book.chapter("part/numbers", """
        # Numbers

        Right: [0.5](model:half), [2.25](model:half?x=4.5), [3.25](model:half?x=4.5&y=1). Wrong: [0.6](model:half).
        """)
    small_book.chapter("claims", """
        # Claims

        [established](claim:M4) and [weak](claim:Z9)
        """)
    small_book.chapter("mathematics", r"""
        # Mathematics

        $$ \frac{1}{2 $$
        """)
    small_book.chapter("citation", """
        # Citation

        As was shown [@Nobody1999], and before [@Pan2020, on @Apell2017].
        """)
    small_book.chapter("stock", """
        # Stock

        ```{code-cell} python
        import ipywidgets
        ipywidgets.IntSlider()
        ```
        """)
    small_book.chapter("twice", """
        # Twice

        ```{code-cell} python
        from tiny.widgets import figure
        figure("same")
        ```

        ```{code-cell} python
        figure("same")
        ```
        """)
    small_book.chapter("question", """
        # Question

        :::{admonition} Why?
        :class: predict dropdown
        - [ ] No feedback
        - [x] Because
          Right.
        :::
        """)
    built = small_book.build()
    assert built.returncode != 0
    for complaint in (
        r"numbers\.md:10: WARNING: number: the text says '0\.6', the model says '0\.5'",
        r"claims\.md:10: WARNING: claim: the text calls M4 'established', the ledger 'contested'",
        r"claims\.md:10: WARNING: claim: claims\.csv has no claim 'Z9'",
        r"mathematics\.md:10: WARNING: mathematics: [^\n]*[Ee]xpected",
        r"citation\.md.*could not find bibtex key \"Nobody1999\"",
        r"citation\.md:\d+: WARNING: a citation reads \[@Key\]",
        r"WARNING: chapters/stock shows a stock ipywidget",
        r"WARNING: chapters/twice shows 2 live figures with the slug 'same'",
        r"question\.md:\d+: WARNING: question: the answer 'No feedback' has no feedback",
    ):
        assert re.search(complaint, built.stderr), complaint
    assert "2.25" not in built.stderr
    assert "3.25" not in built.stderr
    assert small_book.build().returncode != 0, "a second, unchanged build may not pass either"


def test_a_changed_module_runs_the_pages_that_stand_on_it_and_no_other(small_book: Any) -> None:
    small_book.write("tiny/base.py", "VALUE = 1\n")
    small_book.write("tiny/middle.py", "from tiny.base import VALUE\n\n\ndef value():\n    return VALUE\n")
    small_book.write("tiny/other.py", "VALUE = 10\n")
    cell = """
        # {0}

        ```{{code-cell}} python
        {1}
        open("{2}", "a").write("{0} ")
        print("value is", {3})
        ```
        """
    log = small_book.folder / "ran.txt"
    small_book.chapter("near", cell.format("near", "from tiny.middle import value", log, "value()"))
    small_book.chapter("far", cell.format("far", "import tiny.other", log, "tiny.other.VALUE"))

    def built() -> str:
        """Which pages ran, in a build that has to pass."""
        log.write_text("")
        result = small_book.build()
        assert result.returncode == 0, result.stderr
        return " ".join(sorted(log.read_text().split()))

    assert built() == "far near"
    assert built() == ""
    small_book.write("tiny/base.py", "VALUE = 2\n")
    assert built() == "near"
    assert "value is 2" in re.sub(r"<[^>]+>", "", small_book.page("near"))
    page = small_book.folder / "chapters" / "near.md"
    page.write_text(page.read_text() + "\nAnother paragraph.\n")
    assert built() == "", "a change of the text alone takes the results from the cache"
    assert "Another paragraph." in small_book.page("near")
    small_book.write("chapters/new.md", "# A page that is new\n")
    assert built() == ""
    assert "A page that is new" in small_book.page("far"), "every page shows the contents of the whole book"


def test_a_page_holds_what_its_figures_need_and_nothing_else(small_book: Any) -> None:
    small_book.write("tiny/widgets.py", WIDGETS)
    small_book.chapter("figures", """
        # Figures

        ```{code-cell} python
        from tiny.widgets import figure
        figure("one")
        ```

        ```{code-cell} python
        unseen = figure("unseen")
        figure("two")
        ```
        """)
    small_book.chapter("plain", "# Plain\n\nNo figure here.\n")
    built = small_book.build()
    assert built.returncode == 0, built.stderr
    page = small_book.page("figures")
    assert page.count('data-explorable="') == 2
    assert page.count('"plan":"kept \\u003c/script>"') == 2
    assert page.count('src="../_static/code/0123456789abcdef.js" data-code') == 2
    code = small_book.folder / "_build" / "html" / "_static" / "code" / "0123456789abcdef.js"
    assert code.read_text(encoding="utf-8").replace(" ", "").startswith("globalThis.ran=")
    for dropped in ("_esm", "LayoutModel", "export default", "widget-state", "widget-view", "globalThis"):
        assert dropped not in page
    assert len(re.findall(r'<script[^>]+src="[^"]*_static/explorable\.js', page)) == 1
    plain = small_book.page("plain")
    assert "explorable" not in plain
    assert "mathematics." not in plain
    for text in (page, plain):
        assert f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">' in text
        assert len(re.findall(r'<link[^>]+rel="stylesheet"', text)) == 1
        assert len(re.findall(r'<script[^>]+src="[^"]*_static/(?:first|page)\.js', text)) == 2


def test_what_a_cell_prints_may_hold_mathematics_and_citations(small_book: Any) -> None:
    small_book.chapter("output", r'''
        # Output

        ```{code-cell} python
        from IPython.display import Markdown
        Markdown("$$\nx = \\frac{1}{2}\n$$\n\n| a |\n|---|\n| $y$ [@Pan2020] |\n")
        ```

        A literal `[@Pan2020]` stays as it is. A citation may run over a line [@Pan2020;
        @Apell2017].
        ''')
    built = small_book.build()
    assert built.returncode == 0, built.stderr
    page = small_book.page("output")
    assert page.count("<math") == 1
    assert "<td><var>y</var> <span" in page, "a symbol is text"
    assert 'data-tex="x = \\frac{1}{2}"' in page
    assert re.search(r'href="bibliography\.html#id\d+"[^>]*>Pan', page)
    assert re.search(r'href="bibliography\.html#id\d+"[^>]*>Apell', page)
    assert "[&#64;Pan2020]</span></code>" in page
    assert "page.js" in page


def test_questions_are_native_form_elements(small_book: Any) -> None:
    small_book.chapter("question", """
        # Question

        :::{admonition} Which is *larger*?
        :class: check dropdown

        Look closely.

        - [ ] One
          Tempting, because it comes first.
        - [x] Two

          Right.
        :::
        """)
    built = small_book.build()
    assert built.returncode == 0, built.stderr
    page = small_book.page("question")
    assert "<fieldset" in page
    assert '<legend><span class="kind">Check yourself</span> Which is <em>larger</em>?</legend>' in page
    buttons = re.findall(r'<input type="radio" name="([^"]+)" id="([^"]+)"', page)
    assert len(buttons) == 2
    assert len({name for name, _ in buttons}) == 1
    assert all(f'<label for="{identifier}">' in page for _, identifier in buttons)
    assert "Tempting, because it comes first." in page


def test_an_answer_ends_with_its_line() -> None:
    from docutils.nodes import Text, emphasis

    answer, feedback = Questions._split([Text("[x] By "), emphasis("", "half"), Text(", or so\nRight. "), Text("More")])
    assert "".join(node.astext() for node in answer) == "By half, or so"
    assert "".join(node.astext() for node in feedback) == "Right. More"
