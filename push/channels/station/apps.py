from django.apps import AppConfig


class StationChannelConfig(AppConfig):
    name = "push.channels.station"
    label = "station_channel"
    verbose_name = "e站渠道"

    def ready(self) -> None:
        from .channel import install  # models are not loaded before this

        install()
