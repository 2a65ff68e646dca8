"""The questionnaire as data: questions, answers, skips, checks, in three languages.

- `model`: what a questionnaire is made of.
- `condition`: the small language of skips and checks, one meaning for every form a questionnaire is given out in.
- `reading`: strict reading of the files in `forms/`.
- `privacy`: what a questionnaire of this study may never ask.
"""
