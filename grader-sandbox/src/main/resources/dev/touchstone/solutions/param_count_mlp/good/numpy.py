def mlp_params(sizes):
    return sum((a + 1) * b for a, b in zip(sizes, sizes[1:]))
