# The three queues of one thread.
from queue import Queue, LifoQueue, PriorityQueue, SimpleQueue, Empty, Full
q=Queue(maxsize=2); q.put(1); q.put(2); print(q.full(),q.qsize(),q.get(),q.get_nowait(),q.empty())
for fn in (lambda:q.get_nowait(),lambda:q.get(block=False),lambda:q.get(timeout=0.01),lambda:q.get(timeout=-1)):
    try: print(fn())
    except Exception as e: print(type(e),e)
q.put(1); q.put(2)
for fn in (lambda:q.put_nowait(3),lambda:q.put(3,block=False),lambda:q.put(3,timeout=0.01)):
    try: print(fn())
    except Exception as e: print(type(e),e)
s=LifoQueue(); [s.put(i) for i in range(3)]; print([s.get() for _ in range(3)])
p=PriorityQueue(); [p.put(x) for x in ((2,'b'),(1,'z'),(1,'a'))]; print([p.get() for _ in range(3)])
z=SimpleQueue(); z.put(5); print(z.qsize(),z.get(),z.empty())
q.task_done(); q.task_done(); q.task_done(); q.task_done()
try: q.task_done()
except ValueError as e: print(e)
q.join(); print(q.queue, q.maxsize, s.queue, p.queue)
try: p.put((1,{})); p.put((1,[]))
except TypeError as e: print(e)
