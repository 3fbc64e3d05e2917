import numpy as np


def reinforce_loss(logits, actions, returns):
    shifted = logits - logits.max(axis=1, keepdims=True)
    log_pi = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    taken = log_pi[np.arange(len(actions)), actions]
    return -(taken * (returns - returns.mean())).mean()
