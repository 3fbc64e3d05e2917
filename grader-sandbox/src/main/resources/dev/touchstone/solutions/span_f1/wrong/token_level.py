def scores(hits, said, there):
    p = hits / said if said else 0.0
    r = hits / there if there else 0.0
    return {"p": p, "r": r, "f": 2 * p * r / (p + r) if p + r else 0.0}


def span_f1(gold, pred):
    hits = sum(g == s != "O" for g, s in zip(gold, pred))
    said = sum(tag != "O" for tag in pred)
    there = sum(tag != "O" for tag in gold)
    return scores(hits, said, there)
