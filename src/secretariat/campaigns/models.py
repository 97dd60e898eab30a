"""All models of this slice: campaigns and who is to be won."""

from secretariat.campaigns.rows.campaign import Campaign, Contact, Prospect, SentLetter, Step

__all__ = ["Campaign", "Contact", "Prospect", "SentLetter", "Step"]
