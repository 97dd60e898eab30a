"""What members owe a Body for a year, what they paid, what was waived, and what is in arrears."""
