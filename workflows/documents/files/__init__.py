"""Files that people hand in: asked for, sent once, looked into, bound to the thing they belong to.

An upload is asked for with its kind, size and digest, and answered with an address that takes exactly
those bytes, once, for some minutes. What comes is looked into before it is kept: its kind is told from
its bytes, a picture is drawn anew, so that neither the place it was taken at nor anything hidden in it
comes along. A file that nothing is bound to in a day is let go. The table knows kinds, sizes and digests;
neither the name a file had on somebody's machine nor its bytes are in it: those lie in a store beside
the database, under the file's id, and go when the row says so.
"""
