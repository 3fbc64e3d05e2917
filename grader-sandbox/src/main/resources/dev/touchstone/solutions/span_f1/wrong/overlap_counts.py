def spans(tags):
    found = set()
    start, open_type = 0, None
    for t, tag in enumerate(tags + ["O"]):
        head, _, tag_type = tag.partition("-")
        if head == "I" and tag_type == open_type:
            continue
        if open_type is not None:
            found.add((start, t, open_type))
        start, open_type = t, tag_type if head != "O" else None
    return found


def scores(hits, said, there):
    p = hits / said if said else 0.0
    r = hits / there if there else 0.0
    return {"p": p, "r": r, "f": 2 * p * r / (p + r) if p + r else 0.0}


def span_f1(gold, pred):
    there, said = spans(gold), spans(pred)
    hits = sum(
        any(kind == k and start < e and s < end for s, e, k in there)
        for start, end, kind in said
    )
    return scores(hits, len(said), len(there))
