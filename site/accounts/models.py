"""People who sign in, and the units they belong to. Residents have no account."""

from django.contrib.auth.models import AbstractUser
from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from treebeard.mp_tree import MP_Node


class Unit(MP_Node):
    """One body of the organisation tree: 市科协 → 旗市区科协 → 成员单位.

    Independence of review is judged by unit (content.review.independence): an expert never
    vouches for a text of their own unit.
    """

    code = models.SlugField(_("代码"), max_length=40, unique=True)
    name_zh = models.CharField(_("中文名称"), max_length=120)
    name_mn = models.CharField(_("蒙古文名称"), max_length=200, blank=True)
    #: What stands in a region (stations, dates of phases) is in the part of its unit by this code.
    division = models.CharField(
        _("所管地区代码"),
        max_length=12,
        blank=True,
        validators=[RegexValidator(r"^\d{6}(\d{3}){0,2}\Z", _("应是 6、9 或 12 位数字。"))],
        help_text=_("例如鄂温克族自治旗 150724。不填：随上级单位；最上级单位管全市。"),
    )
    fictional = models.BooleanField(_("虚构（示例）"), default=False)

    node_order_by: list[str] = []

    class Meta:
        verbose_name = _("单位")
        verbose_name_plural = _("单位")

    def __str__(self) -> str:
        return self.name_zh

    def names(self) -> dict[str, str]:
        """Both names by language code."""
        return {"zh-hans": self.name_zh, "mvf": self.name_mn or self.name_zh}


class User(AbstractUser):
    """A member of staff: author, translator, expert, publisher, keeper or administrator."""

    display_name = models.CharField(_("姓名"), max_length=80, blank=True)
    display_name_mn = models.CharField(_("蒙古文姓名"), max_length=120, blank=True)
    unit = models.ForeignKey(
        Unit,
        verbose_name=_("单位"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="members",
    )
    fictional = models.BooleanField(_("虚构（示例）"), default=False)
    #: Of what is written to this person: the expert's screens, and mail. The admin is Chinese.
    language = models.CharField(
        _("审核页和邮件用的语言"),
        max_length=10,
        choices=[("zh-hans", "中文"), ("mvf", "ᠮᠣᠩᠭᠣᠯ")],
        default="zh-hans",
    )
    wants_mail = models.BooleanField(
        _("用邮件提醒"), default=True, help_text=_("不选时，只在“待我处理”里提醒。")
    )

    class Meta:
        verbose_name = _("用户")
        verbose_name_plural = _("用户")

    def __str__(self) -> str:
        return self.display_name or self.get_username()

    def names(self) -> dict[str, str]:
        """Both names by language code."""
        return {"zh-hans": str(self), "mvf": self.display_name_mn or str(self)}
