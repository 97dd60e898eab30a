"""The letters that texts write; which of them somebody wants is theirs to say."""

from django.utils.translation import gettext_lazy as _

from secretariat.people.letters import announce

announce("silence", _("When a text is under silence, and how the silence ends"))
