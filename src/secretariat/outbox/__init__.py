"""Letters: kept in the transaction of the act that writes them, sent by the worker, never lost."""
