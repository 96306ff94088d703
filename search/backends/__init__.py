"""modelsearch's database backends, fed by our analyser (docs/adr/0008)."""
