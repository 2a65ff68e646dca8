"""Templates that an agency fills: files for families, persons and incomes, and the mapping that reads them.

What lives here: what a template asks for, how it looks, and how the words of its lists become codes again. What may
not: reading; a filled template is read like every other delivery.

- `asked`: the columns of a template in one language, made from the data dictionary, with an example.
- `workbook`, `text_files`: a template as XLSX and as CSV.
- `mapping_text`: the mapping file beside it.
- `template`: `write_template`, the whole folder.
"""
