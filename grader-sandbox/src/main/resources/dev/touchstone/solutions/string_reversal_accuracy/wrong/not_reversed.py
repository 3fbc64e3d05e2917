def reversal_score(inputs, preds):
    exact = right = total = 0
    for text, pred in zip(inputs, preds):
        target = text
        exact += pred == target
        right += sum(a == b for a, b in zip(target, pred))
        total += len(target)
    return {"exact": exact / len(inputs), "char": right / total}
