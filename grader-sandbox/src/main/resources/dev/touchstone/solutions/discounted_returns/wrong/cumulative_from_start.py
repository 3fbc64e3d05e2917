import numpy as np


def returns(rewards, gamma, done):
    out = np.zeros(len(rewards))
    g, k = 0.0, 0
    for t in range(len(rewards)):
        g += gamma**k * rewards[t]
        out[t] = g
        k += 1
        if done[t]:
            g, k = 0.0, 0
    return out
