#!/usr/bin/env bash
# inside.sh [COMMAND]: what run.sh does in the bare root. Clones the repository and runs `npm install && npm start`,
# then, in another clone with another HOME, `npm install && npm test`; or COMMAND alone.
set -uo pipefail
PORT=${PORT:-4173}
figures=()
failed=0

fresh() {
  export HOME="/root/$1-home"
  mkdir "$HOME" && git clone -q /srv/repository.bundle "/root/$1" 2> /dev/null && cd "/root/$1"
}

# judge NAME SECONDS STATUS: a figure of the log, and what must not be in it.
judge() {
  local log counts warnings
  log=$(sed 's/\x1b\[[0-9;]*m//g' "/root/$1.log")
  counts=$(grep -E '^ *Tests +[0-9]|^ +[0-9]+ (passed|failed|flaky|skipped|interrupted|did not run)' <<< "$log" |
    tr -s ' \n' ' ')
  warnings=$(grep -c '^npm warn' <<< "$log")
  figures+=("$1: $2 s, exit code $3, $warnings npm warnings${counts:+, $counts}")
  echo "*** ${figures[-1]}"
  if [[ $3 != 0 || $warnings != 0 || $counts == *skipped* || $counts == *'did not run'* ]]; then failed=1; fi
}

run() {
  local began=$SECONDS
  fresh "$1"
  bash -c "$2" 2>&1 | tee "/root/$1.log"
  judge "$1" $((SECONDS - began)) "${PIPESTATUS[0]}"
}

is_served() {
  node --eval "fetch('http://127.0.0.1:$PORT/signup.html').then((page) => page.text())
    .then((text) => process.exit(text.includes('<address-search') ? 0 : 1), () => process.exit(1))"
}

serve() {
  if is_served; then
    echo "Port $PORT is taken. Choose another: PORT=4200 ENDPOINT_PORT=8800 npm run test:bare" >&2 && exit 2
  fi
  local began=$SECONDS status=0
  fresh start
  PORT=$PORT setsid bash -c 'npm install && npm start' > /root/start.log 2>&1 &
  local server=$!
  # The last that it says is where the pages are, once the endpoint runs too.
  until is_served && grep -q ":$PORT/signup.html" /root/start.log; do
    if ! kill -0 "$server" 2> /dev/null || ((SECONDS - began > 600)); then status=1 && break; fi
    sleep 1
  done
  local seconds=$((SECONDS - began))
  kill -INT -- "-$server" 2> /dev/null
  wait "$server"
  cat /root/start.log
  judge start "$seconds" "$status"
}

if (($# > 0)); then
  run command "$*"
else
  serve
  run test 'npm install && npm test'
fi
printf '*** %s\n' "${figures[@]}"
exit "$failed"
