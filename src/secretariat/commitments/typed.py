"""What all forms of an act on a commitment share."""

from secretariat.meetings.forms import edtf_of
from secretariat.meetings.item_forms import SittingForm


class FollowForm(SittingForm):
    """A form of an act on a commitment; refusals name fields by the words of the actions."""

    def _dated(self, name: str) -> str:
        return edtf_of(str(self.cleaned_data.get(name) or ""))
