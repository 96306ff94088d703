"""A real Elasticsearch node, and a cluster of three, for tests (docs/adr/0018).

The server is in the public Maven repository as jars; `build` lays them out with a main class of
ours and `nodes` starts them on loopback.
"""

from .build import VERSION, VERSION_9, NotBuilt, home
from .nodes import Node, cluster, node

__all__ = ["VERSION", "VERSION_9", "Node", "NotBuilt", "cluster", "home", "node"]
