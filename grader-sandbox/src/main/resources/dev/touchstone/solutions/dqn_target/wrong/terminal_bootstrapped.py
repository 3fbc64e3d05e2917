import numpy as np


def dqn(q, q_next_online, q_next_target, actions, rewards, done, gamma):
    next_value = q_next_target.max(axis=1)
    target = rewards + gamma * next_value
    prediction = q[np.arange(len(q)), actions]
    return {"target": target, "loss": ((prediction - target) ** 2).mean()}
