def take(m):
    return {
        "elem": m[2, 1],
        "row": m[:, 1],
        "col": m[1, :],
        "block": m[1:, 1:3],
        "grid": m[::2, ::3],
    }
