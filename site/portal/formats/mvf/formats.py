"""Dates in the traditional script, by the pattern that Inner Mongolian government pages use.

After a letter the suffix is joined by U+202F; after a digit by U+180E, because browsers lose the
right letter shape of a suffix that follows U+202F and anything that is not Mongolian.
The letter of the genitive after a numeral is machine-drafted (docs/adr/0004).
"""

_YEAR = "Y ᠣᠨ"
_MONTH = "n ᠰᠠᠷ\u180eᠠ"
_DAY = "j\u180eᠦ ᠡᠳᠦᠷ"

DATE_FORMAT = f"{_YEAR}\u202fᠤ {_MONTH}\u202fᠶᠢᠨ {_DAY}"
TIME_FORMAT = "H:i"
DATETIME_FORMAT = f"{DATE_FORMAT} H:i"
YEAR_MONTH_FORMAT = f"{_YEAR}\u202fᠤ {_MONTH}"
MONTH_DAY_FORMAT = f"{_MONTH}\u202fᠶᠢᠨ {_DAY}"
SHORT_DATE_FORMAT = "Y.n.j"
SHORT_DATETIME_FORMAT = "Y.n.j H:i"
FIRST_DAY_OF_WEEK = 1
DATE_INPUT_FORMATS = ["%Y-%m-%d", "%Y.%m.%d", "%Y/%m/%d"]
TIME_INPUT_FORMATS = ["%H:%M", "%H:%M:%S"]
DATETIME_INPUT_FORMATS = ["%Y-%m-%d %H:%M", "%Y-%m-%d %H:%M:%S"]
DECIMAL_SEPARATOR = "."
THOUSAND_SEPARATOR = ","
NUMBER_GROUPING = 3
