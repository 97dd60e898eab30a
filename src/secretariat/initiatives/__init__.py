"""What bodies do together under one chair: joint initiatives; and what people say of work that is alike."""
