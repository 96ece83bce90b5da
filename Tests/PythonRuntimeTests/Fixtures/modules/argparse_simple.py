import argparse
p = argparse.ArgumentParser(prog="train", description="Trains.")
p.add_argument("data")
p.add_argument("extra", nargs="*", help="more files")
p.add_argument("--lr", type=float, default=0.1, help="rate (default: %(default)s)")
p.add_argument("-n", "--epochs", type=int, default=3)
p.add_argument("-v", "--verbose", action="store_true")
p.add_argument("--opt", choices=["sgd", "adam"], default="sgd")
p.add_argument("--layers", nargs="+", type=int)
p.add_argument("--tag", action="append")
p.add_argument("-q", action="count", default=0)
print(p.parse_args(["d"]))
a = p.parse_args(["d", "e", "--lr", "0.5", "-n4", "-v", "--opt=adam", "--layers", "1", "2", "--tag", "x", "--tag=y", "-qq"])
print(a, a.lr * 2, a.verbose, vars(a)["epochs"], "lr" in a)
print(p.parse_known_args(["d", "--zzz"])[1], p.parse_args(["--ep", "7", "d"]).epochs, argparse.Namespace(x=1, y="a"), p.get_default("lr"))
for words in ([], ["d", "--lr", "x"], ["d", "--opt", "rms"], ["d", "--nope"], ["d", "--lr"], ["d", "--layers"]):
    try:
        p.parse_args(words)
    except SystemExit as e:
        print("exit", e.code)
