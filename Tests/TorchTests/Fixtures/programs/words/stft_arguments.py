import torch

x = torch.ones(16)


def say(*rest, **named):
    try:
        print(torch.stft(*rest, **named).shape)
    except Exception as error:
        print(type(error).__name__, error)


say(x, 4.5, return_complex=True)
say(x, torch.tensor(4), return_complex=True)
say(x, torch.tensor(4.), return_complex=True)
say(x, 4, 2.5, return_complex=True)
say(x, 4, 2, 4, [1.], center=False, return_complex=True)
say(x, 4, normalized="frame_length", return_complex=True)
say(x, 4, onesided=2, return_complex=True)
say(x, 4, return_complex=1)
say([1.], 4, center=False, return_complex=True)
say(x, 4, align_to_window=True, return_complex=True)
