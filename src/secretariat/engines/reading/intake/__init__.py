"""From the bytes of a file to its text: TXT, Markdown, HTML, PDF, DOCX; the type is told by content."""
