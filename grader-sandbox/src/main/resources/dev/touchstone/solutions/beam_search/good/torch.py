import torch


def beam_search(logp, k, eos, alpha=0.75):
    logp = torch.from_numpy(logp)
    V = logp.shape[2]
    beam, finished = [(0.0, [])], []
    for table in logp:
        candidates = []
        for total, seq in beam:
            scores = total + table[seq[-1] if seq else V]
            candidates += [(-score, seq + [token]) for token, score in enumerate(scores.tolist())]
        beam = []
        for negative, seq in sorted(candidates)[:k]:
            (finished if seq[-1] == eos else beam).append((-negative, seq))
    best = min((-total / len(seq) ** alpha, seq) for total, seq in finished + beam)
    return {"seq": torch.tensor(best[1]), "score": torch.tensor(-best[0])}
