# find_java: sets $java to a JDK 25's launcher, or says what to install and fails.
is_jdk_25() {
    # The release file answers without starting a JVM, or any other program.
    [ -x "$1/bin/java" ] && [ -r "$1/release" ] || return 1
    while IFS= read -r line; do
        case $line in
            'JAVA_VERSION="25"'* | 'JAVA_VERSION="25.'*) return 0 ;;
            JAVA_VERSION=*) return 1 ;;
        esac
    done <"$1/release"
    return 1
}

find_java() {
    for candidate in "${JAVA_HOME:-}" "${JDK_HOME:-}" /usr/lib/jvm/*25* /usr/lib/jvm/*jdk* /opt/*jdk*25* /opt/java/* \
        "${HOME:-}"/.sdkman/candidates/java/25* "${HOME:-}"/.jdks/*25* /Library/Java/JavaVirtualMachines/*25*/Contents/Home
    do
        if [ -n "$candidate" ] && is_jdk_25 "$candidate"; then
            java=$candidate/bin/java
            return 0
        fi
    done
    echo "taipan: needs a JDK 25 and found none." >&2
    echo "Install one (for example Eclipse Temurin 25, or your system's openjdk-25-jdk) or set JAVA_HOME to it." >&2
    return 1
}
