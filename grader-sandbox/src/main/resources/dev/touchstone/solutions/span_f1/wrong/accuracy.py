def span_f1(gold, pred):
    accuracy = sum(g == s for g, s in zip(gold, pred)) / len(gold)
    return {"p": accuracy, "r": accuracy, "f": accuracy}
