import os
import sys

import numpy as np

for name in ("LD_PRELOAD", "PYTHONSTARTUP", "PYTHONPATH", "env"):
    if name in os.environ:
        print("BREACHED:", name, "came through")
if any(path.startswith("/tmp") for path in sys.path):
    print("BREACHED: /tmp is searched for modules")


def softmax(o):
    e = np.exp(o - o.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)
