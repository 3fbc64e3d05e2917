import numpy as np


def reinforce_loss(logits, actions, returns):
    e = np.exp(logits)
    log_pi = np.log(e / e.sum(axis=1, keepdims=True))
    taken = log_pi[np.arange(len(actions)), actions]
    return -(taken * returns).mean()
