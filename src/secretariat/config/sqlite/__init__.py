"""SQLite with a queue in front: Django finds the backend in `base`."""
