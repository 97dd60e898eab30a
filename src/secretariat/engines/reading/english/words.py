"""Words of the genre in English: honorifics, titles, head nouns, and capitalised words that name nobody."""

import re
from functools import lru_cache
from importlib.resources import files

HONORIFIC = (
    r"(?:(?:Vice|Rear)[- ](?:Adm\.|Admiral)|"
    r"Chief(?= (?:[A-Z][a-z]+ [A-Z]|\ue000))(?! (?:Executive|Minister|Justice|Whip|Negotiator|Secretary|"
    r"Economist|Advis[eo]r|"
    r"Commissioner|Operating|Financial|Representative|Delegate|Coordinator|Technical)\b)|YAB|YB|YBM|YAM|"
    r"Y\.A\.B\.|Y\.B\.M\.|Y\.M\.|Datuk Seri|Dato' Seri|Dato' Sri|"
    r"Datin Paduka|Tan Sri|Pehin|H\.\s?E\.?(?!\w)|HE|\((?:[Rr]e?td|[Rr]et)\.?\)|H\.R\.H\.|"
    r"HRH|H\.M\.|(?:His|Her|Your|Their) (?:Royal |Serene |Imperial )?"
    r"(?:Excellency|Excellencies|Majesty|Highness|Eminence|Honou?r|Holiness|Beatitude)|The (?:Rt\.? |"
    r"Right )?Hon(?:ou?rable|\.)?|"
    r"Rt\.? Hon\.?|Right Hon(?:ou?rable)?|Hon(?:ou?rable|\.)?|Hon(?:'ble)|Excellency|Mr\.?|Mrs\.?|"
    r"Ms\.?|Miss|Mx\.?|"
    r"Messrs\.?|"
    r"Mme\.?|Madame|Madam|Monsieur|Dr\.?|Prof\.?|Professor|Amb\.?|Ambassador|Ambassadors|Sir|Dame|Lord|"
    r"Lady|Baroness|Viscount|"
    r"Sen\.|Rep\.|Gov\.|Gen\.|General|Lt\.?|Lieutenant|Col\.|Colonel|Maj\.|Major|Brig\.|Brigadier|Adm\.|"
    r"Admiral|"
    r"Capt\.|Captain|Cmdr\.|Commodore|Marshal|Rev\.|Sheikh|Shaikh|Sheikha|Prince|Princess|Crown Prince|Emir|"
    r"Tan Sri|Dato'?|Datuk|Dato' Sri|Datuk Seri|Tun|Ratu|Shri|Smt\.?|Haji|Hajia|Engr?\.|Ing\.|"
    r"Comrade|Senator|Congressman|Congresswoman|Judge|Cardinal|Archbishop|Bishop)"
)

# Words that may stand before the noun of a title and belong to it.
_BEFORE = (
    r"(?:First|Second|Deputy|Vice|Vice-|Acting|Assistant|Associate|Senior|Federal|Special|Permanent|"
    r"Executive|National|"
    r"Chief|Interim|Under-?|Honorary|Union|Parliamentary|Prime|Foreign|Interior|Defen[cs]e|Finance|Trade|"
    r"Economy|Economic|"
    r"Energy|Oil|Petroleum|Mines|Mining|Works|Railways|Additional|"
    r"Transport|Health|Justice|Environment|Climate|Agriculture|Education|Culture|Cultural|"
    r"External Affairs|"
    r"Foreign Affairs|European Affairs|EU Affairs|Home Affairs|Home|Internal Affairs|Industry|"
    r"Commerce|Tourism|Labou?r|Development|"
    r"Digital|"
    r"Fisheries|Planning|Science|Sports?|Youth|Water|Housing|Information|Communications?|Migration|"
    r"Immigration|"
    r"International Development|Regional|General|Managing|Principal|Personal|High|Cabinet|State|Lead|"
    r"Chief|Co-|"
    r"Commerce|Treasury|Governing|Founding|Joint|Resident|Political|Policy|Legal|Press|Plenipotentiary|"
    r"Honou?rary|County|Provincial|Municipal|"
    r"Humanitarian|Police|Military|Supreme|Senior Arctic|Extraordinary|European)"
)
_NOUN = (
    r"(?:Presidents?|Prime Ministers?|Premiers?|Chancellors?|Ministers?-Counsell?ors?|"
    r"Ministers?-Presidents?|Ministers? of State|"
    r"Ministers?|Taoiseach|Secretar(?:y|ies)[- ]Generals?|Secretaries[- ]General|Generals? Secretar(?:y|ies)|"
    r"Under-?[ ]?Secretar(?:y|ies)(?:[- ]General)?|Secretar(?:y|ies) of State|State Secretar(?:y|ies)|"
    r"Secretar(?:y|ies)|"
    r"Directors?[- ]Generals?|Directors?|Chair(?:man|men|woman|person|persons)?(?:-in-Office|"
    r"[- ]in[- ]Office)?|"
    r"Chairs?(?:-in-Office)?|"
    r"Co-?[Cc]hair(?:s|man|woman|person)?|Vice-?[Cc]hair(?:man|woman|person)?|Vice-?[Pp]residents?|"
    r"Speakers?|Governors?(?:[- ]General)?|"
    r"Mayors?|Lord Mayors?|High Commissioners?|Commissioners?|High Representatives?|Representatives?|"
    r"Envoys?|Heads? of (?!the\b)[A-Z]\w+|Heads?|"
    r"CEO|Chief Executive(?: Officer)?|Chief of (?:Staff|Mission|Protocol|Cabinet)|Attorneys?[- ]General|"
    r"Attorney|"
    r"Coordinators?|Co-?ordinators?|Senior (?:Arctic )?Officials?|Kings?|Queens?|Emperor|Emirs?|Amir|"
    r"Sultan|Crown Prince|"
    r"Charg[eé]s? d'[Aa]ffaires(?: a\.i\.)?|Consuls?[- ]General|Consul|Rapporteurs?|Advis[eo]rs?|"
    r"Spokes(?:man|woman|person)|"
    r"Marshals?(?= of (?:the )?[A-Z])|"
    r"Rectors?|Leaders?|(?:Presidential |Senior )?Aides?|Press Secretary|Commander(?:-in-Chief)?|"
    r"Counsell?ors?|Councill?ors?|Delegates?|Sherpas?|Administrator|"
    r"Comptroller|Treasurer|"
    r"Dean|Ombudsman|Ambassador Extraordinary(?: and Plenipotentiary)?|Ambassadors?(?= (?:of|to) )"
    r"|Ambassador-at-Large|"
    r"Prosecutors?(?:[- ]General)?|Registrar|Inspector[- ]General|"
    r"Members?(?= of (?:the )?[A-Z])|Member of Parliament|MP)"
)
TITLE = re.compile(
    rf"\b(?=[A-Z])(?:(?:{_BEFORE}(?:[ -]| and (?!Acting|Deputy|First|Vice|Special|Senior|Permanent|"
    rf"Chief|Executive)| & |(?<=-)))*{_NOUN})(?:(?: and |/| & | )(?:{_BEFORE}[ -])*"
    rf"(?:CEO|Chief Executive Officer|Chief Executive|Director(?:[- ]General)?|Founder|Secretary|"
    rf"Member of Parliament))?(?![\w-])"
)
# The same in small letters, as agencies write; only titles that are sure in running text.
SMALL_TITLE = re.compile(
    r"\b(?=[a-z]|(?:[A-Z][a-z]+[ -]){1,3}[a-z])(?:(?i:deputy|vice|acting|first|assistant|foreign|prime"
    r"|defen[cs]e"
    r"|interior|finance|trade|economy|"
    r"energy|oil|petroleum|transport|joint|senior|"
    r"health|justice|environment|agriculture|federal|executive|permanent|special|external affairs|"
    r"foreign affairs|state|cabinet|resident|chief|personal)[ -])*"
    r"(?:presidents?|(?<=oreign )secretar(?:y|ies)|(?<=ome )secretary|(?<=oint.)secretar(?:y|ies)"
    r"|(?<=ermanent )secretar(?:y|ies)|"
    r"(?<=efence )secretary|ministers?(?: of (?:state|foreign affairs|foreign relations|"
    r"external relations|"
    r"defen[cs]e|finance|"
    r"internal affairs|the interior))?|premiers?|chancellors?|secretar(?:y|ies)[- ]generals?|"
    r"secretaries[- ]general|"
    r"secretary of state|[Gg]eneral secretary|chair(?:man|woman|person)|speaker|director[- ]general|"
    r"(?<=xecutive )(?:secretary|director)|(?:deputy )?director(?= of (?:the )?[A-Z])|councill?or(?= (?:of"
    r"|for) (?:the )?[A-Z])|"
    r"mayor|governor|commissioner|high representative|special envoy|"
    r"(?:(?<=ermanent )|(?<=pecial )|(?<=ersonal )|(?<=resident ))representatives?|"
    r"co-?chair(?:s|man|woman|person)?(?= of\b)|ambassador|envoy"
    r"|spokes(?:man|woman|person)|counterparts?|"
    r"colleagues?|king|queen|"
    r"emir|(?<=[A-Z] )leader|member(?= of the (?:Politburo|Presidium|Central Committee|Bureau))|"
    r"head(?= of (?:the |its |their )?(?:[A-Za-z]+ )?delegation)|head(?= of (?:the )?(?!State|Government"
    r"|Mission)[A-Z])|"
    r"advis[eo]r(?= to (?:the )?[A-Z]))(?![\w-])"
)


@lru_cache(maxsize=4)
def titles_in(view: str) -> tuple[re.Match[str], ...]:
    """Return the titles of a text, those in capitals first; three rules ask for them."""
    return (*TITLE.finditer(view), *SMALL_TITLE.finditer(view))


# Offices that a body has, not a state.
OF_BODY = re.compile(
    r"(?:(?:deputy|assistant|acting|incoming|outgoing|first) )*"
    r"(?:secretar(?:y|ies)[- ]general|general secretary|director[- ]general|executive (?:secretary|director)|"
    r"chair(?:man|woman|person)?(?:[- ]in[- ]office)?|co-?chair\w*|vice-?[ ]?chair\w*)\b",
    re.IGNORECASE,
)


def _sections() -> dict[str, frozenset[str]]:
    table: dict[str, set[str]] = {}
    section = ""
    for line in files(__package__).joinpath("words.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            section = line.strip("[]")
            table[section] = set()
        elif line and not line.startswith("#"):
            table[section].update(line.split())
    return {name: frozenset(words) for name, words in table.items()}


_WORDS = _sections()
HEAD = _WORDS["HEAD"]
WEAK_HEAD = _WORDS["WEAK_HEAD"]
NO_NAME = _WORDS["NO_NAME"]
ALONE = _WORDS["ALONE"]
BARE = _WORDS["BARE"]
CUT = _WORDS["CUT"]
FUNCTION = _WORDS["FUNCTION"]
SMALL = _WORDS["SMALL"]
FAMILY_FIRST = _WORDS["FAMILY_FIRST"]
AFTER_NAME = _WORDS["AFTER_NAME"]
