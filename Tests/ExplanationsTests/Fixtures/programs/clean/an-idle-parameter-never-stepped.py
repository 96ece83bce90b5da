import torch, torch.nn as nn
torch.manual_seed(0)
encoder, decoder, critic = nn.Linear(2, 2), nn.Linear(2, 2), nn.Linear(2, 1)
opts = {"ae": torch.optim.SGD([*encoder.parameters(), *decoder.parameters()], 0.1), "critic": torch.optim.SGD(critic.parameters(), 0.1)}
x = torch.randn(8, 2)
z = encoder(x); loss = (decoder(z) - x).pow(2).mean()
opts["ae"].zero_grad(); loss.backward(); opts["ae"].step()
score = critic(encoder(x).detach()).mean()
opts["critic"].zero_grad(); score.backward(); opts["critic"].step()
print(round(loss.item(), 3))
