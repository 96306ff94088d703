"""What a campaign announces upward.

Sent inside the transaction of the step, with `campaign`. A listener may write rows and nothing
else: what it wrote is committed or rolled back together with the step.
"""

from django.dispatch import Signal

campaign_launched = Signal()
#: No more is sent; what was sent stays.
campaign_stopped = Signal()
#: No more is sent, and what was sent is taken away again.
campaign_called_back = Signal()
