import torch


def jacobian(Ws, h0):
    Ws = [torch.from_numpy(W) for W in Ws]

    def network(h):
        for W in Ws:
            h = torch.sigmoid(W @ h)
        return h

    return torch.autograd.functional.jacobian(network, torch.from_numpy(h0))
