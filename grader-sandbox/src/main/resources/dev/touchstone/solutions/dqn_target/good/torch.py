import torch


def dqn(q, q_next_online, q_next_target, actions, rewards, done, gamma):
    q, q_next, rewards = (
        torch.tensor(a, dtype=torch.float32) for a in (q, q_next_target, rewards)
    )
    actions, done = torch.from_numpy(actions), torch.from_numpy(done)
    target = rewards + gamma * q_next.amax(dim=1).masked_fill(done, 0)
    prediction = q.gather(1, actions[:, None]).squeeze(1)
    return {"target": target, "loss": torch.nn.functional.mse_loss(prediction, target)}
