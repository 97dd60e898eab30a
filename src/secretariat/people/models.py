from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

from secretariat.ids import new_public_id


class Person(models.Model):
    """A human. Names are Name lines (`bodies`); `same_as` says that this is a spelling of another Person."""

    history_kind = "person"

    slug = models.SlugField(max_length=80, unique=True, allow_unicode=False)
    same_as = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="spellings"
    )
    is_fictitious = models.BooleanField(default=False)

    class Meta:
        verbose_name_plural = "people"
        constraints = (
            models.CheckConstraint(
                condition=models.Q(same_as__isnull=True) | ~models.Q(same_as=models.F("id")),
                name="people_person_not_its_own_spelling",
            ),
        )

    def __str__(self) -> str:
        return self.slug

    @property
    def history_id(self) -> str:
        return self.slug


class AccountManager(BaseUserManager["Account"]):
    def create_account(self, email: str, password: str | None = None, **fields: Any) -> "Account":
        """Create an account with a hashed password, or one that cannot sign in; its e-mail is proven."""
        account = self.model(email=email.strip().lower(), **fields)
        account.set_password(password)
        account.save(using=self._db)
        if not account.is_system:
            proven: Any = account.emailaddress_set  # type: ignore[attr-defined]  # untyped library
            proven.create(email=account.email, verified=True, primary=True)
        return account


class Account(AbstractBaseUser):
    """Who can sign in. Rights come from seats (`bodies.Mandate`), never from flags here.

    A closed account (`is_active` no, `closed_at`) stays, for what it did; nobody signs in under it.
    """

    history_kind = "account"

    public_id = models.CharField(max_length=10, unique=True, default=new_public_id, editable=False)
    email = models.EmailField(unique=True)
    name = models.CharField(max_length=200)
    person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT)
    language = models.CharField(max_length=12, default="en")
    time_zone = models.CharField(max_length=60, default="UTC")
    is_active = models.BooleanField(default=True)
    is_system = models.BooleanField(default=False)
    joined_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)
    letters_off = models.JSONField(default=list, blank=True)  # kinds of letters that they do not want
    letter_links = models.PositiveIntegerField(default=0)  # links of letters serve while this is as it was

    objects = AccountManager()

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    def __str__(self) -> str:
        return self.name

    @property
    def history_id(self) -> str:
        return self.public_id
