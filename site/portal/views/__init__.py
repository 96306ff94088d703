"""The public views, by subject."""
