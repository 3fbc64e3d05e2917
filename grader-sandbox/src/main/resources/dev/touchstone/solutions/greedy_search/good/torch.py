import torch


def greedy_decode(logp, eos):
    logp = torch.from_numpy(logp)
    seq, total, prev = [], 0.0, logp.shape[2]
    for table in logp:
        value, token = table[prev].max(dim=0)
        total, prev = total + value, int(token)
        seq.append(prev)
        if prev == eos:
            break
    return {"seq": torch.tensor(seq), "prob": torch.as_tensor(total).exp()}


def exhaustive_decode(logp, eos):
    logp = torch.from_numpy(logp)
    unfinished, finished = [(0.0, [])], []
    for t, table in enumerate(logp):
        longer = []
        for total, seq in unfinished:
            prev = seq[-1] if seq else logp.shape[2]
            for token, value in enumerate(table[prev].tolist()):
                done = token == eos or t == len(logp) - 1
                (finished if done else longer).append((total + value, seq + [token]))
        unfinished = longer
    total, seq = max(finished)
    return {"seq": torch.tensor(seq), "prob": torch.tensor(total).exp()}
