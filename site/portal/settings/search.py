"""Search: one analyser of ours feeds every engine; the database's, and Elasticsearch's."""

import os
from typing import Any

WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "search.backends.database"}}
#: Where Elasticsearch answers (with commas between), if it is used: docs/scaling.md.
ELASTICSEARCH: dict[str, Any] = {
    "urls": [url for url in os.environ.get("KEPU_ELASTICSEARCH_URLS", "").split(",") if url],
    "api_key": os.environ.get("KEPU_ELASTICSEARCH_KEY", ""),
    "ca_certs": os.environ.get("KEPU_ELASTICSEARCH_CA", ""),
    #: Seconds for one node's answer to a reader. Two nodes are tried, and the database is quick:
    #: nobody waits longer than a second.
    "patience": 0.3,
    #: What the names of our indices begin with, in a cluster that others use too.
    "name": os.environ.get("KEPU_ELASTICSEARCH_NAME", "kepu"),
}
