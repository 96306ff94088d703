from django.apps import AppConfig
from wagtail.users.apps import WagtailUsersAppConfig


class AccountsConfig(AppConfig):
    name = "accounts"
    verbose_name = "用户与单位"


class UsersConfig(WagtailUsersAppConfig):
    """Wagtail's users app with our form; listed in INSTALLED_APPS in its place."""

    user_viewset = "accounts.viewsets.UserViewSet"
    default = False
