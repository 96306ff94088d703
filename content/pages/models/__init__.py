from .article import ArticlePage
from .base import ReviewedPage
from .home import HomePage
from .section import SectionPage

__all__ = ["ArticlePage", "HomePage", "ReviewedPage", "SectionPage"]
