"""The station's own program: asks the server what to show, believes only what is signed, shows it.

It runs beside the screen of an e-station, often on a bad link, and needs the server only for news:
without it the last good set goes on playing.
"""

VERSION = "1.0"
