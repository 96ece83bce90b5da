import bisect
a = [1, 2, 2, 3, 5]
print(bisect.bisect(a, 2), bisect.bisect_left(a, 2), bisect.bisect_right(a, 2), bisect.bisect(a, 4), bisect.bisect_left(a, 2, 2), bisect.bisect_right(a, 9, 0, 3))
bisect.insort(a, 4)
bisect.insort_left(a, 2)
bisect.insort_right(a, 0)
print(a, bisect.bisect(["a", "bb", "ccc"], 2, key=len))
words = ["a", "ccc"]
bisect.insort(words, "bb", key=len)
print(words, [["F", "D", "C", "B", "A"][bisect.bisect([60, 70, 80, 90], s)] for s in (33, 99, 77, 70, 89, 90)])
for call in (lambda: bisect.bisect([1], 2, -1), lambda: bisect.bisect([1], "a"), lambda: bisect.bisect([1]), lambda: bisect.bisect(5, 1)):
    try:
        print(call())
    except Exception as e:
        print(type(e).__name__, e)
