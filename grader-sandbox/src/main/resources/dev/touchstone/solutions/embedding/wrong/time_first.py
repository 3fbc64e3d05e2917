def embedding(x, E):
    return E[x.T]
