"""The roster of a council: seats, terms, posts and observers, and whether it is lawful on a day.

The head of the municipality, or whoever has the right by a grant, forms the council under the rules of
its city and appoints its members: ex officio (당연직), who sit while they hold a post, or appointed
(위촉직), whose term ends, can be renewed as often as the rules say, and is taken over by a substitute for
what is left of it. A resident's may last until the project is completed. The council itself stands, or
lasts for one agenda.

Every row of the roster says on which days it holds and since when that is on record: any day can be read
back, as it was known on any other. The public reads the roster as it was last published (공표). Sex is
known to the municipality alone; all that is shown of it is the share of the larger one. `lawful` is a
function of roster, rules and day: what breaks which article today, or would, if somebody were appointed.
"""
