package org.flightplan.settings;

import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.jspecify.annotations.Nullable;

/** Tells the server's MicroProfile Config what stands in the file that {@code FLIGHTPLAN_ENV_FILE} names. */
public final class EnvFileConfig implements ConfigSource {

    // the environment is 300
    private static final int BELOW_THE_ENVIRONMENT = 290;
    private static final Map<String, String> VALUES = EnvFile.named(System.getenv())
            .map(EnvFile::read)
            .map(EnvFile::values)
            .orElse(Map.of());

    /** One setting, for whoever can't ask MicroProfile Config. */
    static @Nullable String value(String name) {
        return VALUES.get(name);
    }

    @Override
    public Map<String, String> getProperties() {
        return VALUES;
    }

    @Override
    public Set<String> getPropertyNames() {
        return VALUES.keySet();
    }

    @Override
    public @Nullable String getValue(String name) {
        return VALUES.get(name);
    }

    @Override
    public String getName() {
        return "flightplan-env-file";
    }

    @Override
    public int getOrdinal() {
        return BELOW_THE_ENVIRONMENT;
    }
}
