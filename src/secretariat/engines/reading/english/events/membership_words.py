"""What a sentence on memberships means by its words: which rules speak of which body, and what is no fact.

Sets of names of rules, and patterns of the words before, inside and after what a rule found.
"""

from secretariat.engines.reading.english.events.clauses import B, C, R, S, T
from secretariat.engines.reading.english.events.standings import PARTY
from secretariat.engines.reading.sieve import Sieved

SURE = frozenset(
    ("joins", "becomes", "admitted", "admitted-as", "granted", "granting", "granting-to", "leaves", "applies",
     "decides-to-leave", "withdrawal", "suspends", "suspension", "has-standing", "is", "last-to-join")
)  # fmt: skip
NO_BODY = Sieved(
    r"\b(?:Ministry|Government|Parliament|Duma|Bundestag|Secretariat|Working Group|Commission on"
    r"|Congress|Party|Front|Movement|University$|University\sof|Embassy|Department|Cabinet|Senate|Court"
    r"|Kremlin|Chamber"
    r"|Institute|Academy)\b"
)
# A list of members or founders says its own, whatever else is said of one of them.
LISTS = frozenset(
    f"membership-{name}" for name in ("lists", "founded-by", "founders", "comprises", "in-brackets")
)
# What a rule says besides another: "joined in 1999 but left it in 2005" tells two changes.
SAID_BESIDES = frozenset(
    ("left-it", "nations-named", "admitted-in", "seriatim", "readmitted-then", "alongside", "then-becomes",
     "other-members")
)  # fmt: skip
# Rules without a body of their own mean the last one that the sentence names before them.
LOCAL = frozenset(
    ("joined-then", "left-then", "seriatim", "admitted-in", "which-have", "are-standing", "having-admitted",
     "suspends-itself", "membership-suspended", "applied-for", "hands-in", "suspended", "becomes", "suspends",
     "lists", "readmitted-then", "have-status", "application-open", "whose-accession", "when-joined",
     "receives-standing", "suspended-are", "gives-standing", "gives-to", "raised-to", "standing-assigned",
     "admits-list", "becoming", "then-becomes", "first-to-receive", "last-admitted", "alongside",
     "has-status-of", "list-of-granted", "comprises-those", "its-members-include", "other-members",
     "participation-suspended", "accession-year", "numbered", "suspends-from")
)  # fmt: skip
# "Leaders of the Quad": a name of a group, not "Ministers of the Baltic States" or of a task.
MINISTERS_OF = Sieved(
    r"\b(?:Ministers|Leaders|Presidents|Heads of (?:State|Government))\s+of\s+the\s+"
    r"(?P<body>[A-Z][\w-]+(?:\s+[A-Z][\w-]+)*)$(?<!States)(?<!Countries)(?<!Nations)(?<!Parties)(?<!Members)"
)
LIFTED = Sieved(
    r"\s+(?:was|is|were|has\s+been|had\s+been)\s+(?:\w+\s+)?"
    r"(?:lifted|ended|revoked|withdrawn|rescinded)\b"
)
# "In a note to the B": who is told of the members, and has none of them by that.
WRITTEN_TO = Sieved(
    r"\b(?:letter|note|report|address|message|request|communication|submission|statement|speaking|wrote|told"
    r"|accredited|informed|registered|deposited|circulated|met|talks|cooperation|cooperates|relations)\s+"
    r"(?:(?:to|with|at|by|in)\s+)?(?:the\s+)?(?:[A-Z]\w+\s+of\s+(?:the\s+)?)?$"
)
# What is only to be done, or agreed in principle, has made no member yet; what was decided has.
TO_COME = Sieved(
    r"(?:\b(?:will|would|may|might|could|should|shall|expected\s+to|hopes?\s+to|plans?\s+to|proposed\s+to"
    r"|in[\s-]principle\s+to|wants?\s+to|offer(?:ed|s)?\s+to|consider(?:s|ed|ing)?|supports?|supported)"
    r"\s+(?:be\s+|also\s+|formally\s+)?)$"
)
# Before parties that would be the subject: they hang on a word before them.
OBLIQUE = Sieved(
    r"\b(?:of|from|with|by|for|between|towards?|against|via|join|joined|joining|visit(?:ed)?|in|to)\s+"
    r"(?:the\s+)?$"
)
LAST_PARTY = Sieved(rf",\s+and\s+(?P<party>{PARTY})$")
RELATIVE = Sieved(r",?\s+(?:whose|which|who|that)\b")
ASIDE = Sieved(r"^,[^,]{1,70},")  # "S, which do not border the sea, joined": it denies nothing
LEAD = 40  # signs before a match that may make it no fact
NEXT_TELLING = Sieved(rf",?\s+(?:and|while|but|whereas)\s+(?:the\s+)?[{S}{C}{B}{R}]|;")
FEWEST_MEMBERS = 3
PARTIES_AT_ALL = Sieved(rf"[{S}{C}{B}{R}]|\b(?:Both|The two)\b")
WHEN = Sieved(
    rf"\b(?:in|on|since|In|On|Since|from|as\s+of|effective|with\s+effect\s+from)\s+(?:the\s+)?(?P<t>{T})"
)

# "On 5 May, S joined"; "the members decided on Thursday to suspend S".
FRONTED = Sieved(
    rf"(?:^\W*(?:On|In|Since)\s+(?P<t>{T}),?\s*|\b(?:decided|agreed|voted|announced|moved|resolved)\s+"
    rf"(?:on\s+|in\s+)?(?P<t2>{T})\s+(?:to|that)\s*)$"
)
