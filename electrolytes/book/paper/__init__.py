"""The book on paper (`pdf`) and in readers of e-books (`epub`), both made from the built site.

`pages` takes the built pages apart; `document` puts them together for print.
"""
