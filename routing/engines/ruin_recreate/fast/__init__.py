"""The search where only capacity and distance matter: an insertion is judged in constant time."""
