"""Living labs (리빙랩): a panel of residents works out an adopted idea, tries it, and says what it is worth.

The city calls for a panel (시민참여단) of 25 to 60 for an idea that is adopted, selected or being carried
out. The call says how many seats there are, by what one may belong to the place (address, work, business,
study), and in which bounds sex, age and district are to stand. Whoever applies says only what the balance
needs; no letter of motivation, since a lot decides.

The lot. When the call opens, the database makes a seed that nobody can read and shows its SHA-256. After
the hour of the call the seed is laid open, mixed with the digest of all applications, and orders them;
in that order everybody is drawn with whom the bounds can still be kept (`balance`). So nobody who applies
can know his place, nobody who knows the seed can choose who applies, and whoever has the file of a call
can draw again. What it does not promise: the owner of the database could read the seed before the hour,
and could then decide on the last application in its knowledge.

The panel. Whoever is drawn takes the seat or not until a day; in the place of one who does not come, the
next of the lot who breaks the fewest bounds. When enough sit, workshops (워크숍) are held and attended, the
panel settles on a solution, and that is tried for a time at a place, with measurements everybody reads.
Then every member says, alone, whether to keep it, change it or drop it; verdicts are locked before anybody
sees them. The city concludes with reasons, also where it does not follow the panel, and the result stands
in the idea's own story as its carrying out.
"""
