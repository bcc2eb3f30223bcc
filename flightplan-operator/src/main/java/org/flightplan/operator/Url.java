package org.flightplan.operator;

import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import org.flightplan.settings.DatabaseUrl;
import org.flightplan.settings.OperatorSettings;
import org.flightplan.settings.Setting;
import org.flightplan.settings.SettingException;

/** {@code url SETTING}: an address in the driver's form, for the scripts that configure servers. */
record Url(OperatorSettings settings, PrintWriter out) implements Command {

    @Override
    public int run(List<String> arguments) {
        Setting setting = Arrays.stream(Setting.values())
                .filter(one -> one.kind() == Setting.Kind.DATABASE && arguments.equals(List.of(one.name())))
                .findFirst()
                .orElseThrow(() -> new SettingException("url takes one setting of a database, such as DATABASE_URL."));
        DatabaseUrl url = settings.database(setting).orElseThrow(() -> new SettingException(setting + " is not set."));
        if (url.user() != null || url.password() != null) {
            throw settings.wrong(
                    setting,
                    "it holds a user or a password, which would be stored readably: the users are those of"
                            + " roles.sql, passwords come from files.");
        }
        out.println(url.jdbcUrl());
        return DONE;
    }
}
