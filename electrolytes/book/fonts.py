"""The fonts that the book brings along: its type for text and figures here, that of the equations in `math_font`.

The type is Source Sans 3 (SIL Open Font License), cut to the signs that the book writes and to the weights from regular
to semibold. It is a little enlarged, so that a line takes as much room in it as in Arial or Liberation Sans, which
stand in until it is there. Being changed, it goes by a name of its own, as its license asks. The signs that nearly
every page shows are one file; Greek and the letters of names are others, which a browser loads where it meets one of
them. What none has comes from the system. A book whose ``node_modules`` lack the package has the system's type.

Figures are laid out with the same letters (`electrolytes.live.typeface`), so that words fit the boxes around them.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from functools import partial
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import Any

from sphinx.application import Sphinx
from sphinx.config import Config

from electrolytes.live import typeface

PACKAGE = Path("source-sans")
FILE = Path("VF") / "SourceSans3VF-Upright.ttf"
LICENSE = "book-text-license.txt"
STYLE = "type.css"
EVERYWHERE = ("".join(map(chr, range(0x20, 0x7F)))
              + "\xa0©°±²³µ·¹×¼½¾–—’‘“”…›′áäéíöü⁺⁻⁴⁶₀₁₂₃−→↑↓≈≤≥■▲◆○●✓✗\u2009\u202f")
"""Signs that most pages show."""
SEVERAL = ("ΓΔΘΛΞΠΣΦΨΩαβγδεζηθικλμνξοπρστυφχψωϕ"
           "‐•″⁄⁰⁵⁷⁸⁹₄₅₆₇₈₉₊₋ℓ←↔∂∞≠")
"""Signs that some pages show: Greek, more digits above and below the line, marks."""
SELDOM = "«»ÀÁÂÃÄÅÆÇÈÉÊËÍÎÏÑÓÔÖØÚÛÜßàâãåæçèêëìîïñòóôõøùúûýčćěęğıłńňřśšůűźżž€"
"""Signs that few pages show: the letters of names."""
FILES = (EVERYWHERE, SEVERAL, SELDOM)
WEIGHTS = (400, 600)
EM = 940  # of what was a thousand
ASCENT, DESCENT = 0.905, 0.212  # as Arial has, so that lines stand where they stood before the font came
UNNEEDED = ("BASE", "DSIG", "GSUB", "HVAR", "MVAR", "STAT", "meta")  # widths stand with the outlines too
REGULAR, BOLD = "BookText-Regular.ttf", "BookText-Bold.ttf"


def kept(folder: Path, stem: str, made_of: str, make: Callable[[], bytes]) -> Path:
    """A font that is made once for what it is made of, and kept from build to build."""
    return _once(folder / f"{stem}-{hashlib.sha256(made_of.encode()).hexdigest()[:8]}.woff2", make)


def _once(path: Path, make: Callable[[], bytes]) -> Path:
    """A file that is made where it is not there yet, and is there only once it is whole."""
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        unfinished = path.with_suffix(".part")
        unfinished.write_bytes(make())
        unfinished.replace(path)
    return path


def cut(source: Path, wanted: Iterable[str], before: Callable[[Any], None] | None = None,
        after: Callable[[Any], None] | None = None, drop: Iterable[str] = (), features: Iterable[str] = (),
        flavor: str | None = "woff2") -> bytes:
    """A font that holds some characters, and all that is made of them.

    Parameters
    ----------
    source : the font's file
    wanted : the characters
    before, after : what is done to the whole font, and to what is left of it
    drop : tables that it does without
    features : of the layout, those that stay
    flavor : None for a plain file
    """
    from fontTools.subset import Options, Subsetter, load_font, save_font

    options = Options(flavor=flavor, hinting=False, name_IDs=[0, 1, 2, 14], notdef_outline=True,
                      layout_features=list(features))
    options.drop_tables += drop
    font = load_font(str(source), options)
    if before:
        before(font)
    subsetter = Subsetter(options)
    subsetter.populate(text="".join(wanted))
    subsetter.subset(font)
    if after:
        after(font)
    made = BytesIO()
    save_font(font, made, options)
    return made.getvalue()


def _ours(weights: Any, style: str = "Regular") -> Callable[[Any], None]:
    """Limit the font to some weights, enlarge it, and give it our name."""

    def change(font: Any) -> None:
        from fontTools.varLib.instancer import instantiateVariableFont

        instantiateVariableFont(font, {"wght": weights}, inplace=True)
        up, down = round(ASCENT * EM), round(DESCENT * EM)
        head, across, system = font["head"], font["hhea"], font["OS/2"]
        head.unitsPerEm = EM
        across.ascent, across.descent, across.lineGap = up, -down, 0
        system.sTypoAscender, system.sTypoDescender, system.sTypoLineGap = up, -down, 0
        system.usWinAscent, system.usWinDescent = up, down
        system.usWeightClass = 700 if style == "Bold" else 400
        system.fsSelection = 0x20 if style == "Bold" else 0x40
        head.macStyle = int(style == "Bold")
        names = font["name"]
        names.names = [name for name in names.names if name.nameID in (0, 14)]
        for number, words in ((1, typeface.NAME), (2, style)):
            names.setName(words, number, 3, 1, 0x409)

    return change


def _source(modules: Path) -> tuple[Path, str] | None:
    """The font's file and what tells its version and our cut; None where it is not installed."""
    about = modules / PACKAGE / "package.json"
    if not about.exists():
        return None
    return modules / PACKAGE / FILE, f"{about.read_text('utf8')}{WEIGHTS}{EM}{ASCENT}{DESCENT}{UNNEEDED}{FILES}"


def ranges(signs: Iterable[str]) -> str:
    """Characters as a style sheet lists them."""
    codes = sorted(map(ord, signs))
    starts = [codes[0], *(after for before, after in pairwise(codes) if after > before + 1)]
    ends = [*(before for before, after in pairwise(codes) if after > before + 1), codes[-1]]
    runs = zip(starts, ends, strict=True)
    return ",".join(f"U+{start:X}" + (f"-{end:X}" if end > start else "") for start, end in runs)


def text(modules: Path, keep: Path, folder: Path) -> str:
    """Write the type into a folder of static files, its license beside it; return the style that names it.

    Parameters
    ----------
    modules : the folder ``node_modules``
    keep : where the font is kept from build to build
    folder : where it is written
    """
    found = _source(modules)
    if found is None:
        return ""
    source, version = found
    style = ""
    for signs in FILES:
        made = kept(keep, "book-text", f"{version}{signs}", partial(
            cut, source, signs, after=_ours((WEIGHTS[0], WEIGHTS[0], WEIGHTS[1])),
            drop=UNNEEDED if signs is EVERYWHERE else [*UNNEEDED, "GPOS", "GDEF"], features=["kern"]))
        (folder / made.name).write_bytes(made.read_bytes())
        style += (f'@font-face {{ font-family: "{typeface.NAME}"; src: url({made.name}) format("woff2"); '
                  f"font-weight: 400 700; font-display: swap; unicode-range: {ranges(signs)}; }}\n")
    (folder / LICENSE).write_bytes((modules / PACKAGE / "LICENSE.md").read_bytes())
    return style


def for_figures(modules: Path, keep: Path) -> Path | None:
    """The type as Matplotlib takes it, in two weights; the folder in which the files are, None without the package."""
    found = _source(modules)
    if found is None:
        return None
    source, version = found
    folder = keep / f"type-{hashlib.sha256(version.encode()).hexdigest()[:8]}"
    for name, weight, style in ((REGULAR, WEIGHTS[0], "Regular"), (BOLD, WEIGHTS[1], "Bold")):
        _once(folder / name, partial(cut, source, "".join(FILES), after=_ours(weight, style),
                                     drop=[*UNNEEDED, "GPOS", "GDEF"], flavor=None))
    return folder


def _use(app: Sphinx, config: Config) -> None:
    """Let figures be laid out with it, here and in the kernels of the pages."""
    folder = for_figures(Path(config.node_modules), Path(app.doctreedir))
    if folder:
        typeface.use(folder)


def assets(app: Sphinx, folder: Path) -> None:
    """Put the type into a folder of static files, and the style that names it."""
    style = text(Path(app.config.node_modules), Path(app.doctreedir), folder)
    (folder / STYLE).write_text(style, "utf8")


def setup(app: Sphinx) -> None:
    """Connect to the start of a build, once npm's packages are there."""
    app.connect("config-inited", _use, priority=900)
