"""Which machine an address leads to: only those of the public internet, looked up once and kept to.

A name that is looked up for the check and again for the connection may mean another machine the second time.
"""

import ipaddress
import queue
import socket
import threading
from collections.abc import Callable, Sequence

from secretariat.outward.errors import NotFetched

Resolve = Callable[[str, int], Sequence[str]]
_Ip = ipaddress.IPv4Address | ipaddress.IPv6Address

# Beside what Python's own tables call not global; they differ between its versions.
# Source: IANA registries of special-purpose addresses, IPv4 and IPv6.
_NOT_PUBLIC = tuple(
    map(
        ipaddress.ip_network,
        (
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12",
            "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15",
            "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
            "::/96", "64:ff9b:1::/48", "100::/64", "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20",
            "5f00::/16", "fc00::/7", "fe80::/10", "fec0::/10", "ff00::/8",
        ),
    )
)  # fmt: skip
_TRANSLATED = ipaddress.ip_network("64:ff9b::/96")  # an IPv4 address behind NAT64


def public_addresses(host: str, port: int, *, seconds: float, resolve: Resolve | None = None) -> list[str]:
    """Return the addresses of a host.

    Raises:
        NotFetched: nobody knows the host, or one of its addresses is not of the public internet.
    """
    found = _in_time(resolve or looked_up, host, port, seconds)
    if not found:
        raise NotFetched(f"No machine answers to the name {host}.")
    if not all(is_public(address) for address in found):
        raise NotFetched(f"{host} does not lead to the public internet.")
    return found


def is_public(address: str) -> bool:
    """Tell whether an address is one of the public internet, also where one is wrapped in another.

    >>> [is_public(a) for a in ("93.184.216.34", "127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::a00:1")]
    [True, False, False, False]
    """
    try:
        ip = ipaddress.ip_address(address)
    except ValueError:
        return False
    inner = _wrapped(ip)
    if inner is not None:
        return is_public(str(inner))
    return ip.is_global and not any(ip in network for network in _NOT_PUBLIC if network.version == ip.version)


def _wrapped(ip: _Ip) -> ipaddress.IPv4Address | None:
    """Return the IPv4 address inside one of IPv6, if there is one."""
    if isinstance(ip, ipaddress.IPv4Address):
        return None
    if ip in _TRANSLATED:
        return ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
    return ip.ipv4_mapped


def looked_up(host: str, port: int) -> list[str]:
    """Ask the system for the addresses of a host; none where nobody knows it."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        return []
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def _in_time(resolve: Resolve, host: str, port: int, seconds: float) -> list[str]:
    """Look a host up in a thread of its own: the system gives no way to stop it."""
    answers: queue.SimpleQueue[list[str]] = queue.SimpleQueue()
    threading.Thread(target=lambda: answers.put(list(resolve(host, port))), daemon=True).start()
    try:
        return answers.get(timeout=seconds)
    except queue.Empty as error:
        raise NotFetched(f"The name {host} was not found in time.") from error
