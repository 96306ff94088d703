"""`manage.py authorise_station --code XXXX-XXXX --station ES-… --by username`."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from accounts.models import User
from push.stations import actions
from push.stations.models import Station
from push.stations.refusals import EnrolmentRefused


class Command(BaseCommand):
    help = "登记屏幕：屏幕上的代码、e站编号、登记人。"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--code", required=True, help="屏幕上的八位代码")
        parser.add_argument("--station", required=True, help="e站编号，例如 ES-150724-01")
        parser.add_argument("--by", required=True, help="登记人的用户名")
        parser.add_argument("--replace", action="store_true", help="换下现有屏幕")

    def handle(self, *args: Any, **options: Any) -> None:
        station = Station.objects.with_code(options["station"])
        person = User.objects.filter(username=options["by"]).first()
        if station is None:
            raise CommandError(f"没有编号为 {options['station']} 的e站")
        if person is None:
            raise CommandError(f"没有用户 {options['by']}")
        try:
            key = actions.authorise(
                options["code"], station=station, person=person, replacing=options["replace"]
            )
        except EnrolmentRefused as refusal:
            raise CommandError(str(refusal)) from refusal
        self.stdout.write(f"{station.code}：屏幕已登记，指纹 {key.fingerprint}")
