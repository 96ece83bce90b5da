import torch

for take in (torch.set_rng_state, torch.Generator().set_state):
    for state in (torch.zeros(3), torch.zeros(3, dtype=torch.uint8), "a", None):
        try:
            print(take(state))
        except Exception as error:
            print(type(error).__name__, error)
