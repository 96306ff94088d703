"""What can stop the loading, each of which becomes one clear line."""

import yaml
from django.core.exceptions import ObjectDoesNotExist, ValidationError

from content.release.rules import NotReady
from content.review.refusals import Refused as NotVouched
from push.campaigns.refusals import Refused as NotPushed

from .files import BadSample

#: The house said no, or the files are wrong. Anything else is a fault of ours and keeps its trace.
REFUSALS = (
    BadSample,
    NotPushed,
    NotReady,
    NotVouched,
    ObjectDoesNotExist,
    ValidationError,
    yaml.YAMLError,
)
