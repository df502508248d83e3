#!/bin/sh
# The libraries that Qt links to and that pip cannot bring. Installs them where apt is there and allowed;
# otherwise prints the command and stops.
#
#     system-libraries.sh         what running takes
#     system-libraries.sh test    also an X server without a screen, for the test of the cable that is pulled out,
#                                 Java with JAXB, for the validator of the documents, and PostgreSQL, for the archive that is shared
#     system-libraries.sh faults  that X server, strace, which lets a disk fail, and libfaketime, which sets the clock of one
#                                 program; mounting takes root or user namespaces
set -u

needed="libgl1 libegl1 libglib2.0-0 libfontconfig1 libxkbcommon0 libdbus-1-3 libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1 libxcb-shape0 libxkbcommon-x11-0 python3-venv"
[ "${1:-}" = test ] && needed="$needed xvfb x11-xserver-utils openbox libjaxb-java postgresql"
[ "${1:-}" = faults ] && needed="$needed xvfb x11-xserver-utils openbox strace util-linux libfaketime"
[ "${1:-}" = test ] && ! command -v javac >/dev/null 2>&1 && needed="$needed default-jdk-headless"

command -v apt-get >/dev/null 2>&1 || exit 0    # another system: Qt brings its own, or says what it misses

missing=""
for name in $needed; do
    # Newer releases renamed some (libglib2.0-0t64); what provides the name counts too.
    dpkg-query -W -f='${Status}\n' "$name" "${name}t64" 2>/dev/null | grep -q 'ok installed' || missing="$missing $name"
done
case "$missing" in
    *python3-venv*) python3 -c 'import ensurepip, venv' 2>/dev/null && missing=$(printf '%s' "$missing" | sed 's/ python3-venv//') ;;
esac
[ -n "$missing" ] || exit 0

as=""
if [ "$(id -u)" -ne 0 ]; then
    if sudo -n true 2>/dev/null; then as="sudo"; else
        echo "Facilitator needs a few system libraries. Run this once, then try again:"
        echo "  sudo apt-get update && sudo apt-get install -y --no-install-recommends$missing"
        exit 1
    fi
fi
echo "Installing system libraries:$missing"
$as apt-get update -qq && DEBIAN_FRONTEND=noninteractive $as apt-get install -y -qq --no-install-recommends $missing >/dev/null
