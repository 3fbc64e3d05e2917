def embedding(x, E):
    table = E.copy()
    table[0] = 0
    return table[x]
