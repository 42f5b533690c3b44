#!/usr/bin/env bash
# Runs the two commands of the README on a bare machine: a Debian root that debootstrap makes in a temporary folder,
# with Node, npm and git in it and nothing else. What is installed on this machine cannot help there.
#
#   npm run test:bare -- [--ci] [--suite bookworm] [--node 20] [--npm VERSION] ['COMMAND']
#
# --ci sets CI=true; a COMMAND runs in place of the two. Needs root, debootstrap and a network; takes a quarter of an
# hour. PORT and ENDPOINT_PORT are those of `npm start`.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)

ci='' suite=bookworm node=20 npm=$(npm --version)
while [[ ${1:-} == --* ]]; do
  case $1 in
    --ci) ci=true ;;
    --suite | --node | --npm) declare "${1#--}=${2:?"$1 wants a value"}" && shift ;;
    *) echo "unknown option: $1" >&2 && exit 2 ;;
  esac
  shift
done

if [[ $(id -u) != 0 ]]; then
  echo 'A root is made by root alone. Run: sudo npm run test:bare' >&2 && exit 2
fi
if ! command -v debootstrap > /dev/null; then
  echo 'debootstrap is missing. Run: apt-get install debootstrap' >&2 && exit 2
fi

root=$(mktemp -d "${TMPDIR:-/tmp}/address-search-bare-XXXXXX")
child=''
end() {
  [[ -n $child ]] && kill -KILL "$child" 2> /dev/null && wait "$child" || true
  rm -rf --one-file-system "$root"
}
trap end EXIT
trap 'exit 130' INT TERM HUP

# What is mounted there and what runs there goes with the namespaces, however this ends.
CI=$ci unshare --mount --pid --fork --kill-child --mount-proc bash -euo pipefail -c '
  bash "$1/make.sh" "$2" "$3" "$4" "$5"
  cp "$1/inside.sh" "$2/srv/"
  git -c safe.directory="*" -C "$1" bundle create -q "$2/srv/repository.bundle" HEAD
  mount --rbind /dev "$2/dev"
  mount -t proc proc "$2/proc"
  given=()
  for name in CI PORT ENDPOINT_PORT {HTTP,HTTPS,NO}_PROXY {http,https,no}_proxy; do
    [[ -z ${!name:-} ]] || given+=("$name=${!name}")
  done
  exec chroot "$2" env -i PATH=/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin ${given[@]+"${given[@]}"} \
    bash /srv/inside.sh "${@:6}"
' bare-root "$here" "$root" "$suite" "$node" "$npm" "$@" &
child=$!
status=0
wait "$child" || status=$?
child=''
exit "$status"
