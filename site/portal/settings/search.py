"""Search: one analyser of ours feeds whichever database engine is in use."""

WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "search.backends.database"}}
