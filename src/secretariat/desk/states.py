from django.db import models


class Ending(models.TextChoices):
    """How an Expectation was closed."""

    AS_ANNOUNCED = "as-announced", "As announced"
    OTHERWISE = "otherwise", "Otherwise"
    NOT = "did-not-happen", "Did not happen"
    NO_TRACE = "no-trace", "No trace found"
