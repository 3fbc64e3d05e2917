def take(m):
    return {
        "elem": m[0, 1],
        "row": m[0, :],
        "col": m[:, 0],
        "block": m[0:2, 0:],
        "grid": m[::3, ::2],
    }
