"""Run one part of a test in a process of its own: `python -m tests.operation.play PART [ARGUMENT...]`."""

import importlib
import sys

import django

if __name__ == "__main__":
    django.setup()
    importlib.import_module(f"tests.operation.{sys.argv[1]}").main(*sys.argv[2:])
