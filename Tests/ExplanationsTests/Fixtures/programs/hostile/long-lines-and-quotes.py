import torch
w = torch.tensor(1.0, requires_grad=True)
text = """unclosed ( [ { ' " \\ # not a comment
more (((((((((""" + "'" * 2000 + "x.detach()" * 100
loss = (w.detach() * 1); s = f"{loss:.2f} {'(' * 30} {w.item()!r:>{10}}" ; t = 'a' 'b' "c"; u = r'\'' ; b = b"\x00"
loss.backward()
