def mlp_params(sizes):
    return sum(a * (b + 1) for a, b in zip(sizes, sizes[1:]))
