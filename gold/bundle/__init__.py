"""Bundles of handlingar made from the gold documents, and how well they are split into these again."""
