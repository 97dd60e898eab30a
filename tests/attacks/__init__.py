"""One test per attack that was tried; docs/explanation/threat-model.md says what stops each."""
