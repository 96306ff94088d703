"""The read-only JSON API: publications and the vocabulary, nothing else. Version 1."""
