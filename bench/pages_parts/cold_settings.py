"""The site as it is, with a page cache in which nothing has room: every page is made anew."""

from portal.settings.embedded import *  # noqa: F403

PAGE_CACHE = {"pages": 0, "queries": 0}
