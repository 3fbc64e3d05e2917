import torch


def returns(rewards, gamma, done):
    rewards = torch.tensor(rewards, dtype=torch.float32)
    goes_on = 1 - torch.tensor(done, dtype=torch.float32)
    out = torch.zeros_like(rewards)
    g = 0.0
    for t in range(len(rewards) - 1, -1, -1):
        g = rewards[t] + gamma * goes_on[t] * g
        out[t] = g
    return out
