"""How dates and numbers are written, where Django does not know (FORMAT_MODULE_PATH)."""
