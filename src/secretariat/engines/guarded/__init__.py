"""Processes apart for files of others: within limits of time and memory, able to do nothing but compute."""
