"""The distributed engine: the same keys, on machines of their own (docs/adr/0018)."""
