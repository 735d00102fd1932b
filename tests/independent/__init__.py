"""Turn input files and built files into numbers with nothing of the product: a second opinion for tests.

`inputs` reads a customer's folder, `calculator` works the figures out of it, `writing` says how a language prints
them, `office` reads them back from built files. None of them imports successplan.
"""
