import builtins
import os
import sys

import numpy as np
import torch

found = [name for name in ("red_team",) if hasattr(builtins, name)]
found += [name for name in os.listdir("/tmp") if name.endswith(".py")]
found += [str(torch.get_default_dtype())] if torch.get_default_dtype() != torch.float32 else []
found += ["/tmp"] if "/tmp" in sys.path else []
if found:
    print("BREACHED:", found)


def softmax(o):
    e = np.exp(o - o.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)
