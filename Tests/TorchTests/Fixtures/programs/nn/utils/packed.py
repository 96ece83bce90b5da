import torch
from torch.nn.utils.rnn import (pack_padded_sequence, pack_sequence, pad_packed_sequence, pad_sequence, unpack_sequence,
                                 unpad_sequence)

seqs=[torch.arange(4.),torch.arange(2.)+10,torch.arange(3.)+20]
p=pad_sequence(seqs); print(p)
print(pad_sequence(seqs,batch_first=True,padding_value=-1.)); print(pad_sequence(seqs,batch_first=True,padding_side='left'))
k=pack_padded_sequence(p,[4,2,3],enforce_sorted=False); print(k)
print(pad_packed_sequence(k)); print(pad_packed_sequence(k,batch_first=True,total_length=6,padding_value=9.))
k2=pack_sequence(sorted(seqs,key=len,reverse=True)); print(k2, k2.data.dtype)
print(unpack_sequence(k2)); print(unpad_sequence(p,torch.tensor([4,2,3])))
x=torch.randn(3,2,2).requires_grad_(); 
for f in [lambda: pack_padded_sequence(p,[2,4,3]), lambda: pack_padded_sequence(p,[4,2]), lambda: pack_padded_sequence(p,[5,2,1]), lambda: pack_padded_sequence(p,[4,2,0]), lambda: pad_packed_sequence(k,total_length=1), lambda: pad_sequence([]), lambda: pad_sequence(3)]:
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
torch.manual_seed(0)
x=torch.randn(3,4,2,requires_grad=True)
pk=pack_padded_sequence(x,[4,2,1],batch_first=True); print(pk.data, pk.batch_sizes)
o,l=pad_packed_sequence(pk,batch_first=True); print(o,l)
o.pow(2).sum().backward(); print(x.grad)
print(pk.to(torch.float64).data.dtype)
import torch.nn as nn
for cls in (nn.LSTM, nn.GRU, nn.RNN):
    torch.manual_seed(0)
    layer = cls(2, 3, num_layers=2, bidirectional=True)
    x = torch.randn(4, 3, 2, requires_grad=True)
    output, state = layer(pack_padded_sequence(x, torch.tensor([2, 4, 1]), enforce_sorted=False))
    print(output, state)
    padded, lengths = pad_packed_sequence(output)
    padded.pow(2).sum().backward()
    print(x.grad, [p.grad.sum() for p in layer.parameters()][:5])
