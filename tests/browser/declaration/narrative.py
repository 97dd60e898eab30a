"""Who does what in the story, as data: thirteen members, forty paragraphs, sixty proposals.

A paragraph is named by its number. A proposal says which words of a paragraph it would have otherwise.
"""

from dataclasses import dataclass
from pathlib import Path

DRAFT = Path(__file__).with_name("draft.txt").read_text(encoding="utf-8")
TITLE, SYMBOL = "Declaration on the Three Rivers", "UTR/2026/DEC.7"

MEMBERS = {
    "XA": "Alba", "XB": "Brenn", "XC": "Corva", "XD": "Dovrany", "XE": "Eskara", "XF": "Fennoy",
    "XG": "Galdour", "XH": "Hestvar", "XY": "Ilvania", "XJ": "Jorvenna", "XQ": "Kelmora", "XL": "Lysenn",
    "XM": "Morvane",
}  # fmt: skip
CHAIR = "XB"


@dataclass(frozen=True, slots=True)
class Proposal:
    """Other words for some words of a paragraph."""

    who: str
    paragraph: str
    old: str
    new: str
    why: str = ""


TYPED = (  # the first word of each delegation, key by key
    Proposal("XA", "2", "twice a year", "four times a year", "Twice a year misses the summer."),
    Proposal("XB", "6", "twelve hours", "six hours"),
    Proposal("XC", "3", "ninety days", "thirty days"),
    Proposal("XD", "5", "shall not exceed", "may not exceed"),
    Proposal("XE", "5", "the cost of its upkeep", "half the cost of its upkeep"),
    Proposal("XF", "4", "April to October", "March to November"),
    Proposal("XG", "4", "April", "March"),
    Proposal("XH", "3", "ninety days", "sixty days"),
    Proposal("XY", "10", "the length of their banks", "the goods they carry on the rivers"),
    Proposal("XJ", "2", "twice a year", "every month"),
    Proposal("XQ", "7", "every port", "its largest port"),
    Proposal("XL", "6", "twelve hours", "twenty-four hours", "Our locks are small."),
    Proposal("XM", "9", "A fund", "A voluntary fund"),
)
SENT = (
    Proposal("XF", "2", "twice a year", "four times a year"),
    Proposal("XE", "2", "at its border", "at its border and below each city"),
    Proposal("XL", "3", "ninety days", "thirty days"),
    Proposal("XQ", "3", "published", "sent to the secretariat"),
    Proposal("XM", "4", "October", "November"),
    Proposal("XY", "4", "shall be open", "shall be kept open"),
    Proposal("XQ", "5", "the cost of its upkeep", "the cost of its upkeep and renewal"),
    Proposal("XC", "6", "twelve hours", "twenty-four hours"),
    Proposal("XA", "7", "2029", "2030"),
    Proposal("XF", "7", "2029", "2027"),
    Proposal("XD", "7", "2029", "2030"),
    Proposal("XJ", "8", "more than the port pays", "more than half of what the port pays"),
    Proposal("XH", "9", "is set up at the secretariat", "may be established under the Council"),
    Proposal("XQ", "9", "A fund", "A voluntary fund"),
    Proposal("XQ", "10", "by the length of their banks", "as they see fit", "Our banks are long and poor."),
    Proposal("XE", "10", "the length of their banks", "the number of their ports"),
    Proposal("XB", "11", "has received", "has received in the year before"),
    Proposal("XL", "12", "five", "seven"),
    Proposal("XA", "12", "five", "thirteen"),
    Proposal("XD", "12", "shall keep", "shall manage"),
    Proposal("XG", "13", "every year", "twice a year"),
    Proposal("XJ", "14", "six hours", "two hours"),
    Proposal("XA", "14", "six hours", "two hours, day and night"),
    Proposal("XC", "14", "all others", "all others and the secretariat"),
    Proposal("XY", "15", "every second year", "every year"),
    Proposal("XF", "15", "every second year", "every year"),
    Proposal("XM", "16", "one vessel", "one vessel or one crew"),
    Proposal("XE", "17", "without a permit", "after calling the border post"),
    Proposal("XQ", "17", "without a permit", "under papers given within the hour"),
    Proposal("XD", "18", "borne by the member that asked for it", "shared by all members"),
    Proposal("XG", "18", "borne by the member that asked for it", "paid from the fund"),
    Proposal("XB", "19", "while the fish spawn", "from March to May"),
    Proposal("XH", "19", "while the fish spawn", "from March to May"),
    Proposal("XL", "21", "where no houses stand", "where nobody lives"),
    Proposal("XC", "22", "without delay", "within one hour"),
    Proposal("XJ", "22", "without delay", "within one hour"),
    Proposal("XM", "23", "every hour", "every half hour"),
    Proposal("XA", "25", "a lock is closed", "a lock is closed for more than a day"),
    Proposal("XE", "29", "December 2026", "June 2027", "The budget is voted in spring."),
    Proposal("XF", "30", "each spring", "each spring and autumn"),
)
LATE = (  # opened before the Chair's first rulings, sent after them
    Proposal("XD", "29", "a plan", "a plan and a budget"),
    Proposal("XH", "30", "on this declaration", "on this declaration and the fund"),
    Proposal("XJ", "16", "for spills", "for spills and for ice"),
)
WHOLE = (  # who, act, paragraph, what else its form asks
    ("XD", "insert", "22", {"label": "22 bis.", "words": "No dam is opened before those below it are told."}),
    ("XG", "insert", "28", {"label": "28 bis.", "words": "Each port lends the school a boat."}),
    ("XM", "leave-out", "26", {"rationale": "It has its own chapter in the Charter."}),
    ("XL", "move", "31", {"after": "29"}),
)
POSITIONS = (  # who, on whose proposal in which paragraph ("" on the paragraph itself), stance
    ("XH", "XA", "2", "support"),
    ("XY", "XJ", "2", "oppose"),
    ("XG", "XQ", "5", "oppose"),
    ("XA", "XM", "9", "support"),
    ("XC", "XY", "10", "oppose"),
    ("XM", "", "24", "reserve"),
)

SHOWN = {  # what the room shows once all of it is tabled: overlapping, identical, side by side
    "2": "border [1 and below each city — Eskara] [2a twice a year][2b four times a year — Alba, Fennoy]"
    "[2c every month — Jorvenna].",
    "4": "shall be [5 kept — Ilvania] open from [6a April][6b March — Fennoy, Galdour] to [7a October]"
    "[7b November — Fennoy, Morvane].",
    "10": "[18a by the length of their banks][18b by the number of their ports — Eskara]"
    "[18c as they see fit — Kelmora][18d by the goods they carry on the rivers — Ilvania].",
    "19": "[31a while the fish spawn][31b from March to May — Brenn, Hestvar].",
    "22": "[33a without delay][33b within one hour — Corva, Jorvenna].",
}
FIRST_RULINGS = (("16", "or one crew"), ("29", "June 2027"), ("30", "and autumn"))
CARRIED = {  # what was typed on other words, as it stands on those that were chosen meanwhile
    "29": "The Working Group on Inland Waters shall propose a plan and a budget by June 2027.",
    "30": "The secretariat shall report on this declaration and the fund each spring and autumn.",
    "16": "Each member shall keep one vessel or one crew ready for spills and for ice.",
}
BOARD = "A board of seven members shall keep the fund and report to the Council every year."
WHY_BOARD = "Two paragraphs spoke of one board."
WHY_NOT_ALL = "A board of all members is the Council; once a year is what the Charter asks."
# Paragraph, words that are kept; "no: words" where they are left out.
UNOPPOSED = (
    ("2", "and below each city"), ("4", "kept"), ("4", "March"), ("4", "November"), ("5", "may"),
    ("8", "half of what"), ("9", "voluntary"), ("11", "in the year before"), ("14", "and the secretariat"),
    ("14", "two"), ("14", "day and night"), ("15", "no text"), ("16", "and for ice"),
    ("19", "from March to May"), ("21", "nobody lives"), ("22", "within one hour"),
    ("25", "for more than a day"), ("29", "and a budget"), ("30", "and the fund"),
)  # fmt: skip
RULED = (
    ("2", "four times a year"), ("3", "published"), ("3", "thirty"), ("5", "no: half"), ("5", "and renewal"),
    ("6", "twenty-four"), ("7", "every"), ("7", "2030"), ("9", "is set up at"), ("9", "secretariat"),
    ("10", "by the number of their ports"), ("17", "after calling the border post"), ("18", "paid from"),
    ("18", "the fund"), ("23", "no: half"),
)  # fmt: skip
RULING = "All but those who asked for other words can live with it."
BREAKER = "XQ"
OBJECTION = "Our banks are long and we have two ports: paragraph 10 was not what our capital agreed to."
MANDATE = "Agreed with Kelmora and Eskara on 20 March 2026."
TENTH = "The members contribute to the fund by the number of their ports, and none more than a tenth of it."
RESERVATION = "Kelmora reserves its position on paragraph 10 until its parliament has voted on the fund."
CHARTER = "The Charter gives the Business Council its say; the review comes before the reports."
