"""`python -m secretariat.cli` runs the command."""

from secretariat.cli import main

main()
