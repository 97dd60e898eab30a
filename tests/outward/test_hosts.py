"""Only machines of the public internet are asked, however their address is written."""

import time

import pytest

from secretariat.outward.errors import NotFetched
from secretariat.outward.hosts import is_public, looked_up, public_addresses

CLOSED = [
    "127.0.0.1", "127.255.255.254", "0.0.0.0", "10.1.2.3", "172.16.0.1", "172.31.255.255", "192.168.1.1",
    "169.254.169.254", "100.64.0.1", "192.0.0.8", "192.0.2.1", "198.18.0.1", "203.0.113.5", "224.0.0.1",
    "240.0.0.1", "255.255.255.255", "192.88.99.1",
    "::", "::1", "::127.0.0.1", "::ffff:127.0.0.1", "::ffff:169.254.169.254", "fe80::1", "fe80::1%eth0",
    "fc00::1", "fd12:3456::1", "fec0::1", "ff02::1", "64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe",
    "64:ff9b:1::7f00:1", "2002:7f00:1::1", "2001:0:53aa:64c::1", "2001:db8::1", "100::1", "3fff::1",
    "5f00::1", "no address", "", "127.1", "2130706433",
]  # fmt: skip
OPEN = [
    "93.184.216.34",
    "8.8.8.8",
    "2606:2800:220:1:248:1893:25c8:1946",
    "::ffff:8.8.8.8",
    "64:ff9b::808:808",
]


@pytest.mark.parametrize("address", CLOSED)
def test_what_is_not_of_the_public_internet_is_closed(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", OPEN)
def test_what_is_of_the_public_internet_is_open(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "127.1", "2130706433", "0x7f.1", "localhost", "[::1]".strip("[]")]
)
def test_other_ways_to_write_this_machine_are_refused(host: str) -> None:
    with pytest.raises(NotFetched):
        public_addresses(host, 80, seconds=10)


def test_one_closed_address_among_open_ones_closes_the_host() -> None:
    with pytest.raises(NotFetched, match="does not lead to the public internet"):
        public_addresses("both.example", 80, seconds=5, resolve=lambda host, port: ["8.8.8.8", "10.0.0.1"])


def test_name_that_nobody_knows_is_said() -> None:
    with pytest.raises(NotFetched, match="No machine answers to the name"):
        public_addresses("nowhere.example", 80, seconds=5, resolve=lambda host, port: [])


def test_look_up_that_takes_too_long_is_given_up() -> None:
    def slow(host: str, port: int) -> list[str]:
        time.sleep(5)
        return ["8.8.8.8"]

    with pytest.raises(NotFetched, match="was not found in time"):
        public_addresses("slow.example", 80, seconds=0.1, resolve=slow)


def test_the_system_knows_this_machine_and_no_nonsense() -> None:
    assert set(looked_up("localhost", 80)) & {"127.0.0.1", "::1"}
    assert looked_up("a" * 70 + ".example", 80) == []
