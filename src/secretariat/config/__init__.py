"""Settings, addresses, servers."""
