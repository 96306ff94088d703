from django.db import models


class Allowance(models.Model):
    """How often something was asked for in the current stretch of time.

    `bucket` is a keyed digest: it cannot be turned back into an address, nor followed from one
    stretch into the next.
    """

    bucket = models.CharField(max_length=64, unique=True)
    ends = models.BigIntegerField(db_index=True)
    count = models.PositiveIntegerField()

    def __str__(self) -> str:
        return self.bucket[:8]
