"""What the rules for meetings, chairs, memberships and adoptions share: clauses, time, place and polarity."""
