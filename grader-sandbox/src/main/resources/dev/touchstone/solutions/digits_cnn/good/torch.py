import torch
from torch import nn
from torch.nn import functional as F

EPOCHS, BATCH, RATE = 6, 64, 0.003


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv1 = nn.Conv2d(1, 8, 5, padding=2)
        self.conv2 = nn.Conv2d(8, 16, 5)
        self.dense1 = nn.Linear(16 * 5 * 5, 120)
        self.dense2 = nn.Linear(120, 10)

    def forward(self, x):
        x = F.max_pool2d(F.relu(self.conv1(x)), 2)
        x = F.max_pool2d(F.relu(self.conv2(x)), 2)
        x = F.relu(self.dense1(x.flatten(1)))
        return self.dense2(F.dropout(x, 0.3, self.training))


def images(x):
    return torch.from_numpy(x).float().div(255).unsqueeze(1)


def train(x, y):
    torch.manual_seed(1)
    x, y = images(x), torch.as_tensor(y)
    model = Net()
    optimizer = torch.optim.Adam(model.parameters(), lr=RATE)
    batches = -(-len(x) // BATCH)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, RATE, EPOCHS * batches)
    for epoch in range(EPOCHS):
        total = 0
        for rows in torch.randperm(len(x)).split(BATCH):
            loss = F.cross_entropy(model(x[rows]), y[rows])
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            schedule.step()
            total += loss.item() / batches
        print(f"epoch {epoch + 1}: loss {total:.3f}")
    return model


def predict(model, x):
    model.eval()
    with torch.no_grad():
        return torch.cat([model(part).argmax(1) for part in images(x).split(250)])
