"""`manage.py grant_signer ROLE`: the signer's database role may read what it signs, and no more."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection

from push.signer.publications import TABLES


class Command(BaseCommand):
    help = "让签名进程的数据库角色只能读它要签的表（PostgreSQL）。"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("role", help="数据库角色，例如 kepu_signer")

    def handle(self, *args: Any, **options: Any) -> None:
        if connection.vendor != "postgresql":
            raise CommandError("只有 PostgreSQL 有数据库角色")
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [options["role"]])
            if cursor.fetchone() is None:
                raise CommandError(f"没有数据库角色 {options['role']}")
            role = connection.ops.quote_name(options["role"])
            owner = "ALTER DEFAULT PRIVILEGES REVOKE ALL ON TABLES FROM"
            cursor.execute(f"{owner} {role}")
            cursor.execute(f"REVOKE ALL ON ALL TABLES IN SCHEMA public FROM {role}")
            cursor.execute(f"GRANT SELECT ON {', '.join(TABLES)} TO {role}")
        self.stdout.write(f"{options['role']}：只能读 {'、'.join(TABLES)}")
