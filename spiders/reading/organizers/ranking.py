"""Who arranges an event, in order of trust: the labelled arranger, those who are said to invite or arrange, the
bodies that sign the text, the body whose event the title says it is ("Mattilsynets infomøte"), the publisher where
the page speaks of itself, the body whose members it is for.

Arrangers that are named in one breath ("A i samarbeid med B", "medarrangør er B") are all arrangers. A publisher
that only tells of an event is none, and persons never are.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from normalize import signals
from normalize.lazily import compiled
from normalize.lexicon.given_names import GIVEN_NAMES
from spiders.reading.organizers import shapes
from spiders.reading.organizers.lists import find_listed
from spiders.reading.organizers.naming import in_full, is_first_word, stands_for
from spiders.reading.organizers.sentences import name_arrangers
from spiders.reading.organizers.signing import of_annual_meeting, of_title, signatures, with_whom
from spiders.reading.organizers.speaking import find_spans, speaks_of
from spiders.reading.words.bodies import JOINTLY, has_body_word, is_body, is_person, split_names
from spiders.reading.words.own import find_own, own_words, with_name
from spiders.reading.words.places import CHANNEL

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

# "Samlingen arrangeres av …" as the value of a label
_BY_WHOM: Final = compiled(
    r"^[^,.:;]{3,40}?\b(?:arrangeres|arrangerast|arrangert|holdes|haldast|avholdes|organiseres) av\s"
)
_BRANCH: Final = compiled(
    r"(?:[Ff]ylkes|[Ll]okal)(?:laget|avdelingen|avdelinga|foreningen|foreninga)(?: vårt?\b.*)?"
)
_BOARD: Final = ("Styret", "styret")
_CO_ARRANGER: Final = compiled(r"\b[Mm]edarrangør")
# "årsmøte i fylkeslaget med Granvoll hagelag som praktisk arrangør": whose meeting it is arranges as well.
_IN_PRACTICE: Final = compiled(r" (?:er|som|blir|vert) (?:praktisk|teknisk|lokal) arrangør")
_JOINTLY: Final = compiled(rf"{JOINTLY}\s[^.;:]*$")
_START, _END = compiled(r"(?<!\w)"), compiled(r"(?!\w)")
_BODY_NAME: Final = (
    r"[A-ZÆØÅ][\w.&-]*(?: (?:(?:i|for|og|på) )?[A-ZÆØÅ][\w.&-]*| \w*(?:lag|forening|råd|kommune|nettverk)\b)*"
)
# Whose members pay less: "Gratis for medlemmer i Granvoll hagelag".
_MEMBERS: Final = compiled(
    rf"\b[Mm]edlemm?[ea]r\w* (?:i|av|hos) (?P<names>{_BODY_NAME}(?:(?:, | og | eller ){_BODY_NAME})*)"
)
_UNION: Final = compiled(r"EU|EØS|FN|NATO")
_WISHES: Final = compiled(r"\b(?:ønsker|ønskjer|ynskjer)\s$")
_SMALL_NAME: Final = r"politiet|\w+(?:vesenet|rådet|laget|biblioteket|foreningen|foreninga)\b"
_AND_BEHIND: Final = compiled(rf",? (?:og|samt|and) (?P<name>{_SMALL_NAME}|{_BODY_NAME})(?= [a-zæøå])")
_AND_BEFORE: Final = compiled(rf"(?P<name>{_BODY_NAME}) (?:og|samt|and) $")
_OF: Final = compiled(r"\b(?:fra|frå|ved|hos|av|i|til|for|med)\s$")
# A labelled value that is a sentence: "Samlingen arrangeres av …", "Initiativtaker er …".
_TELLS: Final = compiled(
    r"[A-ZÆØÅ][^.,]*?\s(?:er|blir|vert|arrangeres|arrangerast|arrangerer|arrangerar|arrangert|inviterer|står bak)\s"
)
_WE: Final = compiled(r"\b(?:[Vv]i|[Mm]e)\b")
_WORKING: Final = compiled(
    r"(?P<names>[A-ZÆØÅ][^.;:!?]{2,160}? og [A-ZÆØÅ][^.;:!?]{1,80}?) samarbeid[ea]r (?:i|om|for|på)\b"
)
_SOURCES: Final = ("Kilde:", "Kjelde:")
_MOST: Final = 12  # organisers kept
_JOINTS: Final = compiled(r", |(?<=\w) og (?=[A-ZÆØÅ])")
# The name of a site alone
_IS_HOST: Final = compiled(r"[\w-]+(?:\.[\w-]+)*\.(?:no|com|org|net|eu)", re.IGNORECASE)
_PLATE: Final = 40  # letters beside a name on a plate
_AROUND: Final = '.,:;!?()«»"–-'  # what may stand around a word
_SIDE_BY_SIDE: Final = compiled(r"©|\s[·•|]\s")


@dataclass(frozen=True, slots=True)
class Organizer:
    """A name with the words it was read from: ``quote`` in the text of block ``where``."""

    name: str
    quote: str
    where: str
    rule: str


def read_organizers(
    title: tuple[str, str],
    labelled: Sequence[tuple[str, str]],
    paragraphs: Sequence[tuple[str, str]],
    publisher: str | None,
    *,
    official: bool = False,
    short: str = "",
) -> list[Organizer]:
    """The organisers in the order of the page; ``title``, ``labelled`` and ``paragraphs`` are (where, text).

    ``publisher`` is taken where the page names it or says "vi inviterer"; for an ``official`` one (municipality,
    county council) any word about itself in the text is enough. ``short``: initials by which all know it.
    """
    for where, value in labelled:
        told = _BY_WHOM.sub("", value)
        tells = told == value and _TELLS.match(value)
        names = list(dict.fromkeys(name for name, _ in name_arrangers(value))) if tells else []
        names = [name for name in names or split_names(told) if not _is_someone(name)]
        if names:
            found = [Organizer(name, _verbatim(name, value), where, "organizer.label") for name in names]
            return _distinct([*found, *_joining(paragraphs, publisher)])
    where, named = title
    if whose := of_annual_meeting(named):
        own_meeting = Organizer(whose, whose, where, "organizer.title")
        return _distinct([own_meeting, *_joining(paragraphs, None)])
    found = list(_in_prose(paragraphs, publisher))
    if any(each.rule == "organizer.arranges" for each in found):
        return _distinct(found)
    if signed := signatures(paragraphs):
        signing = (
            Organizer(name, _verbatim(name, text), at, "organizer.signed") for name, text, at in signed
        )
        return _distinct([*found, *signing])
    found += (Organizer(name, name, where, "organizer.title") for name in of_title(named))
    if publisher and not CHANNEL.fullmatch(publisher) and not _IS_HOST.fullmatch(publisher):
        own = _publisher(publisher, paragraphs, title, official=official or bool(found), short=short)
        if own := own or _with_others(publisher, found):
            own = _source(own, paragraphs) or own
            beside = (*_at_work(own, paragraphs), *_beside(own, paragraphs), *_listed(publisher, paragraphs))
            found = [own, *beside, *found]
    found += (Organizer(name, name, where, "organizer.title") for name in with_whom(named))
    return _distinct(found or list(_of_members(paragraphs, publisher or "")))


def _joining(paragraphs: Sequence[tuple[str, str]], publisher: str | None) -> Iterator[Organizer]:
    """Those with whom the labelled arranger does it, and the publisher where the text says that it invites as well."""
    texts, words = dict(paragraphs), own_words(publisher or "")
    of_name = signals.of(f"{publisher} {publisher}s")  # said where it is called by a word of its own, too
    telling = [
        (where, text)
        for where, text in paragraphs
        if ((said := signals.of(text)) | of_name) & shapes.TELLING
        and (
            said & shapes.BESIDE
            or (said & shapes.JOINT and shapes.WITH_NAME.search(text))
            or (publisher and (publisher in text or next(find_own(words, text), None)))
        )
    ]
    for each in _in_prose(paragraphs, publisher, telling):
        joins = each.rule != "organizer.arranges" or _is_with(texts[each.where].partition(each.quote)[0])
        if each.name == publisher or (joins and each.name[:1].isupper()):
            yield each


def _is_with(ahead: str) -> bool:
    """Whether a name stands behind "i samarbeid med", by the text ahead of it, and not behind the verb of that."""
    jointly = _JOINTLY.search(ahead)
    return jointly is not None and not shapes.ARRANGING.search(ahead, jointly.start())


def _of_members(paragraphs: Sequence[tuple[str, str]], publisher: str) -> Iterator[Organizer]:
    """The body whose members pay less or are invited, on another's page that tells of nobody else."""
    for where, text in paragraphs if publisher else ():
        members = _MEMBERS.search(text) if "edlem" in text else None
        for name in split_names(members["names"]) if members else ():
            if name != publisher and has_body_word(name) and is_body(name) and not _UNION.fullmatch(name):
                yield Organizer(name, _verbatim(name, text), where, "organizer.members")


def _in_prose(
    paragraphs: Sequence[tuple[str, str]],
    publisher: str | None,
    telling: Sequence[tuple[str, str]] | None = None,
) -> Iterator[Organizer]:
    """Those who the text says arrange; "kommunen" is the municipality that publishes, "laget" the publishing club.

    ``telling``: the paragraphs whose sentences are looked at, if not all.
    """
    own = publisher or ""
    texts = [text for _, text in paragraphs]
    words = own_words(in_full(own, texts) if own.isupper() else own)
    initials = "".join(word[0] for word in own.split())
    for where, text in paragraphs if telling is None else telling:
        told, said = with_name(words, text, own)
        for name, joins in name_arrangers(told):
            if _is_surname(name, paragraphs) or (name in _BOARD and not has_body_word(own)):
                continue
            if _BRANCH.fullmatch(name) or name in _BOARD or name == initials or is_first_word(name, own):
                yield Organizer(own or name, name, where, "organizer.arranges")
                continue
            rule = "organizer.joins" if joins else "organizer.arranges"
            if _CO_ARRANGER.search(text) or _IN_PRACTICE.match(text.partition(name)[2]):
                rule = "organizer.co-arranger"
            quote = said if said and name == own and name not in text else _verbatim(name, text)
            yield Organizer(name if name == own else in_full(name, texts), quote, where, rule)
    for name, where, joins in find_listed(paragraphs):
        yield Organizer(name, name, where, "organizer.joins" if joins else "organizer.arranges")


def _is_surname(name: str, paragraphs: Sequence[tuple[str, str]]) -> bool:
    """Whether a name of one word stands somewhere behind a given name: "Kari Holm leder laget. Holm inviterer …"."""
    if " " in name or has_body_word(name):
        return False
    for words in (text.split() for _, text in paragraphs if name in text):
        for at, word in enumerate(words):
            if word.strip(_AROUND) == name and any(map(_is_given, words[max(0, at - 2) : at])):
                return True
    return False


def _is_someone(name: str) -> bool:
    """Whether a labelled name is a person's, in full or by the given name alone: "Ansvarlig: Kari"."""
    return is_person(name) or name.lower() in GIVEN_NAMES


def _is_given(word: str) -> bool:
    return word[:1].isupper() and word.lower().split("-")[0] in GIVEN_NAMES


def _publisher(
    publisher: str,
    paragraphs: Sequence[tuple[str, str]],
    title: tuple[str, str],
    *,
    official: bool,
    short: str,
) -> Organizer | None:
    """The publisher, with the words by which the page speaks of it as arranging."""
    called = title[1].partition(":")[0]  # "GHL: medlemsmøte"
    if called.isupper() and called != title[1] and " " not in called and stands_for(called, publisher):
        return Organizer(called, called, title[0], "organizer.publisher")
    for where, text, (start, end) in speaks_of(publisher, paragraphs, title, official=official, short=short):
        if where == title[0] or not _is_name_plate(text[:start] + text[end:]):
            quote = text[start:end]
            name = short if short and quote.startswith(short) else publisher
            return Organizer(name, quote, where, "organizer.publisher")
    return None


def _beside(own: Organizer, paragraphs: Sequence[tuple[str, str]]) -> Iterator[Organizer]:
    """Who a sentence names in one breath with the publisher: "Granvoll hagelag og KS setter jord på dagsordenen"."""
    text = next((text for where, text in paragraphs if where == own.where and own.quote in text), "")
    before, _, after = text.partition(own.quote)
    if own.name != own.quote or _OF.search(before):
        return
    found = (_AND_BEHIND.match(after), _AND_BEFORE.search(before))
    wish = _WISHES.search(before) is not None
    for match in filter(None, found):
        name = match["name"]
        known = has_body_word(name) or name[:1].islower() or (wish and after.startswith(" å ", match.end()))
        if known and is_body(name) and not _OF.search(before[: match.start()]):
            yield Organizer(name, name, own.where, "organizer.beside")


def _listed(publisher: str, paragraphs: Sequence[tuple[str, str]]) -> Iterator[Organizer]:
    """Those who stand with the publisher in a line that is but names: "KS, Granvoll hagelag, Framtiden"."""
    for where, text in paragraphs:
        for line in text.split("\n") if publisher in text and "," in text else ():
            names = (
                list(split_names(line))
                if publisher in line and not line.rstrip().endswith((".", ":"))
                else []
            )
            said = sum(map(len, names)) + len(_JOINTS.findall(line)) * 2
            others = [name for name in names if name != publisher]
            bodies = all(map(is_body, names)) and any(map(has_body_word, others))
            if len(names) > len(others) and said >= len(line) - 3 and bodies:
                yield from (
                    Organizer(name, _verbatim(name, line), where, "organizer.listed") for name in names
                )
                return


def _source(own: Organizer, paragraphs: Sequence[tuple[str, str]]) -> Organizer | None:
    """The body that a text which says "vi" on another's page has from: "Kilde: Granvoll hagelag"."""
    if not _WE.search(own.quote):
        return None
    for where, text in reversed(paragraphs):
        names = split_names(text.partition(":")[2]) if text.startswith(_SOURCES) else ()
        for name in reversed([name for name in names if has_body_word(name) and is_body(name)]):
            return Organizer(name, _verbatim(name, text), where, "organizer.signed")
    return None


def _at_work(own: Organizer, paragraphs: Sequence[tuple[str, str]]) -> Iterator[Organizer]:
    """Those who "we" are: "Granvoll lag og KS samarbeider om kompost." ahead of "Vi inviterer til kurs"."""
    for where, text in paragraphs if _WE.search(own.quote) else ():
        if where == own.where:
            return
        told = _WORKING.match(text) if "samarbeid" in text else None
        names = [name for name in split_names(told["names"]) if is_body(name)] if told else []
        if any(_is_part(name, own.name) for name in names):
            yield from (Organizer(name, _verbatim(name, text), where, "organizer.beside") for name in names)


def _with_others(publisher: str, found: Sequence[Organizer]) -> Organizer | None:
    """The publisher who tells of an event "in cooperation with" others and names nobody else."""
    joined = next((each for each in found if each.rule == "organizer.joins"), None)
    if joined is None or not has_body_word(publisher):
        return None
    return Organizer(publisher, joined.quote, joined.where, "organizer.publisher")


def _is_name_plate(rest: str) -> bool:
    """Whether a line is names side by side, as at the foot of every page: "© Granvoll kommune · Personvern".

    ``rest``: the line without the name that was found in it.
    """
    return bool(_SIDE_BY_SIDE.search(rest)) and sum(map(str.isalpha, rest)) <= _PLATE


def _verbatim(name: str, text: str) -> str:
    """As much of a name's beginning as stands in the text word for word, in whatever case, else of its end."""
    words, folded = name.split(), text.lower()
    heads = (" ".join(words[:n]) for n in range(len(words), 0, -1))
    tails = (" ".join(words[n:]) for n in range(1, len(words)))
    for part in (*heads, *tails):
        if part in text:
            return part
        if (at := folded.find(part.lower())) >= 0:
            return text[at : at + len(part)]
    return words[0]


def _distinct(found: Sequence[Organizer]) -> list[Organizer]:
    """Each organiser once: a name that is part of another is the other."""
    kept: list[Organizer] = []
    for organizer in found:
        twin = next(
            (k for k in kept if _is_part(organizer.name, k.name) or _is_part(k.name, organizer.name)), None
        )
        if twin is None:
            kept.append(organizer)
        elif len(organizer.name) > len(twin.name):
            kept[kept.index(twin)] = organizer
    return kept[:_MOST]


def _is_part(name: str, other: str) -> bool:
    return any(
        _START.match(other, start) and _END.match(other, end) for start, end in find_spans(name, other)
    )
