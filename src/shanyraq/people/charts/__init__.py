"""Charts and pages: families' data drawn and told so that anybody can read them, in Kazakh, Russian and English.

What lives here: one look for all charts, a module a kind of chart, the map of regions, whole pages of HTML. What may
not: figures of its own. Charts want the packages of the extra `charts`; the map and the pages do without.

- `labels`: the words around a chart and how its numbers look; `theme`, `render`: the look, and SVG in it.
- `bars`, `histogram`, `pyramid`, `lines`, `ranges`, `tornado`, `crossing`: the kinds of charts, each a function from
  values to SVG.
- `tile_map`: the regions of the country as tiles, as SVG and as data for a terminal.
- `page`: a whole page around tables and drawings.
"""
