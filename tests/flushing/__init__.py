"""Between tests that commit, Django empties all tables; the guards of the history are taken off for that."""
