"""The text of the book: short cores, fair questions, names that are said once and alike."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from statistics import mean

import pytest
from support.chapters import chapters

from electrolytes.evidence import EVIDENCE

PAGES = {"/".join(path.with_suffix("").parts[-2:]): path.read_text(encoding="utf-8") for path in chapters()}
TAUGHT = {name: text for name, text in PAGES.items() if not name.startswith("reference/")}
WORDS = 1300
STRESSED = frozenset({
    # bold words that stress and define nothing; all other short ones are terms and stand in the glossary
    "acid", "all our links", "at once", "calcium", "energy", "forward", "magnesium", "making protein", "no",
    "potassium", "reverse", "size", "sodium", "sodium minus chloride", "soon", "take part", "trials", "voltage",
})
QUESTION = re.compile(r"^(:::+)\{admonition\} ([^\n]*)\n:class: (?:predict|check) dropdown\n(.*?)\n\1$",
                      re.DOTALL | re.MULTILINE)
ANSWER = re.compile(r"^- \[( |x)\] (.*)$", re.MULTILINE)


@dataclass(frozen=True)
class Question:
    """A question: where, what is asked, the lengths of its answers as read, and the place of the right one."""

    page: str
    asked: str
    lengths: tuple[int, ...]
    right: int

    @property
    def wrong(self) -> list[int]:
        """The lengths of the wrong answers."""
        return [length for place, length in enumerate(self.lengths) if place != self.right]


def plain(text: str) -> str:
    """Text as it is read: without addresses, citations, marks."""
    text = re.sub(r"\]\((?:[^()]|\([^()]*\))*\)", "]", text)
    return re.sub(r"\[@[^\]]*\]|[\[\]*`]|\{term\}", "", text)


def questions() -> list[Question]:
    found = []
    for page, text in PAGES.items():
        for _, asked, box in QUESTION.findall(text):
            answers = ANSWER.findall(box)
            right = [place for place, (mark, _) in enumerate(answers) if mark == "x"]
            assert len(right) == 1, f"{page}: {asked}"
            found.append(Question(page, plain(asked), tuple(len(plain(answer)) for _, answer in answers), right[0]))
    return found


def core(text: str) -> str:
    """What stands before *Going deeper*, without code and what only the build reads."""
    text = re.sub(r"\A---\n.*?\n---\n", "", text, flags=re.DOTALL).split("\n## Going deeper")[0]
    return plain(re.sub(r"```\{code-cell\}.*?```", "", text, flags=re.DOTALL))


@pytest.mark.parametrize("page", TAUGHT)
def test_the_core_of_a_page_is_read_in_seven_minutes(page: str) -> None:
    assert len(re.findall(r"\w[\w.,’'%-]*", core(TAUGHT[page]))) <= WORDS


def test_every_title_of_a_page_is_its_own() -> None:
    titles = Counter(match[1] for text in PAGES.values() if (match := re.search(r"^# (.*)$", text, re.MULTILINE)))
    assert titles.total() == len(PAGES)
    assert [title for title, count in titles.items() if count > 1] == []


def test_the_right_answer_cannot_be_told_by_its_place() -> None:
    places = Counter(question.right for question in questions())
    assert max(places.values()) <= 0.4 * places.total(), places


def test_the_right_answer_cannot_be_told_by_its_length() -> None:
    """It is seldom the one that stands out, longer or shorter than all others by a sixth or more."""
    asked = questions()
    longer = [question for question in asked if question.lengths[question.right] > 1.17 * max(question.wrong)]
    shorter = [question for question in asked if question.lengths[question.right] < min(question.wrong) / 1.17]
    assert len(longer) <= len(asked) / 12, longer
    assert len(shorter) <= len(asked) / 12, shorter
    assert mean(q.lengths[q.right] for q in asked) == pytest.approx(mean(mean(q.wrong) for q in asked), rel=0.05)


def test_feedback_explains_without_the_same_word_each_time() -> None:
    assert [page for page, text in PAGES.items() if "tempting" in text.casefold()] == []


def glossary() -> dict[str, str]:
    """Each term to what it means."""
    entries: dict[str, str] = {}
    names: list[str] = []
    for line in PAGES["reference/glossary"].split(":::{glossary}\n")[1].split("\n:::")[0].splitlines():
        if line.startswith("  "):
            for name in names:
                entries[name] = f"{entries.get(name, '')} {line.strip()}".strip()
        elif line:
            names = names if names and names[-1] not in entries else []
            assert line not in entries, f"{line} stands twice"
            names = [*names, line]
    return entries


def test_the_glossary_stands_in_alphabetical_order() -> None:
    entries = PAGES["reference/glossary"].split(":::{glossary}\n")[1].split("\n\n")
    order = [re.sub(r"[^a-z0-9]", "", entry.split("\n")[0].casefold()) for entry in entries]
    assert order == sorted(order)


def test_the_labels_are_defined_once_and_alike() -> None:
    for label, meaning in EVIDENCE.items():
        assert glossary()[label] == f"An evidence label: {meaning}."


def test_every_bold_term_stands_in_the_glossary() -> None:
    """A term is bold where it is defined: a few small words without a full stop. Other bold stresses a sentence."""
    known = {re.sub(r"\s*\(.*?\)", "", term).casefold() for term in glossary()}
    known |= {match for term in glossary() for match in re.findall(r"\((.*?)\)", term.casefold())}
    for page, text in TAUGHT.items():
        for term in re.findall(r"\*\*\{?(?:term\})?`?([\w–-]+(?: [\w–-]+){0,2})`?\*\*", text):
            if term[0].islower() or term.isupper():
                assert {term.casefold(), term.casefold().removesuffix("s")} & (known | STRESSED), f"{page}: {term}"


def test_the_text_names_a_figure_s_situations_only_in_words_that_set_it() -> None:
    """"Press", "choose", "try" or "set" and a name in italics: the name is a word that sets the figure."""
    told = re.compile(r"\b(?:press|choose|try|set|take)\s+(?:the\s+)?\*(?!\*)([^*]+)\*", re.IGNORECASE)
    parts = {"Play", "Pin", "Reset", "More to set", "Copy link"}
    plates = {"diet/foods", "diet/plan"}  # a plate is set by its own buttons alone
    for page, text in TAUGHT.items() - {(plate, TAUGHT[plate]) for plate in plates}:
        assert [name for name in told.findall(text) if name.split("\n")[0] not in parts] == [], page
