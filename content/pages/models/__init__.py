from .article import ArticlePage
from .base import ReviewedPage
from .graphic import GraphicPage
from .home import HomePage
from .rebuttal import RebuttalPage
from .section import SectionPage
from .video import VideoPage

__all__ = [
    "ArticlePage",
    "GraphicPage",
    "HomePage",
    "RebuttalPage",
    "ReviewedPage",
    "SectionPage",
    "VideoPage",
]
