def reversal_score(inputs, preds):
    exact = share = 0
    for text, pred in zip(inputs, preds):
        target = text[::-1]
        exact += pred == target
        share += sum(a == b for a, b in zip(target, pred)) / len(target)
    return {"exact": exact / len(inputs), "char": share / len(inputs)}
