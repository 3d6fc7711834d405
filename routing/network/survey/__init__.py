"""What a network is like: classes, pieces, the closures that would hurt, and how far one gets."""
