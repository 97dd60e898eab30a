"""Who said what: quotations, reported clauses, speakers behind pronouns and titles, signed texts."""

import pytest

from secretariat.engines.reading.english.mentions import mark
from secretariat.engines.reading.english.statements import find
from secretariat.engines.reading.findings import Finding, Kind
from secretariat.engines.reading.mentions import Told
from secretariat.engines.reading.segments import segment
from secretariat.engines.values.spans import Span


def of_kind(text: str, kind: Kind) -> list[Finding]:
    """Return the Findings of one kind."""
    return [f for f in find(mark(segment(text), Told(None, None))) if f.kind is kind]


def worded(finding: Finding, text: str) -> str:
    """Return the words of the span of a Finding."""
    span = finding.fields["span"]
    assert isinstance(span, Span)
    return span.of(text)


def said(text: str) -> list[tuple[object, object, str]]:
    """Return speaker, whether quoted, and words of each statement."""
    return [(f.fields["speaker"], f.fields["quote"], worded(f, text)) for f in of_kind(text, Kind.STATEMENT)]


@pytest.mark.parametrize(
    ("text", "speaker", "words"),
    [
        ('"We need one set of rules," one delegate remarked.', "one delegate", "We need one set of rules,"),
        (
            '"We came to talk," said a member of one delegation.',
            "member of one delegation",
            "We came to talk,",
        ),
        ('"Bring boots," a Tongan volunteer advised the visitors.', "Tongan volunteer", "Bring boots,"),
        ('"The talks were short," Mr. Jonas Berg told Reuters.', "Jonas Berg", "The talks were short,"),
        (
            "Mr. Jonas Berg: We will not give in to pressure.",
            "Jonas Berg",
            "We will not give in to pressure.",
        ),
        ('"It will hold," insisted Jonas Berg, the Danish premier.', "Jonas Berg", "It will hold,"),
        ('"It will hold," said the host, Danish Premier Jonas Berg.', "Jonas Berg", "It will hold,"),
        ("“The region must act”, Mr. Jonas Berg said.", "Jonas Berg", "The region must act"),
        ('Minister Anna Berg told reporters: "We will not wait."', "Anna Berg", "We will not wait."),
        (
            "Prime Minister Sitiveni Rabuka said: «The Forum is a family of its own.»",
            "Sitiveni Rabuka",
            "The Forum is a family of its own.",
        ),
        ('It is short, as one ambassador put it, "but a breath".', "one ambassador", "but a breath"),
        (
            'Mr. Jonas Berg made the following statement: "Our work goes on in all fields."',
            "Jonas Berg",
            "Our work goes on in all fields.",
        ),
    ],
)
def test_a_quotation_has_the_speaker_of_its_cue(text: str, speaker: str, words: str) -> None:
    assert said(text) == [(speaker, True, words)]


def test_an_interrupted_quotation_keeps_its_speaker() -> None:
    text = 'Minister Anna Berg came. "We need a council that works," Berg said. "We will do our part."'
    assert said(text) == [
        ("Anna Berg", True, "We need a council that works,"),
        ("Anna Berg", True, "We will do our part."),
    ]


def test_a_quotation_goes_on_after_its_cue() -> None:
    both = said('"Ports are no luxury," Jonas Berg said, "they feed us."')
    assert both == [("Jonas Berg", True, "Ports are no luxury,"), ("Jonas Berg", True, "they feed us.")]


def test_an_unclosed_quotation_ends_where_the_writer_speaks_again() -> None:
    text = (
        'Minister Anna Berg noted that Riga will host the talks, "[We] are convinced that it helps, she '
        'emphasized. "[I] expect that cooperation will last."'
    )
    quoted = [words for _, is_quote, words in said(text) if is_quote]
    assert quoted == ["[We] are convinced that it helps", "[I] expect that cooperation will last."]


@pytest.mark.parametrize(
    ("text", "speaker", "words"),
    [
        (
            "The three governments accused the bloc of leaving its ideals.",
            "three governments",
            "accused the bloc of leaving its ideals",
        ),
        (
            "Mr. Jonas Berg spoke at the opening and warned of the rising sea.",
            "Jonas Berg",
            "warned of the rising sea",
        ),
        (
            "Minister Anna Berg underlined the importance of the Forum for the region.",
            "Anna Berg",
            "underlined the importance of the Forum for the region",
        ),
        (
            "Foreign Minister Anna Berg stressed that Norway wants a stable region.",
            "Anna Berg",
            "Norway wants a stable region",
        ),
        (
            "The suspension stays in force until May, the joint statement said.",
            "joint statement",
            "The suspension stays in force until May",
        ),
        (
            "According to Minister Anna Berg, the Union has been a useful mechanism.",
            "Anna Berg",
            "the Union has been a useful mechanism",
        ),
        (
            "The Secretariat said that the new Secretary General would first meet the staff.",
            "Secretariat",
            "the new Secretary General would first meet the staff",
        ),
        (
            "OSLO, March 3 - The talks were useful, Foreign Minister Anna Berg reported on Friday.",
            "Anna Berg",
            "The talks were useful",
        ),
        (
            "Mr. Jonas Berg expressed his appreciation for the support of the host country.",
            "Jonas Berg",
            "his appreciation for the support of the host country",
        ),
        (
            "Noting that the fund was nearly empty, Minister Anna Berg urged donors to pay.",
            "Anna Berg",
            "the fund was nearly empty",
        ),
        (
            "Norway let it be known that the ports would stay open.",
            "Norway",
            "the ports would stay open",
        ),
        (
            "The time for talks, Minister Anna Berg said, was over by then.",
            "Anna Berg",
            "The time for talks, Minister Anna Berg said, was over by then",
        ),
        (
            "Sir John Marsh, the envoy of Norway, said last night that the ports were open.",
            "John Marsh",
            "the ports were open",
        ),
        (
            "President Jonas Berg of Malta assured his hosts that the port was open.",
            "Jonas Berg",
            "the port was open",
        ),
        (
            "President Eva Holm of Malta was ill; her Prime Minister, Mr Jonas Berg, came and remarked that "
            "the port was shut.",
            "Jonas Berg",
            "the port was shut",
        ),
        (
            "Minister Jonas Berg said 12 of the 20 members had paid.",
            "Jonas Berg",
            "12 of the 20 members had paid",
        ),
    ],
)
def test_a_reported_clause_is_a_statement(text: str, speaker: str, words: str) -> None:
    assert said(text) == [(speaker, False, words)]


def test_he_is_the_person_of_the_sentence_before() -> None:
    text = "Foreign Minister Jonas Berg opened the meeting. He added that the fund would grow."
    (statement,) = of_kind(text, Kind.STATEMENT)
    slot = statement.slots["speaker"]
    assert not isinstance(slot, tuple)
    assert (statement.fields["speaker"], slot.surface) == ("Jonas Berg", "He")
    assert slot.inferred_from is not None
    assert slot.inferred_from.of(text) == "Jonas Berg"


def test_a_title_is_its_holder_if_only_one_is_in_play() -> None:
    text = "Foreign Minister Jonas Berg came to Riga. The minister noted that the fund would grow."
    assert said(text) == [("Jonas Berg", False, "the fund would grow")]


def test_of_two_deputies_the_plain_title_is_neither() -> None:
    text = (
        "Chairperson Anna Berg and Deputy Chairperson Ole Dahl came. "
        "The Chairperson underlined that peace is a shared task."
    )
    assert said(text) == [("Anna Berg", False, "peace is a shared task")]


@pytest.mark.parametrize(
    "text",
    [
        'The conference was held under the theme "Together for a Clean Sea".',
        '"Riga 2024"',
        "The Council met in Riga. It adopted the programme.",
        '"We are the ones who have waited here for years."',
        "She said that it was late.",
    ],
)
def test_no_statement_is_guessed(text: str) -> None:
    assert said(text) == []


def test_the_lead_and_its_repetition_are_one_statement() -> None:
    text = (
        "Minister Anna Berg stressed that the sea is a common good.\n\n"
        "Minister Anna Berg stressed that the sea is a common good. She left."
    )
    assert len(said(text)) == 1


def test_each_sentence_of_a_signed_text_is_its_authors() -> None:
    text = (
        "Statement by Secretary General Jens Berg\n\n"
        "I welcome the decision of the Government of Norway to join us. "
        "We will continue to support all reforms in the region.\n"
    )
    assert [(speaker, words) for speaker, _, words in said(text)] == [
        ("Jens Berg", "I welcome the decision of the Government of Norway to join us."),
        ("Jens Berg", "We will continue to support all reforms in the region."),
    ]


def test_two_speakers_of_one_sentence_each_have_their_clause() -> None:
    text = (
        "Mr. Jonas Berg said that he hoped for more ferries, "
        "and Minister Anna Berg replied that money was short."
    )
    assert said(text) == [
        ("Jonas Berg", False, "he hoped for more ferries"),
        ("Anna Berg", False, "money was short"),
    ]
