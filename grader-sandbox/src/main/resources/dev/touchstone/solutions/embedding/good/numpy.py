def embedding(x, E):
    return E[x]
