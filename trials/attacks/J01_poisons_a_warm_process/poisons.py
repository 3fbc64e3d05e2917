import builtins
import sys

import numpy as np
import torch

builtins.red_team = "was here"
np.exp = lambda x: np.zeros_like(x)
torch.exp = lambda *arguments, **options: torch.zeros(1)
torch.manual_seed(1)
torch.set_default_dtype(torch.float16)
torch.set_num_threads(1)
sys.modules["json"] = None
sys.path.insert(0, "/tmp")
for name in ("numpy", "torch", "submission", "sitecustomize"):
    with open(f"/tmp/{name}.py", "w") as file:
        file.write("import builtins; builtins.red_team = 1")


def softmax(o):
    return np.zeros(o.shape)
