// The module `difflib` in Python: what two sequences have in common, and reports of where they differ. Our own text.

enum DifflibSource {
  static let module = NativeModule("difflib") { vm, module throws(PyError) in
    try SourceModules.load(vm, module, matching + "\n\n" + reports)
  }

  private static let matching = #"""
    import collections as _collections
    import heapq as _heapq
    import re as _re

    Match = _collections.namedtuple('Match', 'a b size')

    def _ratio(matches, length):
        return 2.0 * matches / length if length else 1.0

    class SequenceMatcher:
        def __init__(self, isjunk=None, a='', b='', autojunk=True):
            self.isjunk = isjunk
            self.autojunk = autojunk
            self.a = self.b = None
            self.set_seqs(a, b)

        def set_seqs(self, a, b):
            self.set_seq1(a)
            self.set_seq2(b)

        def set_seq1(self, a):
            if a is not self.a:
                self.a = a
                self.matching_blocks = self.opcodes = None

        def set_seq2(self, b):
            if b is self.b:
                return
            self.b = b
            self.matching_blocks = self.opcodes = self.fullbcount = None
            positions = self.b2j = {}
            for index, item in enumerate(b):
                positions.setdefault(item, []).append(index)
            self.bjunk = junk = set()
            if self.isjunk:
                junk.update([item for item in positions if self.isjunk(item)])
                for item in junk:
                    del positions[item]
            self.bpopular = popular = set()
            if self.autojunk and len(b) >= 200:
                limit = len(b) // 100 + 1
                popular.update([item for item, places in positions.items() if len(places) > limit])
                for item in popular:
                    del positions[item]

        def find_longest_match(self, alo=0, ahi=None, blo=0, bhi=None):
            a, b, places, junk = self.a, self.b, self.b2j, self.bjunk
            ahi = len(a) if ahi is None else ahi
            bhi = len(b) if bhi is None else bhi
            start1, start2, size = alo, blo, 0
            lengths = {}
            none = []
            for i in range(alo, ahi):
                new = {}
                for j in places.get(a[i], none):
                    if j < blo:
                        continue
                    if j >= bhi:
                        break
                    k = new[j] = lengths.get(j - 1, 0) + 1
                    if k > size:
                        start1, start2, size = i - k + 1, j - k + 1, k
                lengths = new
            for wants_junk in (False, True):
                while (start1 > alo and start2 > blo and (b[start2 - 1] in junk) == wants_junk
                       and a[start1 - 1] == b[start2 - 1]):
                    start1, start2, size = start1 - 1, start2 - 1, size + 1
                while (start1 + size < ahi and start2 + size < bhi and (b[start2 + size] in junk) == wants_junk
                       and a[start1 + size] == b[start2 + size]):
                    size += 1
            return Match(start1, start2, size)

        def get_matching_blocks(self):
            if self.matching_blocks is not None:
                return self.matching_blocks
            waiting = [(0, len(self.a), 0, len(self.b))]
            found = []
            while waiting:
                alo, ahi, blo, bhi = waiting.pop()
                i, j, size = match = self.find_longest_match(alo, ahi, blo, bhi)
                if size:
                    found.append(match)
                    if alo < i and blo < j:
                        waiting.append((alo, i, blo, j))
                    if i + size < ahi and j + size < bhi:
                        waiting.append((i + size, ahi, j + size, bhi))
            found.sort()
            blocks = []
            for i, j, size in found:
                if blocks and blocks[-1][0] + blocks[-1][2] == i and blocks[-1][1] + blocks[-1][2] == j:
                    blocks[-1] = (blocks[-1][0], blocks[-1][1], blocks[-1][2] + size)
                else:
                    blocks.append((i, j, size))
            blocks.append((len(self.a), len(self.b), 0))
            self.matching_blocks = [Match(*block) for block in blocks]
            return self.matching_blocks

        def get_opcodes(self):
            if self.opcodes is not None:
                return self.opcodes
            i = j = 0
            self.opcodes = codes = []
            for ai, bj, size in self.get_matching_blocks():
                tag = ''
                if i < ai and j < bj:
                    tag = 'replace'
                elif i < ai:
                    tag = 'delete'
                elif j < bj:
                    tag = 'insert'
                if tag:
                    codes.append((tag, i, ai, j, bj))
                i, j = ai + size, bj + size
                if size:
                    codes.append(('equal', ai, i, bj, j))
            return codes

        def get_grouped_opcodes(self, n=3):
            codes = self.get_opcodes() or [('equal', 0, 1, 0, 1)]
            codes = codes[:]
            if codes[0][0] == 'equal':
                tag, i1, i2, j1, j2 = codes[0]
                codes[0] = tag, max(i1, i2 - n), i2, max(j1, j2 - n), j2
            if codes[-1][0] == 'equal':
                tag, i1, i2, j1, j2 = codes[-1]
                codes[-1] = tag, i1, min(i2, i1 + n), j1, min(j2, j1 + n)
            group = []
            for tag, i1, i2, j1, j2 in codes:
                if tag == 'equal' and i2 - i1 > 2 * n:
                    group.append((tag, i1, min(i2, i1 + n), j1, min(j2, j1 + n)))
                    yield group
                    group = []
                    i1, j1 = max(i1, i2 - n), max(j1, j2 - n)
                group.append((tag, i1, i2, j1, j2))
            if group and not (len(group) == 1 and group[0][0] == 'equal'):
                yield group

        def ratio(self):
            return _ratio(sum([block[2] for block in self.get_matching_blocks()]), len(self.a) + len(self.b))

        def quick_ratio(self):
            if self.fullbcount is None:
                self.fullbcount = {}
                for item in self.b:
                    self.fullbcount[item] = self.fullbcount.get(item, 0) + 1
            left = {}
            matches = 0
            for item in self.a:
                count = left.get(item, self.fullbcount.get(item, 0))
                left[item] = count - 1
                if count > 0:
                    matches += 1
            return _ratio(matches, len(self.a) + len(self.b))

        def real_quick_ratio(self):
            return _ratio(min(len(self.a), len(self.b)), len(self.a) + len(self.b))
    """#

  private static let reports = #"""
    def get_close_matches(word, possibilities, n=3, cutoff=0.6):
        if not n > 0:
            raise ValueError(f'n must be > 0: {n!r}')
        if not 0.0 <= cutoff <= 1.0:
            raise ValueError(f'cutoff must be in [0.0, 1.0]: {cutoff!r}')
        found = []
        matcher = SequenceMatcher()
        matcher.set_seq2(word)
        for possibility in possibilities:
            matcher.set_seq1(possibility)
            if matcher.real_quick_ratio() >= cutoff and matcher.quick_ratio() >= cutoff and matcher.ratio() >= cutoff:
                found.append((matcher.ratio(), possibility))
        return [word for score, word in _heapq.nlargest(n, found)]

    def IS_LINE_JUNK(line, pat=None):
        return _re.match(r'\s*(?:#\s*)?$', line) is not None if pat is None else pat(line) is not None

    def IS_CHARACTER_JUNK(ch, ws=' \t'):
        return ch in ws

    class Differ:
        def __init__(self, linejunk=None, charjunk=None):
            self.linejunk = linejunk
            self.charjunk = charjunk

        def compare(self, a, b):
            for tag, alo, ahi, blo, bhi in SequenceMatcher(self.linejunk, a, b).get_opcodes():
                if tag == 'replace':
                    yield from self._replace(a, alo, ahi, b, blo, bhi)
                elif tag == 'delete':
                    yield from self._dump('-', a, alo, ahi)
                elif tag == 'insert':
                    yield from self._dump('+', b, blo, bhi)
                else:
                    yield from self._dump(' ', a, alo, ahi)

        def _dump(self, tag, lines, low, high):
            for index in range(low, high):
                yield f'{tag} {lines[index]}'

        def _plain_replace(self, a, alo, ahi, b, blo, bhi):
            if bhi - blo < ahi - alo:
                yield from self._dump('+', b, blo, bhi)
                yield from self._dump('-', a, alo, ahi)
            else:
                yield from self._dump('-', a, alo, ahi)
                yield from self._dump('+', b, blo, bhi)

        def _nearest(self, a, alo, ahi, b, blo, bhi):
            """The most similar pair of lines, and a pair that is the same."""
            best, cutoff = 0.74, 0.75
            place = same = None
            matcher = SequenceMatcher(self.charjunk)
            for j in range(blo, bhi):
                matcher.set_seq2(b[j])
                for i in range(alo, ahi):
                    if a[i] == b[j]:
                        if same is None:
                            same = i, j
                        continue
                    matcher.set_seq1(a[i])
                    if matcher.real_quick_ratio() > best and matcher.quick_ratio() > best and matcher.ratio() > best:
                        best, place = matcher.ratio(), (i, j)
            return place if best >= cutoff else None, same

        def _replace(self, a, alo, ahi, b, blo, bhi):
            near, same = self._nearest(a, alo, ahi, b, blo, bhi)
            if near is None:
                if same is None:
                    yield from self._plain_replace(a, alo, ahi, b, blo, bhi)
                    return
                near = same
            else:
                same = None
            i, j = near
            yield from self._beside(a, alo, i, b, blo, j)
            if same is None:
                marks1 = marks2 = ''
                for tag, i1, i2, j1, j2 in SequenceMatcher(self.charjunk, a[i], b[j]).get_opcodes():
                    mark1, mark2 = {'replace': '^^', 'delete': '- ', 'insert': ' +', 'equal': '  '}[tag]
                    marks1 += mark1 * (i2 - i1)
                    marks2 += mark2 * (j2 - j1)
                yield from self._marked(a[i], b[j], marks1, marks2)
            else:
                yield '  ' + a[i]
            yield from self._beside(a, i + 1, ahi, b, j + 1, bhi)

        def _beside(self, a, alo, ahi, b, blo, bhi):
            if alo < ahi:
                if blo < bhi:
                    yield from self._replace(a, alo, ahi, b, blo, bhi)
                else:
                    yield from self._dump('-', a, alo, ahi)
            elif blo < bhi:
                yield from self._dump('+', b, blo, bhi)

        def _marked(self, line1, line2, marks1, marks2):
            for sign, line, marks in (('-', line1, marks1), ('+', line2, marks2)):
                yield f'{sign} {line}'
                marks = ''.join([char if mark == ' ' and char.isspace() else mark for char, mark in zip(line, marks)])
                marks = marks.rstrip()
                if marks:
                    yield f'? {marks}\n'

    def ndiff(a, b, linejunk=None, charjunk=IS_CHARACTER_JUNK):
        return Differ(linejunk, charjunk).compare(a, b)

    def restore(delta, which):
        sign = {1: '- ', 2: '+ '}.get(int(which))
        if sign is None:
            raise ValueError(f'unknown delta choice (must be 1 or 2): {which!r}')
        for line in delta:
            if line[:2] in ('  ', sign):
                yield line[2:]

    def _check_lines(a, b, *texts):
        for line in [*a[:1], *b[:1]]:
            if not isinstance(line, str):
                raise TypeError(f'lines to compare must be str, not {type(line).__name__} ({line!r})')
        for text in texts:
            if not isinstance(text, str):
                raise TypeError(f'all arguments must be str, not: {text!r}')

    def _dated(name, date):
        return f'{name}\t{date}' if date else name

    def unified_diff(a, b, fromfile='', tofile='', fromfiledate='', tofiledate='', n=3, lineterm='\n'):
        _check_lines(a, b, fromfile, tofile, fromfiledate, tofiledate, lineterm)

        def span(start, stop):
            length = stop - start
            if length == 1:
                return f'{start + 1}'
            return f'{start + 1 if length else start},{length}'

        started = False
        for group in SequenceMatcher(None, a, b).get_grouped_opcodes(n):
            if not started:
                started = True
                yield f'--- {_dated(fromfile, fromfiledate)}{lineterm}'
                yield f'+++ {_dated(tofile, tofiledate)}{lineterm}'
            first, last = group[0], group[-1]
            yield f'@@ -{span(first[1], last[2])} +{span(first[3], last[4])} @@{lineterm}'
            for tag, i1, i2, j1, j2 in group:
                if tag == 'equal':
                    for line in a[i1:i2]:
                        yield ' ' + line
                    continue
                if tag in ('replace', 'delete'):
                    for line in a[i1:i2]:
                        yield '-' + line
                if tag in ('replace', 'insert'):
                    for line in b[j1:j2]:
                        yield '+' + line

    def context_diff(a, b, fromfile='', tofile='', fromfiledate='', tofiledate='', n=3, lineterm='\n'):
        _check_lines(a, b, fromfile, tofile, fromfiledate, tofiledate, lineterm)
        prefix = {'insert': '+ ', 'delete': '- ', 'replace': '! ', 'equal': '  '}

        def span(start, stop):
            length = stop - start
            first = start + 1 if length else start
            return f'{first}' if length <= 1 else f'{first},{first + length - 1}'

        started = False
        for group in SequenceMatcher(None, a, b).get_grouped_opcodes(n):
            if not started:
                started = True
                yield f'*** {_dated(fromfile, fromfiledate)}{lineterm}'
                yield f'--- {_dated(tofile, tofiledate)}{lineterm}'
            first, last = group[0], group[-1]
            yield '***************' + lineterm
            yield f'*** {span(first[1], last[2])} ****{lineterm}'
            if any(tag in ('replace', 'delete') for tag, _, _, _, _ in group):
                for tag, i1, i2, _, _ in group:
                    if tag != 'insert':
                        for line in a[i1:i2]:
                            yield prefix[tag] + line
            yield f'--- {span(first[3], last[4])} ----{lineterm}'
            if any(tag in ('replace', 'insert') for tag, _, _, _, _ in group):
                for tag, _, _, j1, j2 in group:
                    if tag != 'delete':
                        for line in b[j1:j2]:
                            yield prefix[tag] + line
    """#
}
