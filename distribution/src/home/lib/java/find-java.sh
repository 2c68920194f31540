# find_java: sets $java to a JDK 25's launcher, or says what to install and fails.
java_version() {
    # The release file answers without starting a JVM.
    sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release" 2>/dev/null
}

find_java() {
    for candidate in "${JAVA_HOME:-}" "${JDK_HOME:-}" /usr/lib/jvm/*25* /usr/lib/jvm/*jdk* /opt/*jdk*25* /opt/java/* \
        "${HOME:-}"/.sdkman/candidates/java/25* "${HOME:-}"/.jdks/*25* /Library/Java/JavaVirtualMachines/*25*/Contents/Home
    do
        if [ -n "$candidate" ] && [ -x "$candidate/bin/java" ] && [ "$(java_version "$candidate")" = 25 ]; then
            java=$candidate/bin/java
            return 0
        fi
    done
    echo "taipan: needs a JDK 25 and found none." >&2
    echo "Install one (for example Eclipse Temurin 25, or your system's openjdk-25-jdk) or set JAVA_HOME to it." >&2
    return 1
}
