#!/bin/sh
# Puts PostgreSQL's driver and EclipseLink into WildFly as modules; run by configure.sh, safe to run again.
# Needs WILDFLY_HOME, POSTGRESQL_DRIVER and ECLIPSELINK.

set -eu
umask 022 # the server's user reads them, whoever installs them

modules=$WILDFLY_HOME/modules

postgresql=$modules/org/postgresql/main
rm -rf "$postgresql"
mkdir -p "$postgresql"
cp "$POSTGRESQL_DRIVER" "$postgresql/"
cat > "$postgresql/module.xml" <<EOF
<?xml version="1.0" encoding="UTF-8"?>
<module name="org.postgresql" xmlns="urn:jboss:module:1.9">
    <resources>
        <resource-root path="${POSTGRESQL_DRIVER##*/}"/>
    </resources>
    <dependencies>
        <module name="java.se"/>
        <module name="jakarta.transaction.api"/>
    </dependencies>
</module>
EOF

# WildFly ships a module for EclipseLink that lacks only EclipseLink itself. A copy under modules/ comes before
# the one under modules/system/, and survives an update of that.
stock=$modules/system/layers/base/org/eclipse/persistence/main
eclipselink=$modules/org/eclipse/persistence/main
rm -rf "$eclipselink"
mkdir -p "$eclipselink"
cp "$ECLIPSELINK" "$stock"/*.jar "$eclipselink/"
sed -e "s#<resources>#<resources><resource-root path=\"${ECLIPSELINK##*/}\"/>#" \
    -e 's#<dependencies>#<dependencies><module name="java.se"/><module name="jdk.unsupported"/>#' \
    "$stock/module.xml" > "$eclipselink/module.xml"
