"""What an engine does for a container, and a cluster does not.

A cluster starts a container before anybody listens to it, and what it says until then is lost. So the
runner waits for one byte: it comes by the connection that its answers will go by. And a cluster knows
no limits of a single process, so the runner sets them, for itself and all that come from it.
"""

import os
import resource


def prepare():
    """Comes before anything is imported that takes long; without such a cluster it does nothing."""
    for limit in os.environ.get("TOUCHSTONE_RLIMITS", "").split():
        name, soft, hard = limit.split(":")
        resource.setrlimit(getattr(resource, "RLIMIT_" + name), (int(soft), int(hard)))
    if "TOUCHSTONE_ATTACHED" in os.environ and not os.read(0, 1):
        # Nobody will listen.
        os._exit(0)
