"""Documents for people: what each says, as one description that every writer of files can write."""
