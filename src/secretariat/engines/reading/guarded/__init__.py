"""Files of others are opened in a process of their own, within limits of time and memory."""
