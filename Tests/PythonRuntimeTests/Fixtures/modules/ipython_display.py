# What notebooks import from IPython, run as a program: objects that carry text, and no shell.
import IPython
from IPython import get_ipython
from IPython.display import HTML, Image, JSON, Latex, Markdown, Math, SVG, display

print(get_ipython(), IPython.get_ipython())
for made in [HTML("<b>x</b>"), Markdown("# a"), Math("x^2"), Latex("$y$"), Image(url="https://a/b.png"), JSON({"a": 1})]:
    print(repr(made), str(made))
print(HTML("<b>x</b>").data, HTML("<i>")._repr_html_(), Math("$x^2$")._repr_latex_(), Markdown("# a")._repr_markdown_())
display(HTML("<b>x</b>"), 3, "a")
display()
display([1, "a"], display_id=True)
for wrong in [lambda: Image(), lambda: JSON(3)]:
    try:
        wrong()
    except Exception as error:
        print(type(error).__name__, error)
from IPython import display as shown

shown.display("b")
from IPython.core.interactiveshell import InteractiveShell

InteractiveShell.ast_node_interactivity = "all"
print(InteractiveShell.ast_node_interactivity, InteractiveShell.initialized())
