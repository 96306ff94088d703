"""A real Elasticsearch node, and a cluster of three, for tests (docs/adr/0018).

The server is in the public Maven repository as jars; `build` lays them out with a main class of
ours and `nodes` starts them on loopback.
"""

from .build import NotBuilt, home
from .nodes import Node, cluster, node

__all__ = ["Node", "NotBuilt", "cluster", "home", "node"]
