"""What hangs on an idea: pictures and documents of its author, and the scan of one that came on paper.

An attachment is seen by whoever may see its idea; each has a description, which is read out to who does
not see it. They are settled once the idea is open for support: nobody supports one thing and finds
another. A scan shows handwriting and a name: only the desk opens it, and each opening is on record.
"""
