"""Run in `manage.py shell`: changes what is public in every way, and says when it is committed.

Reads `topic N` (the ways take turns) and `release N` or `withdraw N` (the real acts).
"""

import sys

from django.db import connection, transaction

from content.release import actions
from content.taxonomy.models import Topic
from tests import people
from tests.factories.release import make_released_pair


def topic(number):
    name, way = f"name{number}", int(number) % 4
    if way == 0:
        Topic.objects.filter(code="health").update(name_zh=name)
    elif way == 1:
        with connection.cursor() as cursor:
            cursor.execute("UPDATE taxonomy_topic SET name_zh=%s WHERE code='health'", [name])
    else:
        found = Topic.objects.get(code="health")
        found.name_zh = name
        try:
            with transaction.atomic():
                if way == 3:
                    transaction.on_commit(lambda: 1 / 0)
                found.save()
        except ZeroDivisionError:
            pass


def release(number):
    # Draft and verdicts first, which take their time; the act is the last that happens.
    made[number] = make_released_pair(f"exact-{number}", title=f"exact{number}")


def withdraw(number):
    key = made.pop(number)["zh-hans"].translation_key
    actions.withdraw(key, people.publisher(), reason="bench")


made = {}
for line in sys.stdin:
    how, number = line.split()
    {"topic": topic, "release": release, "withdraw": withdraw}[how](number)
    print("done", flush=True)
