"""The letters that commitments write; whether somebody wants them is theirs to say."""

from django.utils.translation import gettext_lazy as _

from secretariat.people.letters import announce

announce("commitments", _("When something that we owe is due or overdue"))
