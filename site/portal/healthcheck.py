"""`python -m portal.healthcheck`: 0 when this container's web process can serve, 1 when not."""

import os
import sys
from http.client import HTTPConnection, HTTPException

ADDRESS = ("127.0.0.1", 8000)


def main() -> int:
    """Asks as the proxy would: by a name of the site, and as if over TLS."""
    name = os.environ["KEPU_HOSTS"].split(",")[0].lstrip(".")
    headers = {"Host": name, "X-Forwarded-Proto": "https"}
    connection = HTTPConnection(*ADDRESS, timeout=5)
    try:
        connection.request("GET", "/health/ready", headers=headers)
        return int(connection.getresponse().status != 200)
    except (OSError, HTTPException):
        return 1
    finally:
        connection.close()


if __name__ == "__main__":
    sys.exit(main())
