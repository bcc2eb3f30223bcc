#!/usr/bin/env bash
# Tries an installation as a hospital would, and leaves nobody behind: ready, token, tenant, patient, stay, chart, audit trail, seals; then
# the patient is discharged and erased.
#
#   smoke.sh ADDRESS
#
# ADDRESS is the application's, such as https://flightplan.example.org/flightplan. READY, when set, is asked first: a node's
# /health/ready. OIDC_ISSUER is the identity provider's realm. Two of its clients with a service account each sign in by their own secrets
# (server-config/keycloak/README.md makes them): SMOKE_PLATFORM_CLIENT (flightplan-smoke-platform unless set) as platform-admin, and
# SMOKE_HOSPITAL_CLIENT (flightplan-smoke) as clinician and privacy-officer of SMOKE_TENANT, a hospital for this alone. The files
# SMOKE_PLATFORM_SECRET_FILE and SMOKE_HOSPITAL_SECRET_FILE hold the secrets. The hospital stays; it is made by the first run.
set -euo pipefail
umask 077
script=$(basename "$0")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

fail() { # what is wrong, and the remedy
    echo "$script: $1" >&2
    exit 1
}

address=${1:-}
[ -n "$address" ] || {
    sed -n '2,/^set /s/^# \{0,1\}//p' "$0" >&2
    exit 2
}
for setting in OIDC_ISSUER SMOKE_TENANT SMOKE_PLATFORM_SECRET_FILE SMOKE_HOSPITAL_SECRET_FILE; do
    [ -n "${!setting:-}" ] || fail "$setting is not set: see the head of this script"
done

step() { # what, expected status, then curl's arguments: the answer is in $work/answer
    local what=$1 expected=$2 figures
    shift 2
    figures=$(curl --silent --show-error --max-time 30 --output "$work/answer" --write-out '%{http_code} %{time_total}' "$@") ||
        fail "$what: no answer, as above: is the address right, its certificate trusted (CURL_CA_BUNDLE), the port open?"
    [[ " $expected " == *" ${figures% *} "* ]] || fail "$what: answered ${figures% *} instead of $expected: $(head -c 600 "$work/answer")"
    printf '%-34s %s  %6s s\n' "$what" "${figures% *}" "${figures#* }"
}

field() { # of the answer's JSON, a text or a word
    sed -n "s/.*\"$1\" *: *\"\{0,1\}\([^\",}]*\).*/\1/p" "$work/answer" | head -n 1
}

# A secret and a token stand in files, never among the arguments that others can list.
sign_in() { # what, client, file of its secret, file for the header
    printf 'grant_type=client_credentials&client_id=%s&client_secret=%s' "$2" "$(head -n 1 "$3")" > "$work/form"
    step "$1" 200 --data "@$work/form" "$OIDC_ISSUER/protocol/openid-connect/token"
    printf 'Authorization: Bearer %s\n' "$(field access_token)" > "$4"
}

api() { # what, expected status, as whom, method, path, body
    local body=()
    [ -z "${6:-}" ] || body=(--header 'Content-Type: application/json' --data "$6")
    step "$1" "$2" --header "@$work/$3" --request "$4" "${body[@]}" "$address/api/v1$5"
}

[ -z "${READY:-}" ] || step 'ready' 200 "$READY"
sign_in 'token of the platform' "${SMOKE_PLATFORM_CLIENT:-flightplan-smoke-platform}" "$SMOKE_PLATFORM_SECRET_FILE" "$work/platform"
sign_in 'token of the hospital' "${SMOKE_HOSPITAL_CLIENT:-flightplan-smoke}" "$SMOKE_HOSPITAL_SECRET_FILE" "$work/hospital"
api 'tenant (made once)' '201 409' platform POST /admin/tenants \
    "{\"id\":\"$SMOKE_TENANT\",\"name\":\"Smoke test, nobody's hospital\",\"enabled_specialties\":[\"cardiac\"]}"
now=$(date -u +%Y-%m-%dT%H:%M:%SZ)
api 'patient' 201 hospital POST /patients "{\"name\":\"Smoke Inventia\",\"mrn\":\"SMOKE-$(date +%s)-$$\",\"date_of_birth\":\"2020-02-29\"}"
patient=$(field patient_id)
api 'stay' 201 hospital POST /admissions \
    "{\"patient_id\":\"$patient\",\"specialty\":\"cardiac\",\"attending_id\":\"$patient\",\"admit_date\":\"$now\"}"
stay=$(field admission_id)
api 'move' 201 hospital POST "/admissions/$stay/location" "{\"to_location\":\"ACCU\",\"effective_at\":\"$now\"}"
api 'trajectory' 200 hospital GET "/admissions/$stay/trajectory"
grep -q ACCU "$work/answer" || fail "trajectory: the move is not in it: do the projections run? GET /api/v1/admin/projections"
api 'audit trail' 200 hospital GET "/admin/audit?patient_id=$patient"
grep -q trajectory.read "$work/answer" || fail "audit trail: the look at the trajectory is not in it"
api 'discharge' 200 hospital POST "/admissions/$stay/discharge" "{\"discharge_date\":\"$(date -u +%Y-%m-%dT%H:%M:%SZ)\"}"
api 'erasure' 200 hospital POST "/patients/$patient/erasure" '{"ground":"recorded_in_error"}'
api 'patient, erased' 200 hospital GET "/patients/$patient"
[ "$(field erased)" = true ] || fail "the patient can still be read: look at the key store"
api 'seals' 200 hospital GET /admin/audit/verify
[ "$(field intact)" = true ] || fail "the log is not as it was sealed: GET /api/v1/admin/audit/verify says where"
echo "All of it works, and nobody is left."
