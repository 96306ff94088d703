"""`manage.py load_sample`: people, stations and articles to try the house with."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from portal.samples import articles, campaigns, files, people, stations
from portal.samples.refusals import REFUSALS


class Command(BaseCommand):
    help = "Load the fictional sample people, stations and articles, through the acts people use."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--folder", type=Path, default=files.FOLDER)
        parser.add_argument(
            "--sign-ins", type=Path, default=settings.VAR_DIR / "demo" / "sign-ins.txt"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        folder, say = options["folder"], self.stdout.write
        try:
            people.load(files.people(folder), sign_ins=options["sign_ins"], say=say)
            stations.load(files.stations(folder), say=say)
            for article in files.articles(folder):
                articles.load(article, folder=folder, say=say)
            campaigns.load(files.campaigns(folder), say=say)
        except REFUSALS as error:
            raise CommandError(str(error)) from error
