"""The store within this process: TinyDB over a journal that survives crashes."""
