# Mocks with the signatures of what they stand for.
from unittest.mock import AsyncMock, Mock, create_autospec, patch


def function(a, b=2):
    pass


class K:
    number = 3

    def method(self, a):
        pass

    @staticmethod
    def static(q):
        pass


def show(make):
    try:
        print(make())
    except (TypeError, AttributeError, AssertionError) as error:
        print(type(error).__name__, error)


mock = create_autospec(function, return_value=3)
show(lambda: mock(1))
show(lambda: mock())
show(lambda: mock(1, 2, 3))
mock.assert_called_once_with(1)
show(lambda: mock.assert_called_once_with(2))
kind = create_autospec(K)
instance = kind()
instance.method.return_value = 4
show(lambda: instance.method(1))
show(lambda: instance.method())
show(lambda: instance.other)
show(lambda: (isinstance(instance, K), type(kind.number)))
show(lambda: kind.static())
alone = create_autospec(K, instance=True)
show(lambda: alone.method(1, 2))
show(lambda: alone())
with patch(__name__ + ".function", autospec=True) as patched:
    show(lambda: function())
    function(1)
    show(lambda: patched.call_args_list)
show(lambda: Mock(spec_set=K).other)
