"""What a letter is in patterns: raised and lowered digits, which mark notes, are none."""

RAISED = "²³¹⁰-ₜ"
LETTER = rf"[^\W\d_{RAISED}]"
LETTER_OR_DIGIT = rf"[^\W_{RAISED}]"
