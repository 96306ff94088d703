"""What readers write (content.inbox), as far as the page cache is concerned."""

from content.inbox import views
from portal.page_cache.declarations import uncached

ask = uncached("a form that is sent back with what was written")(views.ask)
report = uncached("a form that is sent back with what was written")(views.report)
outcome = uncached("one reader's own page")(views.outcome)
find = uncached("what somebody types is looked for")(views.find)
