"""Wire copy all in capitals: its persons, offices and talks are read, and its text stands as it was."""

from datetime import date

from secretariat.engines.reading.english.capitals import in_usual_case
from secretariat.engines.reading.english.meetings import find as meetings
from secretariat.engines.reading.english.mentions import mark
from secretariat.engines.reading.english.offices import find as offices
from secretariat.engines.reading.gazetteer import shipped
from secretariat.engines.reading.mentions import Told
from secretariat.engines.reading.segments import segment

WIRE = """MALTA TAKES PART IN TALKS

OSLO, DEC 19 (XYZ) - LEADERS OF THREE COUNTRIES ON THURSDAY AGREED TO TRADE MORE WITH EACH OTHER AND TO MEET \
AGAIN WITHIN THE YEAR, A SPOKESMAN OF THE HOSTS TOLD REPORTERS.

MALTESE PRESIDENT ANNA BERG-DAHL MET NORWEGIAN PRIME MINISTER PER HOLM IN OSLO ON THURSDAY.

CUBA WAS REPRESENTED BY FOREIGN MINISTER JUAN ARRIETA, WHO SAID LITTLE. THE TALKS WERE CALLED FRANK.
"""


def test_offices_of_a_text_in_capitals_are_read_with_their_states() -> None:
    found = offices(mark(segment(WIRE), Told(date(2024, 12, 20), None)))
    read = {(f.fields["person"], str(f.fields["office"]).lower(), f.fields["organisation"]) for f in found}
    assert read == {
        ("Anna Berg-Dahl", "president", "Malta"),
        ("Per Holm", "prime minister", "Norway"),
        ("Juan Arrieta", "foreign minister", "Cuba"),
    }


def test_talks_of_a_text_in_capitals_are_read() -> None:
    found = list(meetings(mark(segment(WIRE), Told(date(2024, 12, 20), None))))
    talks = [f.fields["participants"] for f in found if f.fields["type"] == "bilateral"]
    assert talks == [("Anna Berg-Dahl", "Per Holm")]


def test_the_text_itself_and_its_length_stay() -> None:
    source = segment(WIRE)
    read = in_usual_case(source, shipped().find(source.view, "en"))
    assert read.text == source.text
    assert len(read.view) == len(source.view)
    assert "Anna Berg-Dahl met Norwegian" in read.view


def test_a_text_in_the_usual_case_is_left_alone() -> None:
    source = segment(f"{WIRE.splitlines()[0]}\n\n{WIRE.lower()}")
    assert in_usual_case(source, shipped().find(source.view, "en")) is source
