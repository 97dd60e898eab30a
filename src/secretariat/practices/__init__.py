"""What members learned and offer to one another, who took it up, and who came to see it."""
