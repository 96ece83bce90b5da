# Patterns of file names: what they become, and that none takes long.
import fnmatch
for pattern in ['*', 'a*b', '*a*b*', 'a?', '[abc]', '[!abc]', '[]', '[!]', '[a-c]', '[c-a]', '[a-c-e]', '[--a]', '[a-]', '[^a]', '[[a]', r'[\\]', r'[a\\-z]', '[a&&b]', '**a', 'a**', '[]-a]', '[!-a]', '[z-a-c]', 'x[', '.txt']:
    print(pattern, fnmatch.translate(pattern))
print(fnmatch.fnmatch('a' * 50 + 'b', '*a*a*a*a*a*a*a*a*a*a'), fnmatch.fnmatch('a' * 50, '*a*a*a*a*a*a*a*a*a*a'))
print(fnmatch.filter(['a.py', 'b.txt', 'c.py'], '*.py'), fnmatch.filter([b'Python', b'Ruby'], b'P*'), fnmatch.fnmatchcase('A', 'a'), fnmatch.fnmatch('foo\nbar', 'foo*'))
for wrong in [('test', b'*'), (b'test', '*'), (5, '*')]:
    try:
        fnmatch.fnmatch(*wrong)
    except TypeError as error:
        print(error)
