import numpy as np


def returns(rewards, gamma, done):
    out = np.zeros(len(rewards))
    g = 0.0
    for t in reversed(range(len(rewards))):
        if done[t]:
            g = 0.0
        g = rewards[t] + g
        out[t] = g
    return out
