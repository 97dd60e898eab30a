"""All models of this slice: notices and their words, pictures, corrections, and how a Body publishes."""

from secretariat.notices.rows.notice import Notice, NoticeRule
from secretariat.notices.rows.picture import Picture
from secretariat.notices.rows.wording import Correction, Wording

__all__ = ["Correction", "Notice", "NoticeRule", "Picture", "Wording"]
