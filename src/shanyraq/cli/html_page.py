"""A whole page of HTML around an explanation, for a browser that opens it from a file."""

from html import escape

PAGE = """\
<!doctype html>
<html lang="{lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>{title}</title>
<style>body {{ font-family: system-ui, sans-serif; margin: 1.5rem auto; max-width: 60rem; padding: 0 1rem }}</style>
</head>
<body>
<h1>{title}</h1>
{content}
</body>
</html>
"""


def html_page(title: str, content: str, lang: str) -> str:
    """A page with one heading and content that is HTML already."""
    return PAGE.format(lang=lang, title=escape(title), content=content)
