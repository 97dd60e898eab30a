"""Sources and what they assert: Documents, Passages, Findings, Lines, Claims, Citations."""
