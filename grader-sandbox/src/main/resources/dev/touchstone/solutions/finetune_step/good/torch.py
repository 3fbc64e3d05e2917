import torch


def finetune_step(params, grads, lr, frozen, head, mult):
    updated = {}
    for name in params:
        value = torch.tensor(params[name], dtype=torch.float32)
        rate = 0.0 if name in frozen else lr * mult if name in head else lr
        updated[name] = value - rate * torch.tensor(grads[name], dtype=torch.float32)
    return updated
