"""The command answers at once and imports nothing heavy to do so."""

import subprocess
import sys

import pytest


@pytest.mark.parametrize(
    "arguments",
    [
        ["--help"],
        ["read", "--help"],
        ["rotation", "--help"],
        ["text", "--help"],
        ["text", "inspect", "--help"],
        ["rotation", "replay", "--help"],
        ["rotation", "project", "--help"],
        ["rotation", "foresight", "--help"],
        ["chairs", "--help"],
        ["since", "--help"],
    ],
)
def test_help_imports_neither_django_nor_models(arguments: list[str]) -> None:
    code = (
        "import sys\nfrom secretariat.cli import main\n"
        f"try:\n    main({arguments!r})\nexcept SystemExit:\n    pass\n"
        "heavy = {'django', 'spacy', 'numpy', 'slovnet', 'icu', 'icalendar'} & set(sys.modules)\n"
        "sys.exit(f'imported: {heavy}' if heavy else 0)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.stderr == ""
    assert done.stdout.startswith("Usage:")
    assert done.returncode == 0
