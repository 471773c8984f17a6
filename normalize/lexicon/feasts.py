"""Names of feasts and marked days. How their dates are computed is the business of normalize.feasts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from normalize.lexicon.word import Word

if TYPE_CHECKING:
    from collections.abc import Iterator

# Feast → what people call it; names of several words are matched with or without dots ("St. Hans").
NAMES = {
    "new-year": "nyttårsdag|nyttårsdagen",
    "new-year-eve": "nyttårsaften|nyttårsaftenen|nyttårsaftan|nyårsaften|new year's eve",
    "sami-day": "samefolkets dag|samefolkets nasjonaldag|samefolketsdag|samenes nasjonaldag|samedagen|sámi álbmotbeaivi",
    "valentine": "valentinsdag|valentinsdagen|valentines",
    "women": "kvinnedagen|kvinnedag|den internasjonale kvinnedagen",
    "mothers": "morsdag|morsdagen",
    "fathers": "farsdag|farsdagen",
    "shrove-sunday": "fastelavnssøndag|fastelavnssundag|fastelavnsøndag|fastelavn|fastelavnssøndagen|fastelavenssøndag",
    "shrove-tuesday": "fetetirsdag|feitetirsdag|feitetysdag|fetetirsdagen|feitetysdagen",
    "ash-wednesday": "askeonsdag|oskeonsdag|askeonsdagen",
    "palm-sunday": "palmesøndag|palmesundag|palmesøndagen|palmesundagen",
    "maundy-thursday": "skjærtorsdag|skjertorsdag|skjærtorsdagen|skjertorsdagen",
    "good-friday": "langfredag|langfredagen",
    "easter-eve": "påskeaften|påskeaftan|påskelørdag|påskelaurdag|påskelørdagen",
    "easter": "påskesøndag|påskesundag|easter sunday",
    "ascension": "kristi himmelfartsdag|kristi himmelfartsdagen|kristi himmelfart|kr himmelfartsdag|kr himmelfart|himmelfartsdagen|kristihimmelfartsdag|kristi himmelferdsdag|kristi himmelferd|himmelferdsdagen",
    "pentecost-eve": "pinseaften|pinseaftan|pinselørdag|pinselaurdag",
    "pentecost": "pinsesøndag|pinsesundag",
    "labour": "arbeidernes dag|arbeidarane sin dag|arbeidernes internasjonale dag",
    "liberation": "frigjøringsdagen|frigjeringsdagen",
    "national": "grunnlovsdagen|grunnlovsdag|nasjonaldagen|syttendemai|syttandemai",
    "environment": "verdens miljødag|verdas miljødag|verdens miljødagen",
    "earth": "jordens dag|jorddagen|earth day|verdens jorddag",
    "earth-hour": "earth hour",
    "midsummer-eve": "sankthansaften|st hansaften|sankt hansaften|sankthansaftan|st hansaftan|sankt hansaftan|jonsokaften|jonsokaftan|jonsokkvelden|sankthanskvelden|st hanskvelden|sankthans|st hans|sankt hans|st hans aften|sankt hans aften|jonsokkveld",
    "midsummer": "sankthansdag|sankthansdagen|st hansdag|jonsok|jonsokdagen|jonsokdag",
    "olsok": "st olavs dag|olsok|olsokdagen|olavsdagen|olsokdag",
    "olsok-eve": "olsokaften|olsokaftan",
    "un-day": "fn dagen|fndagen|fn dag",
    "halloween": "halloween|allehelgensaften|allehelgensaftan",
    "all-saints": "allehelgensdag|allehelgensdagen|allehelgenssøndag|allehelgenssundag|helgemesse|helgemessesøndag|allehelgens dag",
    "lucia": "luciadagen|luciadag|lussinatt|lussidagen|santa lucia",
    "little-christmas-eve": "lille julaften|lillejulaften|veslejulaftan|vesle julaftan|litle julaftan|litlejulaftan|lille julaftenen",
    "christmas-eve": "julaften|julaftan|julaftenen|julaftenskvelden|joleftan|julekvelden|christmas eve",
    "christmas": "juledag|juledagen|christmas day",
    "epiphany": "helligtrekongersdag|heilagtrekongarsdag|trettendedagen|helligtrekonger",
    "candlemas": "kyndelsmesse|kyndelsmess",
    "black-friday": "black friday",
    "michaelmas": "mikkelsmess|mikjelsmess",
}

# Feasts that come as first, second … day: "1. juledag", "andre påskedag", "2. pinsedag", "1. nyttårsdag".
NUMBERED = {
    "christmas": "juledag joledag juledagen romjulsdag",
    "easter": "påskedag påskedagen",
    "pentecost": "pinsedag pinsedagen kvitsundagsdag",
    "new-year": "nyttårsdag nyttårsdagen",
}

# Stretches of days around a feast: a window, not a date.
STRETCHES = {
    "easter-week": "påske|påska|påsken|påskehelga|påskehelgen|påskeuka|påskeuken|påskeveka|påskeferien|påskeferie",
    "pentecost-weekend": "pinse|pinsa|pinsen|pinsehelg|pinsehelga|pinsehelgen",
    "christmas-week": "jula|julen|romjul|romjula|romjulen|joli|joleferien",
}

# Sundays (and eves) before Christmas: "3. søndag i advent".
ADVENT = "advent adventstid adventstiden adventstida"


def entries() -> Iterator[tuple[str, Word]]:
    """Every name, of one or more words, with its feast."""
    for feast, names in NAMES.items():
        for name in names.split("|"):
            yield name, Word("feast", name=feast)
    for feast, names in NUMBERED.items():
        for name in names.split():
            # A numbered name alone is the first day ("påskedag"), which the value 1 marks as countable.
            yield name, Word("feast", 1, name=feast)
    for stretch, names in STRETCHES.items():
        for name in names.split("|"):
            yield name, Word("feast", 2, name=stretch)
    for name in ADVENT.split():
        yield name, Word("feast", 3, name="advent")
