#!/usr/bin/env bash
# make.sh ROOT SUITE NODE NPM: Debian's smallest root with git, and Node and npm as the npm registry has them. Mirror,
# registry, proxies and certificates are those of the caller.
set -euo pipefail
root=$1 suite=$2 node=$3 npm=$4
began=$SECONDS

# The caller's own Debian repositories of that suite: URI RELEASE.
repositories=$({ apt-get indextargets --format '$(REPO_URI) $(RELEASE) $(COMPONENT) $(ORIGIN)' 2> /dev/null || true; } |
  awk -v suite="$suite" '$2 ~ "^" suite "(-|$)" && $3 == "main" && ($4 == "" || $4 == "Debian") { print $1, $2 }' |
  sort -u)
mirror=$(awk -v suite="$suite" '$2 == suite { print $1; exit }' <<< "$repositories")
include=git
[[ $repositories != *https:* ]] || include+=,ca-certificates

debootstrap --variant=minbase --include="$include" "$suite" "$root" ${mirror:+"$mirror"} > "$root.log" 2>&1 ||
  { tail -n 20 "$root.log" >&2 && rm "$root.log" && exit 1; }
rm "$root.log"
[[ -z $repositories ]] || awk '{ print "deb", $1, $2, "main" }' <<< "$repositories" > "$root/etc/apt/sources.list"
{ apt-config dump 2> /dev/null || true; } | grep -E '^Acquire::(https?|Check-|ForceIPv)' \
  > "$root/etc/apt/apt.conf.d/80caller" || true
cp --dereference /etc/resolv.conf /etc/hosts "$root/etc/"

case $(uname -m) in aarch64) arch=arm64 ;; *) arch=x64 ;; esac
npm install --silent --no-save --prefix "$root/srv/node" "node-linux-$arch@$node" "npm@$npm"
mkdir -p "$root/usr/local/lib/node_modules" "$root/usr/local/etc"
# A copy, since npm looks for its configuration beside the real file.
cp "$root/srv/node/node_modules/node-linux-$arch/bin/node" "$root/usr/local/bin/"
cp -R "$root/srv/node/node_modules/npm" "$root/usr/local/lib/node_modules/"
for name in npm npx; do ln -s "../lib/node_modules/npm/bin/$name-cli.js" "$root/usr/local/bin/$name"; done
rm -r "$root/srv/node"

# How the registry is reached, and nothing else of the caller's configuration.
npmrc=$root/usr/local/etc/npmrc
for name in registry proxy https-proxy noproxy strict-ssl; do
  value=$(npm config get "$name")
  case $value in null | undefined | '') ;; *) echo "$name=$value" >> "$npmrc" ;; esac
done
for file in "$(npm config get userconfig)" "$(npm config get globalconfig)"; do
  [[ ! -f $file ]] || grep -E '^ *(@[^:]+:registry|//)' "$file" >> "$npmrc" || true
done
ca=$(npm config get cafile)
if [[ -f $ca ]]; then
  cp "$ca" "$root/usr/local/etc/npm-ca.pem"
  echo 'cafile=/usr/local/etc/npm-ca.pem' >> "$npmrc"
fi

unset NODE_EXTRA_CA_CERTS
echo "*** bare root: $suite with git, Node $(chroot "$root" node --version), npm $(chroot "$root" npm --version):" \
  "$((SECONDS - began)) s, $(chroot "$root" dpkg-query --show | wc -l) packages"
