import numpy as np


def beam_search(logp, k, eos, alpha=0.75):
    T, _, V = logp.shape
    beam, finished = [((), 0.0)], []
    for t in range(T):
        candidates = []
        for seq, total in beam:
            prev = seq[-1] if seq else V
            candidates += [(seq + (token,), total + logp[t, prev, token]) for token in range(V)]
        candidates.sort(key=lambda c: (-c[1], c[0]))
        kept = candidates[:k]
        finished += [c for c in kept if c[0][-1] == eos]
        beam = [c for c in kept if c[0][-1] != eos]
    scored = [(total / len(seq) ** alpha, seq) for seq, total in finished + beam]
    score, seq = min(scored, key=lambda s: (-s[0], s[1]))
    return {"seq": np.array(seq, dtype=np.int64), "score": score}
