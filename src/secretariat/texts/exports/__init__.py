"""A text under negotiation as files to lay on the table or to send."""
