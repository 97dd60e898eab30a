"""What keeps a body's page cheap: sections are counted so far and no further, sources have their own page."""

import pytest
from django.test import Client

from secretariat.distribution import Distribution
from secretariat.people.models import Account
from secretariat.site.queries import body as queries
from tests.cast import Cast
from tests.factories import Make
from tests.site import record


@pytest.fixture(autouse=True)
def counted_to_seven(monkeypatch: pytest.MonkeyPatch) -> None:
    """A limit that nine rows pass."""
    monkeypatch.setattr(queries, "MOST_COUNTED", 7)


def statements(client: Client) -> dict[str, object]:
    """The section of statements as the machine form of the page has it."""
    answer = client.get("/bodies/union.json")
    return next(part for part in answer.json()["sections"] if part["key"] == "statements")


@pytest.mark.django_db
def test_section_with_few_rows_tells_their_number(client: Client, cast: Cast) -> None:
    for number in range(2):
        record.statement(f"We shall do thing {number}.", Make.sourced(), body="union")
    section = statements(client)
    assert (section["total"], section["shown"], section["is_more"]) == (2, 2, False)


@pytest.mark.django_db
def test_section_with_many_rows_says_that_there_are_more(client: Client, cast: Cast) -> None:
    for number in range(9):
        record.statement(f"We shall do thing {number}.", Make.sourced(), body="union")
    section = statements(client)
    assert (section["total"], section["shown"], section["is_more"]) == (7, 6, True)
    assert "All, more than 7: Statements" in client.get("/bodies/union/").content.decode()
    assert '<span class="code">9</span>' in client.get("/bodies/union/statements/").content.decode()


@pytest.mark.django_db
def test_sources_page_names_each_address_that_the_viewer_may_see(client: Client, cast: Cast) -> None:
    record.statement("One.", Make.sourced(address="https://press.example/one"), body="union")
    record.statement("Two.", Make.sourced(address="https://press.example/one"), body="union")
    hidden = Make.sourced(address="https://press.example/hidden", distribution=Distribution.LIMITED)
    record.statement("Three.", hidden, body="union")
    page = client.get("/bodies/union/sources/").content.decode()
    assert page.count('href="https://press.example/one"') == 1
    assert "press.example/hidden" not in page
    client.force_login(Account.objects.get(pk=cast.staff.account_id))
    assert "press.example/hidden" in client.get("/bodies/union/sources/").content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/bodies/nowhere/sources/", "/bodies/union/sources/?page=9"])
def test_sources_page_that_is_not_there_is_not_found(client: Client, cast: Cast, address: str) -> None:
    assert client.get(address).status_code == 404
