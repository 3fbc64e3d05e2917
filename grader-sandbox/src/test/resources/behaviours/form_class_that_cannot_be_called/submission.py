class LayerNorm:
    def __init__(self, d, eps=1e-5):
        self.eps = eps

    def forward(self, x):
        return self.gamma * x + self.beta
