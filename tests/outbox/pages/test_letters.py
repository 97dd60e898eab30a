"""The pages of the outbox: for those who look after letters; what stands in a letter is for nobody."""

from typing import Any

import pytest
from django.urls import reverse

from secretariat.bodies.queries import actor_of
from secretariat.outbox.models import Letter
from tests.cast import Cast
from tests.desk.making import NOW
from tests.factories import Make
from tests.outbox.conftest import MakeLetter, SignIn


def test_the_list_shows_each_letter_with_its_state_and_reason(
    cast: Cast, make_letter: MakeLetter, sign_in: SignIn
) -> None:
    make_letter("failed", failure="550 no such box")
    make_letter("sent", name="brenn")
    html = " ".join(sign_in(cast.staff).get(reverse("outbox:letters")).content.decode().split())
    assert html.count("<tr data-item>") == 2
    for words in ("alba@states.example", "550 no such box", "Could not be sent 1", "Sent 1", "Waiting 0"):
        assert words in html
    assert "No mail server is set: letters stay here and reach nobody." in html
    only = sign_in(cast.staff).get(reverse("outbox:letters"), {"state": "sent"}).content.decode()
    assert only.count("<tr data-item>") == 1
    assert "brenn@states.example" in only


def test_an_empty_outbox_says_what_belongs_here(cast: Cast, sign_in: SignIn) -> None:
    html = sign_in(cast.staff).get(reverse("outbox:letters")).content.decode()
    assert "Letters stand here as soon as one is written." in html


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_asks_the_same_number_of_queries(
    cast: Cast, make_letter: MakeLetter, sign_in: SignIn, count: int, django_assert_num_queries: Any
) -> None:
    for n in range(count):
        make_letter("failed", name=f"state{n}")
    client = sign_in(cast.staff)
    with django_assert_num_queries(7):
        assert client.get(reverse("outbox:letters")).content.decode().count("<tr data-item>") == count


def test_who_may_look_after_letters(
    cast: Cast, make_letter: MakeLetter, sign_in: SignIn, settings: Any
) -> None:
    letter = make_letter("failed")
    administrator = actor_of(Make.account("Ada Admin", body=cast.union, role="administrator"), NOW.date())
    people = {name: getattr(cast, name) for name in ("staff", "other_staff", "delegate", "observer")}
    people |= {"administrator": administrator, "stranger": cast.stranger}
    settings.HOUSE = "union"
    for address in (reverse("outbox:letters"), reverse("outbox:letter", args=[letter.public_id])):
        seen = {name: sign_in(actor).get(address).status_code for name, actor in people.items()}
        assert seen == {
            "staff": 200,
            "other_staff": 404,
            "delegate": 404,
            "observer": 404,
            "administrator": 200,
            "stranger": 302,
        }


def test_what_stands_in_a_letter_is_shown_in_the_demonstration_alone(
    cast: Cast, make_letter: MakeLetter, sign_in: SignIn, settings: Any
) -> None:
    address = reverse("outbox:letter", args=[make_letter().public_id])
    client = sign_in(cast.staff)
    html = client.get(address).content.decode()
    assert "/in/4711/" not in html
    assert "nobody reads them here" in html
    settings.DEMO = True
    assert "The secret address is /in/4711/." in client.get(address).content.decode()


def test_a_letter_is_sent_again_and_given_up_by_its_buttons(
    cast: Cast, make_letter: MakeLetter, sign_in: SignIn
) -> None:
    letter = make_letter("failed", failure="550 no such box")
    client = sign_in(cast.staff)
    resend, give_up = (reverse(f"outbox:{act}", args=[letter.public_id]) for act in ("resend", "give-up"))
    page = client.get(reverse("outbox:letters")).content.decode()
    assert f'action="{resend}"' in page
    assert f'action="{give_up}"' in page
    assert (client.post(resend, {"version": 1}).status_code, Letter.objects.get().state) == (302, "waiting")
    assert (client.post(give_up, {"version": 2}).status_code, Letter.objects.get().state) == (302, "given-up")
    assert (client.post(give_up, {"version": 3}).status_code, Letter.objects.get().state) == (409, "given-up")
    assert client.get(resend).status_code == 405
    assert client.post(reverse("outbox:resend", args=["nothing"])).status_code == 404
    assert client.get(reverse("outbox:letter", args=["nothing"])).status_code == 404
    for actor in (cast.delegate, cast.stranger):
        assert sign_in(actor).post(resend).status_code == 404
    assert Letter.objects.get().state == "given-up"
