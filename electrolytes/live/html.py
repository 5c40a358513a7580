"""The static HTML of an explorable: whole before any script runs, and adopted by the script where it stands."""

from __future__ import annotations

import math
from functools import cache
from pathlib import Path

import jinja2
from markupsafe import Markup

from electrolytes.live.contract import ControlSpec, ExplorableSpec, GuessSpec
from electrolytes.live.plan import Spec
from electrolytes.live.subjects import Subject
from electrolytes.live.wording import format_number


def explorable_html(
    spec: ExplorableSpec, svg: str, in_sight: int, folded: int, pace: str, answer: str = "",
    subject: Subject | None = None,
) -> str:
    """The root of an explorable with everything in it at the defaults.

    Parameters
    ----------
    spec : ExplorableSpec
    svg : str
        The picture.
    in_sight, folded : int
        How many of the spec's controls are in sight, and how many of the next ones stand behind the fold.
    pace : str
        How fast what flows is shown; nothing where nothing flows.
    answer : str
        What the guess comes to, where there is one.
    subject : Subject, optional
        Which cell or whose body is shown.
    """
    controls = [_filled_in(control) for control in spec["controls"]]
    return template(Path(__file__).with_name("explorable.html")).render(
        slug=spec["slug"],
        title=spec["title"],
        subject=subject,
        svg=Markup(svg),
        controls=controls[:in_sight],
        more=controls[in_sight : in_sight + folded],
        clock=controls[-1] if spec["clock"] else None,
        presets=[preset["name"] for preset in spec["presets"]],
        sentence=spec["said"],
        weighed=bool(spec["outcomes"]) and any(not each["choices"] for each in spec["controls"][: in_sight + folded]),
        pace=pace,
        guess=_levers(spec["guess"]) if spec["guess"] is not None else None,
        answer=answer,
    )


@cache
def template(path: Path) -> jinja2.Template:
    """The HTML in a file, to be filled in; text is escaped, and what is not given is an error."""
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(path.parent), autoescape=True, undefined=jinja2.StrictUndefined
    )
    return environment.get_template(path.name)


def _filled_in(control: ControlSpec) -> Spec:
    """A control with what stands in its number box, on its track and beside it at first."""
    return {
        **control,
        "shown": _short(control["value"]),
        "at": 0 if control["choices"] else round(_place(control), 6),
        "band_text": "–".join(f"{end:g}" for end in control["normal"]) if control["normal"] else "",
    }


def _levers(guess: GuessSpec) -> Spec:
    """A guess with a slider for each number that is guessed."""
    low, high = (math.log10(end) if guess["log"] else end for end in (guess["low"], guess["high"]))
    where = [f" at {place:g} {guess['over']}".rstrip() for place in guess["at"]] or [""]
    levers = [
        {"label": guess["name"] + where[i], "shown": _short(start),
         "at": round(math.log10(start) if guess["log"] else start, 6)}
        for i, start in enumerate(guess["start"])
    ]
    step = 10.0 ** math.floor(math.log10((high - low) / 150))
    return {**guess, "levers": levers, "from": low, "to": high, "step": step}


def _short(value: float) -> str:
    shown = format_number(value, ".4g").replace("−", "-")
    return shown.rstrip("0").rstrip(".") if "." in shown else shown


def _place(control: ControlSpec) -> float:
    return math.log10(control["value"]) if control["log"] else float(control["value"])
