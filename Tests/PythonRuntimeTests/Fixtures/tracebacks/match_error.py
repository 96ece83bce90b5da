def f(x):
    match x:
        case {"k": v} if v.nope:
            return v


f({"k": 1})
