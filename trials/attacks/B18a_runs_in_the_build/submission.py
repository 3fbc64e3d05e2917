import numpy as np

try:
    from torch.utils.cpp_extension import load_inline

    load_inline("evil", "int f() { return system(\"id\"); }", functions=["f"])
    print("BREACHED: there is a compiler")
except (ImportError, OSError, RuntimeError, AttributeError) as e:
    print("refused:", type(e).__name__)


def softmax(o):
    e = np.exp(o - o.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)
