import numpy as np


def returns(rewards, gamma, done):
    out = np.zeros(len(rewards))
    start = 0
    for t in range(len(rewards)):
        if done[t] or t == len(rewards) - 1:
            episode = rewards[start : t + 1]
            out[start : t + 1] = (gamma ** np.arange(len(episode)) * episode).sum()
            start = t + 1
    return out
