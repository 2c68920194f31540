"""A template engine: templates are parsed into nodes, and the nodes render a page from nested data."""
import html
import re

TAG = re.compile(r"(\{\{.*?\}\}|\{%.*?%\})", re.DOTALL)

PAGE = """<html><head><title>{{ shop.name|upper }}</title></head><body>
{% for section in shop.sections %}<h2>{{ section.title|escape }} ({{ section.items|length }})</h2>
<table>{% for item in section.items %}<tr class="{{ loop.parity }}"><td>{{ loop.index }}</td><td>{{ item.name|escape|title }}</td>
{% if item.price %}<td>{{ item.price|money }}</td>{% else %}<td>free</td>{% endif %}{% if item.tags %}<td>{% for tag in item.tags %}
<b>{{ tag }}</b>{% endfor %}</td>{% endif %}</tr>
{% endfor %}</table>{% endfor %}</body></html>"""

FILTERS = {
    "upper": str.upper, "title": str.title, "escape": lambda v: html.escape(str(v)), "length": len,
    "money": lambda v: f"{v // 100:,}.{v % 100:02d} EUR",
}


class Text:
    def __init__(self, text):
        self.text = text

    def render(self, scope, out):
        out.append(self.text)


class Expression:
    def __init__(self, source):
        path, *self.filters = source.strip().split("|")
        self.path = path.split(".")

    def value(self, scope):
        value = scope[self.path[0]]
        for name in self.path[1:]:
            value = value[name] if isinstance(value, dict) else getattr(value, name)
        for name in self.filters:
            value = FILTERS[name](value)
        return value

    def render(self, scope, out):
        out.append(str(self.value(scope)))


class Loop:
    def __init__(self, name, expression, body):
        self.name = name
        self.expression = expression
        self.body = body

    def render(self, scope, out):
        inner = dict(scope)
        for index, value in enumerate(self.expression.value(scope), 1):
            inner[self.name] = value
            inner["loop"] = {"index": index, "parity": "odd" if index % 2 else "even"}
            for node in self.body:
                node.render(inner, out)


class Condition:
    def __init__(self, expression, yes, no):
        self.expression = expression
        self.branches = (no, yes)

    def render(self, scope, out):
        for node in self.branches[bool(self.expression.value(scope))]:
            node.render(scope, out)


class Template:
    def __init__(self, source):
        self.parts = iter(TAG.split(source))
        self.nodes, _ = self.parse(())

    def parse(self, ends):
        nodes = []
        for part in self.parts:
            if part.startswith("{{"):
                nodes.append(Expression(part[2:-2]))
            elif part.startswith("{%"):
                words = part[2:-2].split()
                if words[0] in ends:
                    return nodes, words[0]
                if words[0] == "for":
                    body, _ = self.parse(("endfor",))
                    nodes.append(Loop(words[1], Expression(words[3]), body))
                elif words[0] == "if":
                    yes, end = self.parse(("else", "endif"))
                    no = self.parse(("endif",))[0] if end == "else" else []
                    nodes.append(Condition(Expression(words[1]), yes, no))
                else:
                    raise ValueError(part)
            elif part:
                nodes.append(Text(part))
        return nodes, None

    def render(self, **scope):
        out = []
        for node in self.nodes:
            node.render(scope, out)
        return "".join(out)


class Item:
    def __init__(self, i):
        self.name = f"thing <{i}> & more"
        self.price = i * 37 % 11 * 12345
        self.tags = ["new", "hot", "old"][:i % 4]


def run():
    sections = [{"title": f"Part \"{s}\"", "items": [Item(s * 40 + i) for i in range(40)]} for s in range(20)]
    shop = {"name": "The shop", "sections": sections}
    length = 0
    for _ in range(35):
        page = Template(PAGE).render(shop=shop)
        length += len(page)
    return length, page.count("free"), page.count("<b>"), sum(map(ord, page)) % 65521


EXPECTED = (3205825, 73, 1200, 52560)
