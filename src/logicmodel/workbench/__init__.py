"""
A page to see a model while it is written: picture, problems, findings and questions.

`page_making` makes the page, and `answering` what it shows: a model and options in, JSON out. `live` serves both on
this machine; in a playground the same page asks the library in the browser.
"""
