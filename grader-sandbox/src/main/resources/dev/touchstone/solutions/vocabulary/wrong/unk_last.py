from collections import Counter


def build_vocab(tokens, min_freq, query):
    count = Counter(tokens)
    known = [token for token in count if count[token] >= min_freq]
    known.sort(key=lambda token: (-count[token], token))
    index = {token: i for i, token in enumerate(known)}
    return [index.get(token, len(known)) for token in query]
