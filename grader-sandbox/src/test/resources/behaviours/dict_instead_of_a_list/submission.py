def kfold(n, k):
    return {fold: list(range(n)) for fold in range(k)}
