#!/usr/bin/env bash
# The contract's gate, with buf.
#   tools/contract.sh lint       naming, comments and AIP style, by proto/buf.yaml
#   tools/contract.sh breaking   nothing that a released client relies on may go
#   tools/contract.sh release    make the contract as it stands the released image
# buf wants the imported google/ files in the same tree, so both are laid out in one folder.
set -euo pipefail
cd "$(dirname "$(readlink -f "$0")")/.."
buf=$PWD/node_modules/.bin/buf
image=proto/released/parvis.v1.binpb

tree=$(mktemp -d)
trap 'rm -rf "$tree"' EXIT
cp -r proto/buf.yaml proto/parvis "$tree"
google=(api/annotations api/field_behavior api/http api/launch_stage api/resource
  rpc/code rpc/error_details rpc/status)
for file in "${google[@]}"; do
  install -D --mode=644 "node_modules/google-proto-files/google/$file.proto" \
    "$tree/google/$file.proto"
done

case ${1:-} in
  lint) (cd "$tree" && "$buf" lint --path parvis) | sed 's|^|proto/|' ;;
  breaking)
    against=$PWD/$image
    (cd "$tree" && "$buf" breaking --path parvis --against "$against") | sed 's|^|proto/|'
    ;;
  release)
    out=$PWD/$image
    mkdir -p "${out%/*}"
    (cd "$tree" && "$buf" build --exclude-source-info --path parvis -o "$out")
    ;;
  *) sed -n '2,6s/^# //p' "$0" >&2 && exit 2 ;;
esac
