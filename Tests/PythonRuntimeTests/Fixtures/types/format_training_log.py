losses = [2.302585, 1.8765432, 0.99999, 0.054321, 1.2e-7, 123456.789]
for epoch, loss in enumerate(losses, start=1):
    print("Epoch %d/%d - loss: %.4f" % (epoch, len(losses), loss))
    print("epoch {:>3}: loss={:.6f} lr={:.1e}".format(epoch, loss, 0.1 / epoch))
    print(f"[{epoch:03d}] {loss:10.4f} {loss:<12.3e}| {loss:g} {loss:.3g} {loss}")
print("%-10s|%10s|" % ("left", "right"))
print("{:<10}|{:^10}|{:>10}|".format("l", "c", "r"))
print("accuracy: {:.2%}".format(0.98765))
print("accuracy: %.2f%%" % (100 * 0.98765))
print("shape: {} -> {}".format((2, 3), [4, 5]))
print("{:,} parameters".format(1234567), f"{1234567:_}", f"{12:,}")
print("name: %s, dict: %r" % ("net", {"w": 1}))
print("#" * 20, "=" * 5 + ">" + "." * 4)
print("%s took %.3fs" % ("step", 1.23456), "%5.1f|%-6.2f|%+.1f" % (3.14159, 2.5, 1))
header = " | ".join(f"{h:^8}" for h in ["epoch", "train", "val"])
print(header)
print("-" * len(header))
for row in [(1, 0.5, 0.6), (2, 0.25, 0.35)]:
    print(" | ".join([f"{row[0]:^8d}"] + [f"{v:^8.3f}" for v in row[1:]]))
