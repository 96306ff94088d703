"""Changes a topic's name in a process of its own, in the ways that a cache may fail to notice.

Reads lines such as `update health 7`; says `done` as soon as the change is committed.
"""

import os
import signal
import sys

import django
from django.apps import apps
from django.db import connection, transaction
from django.db.models.signals import post_save

from portal.page_cache import signal_handlers

django.setup()
post_save.connect(signal_handlers.ring)
Topic = apps.get_model("taxonomy", "Topic")


def save(code: str, name: str) -> None:
    """As a form does, with signals."""
    found = Topic.objects.get(code=code)
    found.name_zh = name
    found.save()


def update(code: str, name: str) -> None:
    """Without a signal."""
    Topic.objects.filter(code=code).update(name_zh=name)


def sql(code: str, name: str) -> None:
    """By hand."""
    with connection.cursor() as cursor:
        cursor.execute("UPDATE taxonomy_topic SET name_zh = %s WHERE code = %s", [name, code])


def hook(code: str, name: str) -> None:
    """With a hook after the commit that fails before any other."""
    try:
        with transaction.atomic():
            transaction.on_commit(lambda: 1 / 0)
            save(code, name)
    except ZeroDivisionError:
        pass


def die(code: str, name: str) -> None:
    """Killed before it can do anything after the commit."""
    with transaction.atomic():
        transaction.on_commit(lambda: os.kill(os.getpid(), signal.SIGKILL))
        save(code, name)


if __name__ == "__main__":
    for line in sys.stdin:
        how, code, name = line.split()
        {"save": save, "update": update, "sql": sql, "hook": hook, "die": die}[how](code, name)
        sys.stdout.write("done\n")
        sys.stdout.flush()
