"""How often one asker may ask: readers who write, screens that enrol, people who sign in."""
