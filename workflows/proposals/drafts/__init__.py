"""Drafts: an idea that is being written, alone or by several, before anybody else sees it.

Who begins a draft leads it (주제안자). He passes on a link; whoever follows it and may submit ideas
joins. All who joined see the words and may change them, each change under the version it was made on.
The lead says which share each has a part in; everybody agrees to the words and the shares as they stand,
and any change asks them anew. Then the lead submits: the draft's key becomes the idea's, with its files,
and the authors stand on it by their public names with their shares. A draft nobody touches for a year is
dropped, and what it said with it.
"""
