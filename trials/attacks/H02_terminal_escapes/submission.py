print("\x1b[31mred\x1b[0m \x1b[2J\x1b]0;owned\x07 \x1b]52;c;Y3VybCBldmls\x07 \x9b31m \b\b\b")
print("\u202eright to left\u202c")


def softmax(o):
    raise ValueError("\x1b]52;c;Y3VybCBldmls\x07 \x9b2J")
