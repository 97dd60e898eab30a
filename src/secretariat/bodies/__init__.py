"""What is said about Bodies, Parties and Persons: names, seats, offices, tenures, mandates."""
