# A transform of several dimensions is one operation; inverse ones of real numbers are conjugates.
import torch

def names(f, depth=2):
    return 'None' if f is None else f.name() + '(' + ', '.join(names(g, depth - 1) for g, _ in f.next_functions) + ')' if depth else f.name()

x = torch.arange(12.0).reshape(2, 2, 3).requires_grad_()
for name in ['fft', 'ifft', 'rfft', 'irfft', 'hfft', 'ihfft']:
    y = getattr(torch.fft, name)(x, 4)
    print(name, names(y.grad_fn), y.shape, y.stride())
for name in ['fft2', 'ifft2', 'rfft2', 'irfft2', 'hfft2', 'ihfft2', 'fftn', 'ifftn', 'rfftn', 'irfftn', 'hfftn', 'ihfftn']:
    y = getattr(torch.fft, name)(x, (2, 4))
    print(name, names(y.grad_fn), y.shape, y.stride(), torch.view_as_real(y).sum().item() if y.is_complex() else y.sum().item())
    print(torch.autograd.grad((y * y.conj()).real.sum(), x)[0].round().tolist())
s = torch.arange(16.0).requires_grad_()
y = torch.stft(s, 4, hop_length=4, window=torch.ones(4), return_complex=True)
print(names(y.grad_fn), y.shape)
z = torch.istft(y, 4, hop_length=4, window=torch.ones(4))
print(z.round().tolist())
full = torch.stft(s.detach(), 4, hop_length=4, window=torch.ones(4), onesided=False, return_complex=True)
print(torch.istft(full, 4, hop_length=4, window=torch.ones(4)).round().tolist())
