"""A questionnaire as the forms it is given out in, all made of the same data.

- `xpath`, `xlsform`: the workbook that KoBo and ODK read.
- `layout`, `arrows`: what a form for readers says beside each question, and where each answer leads.
- `page`, `paper`: to be read on a screen, and to be filled in with a pen.
- `ddi`: the codebook of its data, DDI Codebook 2.5.
- `write`: any of them to a file.
"""
