from collections import Counter


def build_vocab(tokens, min_freq, query):
    count = Counter(tokens)
    known = [token for token in count if count[token] >= min_freq]
    known.sort(key=lambda token: (-count[token], token))
    index = {token: i for i, token in enumerate(known, 1)}
    return [index.get(token, 0) for token in query]
