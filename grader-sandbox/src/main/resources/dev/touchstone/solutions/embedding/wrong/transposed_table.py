def embedding(x, E):
    return E.T[x]
