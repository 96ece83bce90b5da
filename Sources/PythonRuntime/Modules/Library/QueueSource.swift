// The module `queue` in Python, for the one thread a lesson runs on: what would wait for another thread says so. Our own
// text.

enum QueueSource {
  static let module = NativeModule("queue") { vm, module throws(PyError) in
    try SourceModules.load(vm, module, text)
  }

  private static let text = #"""
    from collections import deque as _deque
    from heapq import heappush as _heappush, heappop as _heappop

    __all__ = ['Empty', 'Full', 'Queue', 'PriorityQueue', 'LifoQueue', 'SimpleQueue']

    class Empty(Exception):
        __module__ = '_queue'

    class Full(Exception):
        pass

    def _refuse(block, timeout, error, doing):
        if block and timeout is not None and timeout < 0:
            raise ValueError("'timeout' must be a non-negative number")
        if block and timeout is None:
            raise RuntimeError(f'{doing} would wait forever: a lesson runs on one thread')
        raise error

    class Queue:
        def __init__(self, maxsize=0):
            self.maxsize = maxsize
            self._init(maxsize)
            self.unfinished_tasks = 0

        def _init(self, maxsize):
            self.queue = _deque()

        def _qsize(self):
            return len(self.queue)

        def _put(self, item):
            self.queue.append(item)

        def _get(self):
            return self.queue.popleft()

        def qsize(self):
            return self._qsize()

        def empty(self):
            return not self._qsize()

        def full(self):
            return 0 < self.maxsize <= self._qsize()

        def put(self, item, block=True, timeout=None):
            if self.full():
                _refuse(block, timeout, Full, 'put() into a full queue')
            self._put(item)
            self.unfinished_tasks += 1

        def put_nowait(self, item):
            return self.put(item, block=False)

        def get(self, block=True, timeout=None):
            if not self._qsize() or block and timeout is not None and timeout < 0:
                _refuse(block, timeout, Empty, 'get() from an empty queue')
            return self._get()

        def get_nowait(self):
            return self.get(block=False)

        def task_done(self):
            if self.unfinished_tasks <= 0:
                raise ValueError('task_done() called too many times')
            self.unfinished_tasks -= 1

        def join(self):
            if self.unfinished_tasks:
                _refuse(True, None, Empty, 'join() of a queue with unfinished tasks')

    class PriorityQueue(Queue):
        def _init(self, maxsize):
            self.queue = []

        def _put(self, item):
            _heappush(self.queue, item)

        def _get(self):
            return _heappop(self.queue)

    class LifoQueue(Queue):
        def _init(self, maxsize):
            self.queue = []

        def _get(self):
            return self.queue.pop()

    class SimpleQueue:
        __module__ = '_queue'

        def __init__(self):
            self._items = _deque()

        def put(self, item, block=True, timeout=None):
            self._items.append(item)

        def put_nowait(self, item):
            self._items.append(item)

        def get(self, block=True, timeout=None):
            if not self._items or block and timeout is not None and timeout < 0:
                _refuse(block, timeout, Empty, 'get() from an empty queue')
            return self._items.popleft()

        def get_nowait(self):
            return self.get(block=False)

        def empty(self):
            return not self._items

        def qsize(self):
            return len(self._items)
    """#
}
