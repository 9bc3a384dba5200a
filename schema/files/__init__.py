"""Files as the API shows them: an upload that is asked for, and its address."""
