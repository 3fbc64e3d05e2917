import torch


class Adam:
    def __init__(self, w0, lr, beta1, beta2, eps):
        self.w = torch.tensor(w0, requires_grad=True)
        self.inner = torch.optim.Adam([self.w], lr, (beta1, beta2), eps)  # here

    def step(self, g):
        self.w.grad = torch.from_numpy(g)
        self.inner.step()
        return self.w
