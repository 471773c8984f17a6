"""Names of feasts and marked days. How their dates are computed is the business of normalize.feasts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from normalize.lexicon.word import Word

if TYPE_CHECKING:
    from collections.abc import Iterator

# Feast → what people call it; names of several words are matched with or without dots ("St. Hans").
NAMES: Final = {
    "new-year": "nyttårsdag|nyttårsdagen|new year's day",
    "holocaust": "holocaustdagen|den internasjonale holocaustdagen",
    "sami-day": "samefolkets dag|samefolkets nasjonaldag|samefolketsdag|samenes nasjonaldag|samanes nasjonaldag"
    "|samane sin nasjonaldag|samedagen|sámi álbmotbeaivi",
    "valentine": "valentinsdag|valentinsdagen|valentines|valentine's day|alle hjerters dag",
    "women": "kvinnedagen|kvinnedag|den internasjonale kvinnedagen|international women's day",
    "water": "verdens vanndag|verdas vassdag|vanndagen|vassdagen",
    "mothers": "morsdag|morsdagen",
    "fathers": "farsdag|farsdagen",
    "shrove-sunday": "fastelavnssøndag|fastelavnssundag|fastelavnsøndag|fastelavn|fastelavnssøndagen|fastelavenssøndag",
    "shrove-tuesday": "fetetirsdag|feitetirsdag|feitetysdag|fetetirsdagen|feitetysdagen",
    "ash-wednesday": "askeonsdag|oskeonsdag|askeonsdagen|oskeonsdagen|ash wednesday",
    "palm-sunday": "palmesøndag|palmesundag|palmesøndagen|palmesundagen|palm sunday",
    "maundy-thursday": "skjærtorsdag|skjertorsdag|skjærtorsdagen|skjertorsdagen|maundy thursday",
    "good-friday": "langfredag|langfredagen|good friday",
    "easter-eve": "påskelørdag|påskelaurdag|påskelørdagen|påskelaurdagen|påskenatt|påskenatta|påskenatten|holy saturday",
    "easter": "påskesøndag|påskesundag|påskesøndagen|easter sunday|easter day",
    "easter-monday": "easter monday|påskemandag|påskemåndag",
    "ascension": "kristi himmelfartsdag|kristi himmelfartsdagen|kristi himmelfart|kr himmelfartsdag|kr himmelfart"
    "|himmelfartsdagen|himmelfartsdag|kristihimmelfartsdag|kristi himmelferdsdag|kristi himmelferd|himmelferdsdagen"
    "|kr himmelferdsdag|ascension day",
    "pentecost-eve": "pinselørdag|pinselaurdag|pinselørdagen|pinselaurdagen",
    "pentecost": "pinsesøndag|pinsesundag|pinsesøndagen|whit sunday",
    "pentecost-monday": "pinsemandag|pinsemåndag|whit monday",
    "books": "verdens bokdag|verdas bokdag",
    "earth": "jordens dag|jorddagen|earth day|verdens jorddag",
    "labour": "arbeidernes dag|arbeidarane sin dag|arbeidernes internasjonale dag|labour day",
    "liberation": "frigjøringsdagen|frigjeringsdagen|frigjøringsdag",
    "europe": "europadagen|europadag",
    "national": "grunnlovsdagen|grunnlovsdag|nasjonaldagen|syttendemai|syttandemai|constitution day",
    "biodiversity": "naturmangfoldsdagen|naturmangfaldsdagen|den internasjonale dagen for biologisk mangfold"
    "|verdens biologiske mangfoldsdag",
    "environment": "verdens miljødag|verdas miljødag|verdens miljødagen|miljøverndagen|world environment day",
    "ocean": "verdens havdag|verdas havdag|verdenshavdagen",
    "earth-hour": "earth hour",
    "midsummer-eve": "sankthans|st hans|sankt hans|santhans",
    "midsummer": "sankthansdag|sankthansdagen|st hansdag|st hansdagen|jonsok|jonsokdagen|jonsokdag",
    "olsok": "st olavs dag|olsok|olsokdagen|olavsdagen|olsokdag",
    "michaelmas": "mikkelsmess|mikjelsmess",
    "elderly": "eldredagen|den internasjonale eldredagen|fns internasjonale eldredag",
    "mental-health": "verdensdagen for psykisk helse|verdsdagen for psykisk helse",
    "food": "verdens matdag|verdas matdag|matvaredagen",
    "un-day": "fn dagen|fndagen|fn dag|fns dag",
    "halloween": "halloween",
    "all-saints": "allehelgensdag|allehelgensdagen|allehelgenssøndag|allehelgenssundag|allehelgenssøndagen|helgemesse"
    "|helgemessesøndag|helgemessesundag|allehelgens dag",
    "soil": "verdens jordsmonndag|verdas jordsmonndag|jordsmonndagen",
    "children": "barnekonvensjonens dag|verdens barnedag|barnerettighetsdagen",
    "volunteers": "frivillighetens dag|frivillighetsdagen|frivilligheitsdagen|den internasjonale frivillighetsdagen",
    "human-rights": "menneskerettighetsdagen|menneskerettsdagen|menneskerettighetenes dag",
    "lucia": "luciadagen|luciadag|lussinatt|lussidagen|lussidag|santa lucia|sankta lucia",
    "christmas": "juledag|juledagen|christmas day",
    "boxing": "boxing day",
    "epiphany": "helligtrekongersdag|heilagtrekongarsdag|heilage tre kongars dag|hellige tre kongers dag|trettendedagen"
    "|trettandedagen|helligtrekonger|trettendedag jul|trettandedag jul",
    "twentieth-day": "tjuendedag jul|tyvendedag jul|tjuandedag jul|tjuendedagen|tjuandedagen",
    "candlemas": "kyndelsmesse|kyndelsmess",
    "black-friday": "black friday",
}

# Eves, whose names are these stems with "aften" in one of its forms; and "new year's eve".
EVES: Final = {
    "new-year-eve": "nyttårs|nyårs|new year's eve",
    "easter-eve": "påske|easter eve",
    "pentecost-eve": "pinse|kvitsuns",
    "midsummer-eve": "sankthans|sanktans|st hans|sankt hans|jonsok|midsommer|midsommar|midsummer eve",
    "olsok-eve": "olsok",
    "halloween": "allehelgens",
    "little-christmas-eve": "lille jul|lillejul|litle jul|litlejul|vesle jul|veslejul|vetle jul",
    "christmas-eve": "jul|jule|jol|jole|christmas eve",
}
_EVE: Final = "aften aftenen aftens aftan aftanen afta eftan eftaen kveld kvelden".split()

# Feasts that come as first, second … day: "1. juledag", "andre påskedag", "2. pinsedag", "1. nyttårsdag".
NUMBERED: Final = {
    "christmas": "juledag joledag juledagen romjulsdag",
    "easter": "påskedag påskedagen",
    "pentecost": "pinsedag pinsedagen kvitsundag",
    "new-year": "nyttårsdag nyttårsdagen",
}

# Stretches of days around a feast: a window, not a date.
STRETCHES: Final = {
    "new-year-days": "nyåret|over nyttår|over nyår|etter nyttår|etter nyår",
    "shrove-weekend": "fastelavnshelg|fastelavnshelga|fastelavnshelgen",
    "palm-weekend": "palmehelg|palmehelga|palmehelgen",
    "easter-week": "påske|påska|påsken|påskeferien|påskeferie|påsketid|påsketider|easter",
    "holy-week": "påskeuke|påskeuka|påskeuken|påskeveke|påskeveka|den stille uke|den stille uka|den stille veka"
    "|stille uke|stille veke|holy week",
    "easter-weekend": "påskehelg|påskehelga|påskehelgen|påskehøgtida|påskehøytiden|påskehøytida",
    "ascension-weekend": "kristi himmelfartshelg|kristi himmelfartshelga|kristi himmelfartshelgen|himmelfartshelga"
    "|himmelfartshelgen",
    "pentecost-weekend": "pinse|pinsa|pinsen|pinsehelg|pinsehelga|pinsehelgen|pinsehøytiden|pinsehøgtida",
    "christmas-week": "jula|julen|joli|julehelga|julehelgen|julehøgtida|julehøytiden|christmas",
    "romjul": "romjul|romjula|romjulen|romjola|mellomjula",
    "christmas-break": "juleferien|juleferie|joleferien|joleferie",
    "turn-of-year": "årsskiftet|årsskifte|ved nyttår|rundt nyttår|kring nyttår|ved nyår",
    "winter-break": "vinterferien|vinterferie",
    "autumn-break": "høstferien|høstferie|haustferien|haustferie",
    "summer-break": "sommerferien|sommerferie|sommarferien|sommarferie|skoleferien|skuleferien",
    "joint-holiday": "fellesferien|fellesferie",
}

# Sundays (and eves) before Christmas: "3. søndag i advent".
ADVENT: Final = "advent adventa adventstid adventstiden adventstida"


def entries() -> Iterator[tuple[str, Word]]:
    """Every name, of one or more words, with its feast."""
    for feast, names in NAMES.items():
        for name in names.split("|"):
            yield name, Word("feast", name=feast)
    for feast, stems in EVES.items():
        for stem in stems.split("|"):
            for name in [stem] if stem.endswith(" eve") else [stem + eve for eve in _EVE]:
                yield name, Word("feast", name=feast)
                if stem.endswith(" hans"):
                    yield f"{stem} {name.removeprefix(stem)}", Word("feast", name=feast)
    for feast, names in NUMBERED.items():
        for name in names.split():
            # A numbered name alone is the first day ("påskedag"), which the value 1 marks as countable.
            yield name, Word("feast", 1, name=feast)
    for stretch, names in STRETCHES.items():
        for name in names.split("|"):
            yield name, Word("feast", 2, name=stretch)
    for name in ADVENT.split():
        yield name, Word("feast", 3, name="advent")
