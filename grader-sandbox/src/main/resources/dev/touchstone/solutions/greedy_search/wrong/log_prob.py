import itertools

import numpy as np


def log_prob(logp, seq):
    total, prev = 0.0, logp.shape[2]
    for t, token in enumerate(seq):
        total += logp[t, prev, token]
        prev = token
    return total


def result(logp, seq):
    return {"seq": np.array(seq, dtype=np.int64), "prob": log_prob(logp, seq)}


def greedy(logp, eos):
    seq, prev = [], logp.shape[2]
    for t in range(logp.shape[0]):
        prev = int(logp[t, prev].argmax())
        seq.append(prev)
        if prev == eos:
            break
    return seq


def complete_sequences(logp, eos):
    T, _, V = logp.shape
    for ids in itertools.product(range(V), repeat=T):
        seq = list(ids)
        if eos in seq:
            seq = seq[: seq.index(eos) + 1]
        yield seq


def best(logp, eos):
    return max(complete_sequences(logp, eos), key=lambda seq: log_prob(logp, seq))


def greedy_decode(logp, eos):
    return result(logp, greedy(logp, eos))


def exhaustive_decode(logp, eos):
    return result(logp, best(logp, eos))
