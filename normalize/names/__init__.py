"""Names of people: whether a word is one, and which one it was before a scan lost its letters."""

from normalize.names.lists import NameLists, name_lists
from normalize.names.mend import mend_names

__all__ = ["NameLists", "mend_names", "name_lists"]
