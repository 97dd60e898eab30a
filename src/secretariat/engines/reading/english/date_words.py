"""The words of English dates, as pieces of patterns."""

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "January Jan", "February Feb", "March Mar", "April Apr", "May", "June Jun", "July Jul",
            "August Aug", "September Sept Sep", "October Oct", "November Nov", "December Dec",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
_ROMAN = "I II III IV V VI VII VIII IX X XI XII"
ROMAN = {name: n for n, name in enumerate(_ROMAN.split(), start=1)}
WEEKDAYS = {
    name: number
    for number, names in enumerate(
        ("Monday Mon", "Tuesday Tues Tue", "Wednesday Wed", "Thursday Thurs Thu", "Friday Fri",
         "Saturday Sat", "Sunday Sun")
    )
    for name in names.split()
}  # fmt: skip
SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
_SPELLED = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
    "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth twenty-first twenty-second twenty-third "
    "twenty-fourth twenty-fifth twenty-sixth twenty-seventh twenty-eighth twenty-ninth thirtieth thirty-first"
)
ORDINALS = {word: number for number, word in enumerate(_SPELLED.split(), start=1)}
FRACTIONS = {
    ("first", "half"): 40, ("second", "half"): 41, ("1st", "half"): 40, ("2nd", "half"): 41,
    ("latter", "half"): 41, ("first", "quarter"): 33, ("second", "quarter"): 34,
    ("third", "quarter"): 35, ("fourth", "quarter"): 36, ("last", "quarter"): 36,
    ("first", "semester"): 40, ("second", "semester"): 41,
}  # fmt: skip


def _either(words: dict[str, int]) -> str:
    """Return the words longest first, each also in capitals."""
    forms = {form for word in words for form in (word, word.upper())}
    return "|".join(sorted(forms, key=lambda form: (-len(form), form)))


MONTH = rf"(?:{_either(MONTHS)})\b\.?"
WEEKDAY = rf"(?:{_either(WEEKDAYS)})\b\.?"
FULL_WEEKDAY = rf"(?:{_either({name: n for name, n in WEEKDAYS.items() if name.endswith('day')})})\b"
ORDINAL = rf"(?:{'|'.join(sorted(ORDINALS, key=len, reverse=True))})"
DAY = r"(?<![\d:/])(?<!\d[.,])(?:0?[1-9]|[12]\d|3[01])(?!\d)(?:\s?(?:st|nd|rd|th|ST|ND|RD|TH)\b)?"
YEAR = r"(?:1[89]|20)\d\d(?![\d])"
DASH = r"\s?(?:-|–|—|−|to(?:\s+the)?|TO|through|till|until|and(?:\s+the)?|AND|&)\s?"


def number(word: str) -> int:
    """Return the number of a month, weekday or day as written: "Sept.", "8th", "first"."""
    plain = word.strip().rstrip(".")
    for table in (MONTHS, WEEKDAYS):
        if plain.title() in table:
            return table[plain.title()]
    if plain.lower() in ORDINALS:
        return ORDINALS[plain.lower()]
    return int("".join(sign for sign in plain if sign.isdigit()))
