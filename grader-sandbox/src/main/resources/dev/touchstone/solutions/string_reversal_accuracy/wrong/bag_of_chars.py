from collections import Counter


def reversal_score(inputs, preds):
    exact = right = total = 0
    for text, pred in zip(inputs, preds):
        target = text[::-1]
        exact += pred == target
        right += (Counter(target) & Counter(pred)).total()
        total += len(target)
    return {"exact": exact / len(inputs), "char": right / total}
