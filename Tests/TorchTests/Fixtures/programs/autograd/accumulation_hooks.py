# hooks after accumulation: what one returns is what the next one gets
import torch

# What a hook returns is what the next one gets.
for answers in [[None, None], ["same", None], ["other", None], [3, None], ["short", None]]:
    v = torch.tensor([1.0, 2.0], requires_grad=True)

    def first(p, answer=answers[0]):
        return {"same": p, "other": p.detach() + 10, "short": p[:1].detach()}.get(answer, answer)

    def second(p):
        print("second gets", p.tolist())

    v.register_post_accumulate_grad_hook(first)
    v.register_post_accumulate_grad_hook(second)
    try:
        (v * 3).sum().backward()
        print(v, v.grad)
    except (TypeError, RuntimeError) as e:
        print(type(e).__name__, e)
