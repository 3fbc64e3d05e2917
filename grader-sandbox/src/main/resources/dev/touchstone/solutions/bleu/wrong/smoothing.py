import math
from collections import Counter


def grams(tokens, n):
    return [tuple(tokens[i : i + n]) for i in range(len(tokens) - n + 1)]


def bleu(label, pred, k):
    p = []
    for n in range(1, k + 1):
        there, said = Counter(grams(label, n)), Counter(grams(pred, n))
        matches = sum(min(count, there[gram]) for gram, count in said.items())
        p.append((matches + 1) / (max(0, len(pred) - n + 1) + 1))
    score = math.exp(min(0, 1 - len(label) / len(pred)))
    for n in range(1, k + 1):
        score *= p[n - 1] ** (0.5**n)
    return {"score": score, "p": p}
