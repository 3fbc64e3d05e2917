import numpy as np

DIRECTIONS = [(-1, -1), (-1, 0), (-1, 1), (0, -1), (0, 1), (1, -1), (1, 0), (1, 1)]


def on_board(r, c):
    return 0 <= r < 8 and 0 <= c < 8


def flips(board, player, row, col):
    found = []
    for dr, dc in DIRECTIONS:
        line = []
        r, c = row + dr, col + dc
        while on_board(r, c) and board[r, c] == -player:
            line.append((r, c))
            r, c = r + dr, c + dc
        if on_board(r, c) and board[r, c] == player:
            found += line[:1]
    return found


def othello(board, player, move):
    legal = np.zeros((8, 8), dtype=bool)
    for r in range(8):
        for c in range(8):
            legal[r, c] = board[r, c] == 0 and len(flips(board, player, r, c)) > 0
    after = board.copy()
    after[move] = player
    for r, c in flips(board, player, *move):
        after[r, c] = player
    diff = (after == player).sum() - (after == -player).sum()
    return {"legal": legal, "board": after, "diff": diff}
