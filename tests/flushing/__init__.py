"""Between tests that commit, Django empties all tables; what guards them is taken off for that."""
