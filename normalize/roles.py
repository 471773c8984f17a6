"""What each date is to the event, from the words around it: its own, moved from, denied, a limit, when doors open."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from normalize.atoms import Atom, Day, Lasting, Mark, Sign, Times, Window

if TYPE_CHECKING:
    from collections.abc import Sequence

    from normalize.expressions import Role

# How far, in characters, a word reaches over others: "opprinnelig planlagt til den 3. mars", "ikke den 7. mai".
_REACH: Final[dict[Sign, int]] = {"previous": 40, "bound": 40, "not": 10, "moved": 40}
# Without any of these every date is the event's.
SPEAKING: Final[frozenset[Sign]] = frozenset(("previous", "not", "bound", "moved", "new", "doors"))
# How far back "ny dato" or "er flyttet til" turns a date into the former one.
_BACK: Final = 80


def assign_roles(atoms: Sequence[Atom]) -> list[Role]:
    """The role of each atom; that of marks means nothing. Without a mark that speaks all are the event's."""
    return _Roles(atoms).roles


def find_past(atoms: Sequence[Atom]) -> list[bool]:
    """Whether each atom stands in a sentence with a verb in the past tense ("fristen gikk ut 20. april")."""
    past = [False] * len(atoms)
    first, told = 0, False
    for position, atom in enumerate(atoms):
        ends = position == len(atoms) - 1
        if isinstance(atom, Mark):
            told = told or atom.past
            ends = ends or atom.sign in ("stop", "break")
        if ends:
            if told:
                past[first : position + 1] = [True] * (position + 1 - first)
            first, told = position + 1, False
    return past


class _Roles:
    """One pass over the atoms; a word gives its role to what follows within its reach."""

    def __init__(self, atoms: Sequence[Atom]) -> None:
        self.atoms = atoms
        self.roles: list[Role] = ["event"] * len(atoms)
        self.role: Role = "event"
        self.until = 0
        self.seen_month = False  # a whole date, or a season or the like, was given the role
        self.moved = False
        self.joint: Sign | None = None
        for position, atom in enumerate(atoms):
            if isinstance(atom, Mark):
                self._mark(atom, position)
            else:
                self._date(atom, position)

    def _set(self, role: Role, until: int = 0) -> None:
        self.role, self.until, self.seen_month = role, until, False

    def _mark(self, mark: Mark, position: int) -> None:
        sign = mark.sign
        if sign in ("previous", "not", "bound"):
            if sign != "bound" or self._has_date_ahead(position):
                self._set("bound" if sign == "bound" else "previous", mark.end + _REACH[sign])
        elif sign == "moved":
            self.moved = True
        elif sign == "new":
            self._renew(position)
        elif sign in ("but", "open", "close") or (sign in ("stop", "break") and self.seen_month):
            self._set("event")
        elif sign == "doors":
            self._doors(position)
        elif sign == "gap" and mark.end - mark.start > _REACH["moved"]:
            self.moved = False
        self.joint = sign

    def _date(self, atom: Atom, position: int) -> None:
        if self.roles[position] == "doors":
            return
        if isinstance(atom, Day):
            self._moved(atom, position)
            if self.role == "previous" and self.joint == "comma" and self.seen_month:
                self._set("event")  # "opprinnelig 3. mars, holdes 10. mars"
        if atom.start > self.until:
            self._set("event")
        self.roles[position] = self.role
        if self.role != "event":
            self.until = max(self.until, atom.end + _REACH["not"])
            whole = isinstance(atom, Window | Lasting) or (isinstance(atom, Day) and atom.month is not None)
            self.seen_month = self.seen_month or whole
        self.joint = None

    def _moved(self, day: Day, position: int) -> None:
        """ "flyttet fra 3. til 10. mars", "3. mars er flyttet til 10. mars"."""
        if not self.moved:
            return
        if self.joint == "from":
            self._set("previous", day.end)
        elif self.joint == "range":
            self._turn_back(position, day)
            self._set("event")
            self.moved = False

    def _renew(self, position: int) -> None:
        """ "ny dato: 10. mars"; and "3. mars blir 10. mars i stedet", behind the date."""
        if self._has_date_ahead(position):
            self._turn_back(position)
        elif isinstance(self.atoms[position - 1], Day) and self.roles[position - 1] == "previous":
            self.roles[position - 1] = "event"
        self._set("event")

    def _turn_back(self, position: int, day: Day | None = None) -> None:
        """Dates shortly before become former ones; a day without month takes that of the new date."""
        here = self.atoms[position].start
        for back in range(position - 1, max(position - 12, -1), -1):
            atom = self.atoms[back]
            if here - atom.end > _BACK:
                return
            if not isinstance(atom, Mark) and self.roles[back] == "event":
                self.roles[back] = "previous"
            if isinstance(atom, Day) and atom.day and not atom.month and day is not None:
                atom.month, atom.strength = day.month, 2

    def _has_date_ahead(self, position: int) -> bool:
        """Whether a word has a date to speak of; "kl. 12 (etter lunsj)" and "10. mars (ny dato)" have none.

        Nor does one with a sentence of its own: "Siden målingene startet. Onsdag 4. mai møtes vi."
        """
        words = False
        for atom in self.atoms[position + 1 : position + 4]:
            if not isinstance(atom, Mark):
                return atom.start - self.atoms[position].end <= _REACH["bound"]
            if atom.sign == "stop" and words:
                return False
            words = words or atom.sign == "gap"
        return False

    def _doors(self, position: int) -> None:
        """Doors, coffee, registration: the time or length after the word, or else the time just before it."""
        for ahead in range(position + 1, min(position + 4, len(self.atoms))):
            atom = self.atoms[ahead]
            if isinstance(atom, Times | Lasting):
                self.roles[ahead] = "doors"
                return
            if not isinstance(atom, Mark) or atom.sign not in ("from", "and", "doors", "range"):
                break
        back = position - 1 - self._is_bracketed(position)
        before = self.atoms[back] if back >= 0 else None
        if isinstance(before, Times) and before.until is None:
            self.roles[back] = "doors"

    def _is_bracketed(self, position: int) -> bool:
        """Whether a word stands alone in brackets: "kl. 17 (mat), foredrag kl. 18"."""
        around = self.atoms[max(position - 1, 0) : position + 2 : 2]
        return [each.sign for each in around if isinstance(each, Mark)] == ["open", "close"]
