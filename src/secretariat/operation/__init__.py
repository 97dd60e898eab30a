"""Running the system: the worker and its rounds, health, figures, logs, backup, doctor."""
