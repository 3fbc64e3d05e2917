def mlp_params(sizes):
    return sum(a * b for a, b in zip(sizes, sizes[1:]))
