#!/bin/sh
# Last steps of the distribution: the other names of the launcher, the library's bytecode, the AOT cache.
set -e
home=$1
here=$(cd "$(dirname "$0")" && pwd)
for v in $(env | sed -n 's/^\(PYTHON[A-Z_0-9]*\)=.*/\1/p'); do unset "$v"; done
chmod +x "$home/bin/taipan"
ln -sf taipan "$home/bin/python3.13"
ln -sf taipan "$home/bin/python3"
rm -f "$home/lib/java/taipan.aot"
"$home/bin/taipan" -I -S -m compileall -q -x '[/\\](test|tests|idle_test|turtledemo)[/\\]' "$home/lib/python3.13"
# What C2 would learn from the training is left out, and what C1 compiles early is held to what is hottest: with it the JVM
# starts compiling at once, and takes the second core from the short programs that the cache is for. Not level 1, which is
# the fastest to start with: a method that the training knows at level 1 never reaches C2.
hot="-XX:Tier3InvocationThreshold=3200 -XX:Tier3MinInvocationThreshold=1600 -XX:Tier3CompileThreshold=32000"
TAIPAN_JAVA_OPTIONS="-XX:TieredStopAtLevel=2 $hot -XX:AOTCacheOutput=$home/lib/java/taipan.aot" \
    "$home/bin/taipan" "$here/train.py" >/dev/null
[ -s "$home/lib/java/taipan.aot" ] || { echo "no AOT cache was written" >&2; exit 1; }
