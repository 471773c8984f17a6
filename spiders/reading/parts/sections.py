"""A page cut at its headings, and what each heading is: a day, the name of something, or furniture of an
invitation."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from mypy_extensions import mypyc_attr

from normalize.lazily import compiled
from normalize.lexicon.calendar import SEASONS
from normalize.once import once
from spiders.page.blocks import Block
from spiders.page.labels import field_of
from spiders.page.wording import wording

if TYPE_CHECKING:
    from collections.abc import Sequence


_LONGEST_BOLD: Final = 120
_DIGIT, _LETTERS = compiled(r"\d"), compiled(r"[^\W\d_]{2,}")
_GOES_ON: Final = (
    " til",
    " om",
    " for",
    " og",
    " med",
    " i",
    " på",
)  # ends of a line in the middle of a name
_MARKS: Final = " •·–—-«»\"'"
# Headings that any invitation has: what stands below them belongs to the page's event.
_GENERIC: Final = wording("""
    fakta*, praktisk*, informasjon*, om, program*, påmeld*, registrer*, tidspunkt, når, hvor, kvar, målgruppe*,
    kontakt*,
    pris*, kostnad*, overnatting*, hotell*, innhold*, innhald*, bakgrunn*, agenda*, kurset*, kursinnhold*, kursinnhald*,
    kursavgift*, kurskriterier, velkommen*, velkomen*, invitasjon, meld, arrangør*, frist*, oversikt*, reise*,
    transport*, deltak*, betaling*, payment*, cancell*, registration*, about, contact*, practical*, venue*,
    foredragsholdere, medvirkende, innledere, formål*, hva, kva, hvem, kven, hvordan, korleis, har du, spørsmål*,
    avbestilling*, vilkår*, billett*, hvorfor, kvifor, vil du, adgang*, presse*, lenker, vedlegg*, dokument*,
    smittevern*, tidsskjema*, tidsplan*, avmelding*, endring*, friplass*, veien til, vegen til,
    andre opplysninger, merk, nb, dag en|én|ein|to|tre|1|2|3, første dag, andre dag, tredje dag, slik,
    gratis, servering*, festivalprogram, familieprogram, uttal*, uttale*, fråsegn*, merknad*""")
_WHOLE: Final = wording(
    "kurs, tema, temaer, mål, mat, tid, sted, stad, dato, dag, tid og sted, tid og stad, seminar, møte, "
    + ", ".join(" ".join(SEASONS.values()).split())
)
_DAY_WORDS: Final = wording("""
    mandag, måndag, tirsdag, tysdag, onsdag, torsdag, fredag, lørdag, laurdag, søndag, sundag, januar,
    februar, mars, april, mai, juni, juli, august, september, oktober, november, desember, jan, feb,
    apr, jun, jul, aug, sep, sept, okt, nov, des, kl, klokka, klokken, dag, og, til, uke, veke, den,
    the, of, program, for, monday, tuesday, wednesday, thursday, friday, saturday, sunday""")


@mypyc_attr(native_class=False)
@dataclass(frozen=True)
class Section:
    """Blocks ``first`` to ``last`` (exclusive) under a heading; ``heading`` is ``None`` before the first
    one."""

    heading: Block | None
    first: int
    last: int
    level: int

    @once
    def title(self) -> str:
        if self.heading is None:
            return ""
        first = self.heading.text.split("\n")[0]
        return " ".join(self.heading.text.split()) if first.endswith(_GOES_ON) else first

    @once
    def is_day(self) -> bool:
        """The heading is nothing but a day: "Onsdag 16. august"."""
        return bool(self.heading) and is_only_date(self.title)

    @once
    def is_generic(self) -> bool:
        """The heading is one that any invitation has: "Praktisk informasjon"."""
        return self.heading is None or is_furniture(self.title)


def is_furniture(heading: str) -> bool:
    """A heading that any invitation has: what stands below it belongs to the page's event."""
    if field_of(heading) is not None:
        return True
    heading = heading.strip(_MARKS)
    return bool(_GENERIC.match(heading) or _WHOLE.fullmatch(heading))


def is_only_date(text: str) -> bool:
    """Whether a text says nothing beside a day and a time.

    >>> is_only_date("LØRDAG 31. AUGUST"), is_only_date("Temadag 1. juni")
    (True, False)
    """
    return bool(_DIGIT.search(text)) and not _LETTERS.search(_DAY_WORDS.sub("", text))


def is_heading(block: Block) -> bool:
    """A heading element, or a short line that is bold as a whole and labels nothing."""
    if block.kind == "heading":
        return True
    short = len(block.text) <= _LONGEST_BOLD and "\n" not in block.text
    plain = block.kind == "p" and not block.text.endswith(":") and field_of(block.text) is None
    return block.bold and plain and short


def split_sections(blocks: Sequence[Block], title: str) -> list[Section]:
    """The sections of a page; the title's own heading opens none."""
    starts = [0]
    starts += [i for i, block in enumerate(blocks) if i and is_heading(block) and block.text != title]
    sections = []
    for number, first in enumerate(starts):
        last = starts[number + 1] if number + 1 < len(starts) else len(blocks)
        block = (
            blocks[first] if blocks and is_heading(blocks[first]) and blocks[first].text != title else None
        )
        sections.append(Section(block, first, last, (block.level or 7) if block else 0))
    return sections
