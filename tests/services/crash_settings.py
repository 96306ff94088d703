"""Production's settings as they are, and the app whose workers are killed."""

from portal.settings.production import *  # noqa: F403
from portal.settings.production import INSTALLED_APPS

INSTALLED_APPS = [*INSTALLED_APPS, "tests.services.effects.EffectsConfig"]
