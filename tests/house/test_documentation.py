"""What a person can set or call is documented."""

import re
from pathlib import Path

import secretariat
from secretariat.cli import VERBS

ROOT = Path(secretariat.__file__).parents[2]


def test_every_setting_is_documented() -> None:
    settings = (ROOT / "src/secretariat/config/settings.py").read_text(encoding="utf-8")
    used = set(re.findall(r'env\.\w+\(\s*"([A-Z_]+)"', settings))
    documented = set(re.findall(r"`([A-Z_]+)`", (ROOT / "docs/reference/settings.md").read_text()))
    assert len(used) > 8
    assert used == documented


def test_every_verb_is_documented() -> None:
    text = (ROOT / "docs/reference/cli.md").read_text(encoding="utf-8")
    assert [verb for verb in VERBS if f"secretariat {verb}" not in text] == []


def test_no_file_names_this_machine_or_a_network_asset() -> None:
    pages = [*ROOT.glob("src/**/*.html"), *ROOT.glob("src/**/*.css"), *ROOT.glob("src/**/*.js")]
    assert pages
    asset = re.compile(r"""(?:src|href)=["']https?://|@import\s+url\(["']?https?:""")
    inline = re.compile(r"\sstyle=|\son\w+=|<script>|<style>")
    for page in pages:
        text = page.read_text(encoding="utf-8")
        assert not asset.search(text), page
        if page.suffix == ".html":
            assert not inline.search(text), page
