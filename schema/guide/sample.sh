#!/bin/sh
# A program that signs in, chooses a hat, pages, submits once, reads a refusal, follows a vote and sends a file.
# It cuts what it needs out of the JSON with sed; a real program would use a JSON reader.
set -eu
URL="${DURE_URL:-http://127.0.0.1:8000}"

field() { # field NAME: the first value of that name in the JSON on standard input
  sed -n "s/.*\"$1\": *\"\([^\"]*\)\".*/\1/p" | head -n 1
}
key() { # a fresh Idempotency-Key
  od -An -N16 -tx1 /dev/urandom | tr -d ' \n'
}

# 1. Sign in.
issuer=$(curl -fsS "$URL/health/ready" | field issuer)
token=$(curl -fsS "$issuer/token" -d grant_type=password -d username=resident.1 | field access_token)

ask() { # ask BODY [header...]: one operation; the body is JSON
  body=$1
  shift
  curl -fsS "$URL/graphql" -H "Authorization: Bearer $token" -H 'Content-Type: application/json' \
    -H 'Accept-Language: en' "$@" --data-binary "$body"
}

# 2. Choose a hat: here the only one.
hat=$(ask '{"query":"{ viewer { appointments { id } } }"}' | field id)
role=$(ask '{"query":"{ viewer { hat { role } } }"}' -H "Dure-Appointment: $hat" | field role)
echo "hat: $role"

# 3. Page through a list.
count=0
after=null
while [ "$after" != end ]; do
  page=$(ask '{"query":"query ($after: String) { proposals(first: 2, after: $after, orderBy: NUMBER) { edges { node { number } } pageInfo { hasNextPage endCursor } } }","variables":{"after":'"$after"'}}')
  count=$((count + $(printf '%s' "$page" | grep -o '"number"' | wc -l)))
  case $page in
    *'"hasNextPage":true'*) after="\"$(printf '%s' "$page" | field endCursor)\"" ;;
    *) after=end ;;
  esac
done
echo "proposals: $count"

# 4. Do something, once. The same words of one person are taken once a day.
title="정류장 그늘막 $(key | cut -c1-8)"
programme=$(ask '{"query":"{ programmes(first: 1) { edges { node { id } } } }"}' | field id)
submit() { # submit COST KEY
  ask '{"query":"mutation ($input: SubmitProposalInput!) { submitProposal(input: $input) { __typename ... on SubmitProposalSuccess { proposal { id } } ... on Refused { code reason message field remedy } } }","variables":{"input":{"programmeId":"'"$programme"'","title":"'"$title"'","summary":"버스 정류장에 그늘막을 놓아 주세요.","body":"여름에 기다리기 힘들어요.","category":"MOBILITY","place":"중앙로","cost":'"$1"'}}}' \
    -H "Dure-Appointment: $hat" -H "Idempotency-Key: $2"
}
once=$(key)
first=$(submit 3000000 "$once")
again=$(submit 3000000 "$once")
[ "$first" = "$again" ] && same=True || same=False
echo "submitted: $(printf '%s' "$first" | field __typename), again the same: $same"

# 5. Read a refusal.
refused=$(submit 0 "$(key)")
echo "refused: $(printf '%s' "$refused" | field code) $(printf '%s' "$refused" | field reason) $(printf '%s' "$refused" | field field)"

# 6. Follow what changes: the first event comes at once, each later one when something has changed.
vote=$(ask '{"query":"{ campaigns(first: 1) { edges { node { number } } } }"}' | field number)
event=$(curl -sN --max-time 10 "$URL/graphql" -H 'Content-Type: application/json' \
  -H 'Accept: text/event-stream' -H "Authorization: Bearer $token" --data-binary \
  '{"query":"subscription ($number: String!) { campaignChanged(number: $number) { number state } }","variables":{"number":"'"$vote"'"}}' |
  grep -m 1 '^data: ') || true
echo "followed: $(printf '%s' "$event" | field state)"

# 7. Send a file: announce it, then put exactly its bytes.
file=$(mktemp)
trap 'rm -f "$file"' EXIT
printf '%%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%%%EOF\n' >"$file"
size=$(wc -c <"$file" | tr -d ' ')
sha256=$(sha256sum "$file" 2>/dev/null || shasum -a 256 "$file")
path=$(ask '{"query":"mutation ($input: RequestUploadInput!) { requestUpload(input: $input) { ... on RequestUploadSuccess { upload { path } } ... on Refused { reason } } }","variables":{"input":{"programmeId":"'"$programme"'","kind":"PDF","size":'"$size"',"sha256":"'"${sha256%% *}"'"}}}' \
  -H "Dure-Appointment: $hat" -H "Idempotency-Key: $(key)" | field path)
echo "sent: $(curl -s -o /dev/null -w '%{http_code}' -X PUT --data-binary "@$file" "$URL$path")"
