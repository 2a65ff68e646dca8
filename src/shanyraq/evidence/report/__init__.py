"""A report of numbered tables and figures, once in memory and then as a page, a print document and a workbook."""
