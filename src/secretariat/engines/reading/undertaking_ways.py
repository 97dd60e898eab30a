"""How operative paragraphs say who is to do what: the ways of the genre, for each language that is read.

Resolutions speak without a subject ("Requests X to ..."), declarations in the first person ("We request
..."), communiqués of the past ("The Ministers requested ..."). Who speaks is not who acts: whoever opens a
paragraph with a verb of saying owes nothing by it.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Ways:
    """The ways of one language.

    `asks_nothing`: how a paragraph opens that takes note, welcomes, believes; `asks`: a verb with whom it
    asks behind it; `also_asks`: such a verb as the second one of a sentence, from which `asks` reads on;
    `agreed_that`: whom an agreement says will do something; `all_members`: everybody alike; `decides`: how
    the body opens that decides for itself; `due`, `dated`: what stands before a term, before a day that is
    one only if it lies ahead; `stem`: how many signs at the end of a word may change.
    """

    asks_nothing: re.Pattern[str]
    asks: re.Pattern[str]
    also_asks: re.Pattern[str]
    agreed_that: re.Pattern[str]
    all_members: re.Pattern[str]
    decides: re.Pattern[str]
    due: re.Pattern[str]
    dated: re.Pattern[str]
    stem: int


def _ways(words: str) -> re.Pattern[str]:
    """Return a pattern written over several lines, in which a space means any white space."""
    return re.compile(re.sub(r"\n\s*", "", words).replace(" ", r"\s+"), re.IGNORECASE)


_SPEAKS = (
    r"^\s*(?:(?:in|with|at|on|to|for|as|having|bearing|recalling|considering)\b[^,;.]{2,120},\s*)?"
    r"(?:(?:also|further(?:more)?|hereby|again|strongly|therefore|moreover|finally)\b,?\s*){0,3}"
    r"(?:(?:we|they|it|(?:the )?(?:council|committee|commission|assembly|conference|summit|meeting"
    r"|forum|board"
    r"|(?:foreign )?ministers|heads of (?:state|government|delegation)|leaders|participants|delegations"
    r"|members"
    r"|member states|parties)\b(?:,[^,;.]{2,80},| (?:of|for|and|or)\b[^,;.]{2,60}?)?)\s+)?"
    r"(?:(?:have|has|had|are|is|were|was|do|also|further|hereby|again|strongly|therefore|once|firmly|fully"
    r"|deeply|warmly|highly|especially|particularly|unanimously|solemnly)\s+){0,4}"
)
_REQUESTS = (
    r"(?:request|ask|invit|instruct|task|direct|mandat|entrust|encourag|urg|authori[sz]|charg"
    r"|commission|recommend)"
    r"(?:e|es|s|ed|d|ing)?"
)
ENGLISH = Ways(
    asks_nothing=_ways(
        _SPEAKS
        + r"""(?:tak(?:es?|ing) note|took note|tak(?:es?|ing) into|took into|not(?:e|es|ed|ing)\b
        |bear(?:s|ing)? in mind
        |welcom(?:e|es|ed|ing)\b|express(?:es|ed|ing)?\b|recall(?:s|ed|ing)?\b|appreciat(?:e|es|ed|ing)\b
        |thank(?:s|ed|ing)?\b|(?:re)?(?:affirm|confirm)(?:s|ed|ing)?\b|recogni[sz](?:e|es|ed|ing)\b
        |commend(?:s|ed|ing)?\b|condemn(?:s|ed|ing)?\b|deplor(?:e|es|ed|ing)\b|regret(?:s|ted|ting)?\b
        |acknowledg(?:e|es|ed|ing)\b|stress(?:es|ed|ing)?\b|under(?:lin|scor)(?:e|es|ed|ing)\b
        |emphasi[sz](?:e|es|ed|ing)\b|highlight(?:s|ed|ing)?\b|reiterat(?:e|es|ed|ing)\b|believ(?:e|es|ed
        |ing)\b
        |hop(?:e|es|ed|ing)\b|shar(?:e|es|ed|ing)\b (?:the|a|their|our) (?:view|opinion|concern|common)
        |applaud(?:s|ed|ing)?\b|congratulat(?:e|es|ed|ing)\b|pa(?:y|ys|id|ying) tribute|support(?:s|ed)?\b
        |look(?:s|ed|ing)? forward|attach(?:es|ed|ing)? |remain(?:s|ed)? (?:seized|committed|convinced
        |concerned)
        |convinced\b|confident\b|aware\b|mindful\b|pleased\b|concerned\b|grateful\b|satisfied\b
        |determined\b|alarmed\b
        |of the (?:view|opinion)|(?:declar|proclaim)(?:e|es|s|ed|d)? (?:(?:our|its|their) )?(?:readiness
        |commitment)
        |(?:discussed|reviewed|examined|heard|considered|exchanged|observed)\b
        |this \w+ (?:creates|has|does|enters|is without)\b|nothing in this)""",
    ),
    asks=_ways(
        rf"\b{_REQUESTS} (?P<whom>[^;.]{{2,200}}?) (?:to [a-z]|with )"
        r"|\bcall(?:s|ed|ing)? (?:up)?on (?P<on>[^;.]{2,200}?) to [a-z]"
    ),
    also_asks=_ways(
        r"(?:,|;|\band\b)\s*(?:(?:and|also|further|therefore|hereby|we|they) ){0,4}"
        rf"(?:{_REQUESTS} |call(?:s|ed)? (?:up)?on )"
    ),
    agreed_that=_ways(
        r"\b(?:agree|decide)(?:s|d)? that (?P<whom>[^;.]{2,120}?) (?:will|would|shall|should|is to|are to)\b"
    ),
    all_members=_ways(
        r"\b(?:each|every) (?:member|party|participating state|country)\b"
        r"|\b(?:the|all(?: the)?|its|our) (?:member states|members|parties|participating states"
        r"|member countries)\b"
        r"|^\s*members?\b|^\s*member states\b|^\s*we\b|\bour (?:states|countries|governments|cities)\b"
    ),
    decides=_ways(
        _SPEAKS + r"(?:decid|agre|resolv|establish|adopt|approv|endors|conven|extend)(?:e|es|s|ed|d)?\b"
        r"|^\s*it (?:was|is) (?:decided|agreed)\b|"
        + _SPEAKS
        + r"consider(?:s|ed)? it (?:necessary|important|useful)\b"
    ),
    due=_ways(
        r"\b(?:by|before|until|till|(?:no|not) later than|within|during|in the course of)\s+"
        r"(?:(?:its|the|their|our) (?:next|coming) [a-z]{4,20} (?:in|on|of)\s+)?"
        r"(?:(?:the )?(?:end|close|beginning) of\s+|early\s+|late\s+|the\s+)?$"
    ),
    dated=_ways(r"\b(?:in|on|at|for)\s+(?:early\s+|late\s+|the\s+)?$"),
    stem=0,
)
_SAYS = (
    r"^\s*(?:(?:в|с|на|при|учитывая|исходя)\b[^,;.]{2,120},\s*)?(?:(?:также|вновь|далее|поэтому)\s+){0,3}"
    r"(?:(?:мы|они|совет|комитет|комиссия|ассамблея|конференция|саммит|министры|главы|участники"
    r"|делегации|стороны)\b"
    r"(?:\s+(?:министров|иностранных дел|государств(?: и правительств)?|старших должностных лиц)){0,3}\s+)?"
    r"(?:(?:также|вновь|далее|решительно|особо|единогласно|с \w+(?:\s+\w+)?)\s+){0,3}"
)
RUSSIAN = Ways(
    asks_nothing=_ways(
        _SAYS
        + r"""(?:принима\w+ (?:к сведению|во внимание)|принял\w* (?:к сведению|во внимание)|приветств\w+
        |выра(?:жа|зи)\w+
        |напом(?:ина|ни)\w+|отме(?:ча|ти)\w+|подтвер(?:жда|ди)\w+|призна[ёеюлв]\w*|осу(?:жда|ди)\w+
        |подч[её]рк\w+
        |(?:по)?благодар\w+|высоко оцени\w+|сожале\w+|поддерж\w+|убежден\w*|убеждён\w*|уверен\w*
        |счита\w+, что|полага\w+
        |рассмотрел\w*|обсудил\w*|обменялись|заслушал\w*|надеем\w+|осозна\w+|разделя\w+|рады\b
        |настоящ\w+ \w+ не )"""
    ),
    asks=_ways(
        r"\b(?:прос(?:и[тм]|ить|ят)|попросил\w*|поруч(?:а[её][тм]|ают|ить|ил[аи]?)|призыва(?:[её][тм]"
        r"|ют)|призва(?:ть|л[аи]?)"
        r"|приглаша(?:[её][тм]|ют)|приглас(?:ить|ил[аи]?)|предлага(?:[её][тм]|ют)|предлож(?:ить|ил[аи]?)"
        r"|рекоменд(?:у[её][тм]|уют|овать|овал[аи]?)|уполномоч(?:ива[её][тм]|ить|ил[аи]?)|обязыва[её][тм])"
        r" (?P<whom>[^;.]{2,200}?) (?:\w+(?:ть|ти|чь)(?:ся)?)\b(?P<on>)"
    ),
    also_asks=_ways(
        r"(?:,|;|\bи\b)\s*(?:(?:и|а|также|мы|вновь) ){0,3}(?:проси[тм]|поруча[её][тм]|поручил[аи]?"
        r"|призыва[её][тм]|призвал[аи]?"
        r"|приглаша[её][тм]|пригласил[аи]?|предлага[её][тм]|предложил[аи]?|рекомендовал[аи]?)\s"
    ),
    agreed_that=_ways(
        r"\b(?:договор|реши|соглас)\w+(?: о том)?, что (?P<whom>[^;.]{2,120}?) (?:будет|будут|должн\w+"
        r"|\w+(?:ит|ат|ят|ет|ут|ют))\b"
    ),
    all_members=_ways(
        r"\bкажд(?:ый|ая|ое|ому|ым|ой) (?:член|сторон|участни|государств)\w*"
        r"|\b(?:все )?(?:государства(?:м|ми)?|стран(?:ы|ам|ами))-(?:член|участни)\w*|^\s*(?:члены"
        r"|стороны|мы)\b"
        r"|\bнаш(?:и|им) (?:государства|страны|правительства|города)\w*"
    ),
    decides=_ways(
        _SAYS + r"(?:постанов\w+|реша[её][тм]|реши(?:л\w*|ть)|договор\w+|договарива\w+|учре(?:жда|ди)\w+"
        r"|утвер(?:жда|ди)\w+"
        r"|одобр\w+|счита\w+ необходимым)"
    ),
    due=_ways(
        r"(?:\bдо|\bк|\bне позднее|\bв течение"
        r"|\bв срок до)\s+(?:следующ\w+ \w{4,20} в\s+)?(?:(?:конц[ау]|начал[ау])\s+)?$"
    ),
    dated=_ways(r"\b(?:в|на)\s+(?:начале\s+|конце\s+)?$"),
    stem=3,
)
WAYS: Mapping[str, Ways] = {"en": ENGLISH, "ru": RUSSIAN}
