#!/bin/sh
# Fetches veraPDF, as pinned in verapdf/pom.xml, into node_modules/.cache/verapdf.
# Needs Java, Maven and, the first time, the network; afterwards it does nothing.
set -eu
cd "$(dirname "$0")/../.."
pom=tests/tools/verapdf/pom.xml
cache=node_modules/.cache/verapdf

cmp -s "$pom" "$cache/pom.xml" && exit 0
rm -rf "$cache"
mvn --quiet --batch-mode --file "$pom" dependency:copy-dependencies \
  -DoutputDirectory="$PWD/$cache"
cp "$pom" "$cache/pom.xml"
