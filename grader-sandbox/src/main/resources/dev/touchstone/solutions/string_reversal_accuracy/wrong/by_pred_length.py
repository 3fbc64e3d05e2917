def reversal_score(inputs, preds):
    exact = right = total = 0
    for text, pred in zip(inputs, preds):
        target = text[::-1]
        exact += pred == target
        right += sum(a == b for a, b in zip(target, pred))
        total += len(pred)
    return {"exact": exact / len(inputs), "char": right / total}
