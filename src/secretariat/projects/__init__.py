"""Projects: funded actions under a Priority, from the call to their end."""
