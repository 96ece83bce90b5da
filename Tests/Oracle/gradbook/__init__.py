"""The module `gradbook` for another Python: lessons that import it run there too.

Gradbook's own run explains from a record of every value. Here only what PyTorch keeps can be asked: whether a walk
through `grad_fn` from the loss meets the target.
"""


def explain(loss, target=None):
    """Says whether the history of `loss` reaches `target`."""
    if target is None:
        print("run this lesson with Gradbook for its findings")
        return
    if loss is target:
        print("the target is the loss itself")
        return
    if loss.grad_fn is None:
        print("the loss has no history; run this lesson with Gradbook to see where it stops")
        return
    seen, pending = set(), [loss.grad_fn]
    while pending:
        node = pending.pop()
        if node is None or node in seen:
            continue
        seen.add(node)
        if getattr(node, "variable", None) is target or node is target.grad_fn:
            print("the history of the loss reaches the target")
            return
        pending.extend(next_node for next_node, _ in node.next_functions)
    print("the history of the loss does not reach the target; run this lesson with Gradbook to see where it stops")


def audit():
    """Gradbook lists here what each backward moved."""
    print("run this lesson with Gradbook for the audit")
