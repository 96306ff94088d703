"""Chinese words for the forms of Wagtail that give their fields no words at all.

Django would make a label of the field's English name, which no catalogue can translate.
"""

from django.forms import Form
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import choosers

_LABELS = {
    "url": _("网址"),
    "link_text": _("显示的文字"),
    "email_address": _("电子邮箱"),
    "phone_number": _("电话号码"),
    "subject": _("邮件标题"),
    "body": _("邮件内容"),
}
_FORMS: tuple[type[Form], ...] = (
    choosers.ExternalLinkChooserForm,
    choosers.AnchorLinkChooserForm,
    choosers.EmailLinkChooserForm,
    choosers.PhoneLinkChooserForm,
)


def name_the_fields() -> None:
    """Give every field of the windows in which a link is chosen its Chinese name."""
    for form in _FORMS:
        for name, field in form.base_fields.items():
            field.label = field.label or _LABELS[name]
