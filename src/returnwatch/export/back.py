"""Source numbers lead both ways: the entry of a source back to where it is first cited."""

import re

HTML_CITED = re.compile(r'<a href="#s-([^"]+)" class="cite">')
HTML_ENTRY = re.compile(r'<span id="s-([^"]+)">(.*?)</span>')
TYPST_CITED = re.compile(r"(?<!\\)#cite\(<s-([^>]+)>\)\[((?:[^\]\\]|\\.)*)\]")
TYPST_ENTRY = re.compile(r"((?:\\\[|\\\]|[0-9])+)<s-([^>]+)>(?!\))")


def html_back(html):
    """HTML in which the first citation of each source has an anchor, and its entry a link to that."""
    cited = set()

    def first(mark):
        source = mark[1]
        if source in cited:
            return mark[0]
        cited.add(source)
        return f'<a href="#s-{source}" id="cite-{source}" class="cite">'

    def entry(mark):
        source, text = mark[1], mark[2]
        return f'<span id="s-{source}"><a href="#cite-{source}">{text}</a></span>' if source in cited else mark[0]

    return HTML_ENTRY.sub(entry, HTML_CITED.sub(first, html))


def typst_back(typst):
    """The same in Typst."""
    cited = set()

    def first(mark):
        source = mark[1]
        if source in cited:
            return mark[0]
        cited.add(source)
        return f"{mark[0]}<cite-{source}>"

    def entry(mark):
        text, source = mark[1], mark[2]
        return f"#link(<cite-{source}>)[{text}]<s-{source}>" if source in cited else mark[0]

    return TYPST_ENTRY.sub(entry, TYPST_CITED.sub(first, typst))
