from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Bounds:
    """What is refused unread of any file, and what reading one may take.

    Bytes of the file; of a ZIP the bytes and parts that it unpacks to, and how many times its size (from
    10 MB on); seconds and bytes of memory for a file that must be parsed.
    """

    size_bytes: int = 25_000_000
    unpacked_bytes: int = 200_000_000
    unpacked_ratio: int = 200
    unpacked_parts: int = 10_000
    seconds: int = 60
    memory_bytes: int = 1_500_000_000
