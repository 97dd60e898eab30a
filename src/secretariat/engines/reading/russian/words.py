"""Word lists of the genre, by lemma."""

from secretariat.engines.reading.russian.wordlists import word_set

# Heads of titles; the value is None or the lemma that the nominative begins with.
TITLE_HEADS = word_set("title-heads")
HONORIFICS = word_set("honorifics")
SPEECH_VERBS = word_set("speech-verbs")
MEETING_NOUNS = {
    "заседание": "", "сессия": "", "саммит": "summit", "встреча": "", "визит": "visit", "поездка": "visit",
    "переговоры": "bilateral", "конференция": "conference", "форум": "conference", "совещание": "",
    "консультация": "bilateral", "съезд": "assembly", "беседа": "bilateral", "разговор": "bilateral",
    "семинар": "conference", "церемония": "ceremony", "лекция": "lecture", "конгресс": "conference",
    "симпозиум": "conference", "раунд": "", "ассамблея": "assembly", "слушание": "other", "брифинг": "",
    "семинар-совещание": "conference", "совещание-семинар": "conference", "бизнес-форум": "conference",
    "министериал": "ministerial", "форум-диалог": "conference", "саммит-форум": "summit",
    "диалог": "", "прием": "ceremony", "собрание": "assembly", "пленум": "assembly",
}  # fmt: skip
# Parliaments whose names are two foreign words, by the first of them.
PARLIAMENTS = {
    "милли": "Милли Меджлис", "халк": "Халк Маслахаты", "жогорку": "Жогорку Кенеш", "олий": "Олий Мажлис",
    "маджлиси": "Маджлиси Оли",
}  # fmt: skip
