import random
import torch
import torch.nn as nn
import torch.nn.functional as F

torch.manual_seed(0)
random.seed(0)
SOS, EOS, V, H = 0, 1, 8, 8


class EncoderRNN(nn.Module):
    def __init__(self):
        super().__init__()
        self.embedding, self.gru = nn.Embedding(V, H), nn.GRU(H, H)

    def forward(self, x, hidden):
        return self.gru(self.embedding(x).view(1, 1, -1), hidden)


class AttnDecoderRNN(nn.Module):
    def __init__(self, max_length=6):
        super().__init__()
        self.embedding, self.attn = nn.Embedding(V, H), nn.Linear(H * 2, max_length)
        self.attn_combine, self.gru, self.out = nn.Linear(H * 2, H), nn.GRU(H, H), nn.Linear(H, V)

    def forward(self, x, hidden, encoder_outputs):
        embedded = self.embedding(x).view(1, 1, -1)
        weights = F.softmax(self.attn(torch.cat((embedded[0], hidden[0]), 1)), dim=1)
        applied = torch.bmm(weights.unsqueeze(0), encoder_outputs.unsqueeze(0))
        output = F.relu(self.attn_combine(torch.cat((embedded[0], applied[0]), 1)).unsqueeze(0))
        output, hidden = self.gru(output, hidden)
        return F.log_softmax(self.out(output[0]), dim=1), hidden, weights


encoder, decoder = EncoderRNN(), AttnDecoderRNN()
enc_opt, dec_opt = torch.optim.SGD(encoder.parameters(), lr=0.05), torch.optim.SGD(decoder.parameters(), lr=0.05)
criterion = nn.NLLLoss()
pairs = [([2, 3, 4, EOS], [4, 3, 2, EOS]), ([5, 6, EOS], [6, 5, EOS])]
for it in range(4):
    source, target = random.choice(pairs)
    source, target = torch.tensor(source).view(-1, 1), torch.tensor(target).view(-1, 1)
    hidden = torch.zeros(1, 1, H)
    enc_opt.zero_grad()
    dec_opt.zero_grad()
    encoder_outputs = torch.zeros(6, H)
    loss = 0
    for ei in range(source.size(0)):
        out, hidden = encoder(source[ei], hidden)
        encoder_outputs[ei] = out[0, 0]
    decoder_input = torch.tensor([[SOS]])
    use_teacher_forcing = random.random() < 0.5
    for di in range(target.size(0)):
        output, hidden, attention = decoder(decoder_input, hidden, encoder_outputs)
        loss += criterion(output, target[di])
        if use_teacher_forcing:
            decoder_input = target[di]
        else:
            topv, topi = output.topk(1)
            decoder_input = topi.squeeze().detach()
            if decoder_input.item() == EOS:
                break
    loss.backward()
    enc_opt.step()
    dec_opt.step()
    print(round(loss.item() / target.size(0), 3))
