from collections import deque, Counter, namedtuple, defaultdict, OrderedDict, ChainMap
import heapq, random, textwrap, time, copy
def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
attempt(lambda: deque([1, 2], maxlen=10**30))
attempt(lambda: deque([1, 2, 3], maxlen=0))
attempt(lambda: deque([1]).rotate(10**30))
attempt(lambda: deque([1, 2, 3]).insert(10**18, 4))
attempt(lambda: Counter(a=10**30).most_common())
attempt(lambda: random.sample(range(10**30), 2) is not None)
attempt(lambda: len(random.sample(range(10**12), 3)))
attempt(lambda: random.choices([1], k=-1))
attempt(lambda: random.randrange(10**40) < 10**40)
attempt(lambda: textwrap.wrap("abc", 10**18))
attempt(lambda: time.sleep(1e30))
attempt(lambda: heapq.nlargest(10**18, [1, 2]))
attempt(lambda: ChainMap(5)["a"])
class Evil:
    def __eq__(self, other):
        raise RuntimeError("eq")
    def __hash__(self):
        return 1
attempt(lambda: Counter([Evil(), Evil()]))
attempt(lambda: deque([Evil()]).index(1))
